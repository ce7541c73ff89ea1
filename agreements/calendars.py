"""Due dates as iCalendar: entries in, bytes out. Pure."""

from collections.abc import Iterable, Iterator
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
    return b"".join(pieces(entries, name=name, address=address, source=source, language=language))


def pieces(
    entries: Iterable[Entry], *, name: str, address: str, source: str, language: str
) -> Iterator[bytes]:
    """The same one entry at a time."""
    made = envelope("Commitments", name=name, address=address, source=source, language=language)
    begin, end, rest = made.to_ical().partition(b"END:VCALENDAR")
    yield begin
    for entry in entries:
        yield _event(entry, language).to_ical()
    yield end + rest


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
