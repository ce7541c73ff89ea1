"""What came of the agreements of each year: counts, and the bars that are drawn beside them. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .register import Entry
from .terms import State

LEAST, YEARS = 10, 20  # agreements that are worth a drawing; years that it shows, the latest
WIDTH, GAP = 1000, 4  # of a whole bar, and between two parts of one
GROUPS = {
    "live": (State.IN_EFFECT, State.RENEWED),
    "ended": (State.EXPIRED, State.TERMINATED, State.COMPLETED),
}
OTHER = "other"


@dataclass(frozen=True)
class Part:
    """A piece of a bar, from its start in the direction of reading."""

    group: str
    x: int
    width: int


@dataclass(frozen=True)
class Year:
    year: str
    counts: tuple[int, ...]  # as in GROUPS, the others last
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def years(entries: Iterable[Entry], *, right_to_left: bool) -> list[Year]:
    """The latest first; nothing where there is too little to see."""
    counted: dict[str, Counter[str]] = {}
    for each in entries:
        for year in each.values["year"]:
            counted.setdefault(year, Counter())[group_of(each)] += 1
    if len(counted) < 2 or sum(own.total() for own in counted.values()) < LEAST:
        return []
    shown = sorted(counted, reverse=True)[:YEARS]
    most = max(counted[year].total() for year in shown)
    return [_year(year, counted[year], most, right_to_left) for year in shown]


def group_of(entry: Entry) -> str:
    state = next(iter(entry.values["status"]), "")
    return next((group for group, states in GROUPS.items() if state in states), OTHER)


def _year(year: str, own: Counter[str], most: int, right_to_left: bool) -> Year:
    counts = tuple(own[group] for group in (*GROUPS, OTHER))
    parts, start = [], 0
    for group, count in zip((*GROUPS, OTHER), counts, strict=True):
        if count:
            width = max(WIDTH * count // most - GAP, 1)
            parts.append(Part(group, WIDTH - start - width if right_to_left else start, width))
            start += width + GAP
    return Year(year, counts, tuple(parts))
