"""Where an obligation stands: a table of cases, and the same said by the database."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from agreements.derived import Commitment
from agreements.progress import MOST, SOON, dues, standing, standings
from agreements.terms import DutyState
from tests.factories import make_agreement, make_obligation, make_progress, publish

DUE = date(2023, 6, 30)
BEFORE, AFTER = DUE - timedelta(days=40), DUE + timedelta(days=3)
EARLY, NEAR, ON, LATE = DUE - SOON - timedelta(days=1), DUE - SOON, DUE, DUE + timedelta(days=1)


@dataclass(frozen=True)
class Said:
    status: str
    reported_on: date
    due: date | None = None


# due, what was reported (status, day), today → the state, and since when nothing was heard
CASES = [
    (None, [], LATE, "undated", None),
    (None, [("scheduled", BEFORE)], LATE, "scheduled", None),
    (None, [("met", BEFORE)], LATE, "met", None),
    (DUE, [], EARLY, "ahead", None),
    (DUE, [], NEAR, "due_soon", None),
    (DUE, [], ON, "due_soon", None),
    (DUE, [], LATE, "overdue", DUE),
    (DUE, [("scheduled", BEFORE)], EARLY, "scheduled", None),
    (DUE, [("scheduled", BEFORE)], NEAR, "due_soon", None),
    (DUE, [("scheduled", BEFORE)], LATE, "overdue", BEFORE),
    (DUE, [("scheduled", AFTER)], AFTER, "scheduled", None),
    (DUE, [("partly_met", BEFORE)], ON, "partly_met", None),
    (DUE, [("partly_met", BEFORE)], LATE, "overdue", BEFORE),
    (DUE, [("partly_met", DUE)], LATE, "partly_met", None),
    (DUE, [("not_met", AFTER)], AFTER, "not_met", None),
    (DUE, [("met", BEFORE)], EARLY, "met", None),
    (DUE, [("met", BEFORE)], LATE, "met", None),
    (DUE, [("not_met", BEFORE), ("met", AFTER)], AFTER, "met", None),
    (DUE, [("met", BEFORE), ("not_met", AFTER)], AFTER, "not_met", None),
]


@pytest.mark.parametrize(("due", "said", "today", "state", "since"), CASES)
def test_a_state_follows_from_reports_and_the_day(due, said, today, state, since):
    found = standing(due, [Said(*each) for each in said], today)
    assert (found.state, found.since) == (state, since)


@pytest.mark.django_db
def test_the_database_finds_the_same_states():
    agreement = make_agreement()
    for due, said, _today, _state, _since in CASES:
        obligation = make_obligation(agreement=agreement, due=due)
        for status, day in said:
            make_progress(obligation=obligation, status=status, reported_on=day)
    publish(agreement)
    rows = list(Commitment.objects.order_by("pk"))
    for today in (EARLY, NEAR, ON, LATE, AFTER):
        expected = [standing(due, [Said(*each) for each in said], today).state for due, said, *_rest in CASES]
        found = {state: Commitment.objects.all().in_state(state, today) for state in DutyState}
        states = {row.pk: state for state, own in found.items() for row in own}
        assert [states[row.pk] for row in rows] == expected
        assert sum(len(own) for own in found.values()) == len(rows)


@pytest.mark.parametrize(
    ("every", "until", "days"),
    [
        ("", None, [(2024, 1, 31)]),
        ("month", date(2024, 4, 30), [(2024, 1, 31), (2024, 2, 29), (2024, 3, 31), (2024, 4, 30)]),
        ("quarter", date(2024, 7, 30), [(2024, 1, 31), (2024, 4, 30)]),
        ("half_year", date(2025, 1, 31), [(2024, 1, 31), (2024, 7, 31), (2025, 1, 31)]),
        ("year", date(2026, 1, 30), [(2024, 1, 31), (2025, 1, 31)]),
    ],
)
def test_what_recurs_falls_due_on_the_same_day_of_each_month_or_on_its_last(every, until, days):
    assert dues(date(2024, 1, 31), every, until) == [date(*day) for day in days]


def test_a_day_of_the_far_future_makes_no_endless_list():
    assert len(dues(date(2024, 1, 1), "month", date(9999, 12, 31))) == MOST + 1


def test_each_occurrence_stands_by_its_own_reports():
    first, second, third = date(2023, 1, 1), date(2023, 4, 1), date(2023, 7, 1)
    said = [Said("met", date(2023, 1, 5), first), Said("scheduled", date(2023, 3, 1), second)]
    found = standings(first, "quarter", third, said, date(2023, 4, 2))
    assert [(each.due, each.state, each.since) for each in found] == [
        (first, "met", None),
        (second, "overdue", date(2023, 3, 1)),
        (third, "ahead", None),
    ]
