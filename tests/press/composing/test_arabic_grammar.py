"""The Arabic of the composer, in tables that a native editor can read."""

import pytest

from press.composing import arabic_grammar as grammar
from press.composing.arabic import NOUNS
from press.composing.arabic_grammar import NOMINATIVE, OBLIQUE, SPEAKER, attach, counted

MEMORANDUM = grammar.feminine("مذكرة", "مذكرت", "مذكرات")


@pytest.mark.parametrize(
    ("number", "memoranda", "speakers", "workshops", "courses", "halls"),
    [
        (0, "لا مذكرات", "لا متحدثين", "لا ورش عمل", "لا دورات تدريبية", "لا معارض"),
        (1, "مذكرة واحدة", "متحدث واحد", "ورشة عمل واحدة", "دورة تدريبية واحدة", "معرض واحد"),
        (2, "مذكرتان", "متحدثان", "ورشتا عمل", "دورتان تدريبيتان", "معرضان"),
        (3, "3 مذكرات", "3 متحدثين", "3 ورش عمل", "3 دورات تدريبية", "3 معارض"),
        (10, "10 مذكرات", "10 متحدثين", "10 ورش عمل", "10 دورات تدريبية", "10 معارض"),
        (11, "11 مذكرة", "11 متحدثًا", "11 ورشة عمل", "11 دورة تدريبية", "11 معرضًا"),
        (99, "99 مذكرة", "99 متحدثًا", "99 ورشة عمل", "99 دورة تدريبية", "99 معرضًا"),
        (100, "100 مذكرة", "100 متحدث", "100 ورشة عمل", "100 دورة تدريبية", "100 معرض"),
        (101, "101 مذكرة", "101 متحدث", "101 ورشة عمل", "101 دورة تدريبية", "101 معرض"),
        (103, "103 مذكرات", "103 متحدثين", "103 ورش عمل", "103 دورات تدريبية", "103 معارض"),
    ],
)
def test_a_number_asks_for_its_form_of_the_noun(number, memoranda, speakers, workshops, courses, halls):
    nouns = MEMORANDUM, SPEAKER["m"], NOUNS["workshop"], NOUNS["course"], NOUNS["exhibition"]
    said = [counted(number, noun, alone=True) for noun in nouns]
    assert said == [memoranda, speakers, workshops, courses, halls]


@pytest.mark.parametrize(
    ("kind", "as_subject", "after_a_particle"),
    [
        ("session", "جلستان", "جلستين"),
        ("panel", "جلستان حواريتان", "جلستين حواريتين"),
        ("paper", "ورقتا عمل", "ورقتي عمل"),
        ("course", "دورتان تدريبيتان", "دورتين تدريبيتين"),
        ("ceremony", "حفلان", "حفلين"),
    ],
)
def test_the_dual_follows_its_sentence(kind, as_subject, after_a_particle):
    assert counted(2, NOUNS[kind], NOMINATIVE) == as_subject
    assert counted(2, NOUNS[kind], OBLIQUE) == after_a_particle


@pytest.mark.parametrize(
    ("genders", "before", "after", "speakers"),
    [
        (["m"], "تناول", "تناول", "متحدث"),
        (["f"], "تناولت", "تناولت", "متحدثة"),
        (["m", "m"], "تناول", "تناولا", "متحدثان"),
        (["f", "f"], "تناولت", "تناولتا", "متحدثتان"),
        (["f", "m"], "تناولت", "تناولا", "متحدثان"),
        (["m", "f"], "تناول", "تناولا", "متحدثان"),
        (["m", "f", "m"], "تناول", "تناولوا", "3 متحدثين"),
        (["f", "f", "f"], "تناولت", "تناولن", "3 متحدثات"),
        (["f"] * 10 + ["m"], "تناولت", "تناولوا", "11 متحدثًا"),
        (["f"] * 11, "تناولت", "تناولن", "11 متحدثة"),
        (["f"] * 100, "تناولت", "تناولن", "100 متحدثة"),
        (["f"] * 103, "تناولت", "تناولن", "103 متحدثات"),
        (["f"] * 102 + ["m"], "تناولت", "تناولوا", "103 متحدثين"),
    ],
)
def test_verbs_and_nouns_agree_with_men_women_and_both(genders, before, after, speakers):
    assert grammar.COVERED.before(genders) == before
    assert grammar.COVERED.after(genders) == after
    assert counted(len(genders), SPEAKER[grammar.of_all(genders)]) == speakers


@pytest.mark.parametrize(
    ("verb", "genders", "said"),
    [
        (grammar.PRESENTED, ["m"], "قدّمها"),
        (grammar.PRESENTED, ["f"], "قدّمتها"),
        (grammar.DELIVERED, ["m", "f"], "ألقاها"),
        (grammar.DELIVERED, ["f"], "ألقتها"),
        (grammar.CHAIRED, ["f", "m"], "أدارتها"),
    ],
)
def test_a_verb_takes_its_object_as_a_pronoun(verb, genders, said):
    assert verb.joined(genders, "ها") == said


@pytest.mark.parametrize(
    ("particle", "phrase", "said"),
    [
        ("ب", "محافظة الخبر", "بمحافظة الخبر"),
        ("ب", "الرياض", "بالرياض"),
        ("ل", "الملتقى", "للملتقى"),
        ("ل", "اللجنة الوطنية", "للجنة الوطنية"),
        ("ل", "جمعية استدامة", "لجمعية استدامة"),
        ("ل", "أمانة الشرقية", "لأمانة الشرقية"),
    ],
)
def test_a_particle_of_one_letter_joins_what_follows(particle, phrase, said):
    assert attach(particle, phrase) == said


@pytest.mark.parametrize(
    ("as_subject", "after_a_particle"),
    [
        ("منسوبو ديوان الوزارة وأمانات المناطق", "منسوبي ديوان الوزارة وأمانات المناطق"),
        ("موظفو الأمانات ومديرو الجمعيات", "موظفي الأمانات ومديري الجمعيات"),
        ("المتطوعون والمتطوعات", "المتطوعين والمتطوعات"),
        ("منسوبو وكالة الشؤون البلدية", "منسوبي وكالة الشؤون البلدية"),
        ("طلاب الجامعات", "طلاب الجامعات"),
        ("المهتمون بالقانون والتعاون", "المهتمين بالقانون والتعاون"),
    ],
)
def test_sound_plurals_after_a_particle(as_subject, after_a_particle):
    assert grammar.oblique(as_subject) == after_a_particle


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["التوعية"], "التوعية"),
        (["أ", "ب", "ج"], "أ وب وج"),
        (["التعاون والعمل", "التوعية"], "التعاون والعمل، والتوعية"),
        (["الإسهام في أهداف التنمية الوطنية", "التوعية"], "الإسهام في أهداف التنمية الوطنية، والتوعية"),
    ],
)
def test_the_and_of_a_list_is_attached(items, said):
    assert grammar.listed(items) == said


@pytest.mark.parametrize(
    ("phrase", "gender"),
    [("مبادرة مجسم وطن", "f"), ("الملتقى", "m"), ("القمة", "f"), ("برنامج الإسكان", "m"), ("فعاليات", "f")],
)
def test_the_gender_of_a_noun_by_its_ending(phrase, gender):
    assert grammar.gender_of(phrase) == gender
