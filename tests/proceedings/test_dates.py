from datetime import UTC, date, datetime

import pytest

from proceedings.dates import (
    both,
    date_range,
    day_name,
    day_of,
    gregorian,
    hijri,
    hour_range,
    hours,
    weekday_name,
)


@pytest.mark.parametrize(
    ("day", "arabic", "english"),
    [
        (
            date(2022, 6, 15),
            "16 ذو القعدة 1443هـ الموافق 15 يونيو 2022م",
            "15 June 2022 (16 Dhu al-Qa'dah 1443 AH)",
        ),
        (date(2023, 5, 16), "26 شوال 1444هـ الموافق 16 مايو 2023م", "16 May 2023 (26 Shawwal 1444 AH)"),
        (
            date(2022, 11, 5),
            "11 ربيع الآخر 1444هـ الموافق 5 نوفمبر 2022م",
            "5 November 2022 (11 Rabi' al-Akhir 1444 AH)",
        ),
        (
            date(2023, 1, 1),
            "8 جمادى الآخرة 1444هـ الموافق 1 يناير 2023م",
            "1 January 2023 (8 Jumada al-Akhirah 1444 AH)",
        ),
        (date(1924, 8, 1), "1 محرم 1343هـ الموافق 1 أغسطس 1924م", "1 August 1924 (1 Muharram 1343 AH)"),
        (
            date(2077, 11, 16),
            "30 ذو الحجة 1500هـ الموافق 16 نوفمبر 2077م",
            "16 November 2077 (30 Dhu al-Hijjah 1500 AH)",
        ),
    ],
)
def test_a_date_stands_in_both_calendars(day, arabic, english):
    assert both(day, "ar") == arabic
    assert both(day, "en") == english


@pytest.mark.parametrize("day", [date(1924, 7, 31), date(2077, 11, 17), date.min, date.max])
def test_outside_the_tables_the_gregorian_date_stands_alone(day):
    assert hijri(day, "ar") == ""
    assert both(day, "ar") == gregorian(day, "ar")
    assert both(day, "en") == gregorian(day, "en")


def test_the_weekday_opens_the_date():
    day = date(2022, 6, 15)
    assert both(day, "ar", weekday=True) == "الأربعاء 16 ذو القعدة 1443هـ الموافق 15 يونيو 2022م"
    assert both(day, "en", weekday=True) == "Wednesday, 15 June 2022 (16 Dhu al-Qa'dah 1443 AH)"


def test_the_weekdays_are_spelt_as_the_press_spells_them():
    week = [date(2022, 6, day) for day in range(13, 20)]
    assert [weekday_name(day, "ar") for day in week] == [
        *("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
    ]


@pytest.mark.parametrize(
    ("day", "month"),
    [(date(2022, 6, 15), "ذي القعدة"), (date(2022, 7, 15), "ذي الحجة"), (date(2022, 5, 15), "شوال")],
)
def test_in_prose_the_month_is_in_the_genitive(day, month):
    assert f" {month} 1443هـ" in both(day, "ar", prose=True)


@pytest.mark.parametrize(
    ("moment", "day", "hour"),
    [
        (datetime(2022, 6, 14, 20, 59, tzinfo=UTC), date(2022, 6, 14), "23:59"),
        (datetime(2022, 6, 14, 21, 0, tzinfo=UTC), date(2022, 6, 15), "00:00"),
        (datetime(2022, 6, 15, 6, 5, tzinfo=UTC), date(2022, 6, 15), "09:05"),
    ],
)
def test_a_moment_takes_the_day_and_the_hour_of_riyadh(moment, day, hour):
    assert day_of(moment) == day
    assert both(moment, "ar") == both(day, "ar")
    assert hours(moment) == hour


@pytest.mark.parametrize("read", [day_of, hours])
def test_a_moment_without_a_zone_is_a_mistake(read):
    with pytest.raises(ValueError, match="time zone"):
        read(datetime(2022, 6, 15, 23, 0))


@pytest.mark.parametrize(
    ("first", "last", "arabic", "english"),
    [
        (
            date(2022, 6, 14),
            date(2022, 6, 16),
            "15–17 ذو القعدة 1443هـ الموافق 14–16 يونيو 2022م",
            "14–16 June 2022 (15–17 Dhu al-Qa'dah 1443 AH)",
        ),
        (
            date(2022, 5, 29),
            date(2022, 6, 2),
            "28 شوال – 3 ذو القعدة 1443هـ الموافق 29 مايو – 2 يونيو 2022م",
            "29 May – 2 June 2022 (28 Shawwal – 3 Dhu al-Qa'dah 1443 AH)",
        ),
        (
            date(2022, 7, 29),
            date(2022, 7, 31),
            "30 ذو الحجة 1443هـ – 2 محرم 1444هـ الموافق 29–31 يوليو 2022م",
            "29–31 July 2022 (30 Dhu al-Hijjah 1443 AH – 2 Muharram 1444 AH)",
        ),
        (
            date(2022, 12, 31),
            date(2023, 1, 1),
            "7–8 جمادى الآخرة 1444هـ الموافق 31 ديسمبر 2022م – 1 يناير 2023م",
            "31 December 2022 – 1 January 2023 (7–8 Jumada al-Akhirah 1444 AH)",
        ),
        (date(2077, 11, 16), date(2077, 11, 17), "16–17 نوفمبر 2077م", "16–17 November 2077"),
        (
            date(2022, 6, 15),
            date(2022, 6, 15),
            "16 ذو القعدة 1443هـ الموافق 15 يونيو 2022م",
            "15 June 2022 (16 Dhu al-Qa'dah 1443 AH)",
        ),
    ],
)
def test_a_range_says_once_what_its_ends_share(first, last, arabic, english):
    assert date_range(first, last, "ar") == arabic
    assert date_range(first, last, "en") == english


def test_hours_run_to_24_in_ascii_digits():
    start, end = (datetime(2022, 6, 15, hour, 30, tzinfo=UTC) for hour in (10, 12))
    assert hour_range(start, end) == "13:30–15:30"
    assert hour_range(start, None) == "13:30"


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (1, "اليوم الأول", "Day one"),
        (2, "اليوم الثاني", "Day two"),
        (10, "اليوم العاشر", "Day ten"),
        (11, "اليوم 11", "Day 11"),
    ],
)
def test_a_day_of_an_edition_is_called_by_its_number(number, arabic, english):
    assert day_name(number, "ar") == arabic
    assert day_name(number, "en") == english
