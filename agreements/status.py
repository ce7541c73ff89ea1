"""Where an agreement stands on a day: told by its terms, its signatures, its events and the clock. Pure.

Nobody types it. What is not known is not guessed: an agreement of which only the signing was reported is
signed, and nothing is said of its taking effect.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .lengths import last_day, period_of
from .terms import EventKind, Renewal, State, TakesEffect

if TYPE_CHECKING:
    from .published import Agreement, Event, Party

DAY = timedelta(days=1)
# Why it is in a state, beside the ways of taking effect: by its term's end, by itself, as was reported.
TERM, AUTOMATIC, REPORTED, RESUMED = "term", "automatic", "reported", "resumed"
LIVE = (State.IN_EFFECT, State.RENEWED)
ENDS = {
    EventKind.EXPIRED: State.EXPIRED,
    EventKind.TERMINATED: State.TERMINATED,
    EventKind.COMPLETED: State.COMPLETED,
}
# What happens on one day happens in this order.
ORDER = [*State, *EventKind]


@dataclass(frozen=True)
class Status:
    """`since` the day of the state, `by` why; `effective` the day it took effect, `effective_by` by what;
    `until` the last day of its term; `expected` what is still to come: the day of signing or of effect.
    None and "" are not known. `turned` is the day from which this is so, where that is another."""

    state: State
    since: date | None = None
    by: str = ""
    effective: date | None = None
    effective_by: str = ""
    until: date | None = None
    expected: date | None = None
    turned: date | None = None

    @property
    def begins(self) -> date | None:
        return self.turned or self.since


def status(content: "Agreement", on: date) -> Status:
    """Where it stands on a day, and why."""
    found = [each for each in changes(content) if each.begins is None or each.begins <= on][-1]
    if found.by == AUTOMATIC and found.since:
        begins, until = period_of(found.since, content.terms.renewal_length or content.terms.length, on)
        return replace(found, since=begins, until=until, turned=found.begins)
    return found


def changes(content: "Agreement") -> list[Status]:
    """All that it goes through if nothing else happens, in order; what renews itself does so once for all."""
    return _Life(content).told()


def on_card(content: "Agreement") -> str:
    """The same for lists, which read no content: «signed@2022-06-15 in_effect@2022-07-01»."""
    told = ((each.state.value, each.begins) for each in changes(content))
    return " ".join(f"{state}@{begins.isoformat() if begins else ''}" for state, begins in told)


def state_on(told: str, on: date) -> str:
    """The state on a day, of what `on_card` wrote; empty for a card of before it did."""
    states = [each.partition("@") for each in told.split()]
    day = on.isoformat()
    return next((state for state, _at, begins in reversed(states) if begins <= day), "")


def party_signed_on(content: "Agreement", party: "Party") -> date | None:
    """Its own date, or that of the last who signed for it, or the day on which all signed."""
    own = [each.signed_on for each in content.signatories if each.party == party.body.key]
    dates = [each for each in own if each]
    last = max(dates) if dates and len(dates) == len(own) else None
    return party.signed_on or last or content.signed_on


@dataclass(frozen=True)
class Signing:
    """`first` and `whole`: the days of the first signature and of the last one that was needed. `is_partial`:
    some have signed and others have not."""

    first: date | None = None
    whole: date | None = None
    is_partial: bool = False


def signing(content: "Agreement") -> Signing:
    dates = [party_signed_on(content, each) for each in content.parties]
    known = [each for each in dates if each]
    reported = [each.date for each in content.events if each.kind == EventKind.SIGNED]
    whole = content.signed_on or (min(reported) if reported else None)
    if known and len(known) == len(dates):
        return Signing(min(known), max(known))
    if known and not whole:
        return Signing(min(known), None, is_partial=True)
    return Signing(whole, whole)


def takes_effect(content: "Agreement", signed: Signing) -> tuple[date | None, str]:
    """The day it takes effect and by what; a day that was reported counts before the terms."""
    reported = [each.date for each in content.events if each.kind == EventKind.EFFECTIVE]
    if reported:
        return min(reported), REPORTED
    terms, way = content.terms, content.terms.takes_effect
    if signed.is_partial:
        return None, way
    if way == TakesEffect.SIGNING:
        return content.signed_on or signed.whole, way
    if way == TakesEffect.LAST_SIGNATURE:
        return signed.whole, way
    if way == TakesEffect.DATE:
        return terms.effective_on, way
    notified = [each.notified_on for each in content.parties]
    if way == TakesEffect.LAST_NOTIFICATION and notified and all(notified):
        return max(each for each in notified if each), way
    return None, way


class _Life:
    """Goes through what happened day by day; `last` is the last day of the term as it runs then."""

    def __init__(self, content: "Agreement") -> None:
        self.content, self.terms = content, content.terms
        self.signed = signing(content)
        self.starts, self.way = takes_effect(content, self.signed)
        self.last = self.terms.ends_on
        self.effective: date | None = None
        self.effective_by = ""
        self.found = [self.beginning()]

    @property
    def now(self) -> Status:
        return self.found[-1]

    def told(self) -> list[Status]:
        for day, kind, event in sorted(self.steps(), key=lambda step: (step[0], ORDER.index(step[1]))):
            self.lapse(before=day)
            self.step(day, kind, event)
        self.lapse(before=date.max)
        return self.found

    def beginning(self) -> Status:
        """What is so before the first day that is known."""
        if self.signed.first:
            return Status(State.ANNOUNCED, expected=self.signed.whole)
        if any(each.kind == EventKind.ANNOUNCED for each in self.content.events):
            return Status(State.ANNOUNCED)
        if self.way in (TakesEffect.SIGNING, TakesEffect.LAST_SIGNATURE) and not self.terms.length:
            self.effective_by = self.way
            return Status(State.IN_EFFECT, by=self.way, effective_by=self.way, until=self.last)
        return Status(State.SIGNED, by=self.way, expected=self.starts)

    def steps(self) -> Iterator[tuple[date, str, "Event | None"]]:
        if self.signed.is_partial and self.signed.first:
            yield self.signed.first, State.PARTLY_SIGNED, None
        if self.signed.whole:
            if self.signed.first and self.signed.first < self.signed.whole:
                yield self.signed.first, State.PARTLY_SIGNED, None
            yield self.signed.whole, State.SIGNED, None
        if self.starts:
            yield max(self.starts, self.signed.whole or self.starts), State.IN_EFFECT, None
        for each in self.content.events:
            if each.kind not in (EventKind.SIGNED, EventKind.EFFECTIVE, EventKind.AMENDED):
                yield each.date, each.kind, each

    def step(self, day: date, kind: str, event: "Event | None") -> None:
        if kind == State.IN_EFFECT:
            self.take_effect(day)
        elif kind in (State.PARTLY_SIGNED, State.SIGNED):
            if self.now.state in (State.ANNOUNCED, State.PARTLY_SIGNED):
                self.turn(State(kind), day, by=self.way, expected=self.starts)
        elif kind == EventKind.ANNOUNCED:
            if self.now.state == State.ANNOUNCED:
                self.turn(State.ANNOUNCED, day, expected=self.now.expected)
        elif kind == EventKind.RENEWED and event:
            self.renew(day, event)
        elif kind == EventKind.SUSPENDED:
            self.turn(State.SUSPENDED, day, by=REPORTED)
        elif kind == EventKind.RESUMED:
            before = [each.state for each in self.found if each.state in LIVE]
            self.turn(before[-1] if before else State.IN_EFFECT, day, by=RESUMED)
        elif kind in ENDS:
            self.last = None
            self.turn(ENDS[EventKind(kind)], day, by=REPORTED)

    def take_effect(self, day: date) -> None:
        if self.now.state not in (State.ANNOUNCED, State.PARTLY_SIGNED, State.SIGNED):
            return
        starts = self.starts or day
        self.last = self.terms.ends_on or last_day(starts, self.terms.length)
        self.effective, self.effective_by = starts, self.way
        self.turn(State.IN_EFFECT, starts, by=self.way, turned=day)

    def renew(self, day: date, event: "Event") -> None:
        """From the end of the term, or from that day where it had ended or its end is not known."""
        begins = self.last + DAY if self.last else day
        self.last = event.until or last_day(begins, self.terms.renewal_length or self.terms.length)
        self.turn(State.RENEWED, day, by=REPORTED)

    def lapse(self, before: date) -> None:
        """The term's last day has passed."""
        if self.last is None or self.last >= before or self.last == date.max:
            return
        begins = self.last + DAY
        if self.terms.renewal != Renewal.AUTOMATIC:
            self.last = None
            self.turn(State.EXPIRED, begins, by=TERM)
            return
        length = self.terms.renewal_length or self.terms.length
        self.last = last_day(begins, length)
        if self.now.state != State.SUSPENDED:
            self.turn(State.RENEWED, begins, by=AUTOMATIC)
        if self.last and self.last < before:
            self.last = period_of(begins, length, before)[1]

    def turn(
        self,
        state: State,
        since: date,
        by: str = "",
        expected: date | None = None,
        turned: date | None = None,
    ) -> None:
        """Another state; of one day only the last is kept."""
        until = self.last if state in LIVE else None
        fresh = Status(state, since, by, self.effective, self.effective_by, until, expected, turned)
        if self.now.begins == fresh.begins:
            self.found.pop()
        self.found.append(fresh)
