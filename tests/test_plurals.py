"""Counts in Arabic: each number takes the form its grammar wants, in words to two, in digits from three."""

import gettext
import re
from functools import partial

import pytest
from django.utils import translation
from django.utils.translation import ngettext

from .test_catalogue import DOMAINS, FOLDER, current

# Numbers of each sort that the grammar tells apart, with the form that each takes.
FORMS = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 101: 5, 102: 5, 103: 3, 111: 4}
SEATS = {
    0: "لا مقاعد",
    1: "مقعد واحد",
    2: "مقعدان",
    3: "3 مقاعد",
    10: "10 مقاعد",
    11: "11 مقعدًا",
    99: "99 مقعدًا",
    100: "100 مقعد",
    101: "101 مقعد",
    103: "103 مقاعد",
}
NUMBER = re.compile(r"%(\(\w+\))?[ds]")
ACCUSATIVE = re.compile("[ًّ]+ا")
COUNTED = [
    pytest.param(domain, entry, id=entry.msgid[:40])
    for domain in DOMAINS
    for entry in current(domain)
    if entry.msgid_plural
]


def texts(domain, entry):
    """What the compiled catalogue says of each number of FORMS."""
    with (FOLDER / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    said = partial(compiled.npgettext, entry.msgctxt) if entry.msgctxt else compiled.ngettext
    return {number: said(entry.msgid, entry.msgid_plural, number) for number in FORMS}


def number_of(entry):
    """The field of the count, which a message names first; empty in one that does not show it."""
    found = NUMBER.search(entry.msgid_plural.replace("All ", ""))
    return found.group() if found else ""


@pytest.mark.parametrize(("number", "words"), SEATS.items())
def test_a_number_of_seats_reads_right(number, words):
    with translation.override("ar"):
        assert ngettext("%(number)s seat", "%(number)s seats", number) % {"number": number} == words


@pytest.mark.parametrize(("domain", "entry"), COUNTED)
def test_each_number_takes_its_form(domain, entry):
    wanted = {number: entry.msgstr_plural[form] for number, form in FORMS.items()}
    assert texts(domain, entry) == wanted


@pytest.mark.parametrize(("domain", "entry"), COUNTED)
def test_none_one_and_two_are_said_in_words(domain, entry):
    """Except where the number has no name, since it is then filled in whatever the words are."""
    said = texts(domain, entry)
    assert len({said[0], said[1], said[2], said[3]}) == 4 or number_of(entry) == "%d"
    for number in (0, 1, 2):
        assert not re.search(r"\d", said[number])
        assert not number_of(entry).startswith("%(") or number_of(entry) not in said[number]


@pytest.mark.parametrize(("domain", "entry"), COUNTED)
def test_numbers_from_three_on_are_shown(domain, entry):
    said = texts(domain, entry)
    assert [number for number in FORMS if number > 2 and number_of(entry) not in said[number]] == []


@pytest.mark.parametrize(("domain", "entry"), COUNTED)
def test_the_noun_is_plural_after_three_and_singular_after_eleven_and_a_hundred(domain, entry):
    said = texts(domain, entry)
    if number_of(entry):
        assert said[3] not in (said[11], said[100])
    assert ACCUSATIVE.sub("", said[11]) == said[100], "11 takes «مقعدًا», 100 takes «مقعد»"
