"""Dates and numbers as the desk writes them: ASCII digits, a 24-hour clock, a decimal point."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.formats import localize, sanitize_separators

MOMENT = datetime(2022, 6, 15, 21, 5)
WRITTEN = [
    ("ar", MOMENT, "15 يونيو 2022، 21:05"),
    ("en", MOMENT, "15 June 2022, 21:05"),
    ("ar", date(2022, 4, 5), "5 أبريل 2022"),
    ("en", date(2022, 4, 5), "5 April 2022"),
    ("ar", Decimal("24.7136"), "24.7136"),
    ("ar", 1234567, "1234567"),
]


@pytest.mark.parametrize(("language", "value", "words"), WRITTEN)
def test_dates_and_numbers_read_as_people_write_them(language, value, words):
    with translation.override(language):
        assert localize(value) == words


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_decimal_point_is_taken_as_such(language):
    with translation.override(language):
        assert sanitize_separators("26.2794") == "26.2794"
