"""A copy block holds every length and style once, and each choice of it is exactly its own text. Pure."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.names import Appearance, Title
from proceedings.content import Ref, Text
from proceedings.copying import LENGTHS, STYLES, Manner, copied, every_copy, every_quote, merged, quoted
from sessions.published import Quote, Session

ENGINEER = Title("profession", Text("المهندس", "Engineer"), Text("م.", "Eng."))
EXCELLENCY = Title("style", Text("معالي", "His Excellency"))
BUDAIR = Appearance(
    "speaker",
    Ref("person", "a1b2c3d4", Text("عبدالله البدير", "Abdullah Al-Budair")),
    (EXCELLENCY,),
    ENGINEER,
    Text("نائب الوزير", "Vice Minister"),
)
TALK = Session(
    kind="address",
    title=Text("المشاركة في المدن", "Participation in cities"),
    speakers=(BUDAIR,),
    summary=Text("<p>الفقرة الأولى</p><p>الفقرة الثانية</p>", "<p>One</p><p>Two</p>"),
    key_points=Text("نقطة\nأخرى", "A point\nAnother"),
    quotes=(Quote(BUDAIR, Text("الحي بيت كبير", "A neighbourhood is a house"), "ar"),),
    audience=Text("الشباب", "Young people"),
)
SHORT_NAMES = {"a1b2c3d4": Text("البدير", "Al-Budair")}


def short(ref):
    return SHORT_NAMES[ref.key]


def manner(language="ar", length="full", style="agency"):
    return Manner(language, length, style, short)


FIRST = {
    ("ar", "agency"): "معالي نائب الوزير المهندس عبدالله البدير",
    ("ar", "newspaper"): "نائب الوزير م. عبدالله البدير",
    ("ar", "plain"): "عبدالله البدير",
    ("en", "agency"): "His Excellency the Vice Minister, Engineer Abdullah Al-Budair",
    ("en", "newspaper"): "Eng. Abdullah Al-Budair, Vice Minister",
    ("en", "plain"): "Abdullah Al-Budair",
}
AGAIN = {
    ("ar", "agency"): "«الحي بيت كبير» — معالي المهندس عبدالله البدير",
    ("ar", "newspaper"): "«الحي بيت كبير» — م. البدير",
    ("ar", "plain"): "«الحي بيت كبير» — عبدالله البدير",
    ("en", "agency"): "“A neighbourhood is a house” — His Excellency Engineer Abdullah Al-Budair",
    ("en", "newspaper"): "“A neighbourhood is a house” — Eng. Al-Budair",
    ("en", "plain"): "“A neighbourhood is a house” — Abdullah Al-Budair",
}


@pytest.mark.parametrize(("language", "style"), FIRST)
def test_each_house_style_names_people_in_its_way_first_and_again(language, style):
    paragraphs = copied("session", TALK, manner(language, style=style))
    assert paragraphs[1] == FIRST[language, style]
    assert AGAIN[language, style] in paragraphs


def test_a_short_text_says_what_and_who_a_medium_one_the_points_and_a_full_one_all():
    short_text = copied("session", TALK, manner(length="short"))
    assert short_text == ["المشاركة في المدن", FIRST["ar", "agency"]]
    assert copied("session", TALK, manner(length="medium")) == [*short_text, "- نقطة\n- أخرى"]
    assert copied("session", TALK, manner()) == [
        *short_text,
        "الفقرة الأولى",
        "الفقرة الثانية",
        "- نقطة\n- أخرى",
        AGAIN["ar", "agency"],
        "الفئة المستهدفة: الشباب",
    ]


@pytest.mark.parametrize("style", STYLES)
def test_a_quote_on_its_own_names_in_full_who_said_it_and_says_where_it_is_a_translation(style):
    assert quoted("session", TALK, manner(style=style)) == [[f"«الحي بيت كبير» — {FIRST['ar', style]}"]]
    [[words, translated]] = quoted("session", TALK, manner("en", style=style))
    assert words == f"“A neighbourhood is a house” — {FIRST['en', style]}"
    assert translated == "Said in Arabic; the translation is the forum’s."


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_left_for_each_choice_is_exactly_its_text(language):
    variants = every_copy("session", TALK, language, short)
    for length, style in product(LENGTHS, STYLES):
        left = [each.text for each in variants if not each.choices or f"{length}-{style}" in each.choices]
        assert left == copied("session", TALK, manner(language, length, style))
    assert [each.text for each in variants if each.is_default] == copied("session", TALK, manner(language))
    assert [each.text for each in variants].count("الفقرة الأولى" if language == "ar" else "One") == 1


def test_what_is_left_of_a_quote_for_each_style_is_exactly_its_text():
    [variants] = every_quote("session", TALK, "en", short)
    for style in STYLES:
        left = [each.text for each in variants if not each.choices or style in each.choices]
        assert [left] == quoted("session", TALK, manner("en", style=style))


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("12345")), min_size=1))
def test_laid_over_each_other_no_text_is_changed(texts):
    default = next(iter(texts))
    rows = merged(texts, default)
    for choice, text in texts.items():
        assert [row.text for row in rows if not row.choices or choice in row.choices] == text
    assert [row.text for row in rows if row.is_default] == texts[default]
