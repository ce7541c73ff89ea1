"""Where an agreement stands, in the words of both languages and of either gender."""

import re
from datetime import date
from html import unescape
from itertools import product

import pytest
from django.utils import translation

from agreements import wording
from agreements.published import Length, Terms
from agreements.status import AUTOMATIC, REPORTED, RESUMED, TERM, Status
from agreements.terms import AgreementKind, State, TakesEffect

ON = date(2022, 6, 15)
REASONS = ["", *TakesEffect, TERM, AUTOMATIC, REPORTED, RESUMED]


def said(found, kind="memorandum", language="ar"):
    with translation.override(language):
        word, rest = wording.in_words(found, kind)
        return unescape(re.sub(r"<[^>]+>", "", f"{word}{rest}"))


def more(found, kind="memorandum", language="ar", **terms):
    with translation.override(language):
        lines = wording.beside(found, kind, Terms(**terms))
        return [unescape(re.sub(r"<[^>]+>", "", line)) for line in lines]


@pytest.mark.parametrize(
    ("by", "arabic", "english"),
    [
        ("signing", "سارية منذ توقيعها في {}", "In effect since it was signed on {}"),
        ("last_signature", "سارية منذ {}، بتوقيع الطرف الأخير", "In effect since {}, on the last signature"),
        ("date", "سارية منذ {}، وهو التاريخ المحدد فيها", "In effect since {}, the date that it fixes"),
        (
            "last_notification",
            "سارية منذ {}، بإشعار الطرف الأخير",
            "In effect since {}, on the last notification",
        ),
        ("reported", "سارية منذ {}", "In effect since {}"),
    ],
)
def test_it_is_said_since_when_and_why_it_is_in_effect(by, arabic, english):
    found = Status(State.IN_EFFECT, ON, by)
    assert said(found) == arabic.format("16 ذي القعدة 1443هـ الموافق 15 يونيو 2022م")
    assert said(found, language="en") == english.format("15 June 2022 (16 Dhu al-Qa'dah 1443 AH)")


def test_a_contract_is_said_in_the_masculine():
    assert said(Status(State.IN_EFFECT, ON, "signing"), "contract").startswith("سارٍ منذ توقيعه في 16")
    with translation.override("ar"):
        assert (wording.state_word("in_effect", "pledge"), wording.state_word("in_effect", "agreement")) == (
            "سارٍ",
            "سارية",
        )


def test_whatever_the_state_it_is_said_and_never_as_in_force():
    for state, by, kind, since in product(State, REASONS, AgreementKind, (ON, None)):
        found = Status(state, since, by)
        english, arabic = said(found, kind, "en"), said(found, kind)
        assert english, found
        assert arabic not in ("", english), found
        assert "force" not in " ".join([english, *more(found, kind, "en")])


def test_the_last_day_of_a_term_that_ended_is_the_day_before_the_state():
    assert "14 June 2022" in said(Status(State.EXPIRED, ON, TERM), language="en")


def test_only_what_is_known_is_said_of_what_was_only_signed():
    assert said(Status(State.SIGNED)) == "وُقّعت"
    assert more(Status(State.SIGNED)) == ["لم يُسجّل موعد السريان"]


def test_what_is_awaited_is_said():
    assert more(Status(State.SIGNED, ON, "date", expected=date(2022, 9, 1)))[0].startswith("تسري من 5 صفر")
    waiting = Status(State.SIGNED, ON, "last_notification")
    assert "last party's notification" in more(waiting, language="en")[0]
    assert more(Status(State.IN_EFFECT, ON, "signing", until=date(2023, 6, 14)), language="en") == [
        "The term runs until 14 June 2023 (25 Dhu al-Qa'dah 1444 AH)"
    ]


def test_that_no_renewal_is_recorded_is_no_verdict():
    found = Status(State.EXPIRED, ON, TERM)
    assert more(found, language="en", renewal="agreed") == ["No renewal is recorded"]
    assert more(found, language="en", renewal="none") == []


@pytest.mark.parametrize(
    ("count", "unit", "words"),
    [(1, "year", "سنة واحدة"), (2, "year", "سنتان"), (3, "month", "3 أشهر"), (90, "day", "90 يومًا")],
)
def test_a_length_is_said_as_arabic_counts(count, unit, words):
    with translation.override("ar"):
        assert wording.length_in_words(Length(count, unit)) == words
