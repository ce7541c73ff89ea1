"""Due dates as iCalendar: entries in, bytes out. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Event

from proceedings.content import Text
from sessions.calendars import COMMA, MEDIA_TYPE, add_text, envelope
from sessions.identity import guid

__all__ = ["MEDIA_TYPE", "Entry", "calendar"]


@dataclass(frozen=True)
class Entry:
    """One day on which an obligation falls due; `key` names it for ever, `since` is when its version became
    public."""

    key: str
    due: date
    measure: Text
    whose: tuple[Text, ...]
    agreement: Text
    address: str
    version: int
    since: datetime


def calendar(entries: Iterable[Entry], *, name: str, address: str, source: str, language: str) -> bytes:
    made = envelope("Commitments", name=name, address=address, source=source, language=language)
    for entry in entries:
        made.add_component(_event(entry, language))
    return made.to_ical()


def _event(entry: Entry, language: str) -> Event:
    """A whole day that keeps nobody busy."""
    event = Event()
    event.add("uid", guid("commitment", entry.key))
    event.add("dtstamp", entry.since)
    event.add("last-modified", entry.since)
    event.add("sequence", entry.version - 1)
    event.add("dtstart", entry.due)
    event.add("dtend", entry.due + timedelta(days=1))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    measure, shown = entry.measure.in_language(language)
    add_text(event, "summary", " ".join(measure.split()), shown)
    whose = COMMA[language].join(each.in_language(language)[0] for each in entry.whose)
    agreement, _shown = entry.agreement.in_language(language)
    event.add("description", "\n".join(filter(None, [whose, agreement, entry.address])))
    event.add("url", entry.address)
    return event
