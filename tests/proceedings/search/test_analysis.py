"""What words are found by: Arabic as it is typed, inflected and spelled, and any text there is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proceedings.search import analysis, lists
from proceedings.search.letters import folded, words
from proceedings.search.snippets import highlighted, marks, snippet
from proceedings.search.sounds import sound


def stems(text):
    return [token.stem for token in analysis.tokens(text)]


@pytest.mark.parametrize(
    "spellings",
    [
        *(
            "أسرة اسرة إسره آسرة اَلأسرة والأسر",
            "المسؤولية المسئولية المسوولية مسؤوليات",
            "مركزًا مركزاً مراكز بالمركز",
        ),
        *(
            "عبدالرحمن عبد_الرحمن",
            "ذکاء ذكاء الذكاء",
            "جامعہ جامعة الجامعات",
            "مُبَادَرَة مـبـادرة مبادرات",
            "اتفاقيتين الاتفاقية",
        ),
        *(
            "٣٧١٢٠ 37120 ۳۷۱۲۰",
            "٦٬٢٠٠ 6,200 6200",
            "صندوق صناديق الصناديق",
            "neighbourhoods neighborhood",
            "centres center",
        ),
        *("Al-Subaie AlSubaie", "organisation organizations", "memoranda's memorandas", "ﻣﺮﻛﺰ مركز"),
    ],
)
def test_spellings_of_one_word_have_one_stem(spellings):
    assert len({tuple(stems(each.replace("_", " "))) for each in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("بمدارسنا", "مدارس"),
        ("لبلدياتهم", "بلدية"),
        ("فتمويله", "تمويل"),
        ("متطوعو", "متطوع"),
        ("alqarawi", "qarawi"),
    ],
)
def test_what_is_written_together_is_found_apart(written, meant):
    assert stems(meant)[0] in dict(analysis.terms(folded(written)[0]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مراكز", "مركز"),
        ("ملاعب", "ملعب"),
        ("شوارع", "شارع"),
        ("مشاريع", "مشروع"),
        ("تخطيط", "مخططات"),
        ("التطوع", "متطوعين"),
    ],
)
def test_without_its_list_a_plural_is_still_of_the_family(one, other):
    with lists.without("plurals"):
        kin = [set(analysis.kin(stems(each)[0])) - {""} for each in (one, other)]
    assert kin[0] & kin[1]


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        *(("القرعاوي", "Al-Qarawi"), ("التويجري", "Tuwaijri"), ("الدوسري", "Dosari"), ("هدى", "Huda")),
        *(("عبدالله", "Abdullah"), ("الشهراني", "Shahrani"), ("فاطمة", "Fatimah"), ("محمد", "Mohammed")),
    ],
)
def test_a_name_sounds_alike_in_both_scripts(arabic, latin):
    assert sound(folded(arabic)[0]) == sound([each.text for each in words(latin)][-1]) != ""


def test_titles_of_address_and_common_words_are_not_looked_for():
    assert stems("من معالي في") == stems("معالي")
    with lists.without("common"):
        assert len(stems("من معالي في")) == 3


@given(st.text(max_size=300))
@example("ﷺ ﷽ e\u0301 \u0300 ʼa' 1,234.5.6 ١٬٢")
def test_any_text_is_taken_apart_and_each_word_stands_where_it_says(text):
    for token in analysis.tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.terms
        assert all(0 < len(term) <= 100 for term, _share in token.terms)
        assert token.word in {
            part for each in words(text[token.start : token.end]) for part in folded_again(each)
        } | {"".join(each.text for each in words(text[token.start : token.end]))}


def folded_again(word):
    return {word.text}


@given(st.text(max_size=60))
def test_folding_what_is_folded_changes_nothing(text):
    for word in words(text):
        assert [each.text for each in words(word.text)] in ([word.text], []) or "".join(
            each.text for each in words(word.text)
        )


@given(st.text(alphabet="<>&\"' \n.،abمركز", max_size=400), st.sampled_from(["مركز", "ab", "a"]))
def test_marking_keeps_the_text_and_lets_no_markup_through(text, word):
    found = frozenset({stems(word)[0]}) if stems(word) else frozenset()
    plain = highlighted(text, found).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in plain.replace("&lt;", "")
    for each in marks(text, found):
        assert stems(text[each.start : each.end])
    part, _told = snippet(text, found)
    assert part.count("<mark>") == part.count("</mark>")
    assert "<" not in part.replace("<mark>", "").replace("</mark>", "")


def test_a_snippet_tells_a_list_without_its_dashes():
    part, _told = snippet("الأغراض\n- التطوع\n- التدريب", frozenset({stems("الأغراض")[0]}))
    assert part == "<mark>الأغراض</mark> · التطوع · التدريب"
