"""A session in schema.org's words. Pure."""

from typing import TYPE_CHECKING

from forum.schemaorg import DESCRIPTION_LENGTH, OFFLINE, SCHEDULED, appearing
from proceedings.richtext import as_plain
from proceedings.schemaorg import Linked, Linking, Node, iso, node

from .terms import Happening

if TYPE_CHECKING:
    from .published import Quote, Session

STATUS = {
    Happening.CANCELLED: "https://schema.org/EventCancelled",
    Happening.POSTPONED: "https://schema.org/EventPostponed",
    Happening.MOVED: "https://schema.org/EventRescheduled",
}


def session(content: "Session", to: Linking) -> Linked:
    said = to.text(content.abstract) or as_plain(to.text(content.summary))
    photos = [to.file(each.file) for each in content.materials if each.kind == "photo"]
    made = node(
        "Event",
        {"@id": to.address},
        name=to.text(content.title),
        alternateName=to.other(content.title),
        url=to.address,
        description=said[:DESCRIPTION_LENGTH],
        inLanguage=to.language,
        startDate=iso(content.starts_at or content.date),
        endDate=iso(content.ends_at),
        eventStatus=STATUS.get(Happening(content.happening), SCHEDULED),
        eventAttendanceMode=OFFLINE,
        maximumAttendeeCapacity=content.capacity or "",
        location=to.of_edition_place(to.text(content.room)),
        performer=[appearing(each, to) for each in content.speakers],
        organizer=to.named("Organization", content.initiative_owner),
        image=[photo for photo in photos if photo],
        superEvent=to.super_event(),
        subjectOf=[_quotation(quote, to) for quote in content.quotes],
    )
    return Linked(made, to.trail("workshops" if content.is_workshop else "programme"))


def _quotation(quote: "Quote", to: Linking) -> Node:
    """Words as they stand on the page; the language that they were said in may be another."""
    words, language = quote.words.in_language(to.language)
    return node("Quotation", text=words, inLanguage=language, spokenByCharacter=appearing(quote.speaker, to))
