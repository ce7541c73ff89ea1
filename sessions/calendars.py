"""The programme as iCalendar: dated entries in, bytes out. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from icalendar import Calendar, Event, Timezone, vDuration, vText, vUri

from proceedings.cards import Card
from proceedings.content import Text
from proceedings.dates import RIYADH

from .identity import guid
from .terms import Happening, SessionKind

MEDIA_TYPE = "text/calendar; charset=utf-8"
COMMA = {"ar": "، ", "en": ", "}
OFTEN = timedelta(hours=1)  # how often a calendar that subscribes should look again
STATUS = {Happening.CANCELLED: "CANCELLED", Happening.POSTPONED: "TENTATIVE"}
SAID_FIRST = (Happening.CANCELLED, Happening.POSTPONED, Happening.MOVED)


@dataclass(frozen=True)
class Entry:
    """A session that has a time: its card with today's names, the absolute address of its page, the version
    that is public and since when, and where the forum is held."""

    card: Card
    address: str
    version: int
    since: datetime
    venue: Text = Text()


def calendar(entries: Iterable[Entry], *, name: str, address: str, source: str, language: str) -> bytes:
    made = envelope("Programme", name=name, address=address, source=source, language=language)
    made.add_component(_riyadh())
    for entry in entries:
        made.add_component(_event(entry, language))
    return made.to_ical()


def envelope(what: str, *, name: str, address: str, source: str, language: str) -> Calendar:
    """A calendar without its events. `address`: of the page that shows the same; `source`: of this very
    calendar."""
    made = Calendar.new(
        prodid=f"-//Multaqa//{what}//{language.upper()}",
        method="PUBLISH",
        name=name,
        url=address,
    )
    made.pop("uid")  # a random one: the same programme is the same bytes
    made.add("source", vUri(source), parameters={"VALUE": "URI"})
    made.add("refresh-interval", vDuration(OFTEN), parameters={"VALUE": "DURATION"})
    made.add("x-wr-timezone", RIYADH.key)
    made.add("x-published-ttl", "PT1H")  # the same for software that is older than refresh-interval
    return made


@cache
def _riyadh() -> Timezone:
    zone = Timezone.from_tzinfo(RIYADH)
    zone.pop("comment", None)  # that it holds for some years only: Riyadh has kept one time since 1947
    return zone


def _event(entry: Entry, language: str) -> Event:
    card, happening = entry.card, Happening(entry.card.state or Happening.PLANNED)
    assert card.starts_at
    event = Event()
    event.add("uid", guid("session", card.key))
    event.add("dtstamp", entry.since)
    event.add("last-modified", entry.since)
    event.add("sequence", entry.version - 1)
    event.add("dtstart", card.starts_at.astimezone(RIYADH))
    if card.ends_at:
        event.add("dtend", card.ends_at.astimezone(RIYADH))
    event.add("status", STATUS.get(happening, "CONFIRMED"))
    if happening in STATUS:
        event.add("transp", "TRANSPARENT")
    add_text(event, "summary", *title(card, language))
    where = [*place(card.place, language), *place(entry.venue, language)]
    if where:
        event.add("location", COMMA[language].join(where))
    event.add("description", _description(entry, happening, language))
    event.add("categories", [str(SessionKind(card.label).label), *tracks(card, language)])
    event.add("url", entry.address)
    return event


def title(card: Card, language: str) -> tuple[str, str]:
    """The title and the language it is in; first what became of the session: calendars show little more."""
    text, shown = card.title.in_language(language)
    happening = Happening(card.state or Happening.PLANNED)
    return (f"{happening.label}: {text}" if happening in SAID_FIRST else text), shown


def place(text: Text, language: str) -> list[str]:
    return [text.in_language(language)[0]] if text else []


def tracks(card: Card, language: str) -> list[str]:
    return [track.label.in_language(language)[0] for track in card.tracks]


def _description(entry: Entry, happening: Happening, language: str) -> str:
    card = entry.card
    lines = [str(SessionKind(card.label).label)]
    if happening in SAID_FIRST:
        lines.append(str(happening.label))
    people = [" — ".join([each.called(language), *place(each.office, language)]) for each in card.people]
    return "\n".join([COMMA[language].join(lines), *people, entry.address])


def add_text(event: Event, name: str, text: str, language: str) -> None:
    event.add(name, vText(text), parameters={"LANGUAGE": language})
