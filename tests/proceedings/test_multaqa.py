from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

DAY = date(2022, 6, 15)
LATE = datetime(2022, 6, 14, 22, 0, tzinfo=UTC)  # already the 15th in Riyadh
LATER = datetime(2022, 6, 14, 23, 30, tzinfo=UTC)


def shown(source, language="ar", **context):
    with override(language):
        return Template("{% load multaqa %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "arabic", "english"),
    [
        (
            "{% date_both d %}",
            '<time datetime="2022-06-15">16 ذو القعدة 1443هـ الموافق 15 يونيو 2022م</time>',
            '<time datetime="2022-06-15">15 June 2022 (16 Dhu al-Qa&#x27;dah 1443 AH)</time>',
        ),
        (
            "{% date_both d weekday=True %}",
            '<time datetime="2022-06-15">الأربعاء 16 ذو القعدة 1443هـ الموافق 15 يونيو 2022م</time>',
            '<time datetime="2022-06-15">Wednesday, 15 June 2022 (16 Dhu al-Qa&#x27;dah 1443 AH)</time>',
        ),
        (
            "{{ late|both_calendars }}",
            '<time datetime="2022-06-15">16 ذو القعدة 1443هـ الموافق 15 يونيو 2022م</time>',
            '<time datetime="2022-06-15">15 June 2022 (16 Dhu al-Qa&#x27;dah 1443 AH)</time>',
        ),
        (
            "{{ d|gregorian_date }}",
            '<time datetime="2022-06-15">15 يونيو 2022م</time>',
            '<time datetime="2022-06-15">15 June 2022</time>',
        ),
        (
            "{% date_range d d %}",
            '<time datetime="2022-06-15">16 ذو القعدة 1443هـ</time> الموافق '
            '<time datetime="2022-06-15">15 يونيو 2022م</time>',
            '<time datetime="2022-06-15">15 June 2022</time> '
            '(<time datetime="2022-06-15">16 Dhu al-Qa&#x27;dah 1443 AH</time>)',
        ),
        (
            "{% moment late %}",
            '<time datetime="2022-06-15T01:00+03:00">15 يونيو 2022م، 01:00</time>',
            '<time datetime="2022-06-15T01:00+03:00">15 June 2022, 01:00</time>',
        ),
    ],
)
def test_a_date_is_shown_in_the_page_s_language(source, arabic, english):
    context = {"d": DAY, "late": LATE}
    assert shown(source, "ar", **context) == arabic
    assert shown(source, "en", **context) == english


def test_both_ends_of_a_range_are_dates_to_machines():
    html = shown("{% date_range first last %}", first=date(2022, 6, 14), last=date(2022, 6, 16))
    assert html == (
        '<time datetime="2022-06-14">15</time>–<time datetime="2022-06-16">17 ذو القعدة 1443هـ</time> '
        "الموافق "
        '<time datetime="2022-06-14">14</time>–<time datetime="2022-06-16">16 يونيو 2022م</time>'
    )


def test_hours_are_machine_readable_at_both_ends():
    assert shown("{% hour_range a b %}", a=LATE, b=LATER) == (
        '<time datetime="2022-06-15T01:00+03:00">01:00</time>–'
        '<time datetime="2022-06-15T02:30+03:00">02:30</time>'
    )
    assert (
        shown("{% hour_range a b %}", a=LATE, b=None)
        == '<time datetime="2022-06-15T01:00+03:00">01:00</time>'
    )


@pytest.mark.parametrize(
    "source",
    [
        *("{% date_both d %}", "{{ d|both_calendars }}", "{{ d|gregorian_date }}"),
        *("{% date_range d d %}", "{% hour_range d d %}", "{% moment d %}"),
    ],
)
def test_what_is_not_known_shows_nothing(source):
    assert shown(source, d=None) == ""
