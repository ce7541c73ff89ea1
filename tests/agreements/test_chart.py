"""What became of the agreements of each year: the numbers, and bars that say the same."""

import re
from datetime import date

import pytest

from agreements.chart import LEAST, WIDTH, years
from agreements.register import Entry
from proceedings.content import Text
from tests.factories import make_agreement, publish


def entry(year, state):
    values = {"year": (year,) if year else (), "status": (state,)}
    return Entry(1, "k", "d", "r", Text(), 0, 0, values)


MANY = [entry("2022", "in_effect")] * 6 + [entry("2022", "expired")] * 2 + [entry("2024", "suspended")] * 4


def test_each_year_is_counted_by_what_came_of_its_agreements():
    latest, earlier = years(MANY, right_to_left=False)
    assert (latest.year, latest.counts, latest.total) == ("2024", (0, 0, 4), 4)
    assert (earlier.year, earlier.counts, earlier.total) == ("2022", (6, 2, 0), 8)


def test_bars_grow_from_where_reading_begins():
    for bar, other in zip(years(MANY, right_to_left=False), years(MANY, right_to_left=True), strict=True):
        assert [part.group for part in bar.parts] == [part.group for part in other.parts]
        for part, mirrored in zip(bar.parts, other.parts, strict=True):
            assert mirrored.x == WIDTH - part.x - part.width
            assert 0 <= part.x < part.x + part.width <= WIDTH
        assert bar.parts[0].x == 0


@pytest.mark.parametrize(
    "few", [[], MANY[: LEAST - 1], [entry("2022", "signed")] * 40, [entry("", "signed")] * 40]
)
def test_too_little_to_see_is_not_drawn(few):
    assert years(few, right_to_left=True) == []


@pytest.mark.django_db
def test_the_page_draws_what_is_shown_and_leads_to_each_year(client):
    for number in range(LEAST):
        day = date(2021 + number % 2, 1, 1)
        publish(
            make_agreement(signed_on=day, takes_effect="signing", kind="pledge" if number else "contract")
        )
    page = client.get("/ar/agreements/").text
    assert page.count("<rect") == 2
    assert 'href="?year=2021"' in page
    assert re.findall(r'<rect class="is-live" x="(\d+)"', page) == ["4", "4"]
    assert "<rect" not in client.get("/ar/agreements/?kind=contract").text
