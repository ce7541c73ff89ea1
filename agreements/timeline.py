"""What happened to an agreement, day by day, up to a day: what was reported, and what follows from its terms.
Pure."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from proceedings.content import Ref, Text

from .lengths import period_of
from .status import AUTOMATIC, REPORTED, RESUMED, TERM, changes, party_signed_on, signing
from .terms import EventKind, State

if TYPE_CHECKING:
    from .published import Agreement, Length


@dataclass(frozen=True)
class Entry:
    """`kind` is an EventKind; `by`, why, where it follows from the terms; `party` is set of the signature or
    the notification of one. `is_ahead`: it is still to come."""

    date: dt.date
    kind: str
    by: str = ""
    party: Ref = Ref()
    until: dt.date | None = None
    note: Text = Text()
    source: Text = Text()
    source_url: str = ""
    is_ahead: bool = False


NOTIFIED = "notified"
MOST_RENEWALS = 10
ORDER = [EventKind.ANNOUNCED, EventKind.SIGNED, NOTIFIED, *list(EventKind)[2:]]


def timeline(content: "Agreement", on: date) -> list[Entry]:
    """The earliest first; of what is to come, the day of effect and the end of the term as it runs now."""
    found = [*_reported(content), *_signatures(content), *_turns(content, on), *_renewals(content, on)]
    told = [each for each in found if each.is_ahead or each.date <= on]
    return sorted(told, key=lambda each: (each.date, ORDER.index(each.kind)))


def _reported(content: "Agreement") -> Iterator[Entry]:
    for each in content.events:
        yield Entry(
            each.date,
            each.kind,
            until=each.until,
            note=each.note,
            source=each.source,
            source_url=each.source_url,
        )


def _signatures(content: "Agreement") -> Iterator[Entry]:
    """Each party's own where they did not sign on one day; and their notifications."""
    days = {each.body: day for each in content.parties if (day := party_signed_on(content, each))}
    signed = signing(content)
    if len(set(days.values())) > 1 or signed.is_partial:
        for body, day in days.items():
            yield Entry(day, EventKind.SIGNED, party=body)
    elif signed.whole and not any(each.kind == EventKind.SIGNED for each in content.events):
        yield Entry(signed.whole, EventKind.SIGNED)
    for each in content.parties:
        if each.notified_on:
            yield Entry(each.notified_on, NOTIFIED, party=each.body)


def _turns(content: "Agreement", on: date) -> Iterator[Entry]:
    """What follows from its terms: that it took effect, renewed itself, came to its end."""
    for each in changes(content):
        if not each.since or each.by in (REPORTED, RESUMED):
            continue
        is_ahead = each.since > on
        if each.state == State.IN_EFFECT:
            yield Entry(each.since, EventKind.EFFECTIVE, each.by, is_ahead=is_ahead)
        elif each.by == AUTOMATIC and is_ahead:
            yield Entry(each.since, EventKind.RENEWED, AUTOMATIC, until=each.until, is_ahead=True)
        elif each.by == TERM:
            last = each.since - timedelta(days=1)
            yield Entry(last, EventKind.EXPIRED, TERM, is_ahead=last >= on)


def _renewals(content: "Agreement", on: date) -> Iterator[Entry]:
    """Each time that it has renewed itself, the last ones where they are many."""
    told = changes(content)
    length = content.terms.renewal_length or content.terms.length
    for each, after in zip(told, [*told[1:], None], strict=True):
        if each.by == AUTOMATIC and each.since and each.since <= on:
            ends = min(on, after.begins - timedelta(days=1)) if after and after.begins else on
            yield from _periods(each.since, length, ends)


def _periods(first: date, length: "Length", on: date) -> Iterator[Entry]:
    begins, until = period_of(first, length, on)
    for _time in range(MOST_RENEWALS):
        yield Entry(begins, EventKind.RENEWED, AUTOMATIC, until=until)
        if begins == first:
            return
        begins, until = period_of(first, length, begins - timedelta(days=1))
