"""A day as a table: each room a column, each hour that something begins a row."""

from datetime import UTC, datetime

from proceedings.cards import Card
from proceedings.content import Text
from sessions.grid import grid_of, is_possible

HALL, TENT = Text("القاعة", "Hall"), Text("الخيمة", "Tent")


def card(key, place, start=None, end=None):
    moments = [datetime(2031, 1, 14, hour, tzinfo=UTC) if hour else None for hour in (start, end)]
    return Card("session", key, "", Text(key), place=place, starts_at=moments[0], ends_at=moments[1])


def drawn(*cards):
    """Each row as its cells: what they hold, and over how many rows and columns."""
    return [
        [("+".join(card.key for card in cell.cards), cell.rows, cell.columns) for cell in row.cells]
        for row in grid_of(cards).rows
    ]


def test_a_list_says_as_much_where_no_session_has_both_an_hour_and_a_room():
    assert not is_possible([card("a", HALL), card("b", Text(), 9, 10)])
    assert is_possible([card("a", HALL), card("b", TENT, 9, 10)])


def test_each_session_stands_in_its_room_at_its_hour():
    cards = card("a", HALL, 9, 10), card("b", TENT, 9, 10), card("c", TENT, 10, 11)
    assert grid_of(cards).rooms == [HALL, TENT]
    assert drawn(*cards) == [[("a", 1, 1), ("b", 1, 1)], [("", 1, 1), ("c", 1, 1)]]


def test_a_long_session_reaches_over_what_begins_meanwhile():
    cards = card("a", HALL, 9, 12), card("b", TENT, 9, 10), card("c", TENT, 10, 12), card("d", HALL, 12, 13)
    assert drawn(*cards) == [[("a", 2, 1), ("b", 1, 1)], [("c", 1, 1)], [("d", 1, 1), ("", 1, 1)]]


def test_what_overlaps_in_one_room_shares_a_cell():
    cards = card("a", HALL, 9, 11), card("b", HALL, 10, 12), card("c", TENT, 11, 12)
    assert drawn(*cards) == [[("a+b", 3, 1), ("", 1, 1)], [("", 1, 1)], [("c", 1, 1)]]


def test_a_break_without_a_room_reaches_over_all_of_them():
    cards = (
        card("a", HALL, 9, 10),
        card("b", TENT, 9, 10),
        card("prayer", Text(), 10, 11),
        card("c", HALL, 11),
    )
    assert drawn(*cards)[1] == [("prayer", 1, 2)]


def test_what_has_no_room_while_rooms_are_busy_has_a_column_of_its_own():
    cards = card("a", HALL, 9, 11), card("walk", Text(), 10, 11)
    assert grid_of(cards).rooms == [HALL, Text()]
    assert drawn(*cards) == [[("a", 2, 1), ("", 1, 1)], [("walk", 1, 1)]]


def test_a_room_named_in_one_language_is_the_room_named_in_both():
    cards = card("a", Text("القاعة"), 9, 10), card("b", HALL, 10, 11)
    assert grid_of(cards).rooms == [HALL]


def test_what_has_no_hour_stands_beneath():
    untimed = card("a", HALL)
    assert grid_of([untimed, card("b", HALL, 9)]).untimed == [untimed]
