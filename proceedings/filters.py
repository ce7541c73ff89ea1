"""The filters of a list: which values each offers, how many lines each would leave, what is chosen. Pure.

`filters` says by name which values of a filter a thing holds, `asked` which one a reader asked for, or none.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import QueryDict

Thing = TypeVar("Thing")
Filters = Mapping[str, Callable[[Thing], Collection[str]]]


@dataclass(frozen=True)
class Option:
    """A value of a filter, with how many lines it would show beside the other filters."""

    value: str
    label: Any
    count: int


@dataclass(frozen=True)
class Chosen:
    """A filter that is set, in words; `without` is the query string of the page that it does not filter.
    `typed`: the words are a reader's own, in whichever language."""

    label: Any
    without: str
    typed: bool


def fits(thing: Thing, asked: Mapping[str, str], filters: Filters[Thing]) -> bool:
    return all(value in filters[name](thing) for name, value in asked.items() if value and name in filters)


def fitting(things: Iterable[Thing], asked: Mapping[str, str], filters: Filters[Thing]) -> list[Thing]:
    return [thing for thing in things if fits(thing, asked, filters)]


def options(
    found: Iterable[Thing],
    asked: Mapping[str, str],
    filters: Filters[Thing],
    labels: Mapping[str, Mapping[str, Any]],
) -> dict[str, list[Option]]:
    """What each filter offers: all that has a label, counted in what the reader's words found."""
    counts = _counts(found, asked, filters)
    return {
        name: [Option(value, label, counts[name][value]) for value, label in labels[name].items()]
        for name in filters
    }


def _counts(
    found: Iterable[Thing], asked: Mapping[str, str], filters: Filters[Thing]
) -> dict[str, Counter[str]]:
    """In one pass: what lacks one of the asked values alone would show if that filter had another."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in filters}
    wanted = {name: value for name, value in asked.items() if value and name in filters}
    for thing in found:
        held = {name: holds(thing) for name, holds in filters.items()}
        lacking = [name for name, value in wanted.items() if value not in held[name]]
        for name in lacking if len(lacking) == 1 else () if lacking else filters:
            own = counts[name]
            for value in held[name]:
                own[value] += 1
    return counts


def chosen(
    offered: Mapping[str, Sequence[Option]],
    asked: Mapping[str, str],
    query: QueryDict,
    elsewhere: Collection[str] = (),
) -> list[Chosen]:
    """What is set, in words; leaving out the filters that the page shows `elsewhere`."""
    found = []
    for name, value in asked.items():
        if value and name not in elsewhere:
            label = next((each.label for each in offered.get(name, ()) if each.value == value), value)
            rest = query.copy()
            rest.pop(name)
            rest.pop("page", None)
            found.append(Chosen(label, f"?{rest.urlencode()}", name == "q"))
    return found
