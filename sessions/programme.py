"""The programme's filters and its days: cards in, what the page shows out. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from proceedings.cards import Card
from proceedings.content import LANGUAGES
from proceedings.search.facets import LANGUAGE_NAMES

from .terms import SessionKind

# The values and their labels that a card holds of each filter of the query string.
FILTERS: dict[str, Callable[[Card], dict[str, Any]]] = {
    "day": lambda card: {str(card.day): card.day} if card.day else {},
    "track": lambda card: {track.key: track.label for track in card.tracks},
    "kind": lambda card: {card.label: SessionKind(card.label).label},
    "speaker": lambda card: {person.who.key: person.who for person in card.people},
    "language": lambda card: {code: LANGUAGE_NAMES[code] for code in LANGUAGES if getattr(card.title, code)},
}


@dataclass(frozen=True)
class DayPart:
    """One day of the programme; its card where the day is public, its lines as (place in the day, card)."""

    number: int
    card: Card | None
    lines: list[tuple[int, Card]]

    @property
    def cards(self) -> list[Card]:
        return [card for _place, card in self.lines]


def labels(cards: Iterable[Card]) -> dict[str, dict[str, Any]]:
    """Every value that the programme has of each filter, with its label."""
    found: dict[str, dict[str, Any]] = {name: {} for name in FILTERS}
    for card in cards:
        for name, holds in FILTERS.items():
            found[name] |= holds(card)
    return found


def places(cards: Iterable[Card]) -> dict[str, int]:
    """Each card's place in its day, by key: the same whatever is filtered away."""
    last: dict[int, int] = {}
    found = {}
    for card in cards:
        last[card.day] = found[card.key] = last.get(card.day, 0) + 1
    return found


def by_day(shown: Sequence[Card], days: Iterable[Card], place: Mapping[str, int]) -> list[DayPart]:
    """The cards under their days, what has no day last; `days` of which nothing is shown have no lines."""
    own = {day.day: day for day in days}
    numbers = sorted(own.keys() | {card.day for card in shown}, key=lambda number: (number == 0, number))
    return [
        DayPart(number, own.get(number), [(place[card.key], card) for card in shown if card.day == number])
        for number in numbers
    ]


def days_to_show(
    days: Iterable[Card], every: Iterable[Card], shown: Iterable[Card], asked: Mapping[str, str]
) -> list[Card]:
    """The days of what is shown, and those of which nothing is out yet where no other filter is set."""
    out, here = {card.day for card in every}, {card.day for card in shown}
    is_plain = not any(value for name, value in asked.items() if name != "day")
    silent = {day.day for day in days if is_plain and asked["day"] in ("", str(day.day))} - out
    return [day for day in days if day.day in here | silent]
