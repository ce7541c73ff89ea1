"""Where an obligation stands on a day, from its due dates and what was reported. Pure.

Nobody types a state. A report answers for the day on which the obligation is due from that day on, and before
it where it says that the obligation was met; past its day and without such a report there is none, which is a
fact and no verdict.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from .terms import DutyState, Every, Reported

MOST = 120  # times that an obligation falls due: ten years of months
SOON = timedelta(days=30)
MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}


class Reporting(Protocol):
    """Of the desk or of the record; `due` is the time that it is about, none where there is only one."""

    @property
    def reported_on(self) -> date: ...
    @property
    def status(self) -> str: ...
    @property
    def due(self) -> date | None: ...


@dataclass(frozen=True)
class Standing:
    """One time that an obligation falls due. `since`: the last that was heard of it before it became overdue,
    or the day on which it was due; `reports` are those about this time, the latest last."""

    due: date | None
    state: DutyState
    since: date | None = None
    reports: tuple[Any, ...] = ()


def dues(first: date | None, every: str = "", until: date | None = None) -> list[date]:
    """Each day on which it falls due: at most one more than MOST, so that too many can be told."""
    if not first or not every:
        return [first] if first else []
    days: list[date] = []
    while (day := _months_later(first, len(days) * MONTHS[Every(every)])) <= (until or first):
        days.append(day)
        if len(days) > MOST:
            break
    return days


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def occurrences(
    first: date | None, every: str, until: date | None, reports: Iterable[Reporting]
) -> list[tuple[date | None, tuple[Any, ...]]]:
    """Each time that it falls due with what was reported of it, the latest last."""
    ordered = sorted(reports, key=lambda report: report.reported_on)
    if not every:
        return [(first, tuple(ordered))]
    days = dues(first, every, until)
    return [(day, tuple(report for report in ordered if report.due == day)) for day in days]


def standing(due: date | None, reports: Sequence[Reporting], today: date) -> Standing:
    last = reports[-1] if reports else None
    said = DutyState(last.status) if last else None
    state, since = said or DutyState.UNDATED, None
    if due and said != DutyState.MET:
        if due < today:
            if not last or last.reported_on < due:
                state, since = DutyState.OVERDUE, last.reported_on if last else due
        elif not last or last.status == Reported.SCHEDULED:
            state = DutyState.DUE_SOON if due <= today + SOON else said or DutyState.AHEAD
    return Standing(due, state, since, tuple(reports))


def standings(
    first: date | None, every: str, until: date | None, reports: Iterable[Reporting], today: date
) -> list[Standing]:
    return [standing(due, own, today) for due, own in occurrences(first, every, until, reports)]
