import unicodedata
from time import process_time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from proceedings.text import clean, fold, isolate, plain_paragraphs, same_words

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء" + "ًٌٍَُِّْٰٕٔ" + "ـ \u200c\u200d\n.،«»٠١٢ 012-%/"
anything = (
    st.text(st.characters(exclude_categories=["Cs"])) | st.text(ARABIC) | st.text("ﷲﷺﷻ﷼ﺍﻷﻻﹰﹱﹷﻫﺔـه \u200d1م")
)


def cleaned(value: str) -> str:
    try:
        return clean(value)
    except ValidationError:
        assume(False)
        raise


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("é", "é"),
        ("سطر\r\nسطر\rسطر\u2028سطر", "سطر\nسطر\nسطر\nسطر"),
        ("عمود\tعمود", "عمود\tعمود"),
        ("\ufeffملتقى\u200bالمشاركة\u00ad", "ملتقىالمشاركة"),
        # Presentation forms, as old software leaves them
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﻻ ﺇﻟﻰ", "لا إلى"),
        ("مدﱢرس", "مدِّرس"),
        ("100 ﷼", "100 ريال"),
        ("محمد ﷺ", "محمد ﷺ"),
        ("﷽", "﷽"),
        # Tatweel
        ("المشـــاركة المجتمعيـة", "المشاركة المجتمعية"),
        ("هـذا", "هذا"),
        ("مـُحمد", "مُحمد"),
        ("1443هـ الموافق", "1443هـ الموافق"),
        ("1443 هـ", "1443 هـ"),
        ("1443هــ", "1443هـ"),
        ("1443ه\u200d الموافق", "1443هـ الموافق"),
        ("الـ15 بـ«مشارك»", "الـ15 بـ«مشارك»"),
        ("الخبر ـ سعد المالكي", "الخبر ـ سعد المالكي"),
        # Joiners
        ("می\u200cرود", "می\u200cرود"),
        ("\u200cكلمة \u200d كلمة\u200c", "كلمة  كلمة"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    ],
)
def test_text_is_stored_in_one_form(typed, stored):
    assert clean(typed) == stored


@pytest.mark.parametrize(
    ("typed", "character", "line", "position"),
    [
        ("اسم\0", "U+0000 NULL", 1, 4),
        ("\x1b[31m", "U+001B CONTROL", 1, 1),
        ("a\x9fb", "U+009F CONTROL", 1, 2),
        ("slug\u202egnp", "U+202E RIGHT-TO-LEFT OVERRIDE", 1, 5),
        ("سطر\nآخر\u200f", "U+200F RIGHT-TO-LEFT MARK", 2, 4),
        ("\u061c", "U+061C ARABIC LETTER MARK", 1, 1),
        ("\u2066a\u2069", "U+2066 LEFT-TO-RIGHT ISOLATE", 1, 1),
        ("\ud800", "U+D800 LONE SURROGATE", 1, 1),
        ("\ufdd0", "U+FDD0 NONCHARACTER", 1, 1),
        ("\U0010ffff", "U+10FFFF NONCHARACTER", 1, 1),
        ("hidden\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A", 1, 7),
    ],
)
def test_what_cannot_be_seen_is_refused_by_name_and_place(typed, character, line, position):
    with pytest.raises(ValidationError) as refusal:
        clean(typed)
    assert refusal.value.code == "refused_character"
    assert refusal.value.params == {"character": character, "line": line, "position": position}
    assert character in refusal.value.messages[0]


@given(anything)
def test_cleaning_twice_changes_nothing_more(value):
    once = cleaned(value)
    assert clean(once) == once


@given(anything)
def test_clean_text_is_composed(value):
    assert unicodedata.is_normalized("NFC", cleaned(value))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("المُشارَكةُ المُجتمعيّة", "المشاركه المجتمعيه"),
        ("أنسنة إدارة آفاق ٱلمدن", "انسنه اداره افاق المدن"),
        ("مسؤولية هيئة", "مسووليه هييه"),
        ("مستشفى علی کتاب", "مستشفي علي كتاب"),
        ("رؤية المملكة ٢٠٣٠", "رويه المملكه 2030"),
        ("۲۰۳۰", "2030"),
        ("«مشارك»، الأول!", "مشارك الاول"),
        ("عبد   الله\n", "عبد الله"),
        ("جــمعيــة", "جمعيه"),
        ("Dhu al-Qa'dah", "dhu al qadah"),
        ("Dhu al-Qaʿdah", "dhu al qadah"),
        ("CAFÉ Straße", "cafe strasse"),
    ],
)
def test_folded_text_is_what_a_reader_would_look_for(typed, folded):
    assert fold(typed) == folded


@given(anything)
def test_folding_twice_changes_nothing_more(value):
    assert fold(fold(value)) == fold(value)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("عبد الله", "عبدالله"),
        ("المشاركة المجتمعية", "المُشاركة  المُجتمعيّة."),
        ("قال: «نعم»", 'قال "نعم"'),
        ("first,second", "first second"),
        ("رؤية 2030.", "رؤية 2030"),
        ("مـحمد", "محمد"),
    ],
)
def test_spaces_vowel_signs_and_punctuation_leave_the_words_the_same(a, b):
    assert same_words(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("مكتبة", "مكتبه"),
        ("أحمد", "احمد"),
        ("على", "علي"),
        ("مسؤول", "مسئول"),
        ("شيء", "شي"),
        ("ا\u0654حمد", "احمد"),
        ("لا يوافق", "يوافق"),
        ("Forum", "forum"),
        ("1.5", "15"),
        ("1 5", "15"),
        ("-5", "5"),
        ("5%", "5"),
        ("2020-2025", "2020/2025"),
        ("٥", "٦"),
    ],
)
def test_another_letter_or_another_number_is_another_word(a, b):
    assert not same_words(a, b)


@given(anything)
def test_a_text_has_the_same_words_as_itself(value):
    assert same_words(value, value)


@given(anything)
def test_cleaning_keeps_the_words_of_clean_text_with_other_spacing(value):
    once = cleaned(value)
    assert same_words(once, f"  {once}\n")


@pytest.mark.parametrize(
    ("plain", "isolated"),
    [
        ("اتصل على +966 13 123 4567.", "اتصل على [+966 13 123 4567]."),
        ("هاتف 013 123 4567، تحويلة 12", "هاتف [013 123 4567]، تحويلة 12"),
        ("الرقم الموحد 920012345", "الرقم الموحد [920012345]"),
        ("في 2022-06-15، الخبر", "في [2022-06-15]، الخبر"),
        ("عند 2022-06-15T09:30+03:00", "عند [2022-06-15T09:30+03:00]"),
        ("انظر https://example.org/ar/s/ab12/1/.", "انظر [https://example.org/ar/s/ab12/1/]."),
        ("(https://example.org/a_(b))", "([https://example.org/a_(b)])"),
        ("راسل press@example.org؟", "راسل [press@example.org]؟"),
        ("المعرف 10.1234/abc.def؛", "المعرف [10.1234/abc.def]؛"),
        ("رؤية المملكة 2030 و1443هـ و15–17", "رؤية المملكة 2030 و1443هـ و15–17"),
        ("بين 2020 و2025", "بين 2020 و2025"),
        ("نسبة 0.05 من 1,000,000", "نسبة 0.05 من 1,000,000"),
    ],
)
def test_copied_text_isolates_what_reads_left_to_right(plain, isolated):
    expected = isolated.replace("[", "\u2066").replace("]", "\u2069")
    assert isolate(plain) == expected
    assert isolate(expected) == expected


def test_each_arabic_paragraph_starts_with_a_mark():
    assert plain_paragraphs("أول\n\nثان 2022-06-15", "ar") == "\u200fأول\n\n\u200fثان \u20662022-06-15\u2069"


def test_english_paragraphs_carry_no_mark():
    assert plain_paragraphs("One\nTwo", "en") == "One\nTwo"


@pytest.mark.parametrize(
    "typed", ["a\u200d", "ه\u200d", "ب\u0640", "a.", "2022-01-01T", "0 1", "(http://a/)"]
)
def test_long_text_takes_time_in_proportion_to_its_length(typed):
    """A long row of the same took minutes where a pattern went back over it from each of its letters."""
    started = process_time()
    isolate(clean(f"س{typed * 20_000}س"))
    clean("a" + typed[-1] * 20_000 + "b")
    assert process_time() - started < 4
