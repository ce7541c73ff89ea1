"""Lengths of time as agreements give them: so many days, months or years. Pure."""

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .terms import Unit

if TYPE_CHECKING:
    from .published import Length

MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


def after(day: date, length: "Length", times: int = 1) -> date:
    """The same day so much later; where the month has no such day, its last. The calendar ends in 9999."""
    try:
        if length.unit == Unit.DAY:
            return day + timedelta(days=length.count * times)
        months = day.month - 1 + MONTHS[Unit(length.unit)] * length.count * times
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return date.max


def last_day(begins: date, length: "Length", times: int = 1) -> date | None:
    """The last day of a term that begins on a day, or of so many; None where its length is not known."""
    if not length:
        return None
    ends = after(begins, length, times)
    return ends if ends == date.max else ends - timedelta(days=1)


def period_of(begins: date, length: "Length", on: date) -> tuple[date, date | None]:
    """The first and the last day of the period that a day falls in, of periods that follow each other."""
    if not length or on < begins:
        return begins, last_day(begins, length)
    if length.unit == Unit.DAY:
        times = (on - begins).days // length.count
    else:
        months = (on.year - begins.year) * 12 + on.month - begins.month
        times = months // (MONTHS[Unit(length.unit)] * length.count)
        if after(begins, length, times) > on:  # not yet that day of the month
            times -= 1
    first = after(begins, length, times)
    return first, last_day(begins, length, times + 1)
