"""A day of the programme as a table: rooms across, hours down. Cards in, rows of cells out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from proceedings.cards import Card
from proceedings.content import Text


@dataclass(frozen=True)
class Cell:
    """What one room holds from one hour on: usually one session; none leaves the room free."""

    cards: tuple[Card, ...] = ()
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Row:
    starts_at: datetime
    cells: list[Cell]


@dataclass(frozen=True)
class Grid:
    """`rooms` are the columns in the order of the programme; an empty one is for what has hours and no room.
    What has no hour is in `untimed`."""

    rooms: list[Text]
    rows: list[Row]
    untimed: list[Card]


@dataclass
class _Block:
    """Sessions that share a room for some hours, as slots from `first` up to `last`, not included."""

    first: int
    last: int
    cards: list[Card]


def is_possible(cards: Sequence[Card]) -> bool:
    """A table says more than a list as soon as one session has both an hour and a room."""
    return any(card.starts_at and card.place for card in cards)


def grid_of(cards: Sequence[Card]) -> Grid:
    hours = sorted({card.starts_at for card in cards if card.starts_at})
    timed = [card for hour in hours for card in cards if card.starts_at == hour]
    room_of = _rooms(timed)
    rooms = list(dict.fromkeys(room_of.values()))
    blocks = {
        room: _blocks([card for card in timed if room_of.get(_name(card)) == room], hours) for room in rooms
    }
    roomless = _blocks([card for card in timed if not card.place], hours)
    taken = [block for column in blocks.values() for block in column]
    wide = [block for block in roomless if not any(_meet(block, other) for other in taken)]
    if beside := [block for block in roomless if block not in wide]:
        rooms.append(Text())
        blocks[Text()] = beside
    rows = [
        Row(hour, _cells(slot, [blocks[room] for room in rooms], wide)) for slot, hour in enumerate(hours)
    ]
    return Grid(rooms, rows, [card for card in cards if not card.starts_at])


def _name(card: Card) -> str:
    return card.place.ar or card.place.en


def _rooms(cards: Sequence[Card]) -> dict[str, Text]:
    """Each room by its name. Where a translation is withheld a card has the name in one language only, and
    yet it is the same room: the fullest name stands for all."""
    found: dict[str, Text] = {}
    for card in cards:
        for name in filter(None, (card.place.ar, card.place.en)):
            if name not in found or (card.place.ar and card.place.en):
                found[name] = card.place
    order = dict.fromkeys(_name(card) for card in cards if card.place)
    return {name: found[name] for name in order}


def _blocks(cards: Sequence[Card], hours: Sequence[datetime]) -> list[_Block]:
    """Of one room, in order; what overlaps shares a block, since a room is one column."""
    found: list[_Block] = []
    for card in cards:
        first = hours.index(card.starts_at)
        last = max(first + 1, sum(hour < card.ends_at for hour in hours) if card.ends_at else 0)
        if found and first < found[-1].last:
            found[-1].cards.append(card)
            found[-1].last = max(found[-1].last, last)
        else:
            found.append(_Block(first, last, [card]))
    return found


def _meet(one: _Block, other: _Block) -> bool:
    return one.first < other.last and other.first < one.last


def _cells(slot: int, columns: Sequence[Sequence[_Block]], wide: Sequence[_Block]) -> list[Cell]:
    for block in wide:
        if block.first <= slot < block.last:
            starts = block.first == slot
            return [Cell(tuple(block.cards), block.last - block.first, len(columns))] if starts else []
    cells = []
    for column in columns:
        here = next((block for block in column if block.first <= slot < block.last), None)
        if here is None:
            cells.append(Cell())
        elif here.first == slot:
            cells.append(Cell(tuple(here.cards), here.last - here.first))
    return cells
