"""The event in schema.org's words: editions, days, people and bodies. Pure."""

from typing import TYPE_CHECKING

from proceedings.richtext import as_plain
from proceedings.schemaorg import Linked, Linking, Node, iso, node

from .names import Appearance, address

if TYPE_CHECKING:
    from .published import Day, Edition, Organisation, Page, Person

OFFLINE = "https://schema.org/OfflineEventAttendanceMode"
SCHEDULED = "https://schema.org/EventScheduled"
DESCRIPTION_LENGTH = 500


def edition(content: "Edition", to: Linking) -> Linked:
    venue = content.venue
    made = node(
        "Event",
        {"@id": to.address},
        name=to.text(content.name),
        alternateName=to.other(content.name),
        url=to.address,
        description=to.text(content.aim) or to.text(content.motto),
        inLanguage=to.language,
        startDate=iso(content.starts_on),
        endDate=iso(content.ends_on),
        eventStatus=SCHEDULED,
        eventAttendanceMode=OFFLINE,
        location=to.place(to.text(venue.name), to.text(venue.address) or to.text(venue.place))
        if venue
        else {},
        organizer=to.named("Organization", content.organiser),
        sponsor=[appearing(each, to) for each in content.patrons],
        image=to.file(content.cover),
        superEvent=node("EventSeries", name=to.text(content.forum), description=to.text(content.forum_about)),
        subEvent=to.events("day", "session"),
    )
    return Linked(made, [to.section("editions")])


def day(content: "Day", to: Linking) -> Linked:
    made = node(
        "Event",
        {"@id": to.address},
        name=to.title,
        url=to.address,
        description=as_plain(to.text(content.summary))[:DESCRIPTION_LENGTH],
        inLanguage=to.language,
        startDate=iso(content.date),
        endDate=iso(content.date),
        eventStatus=SCHEDULED,
        eventAttendanceMode=OFFLINE,
        location=to.of_edition_place(),
        attendee=[appearing(each, to) for each in content.dignitaries],
        superEvent=to.super_event(),
        subEvent=to.events("session"),
    )
    return Linked(made, to.trail("programme"))


def person(content: "Person", to: Linking) -> Linked:
    held = Appearance("", content.body, content.titles, content.profession)
    made = node(
        "Person",
        {"@id": to.address},
        name=to.text(content.name),
        alternateName=to.other(content.name),
        url=to.address,
        honorificPrefix=address(held, to.language),
        jobTitle=to.text(content.office),
        worksFor=to.named("Organization", content.body),
        description=as_plain(to.text(content.biography))[:DESCRIPTION_LENGTH],
        image=to.file(content.photo),
        performerIn=to.events("session"),
    )
    return Linked(made, [to.section("people")])


def organisation(content: "Organisation", to: Linking) -> Linked:
    made = node(
        "Organization",
        {"@id": to.address},
        name=to.text(content.name),
        alternateName=[
            *filter(None, [to.other(content.name)]),
            *(to.text(each.name) for each in content.names[:-1]),
        ],
        url=to.address,
        sameAs=content.website,
        description=to.text(content.about)[:DESCRIPTION_LENGTH],
        parentOrganization=to.named("Organization", content.parent),
    )
    return Linked(made, [to.section("organisations")])


def page(content: "Page", to: Linking) -> Linked:
    made = node(
        "WebPage",
        {"@id": to.address},
        name=to.title,
        url=to.address,
        inLanguage=to.language,
        description=as_plain(to.text(content.body))[:DESCRIPTION_LENGTH],
    )
    return Linked(made)


def appearing(shown: Appearance, to: Linking) -> Node:
    """Somebody in a role, with the office held then."""
    who = to.named("Person", shown.person)
    office = {"jobTitle": to.text(shown.office)} if shown.office else {}
    body = to.named("Organization", shown.body)
    return who | office | ({"affiliation": body} if body else {}) if who else {}
