"""Moving sessions: into another order, onto another day, each saved by itself with its history."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from math import inf
from typing import Any

from django.db import transaction
from django.db.models import Max

from forum.models import Day
from proceedings.dates import day_of
from proceedings.review import refresh

from ..models import Session

STEP = 10


class OrderChanged(Exception):
    """Somebody else has moved the sessions of the day since they were looked at."""


def may_arrange(user: Any) -> bool:
    """Whoever writes the programme. A translator changes its words, not where they stand."""
    return user.has_perms(("programme.add_session", "programme.change_session", "programme.change_workshop"))


def in_order(rows: Iterable[Session]) -> list[Session]:
    """As the public programme has them."""
    return sorted(rows, key=_place)


def _place(row: Session) -> tuple:
    return row.position, row.starts_at.timestamp() if row.starts_at else inf, row.key


def numbered(present: Sequence[int]) -> list[int]:
    """Numbers that put rows in the order in which their present numbers are given.

    Most rows stay where they are, and those keep their number: only what moved is changed, and has to be
    published again. Where there is no room between two of them, all are numbered in tens.
    """
    staying = set(_longest_rise(present))
    tens = [STEP * place for place in range(1, len(present) + 1)]
    if len(staying) * 2 < len(present):
        return tens
    found: list[int] = []
    place = 0
    while place < len(present):
        if place in staying:
            found.append(present[place])
            place += 1
            continue
        after = next((each for each in range(place, len(present)) if each in staying), None)
        many = (len(present) if after is None else after) - place
        between = _between(found[-1] if found else 0, None if after is None else present[after], many)
        if not between:
            return tens
        found += between
        place += many
    return found


def _between(low: int, high: int | None, many: int) -> list[int]:
    """Numbers evenly between two, in tens at the end of the list; none where there is no room."""
    step = STEP if high is None else (high - low) // (many + 1)
    return [low + step * place for place in range(1, many + 1)] if step > 0 else []


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The places of a longest strictly rising part."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length:] = [number, *ends[length + 1 :]]
        places[length:] = [place, *places[length + 1 :]]
        before.append(places[length - 1] if length else None)
    found: list[int] = []
    last = places[-1] if places else None
    while last is not None:
        found.append(last)
        last = before[last]
    return found[::-1]


def last_position(day: Day) -> int:
    found: int | None = Session._base_manager.filter(day=day).aggregate(last=Max("position"))["last"]
    return found or 0


def move_to_day(row: Session, day: Day | None) -> None:
    """Behind what stands there, and at the same hour of the new day; the caller saves."""
    old = row.day
    if day:
        row.position = last_position(day) + STEP
    if old and day and old.date and day.date and row.starts_at and day_of(row.starts_at) == old.date:
        shift_times(row, day.date - old.date)
    row.day = day


def shift_times(row: Session, by: timedelta) -> None:
    row.starts_at = row.starts_at + by if row.starts_at else None
    row.ends_at = row.ends_at + by if row.ends_at else None


@transaction.atomic
def arrange(
    day: Day, *, seen: Sequence[str], wanted: Sequence[str], days: Mapping[str, Day]
) -> list[Session]:
    """Put the sessions of a day in the wanted order, and those that `days` names onto another day.

    All are keys; `seen` is the order that was looked at. Returns what was changed.
    """
    locked = Session._base_manager.select_for_update().filter(day=day).order_by("pk")
    now = in_order(locked)
    if [row.key for row in now] != list(seen):
        raise OrderChanged
    rows = {row.key: row for row in now}
    changed = _renumbered(
        before=[row for row in now if row.key not in days],
        after=[rows[key] for key in wanted if key not in days],
    )
    for row in changed:
        row.save()
    for key in wanted:
        if key in days:
            move_to_day(rows[key], days[key])
            rows[key].save()  # before the next one looks for the end of the day
            changed.append(rows[key])
    for row in changed:
        refresh(row)
    return changed


def _renumbered(before: list[Session], after: list[Session]) -> list[Session]:
    if before == after:
        return []
    changed = []
    for row, position in zip(after, numbered([row.position for row in after]), strict=True):
        if row.position != position:
            row.position = position
            changed.append(row)
    return changed
