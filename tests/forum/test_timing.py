"""What goes on now, what comes next, and what runs beside a session."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.timing import at_the_same_time, now_and_next
from proceedings.cards import Card
from proceedings.content import Text

NINE = datetime(2031, 1, 14, 6, tzinfo=UTC)  # nine in Riyadh


def card(key, start, end, state="planned"):
    moments = [NINE + timedelta(hours=hour) if hour is not None else None for hour in (start, end)]
    return Card("session", key, "", Text(key), starts_at=moments[0], ends_at=moments[1], state=state)


PROGRAMME = [
    card("opening", 0, 1),
    card("panel", 1, 3),
    card("workshop", 1, 2),
    card("dropped", 1, 2, "cancelled"),
    card("closing", 3, None),
    card("tomorrow", 24, 25),
    card("untimed", None, None),
]


@pytest.mark.parametrize(
    ("hour", "now", "coming"),
    [
        (-1, "", "opening"),
        (0, "opening", "panel workshop"),
        (1, "panel workshop", "closing"),
        (2.5, "panel", "closing"),
        (3, "", ""),
        (23.5, "", "tomorrow"),
    ],
)
def test_now_and_next_by_the_clock(hour, now, coming):
    found = now_and_next(PROGRAMME, NINE + timedelta(hours=hour))
    assert " ".join(each.key for each in found["now"]) == now
    assert " ".join(each.key for each in found["next"]) == coming


@pytest.mark.parametrize(
    ("key", "beside"),
    [
        ("opening", ""),
        ("panel", "workshop"),
        ("workshop", "panel"),
        ("closing", ""),
        ("untimed", ""),
    ],
)
def test_what_overlaps_runs_beside_it_and_what_was_cancelled_does_not(key, beside):
    own = next(each for each in PROGRAMME if each.key == key)
    assert " ".join(each.key for each in at_the_same_time(own, PROGRAMME)) == beside
