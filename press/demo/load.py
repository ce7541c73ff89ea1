"""The demo: the second day of a real forum, from the tables beside this file, entered and published.

What stands under an address that is already taken is left as it is.
"""

import tomllib
from pathlib import Path
from typing import Any

from agreements.models import Agreement, Party
from forum.models import Attendance, Day, Edition, Forum, Organisation, Person, Title, Venue
from sessions.models import Session, Speaker

from ..desk import compose
from ..entry import Desk, columns, no_edition_is_current
from ..models import DayReport

FOLDER = Path(__file__).parent
EDITION = "first"
THE_DAY = 2  # the day that the tables of sessions and agreements belong to


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def load(desk: Desk) -> None:
    titles = load_titles(desk)
    bodies: dict[str, Organisation] = {}
    for slug, entry in read("organisations").items():
        bodies[slug] = load_organisation(desk, slug, entry, bodies)
    people = {slug: load_person(desk, slug, entry, bodies, titles) for slug, entry in read("people").items()}
    event = read("edition")
    edition = load_edition(desk, event, bodies, people)
    days = {entry["number"]: load_day(desk, edition, entry, people) for entry in event["days"]}
    for place, (slug, entry) in enumerate(read("sessions").items(), 1):
        load_session(desk, days[THE_DAY], slug, {**entry, "position": place * 10}, bodies, people)
    for place, (slug, entry) in enumerate(read("agreements").items(), 1):
        load_agreement(desk, days[THE_DAY], slug, {**entry, "position": place * 10}, bodies)
    load_report(desk, days[THE_DAY])


def load_titles(desk: Desk) -> dict[str, Title]:
    return {name: load_title(desk, entry) for name, entry in read("titles").items()}


def load_title(desk: Desk, entry: dict[str, Any]) -> Title:
    values = columns(Title, entry)
    found = Title.objects.filter(
        kind=values["kind"], masculine_ar=values["masculine_ar"], masculine_en=values["masculine_en"]
    )
    return found.first() or desk.enter(Title(**values))


def load_organisation(
    desk: Desk, slug: str, entry: dict[str, Any], bodies: dict[str, Organisation]
) -> Organisation:
    if found := Organisation.objects.filter(slug=slug).first():
        return found
    parent = bodies[entry["parent"]] if "parent" in entry else None
    row = desk.enter(Organisation(slug=slug, **columns(Organisation, {**entry, "parent": parent})))
    desk.publish(row)
    return row


def load_person(
    desk: Desk, slug: str, entry: dict[str, Any], bodies: dict[str, Organisation], titles: dict[str, Title]
) -> Person:
    if found := Person.objects.filter(slug=slug).first():
        return found
    values = columns(Person, entry)
    held = [titles[name] for name in values.pop("titles", [])]
    values["profession"] = titles.get(values.get("profession", ""))
    values["organisation"] = bodies.get(values.get("organisation", ""))
    row = desk.enter(Person(slug=slug, **values))
    row.titles.set(held)
    desk.publish(row)
    return row


def load_edition(
    desk: Desk, event: dict[str, Any], bodies: dict[str, Organisation], people: dict[str, Person]
) -> Edition:
    forum, venue = columns(Forum, event["forum"]), columns(Venue, event["venue"])
    values = columns(Edition, event["edition"])
    patrons = values.pop("patrons")
    values["organiser"], values["host"] = bodies[values["organiser"]], bodies[values["host"]]
    values["forum"] = Forum.objects.filter(**forum).first() or desk.enter(Forum(**forum))
    values["venue"] = Venue.objects.filter(**venue).first() or desk.enter(Venue(**venue))
    row = desk.enter(Edition(is_current=no_edition_is_current(), **values))
    for place, slug in enumerate(patrons, 1):
        patron = Attendance(edition=row, person=people[slug], role="patron", position=place * 10)
        desk.enter_appearance(patron)
    desk.publish(row)
    return row


def load_day(desk: Desk, edition: Edition, entry: dict[str, Any], people: dict[str, Person]) -> Day:
    values = columns(Day, entry)
    dignitaries = values.pop("dignitaries", [])
    row = desk.enter(Day(edition=edition, **values))
    for place, slug in enumerate(dignitaries, 1):
        desk.enter_appearance(
            Attendance(edition=edition, day=row, person=people[slug], role="dignitary", position=place * 10)
        )
    desk.publish(row)
    return row


def load_session(
    desk: Desk,
    day: Day,
    slug: str,
    entry: dict[str, Any],
    bodies: dict[str, Organisation],
    people: dict[str, Person],
) -> None:
    values = columns(Session, entry)
    speakers = values.pop("speakers", [])
    values["initiative_owner"] = bodies.get(values.get("initiative_owner", ""))
    row = desk.enter(Session(edition=day.edition, day=day, slug=slug, happening="held", **values))
    for place, each in enumerate(speakers, 1):
        desk.enter_appearance(
            Speaker(session=row, person=people[each["person"]], role=each["role"], position=place * 10)
        )
    desk.publish(row)


def load_agreement(
    desk: Desk, day: Day, slug: str, entry: dict[str, Any], bodies: dict[str, Organisation]
) -> None:
    values = columns(Agreement, entry)
    parties = values.pop("parties")
    row = desk.enter(Agreement(edition=day.edition, day=day, slug=slug, **values))
    for place, body in enumerate(parties, 1):
        desk.enter(Party(agreement=row, organisation=bodies[body], position=place * 10))
    desk.publish(row)


def load_report(desk: Desk, day: Day) -> None:
    """Composed of what is public by now; its head is that of the day."""
    row = desk.enter(DayReport(day=day, edition=day.edition))
    compose(row)
    desk.publish(row)
