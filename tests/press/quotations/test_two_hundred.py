"""Two hundred quotations, each made from a published text in one of eight ways, and the verdict on each.

All are generated from the talks of `world.py`; nothing is chosen by chance, so each run asks the same.
"""

import re
from collections import Counter

import pytest

from press.quotations.finding import CHANGED, JOINED, NOTHING, SAME, check
from proceedings import clock
from proceedings.site import Site

from .world import AR, EN, build, corrected, taken_back

GONE, MENDED = 5, 4  # which talk was withdrawn, which was corrected
HARAKAT = "\u064e\u064f\u0650\u0652"
LANGUAGES = {"ar": AR, "en": EN}
NEGATION = {"ar": r"\b(?:لم|لا|ليس|لن|دون) ", "en": r"\b(?:not|never|without) |(?<=can)not"}
NEWSPAPER = {
    "ar": (
        "معالي المهندس عبدالله البدير",
        ("م. عبدالله البدير", "م. البدير", "عبدالله البدير", "المهندس عبدالله البدير"),
    ),
    "en": (
        "His Excellency Engineer Abdullah Al-Budair",
        ("Eng. Abdullah Al-Budair", "Eng. Al-Budair", "Abdullah Al-Budair", "Engineer Abdullah Al-Budair"),
    ),
}
OTHER_WORDS = {
    "ar": ("الجبال", "القرى", "المصانع", "الأسواق"),
    "en": ("mountains", "villages", "factories", "markets"),
}
ELSEWHERE = {
    "ar": (
        "ارتفعت أسعار النفط في التعاملات المبكرة وسط توقعات بخفض الإنتاج خلال الربع المقبل من العام",
        "فاز الفريق الضيف بهدفين نظيفين في المباراة التي جمعتهما مساء أمس على ملعب المدينة الرياضية",
        "تتوقع الأرصاد هطول أمطار متفرقة على المرتفعات الجنوبية الغربية مع نشاط في الرياح السطحية",
        "أطلقت الشركة هاتفها الجديد بكاميرا أوسع وبطارية تدوم يومين كاملين من الاستخدام المتواصل",
    ),
    "en": (
        "Oil prices rose in early trading as markets expected producers to cut output in the coming quarter",
        "The visitors won by two goals to nil in the match that was played last night under heavy rain",
        "Scattered showers are expected over the southern highlands with strong winds along the coast",
        "The company launched a new telephone with a wider camera and a battery that lasts for two days",
    ),
}


def verbatim(language):
    for text in LANGUAGES[language][:4]:
        words = text.split()
        yield from (" ".join(words[start:]) for start in (0, 2, 5))


def house_style(language):
    full, shorter = NEWSPAPER[language]
    for text in LANGUAGES[language][:4]:
        yield from (text.replace(full, each) for each in shorter)


def diacritics(language):
    """In Arabic other vowel signs, letters and marks; in English capitals, dashes and marks."""
    for index, text in enumerate(LANGUAGES[language][:4]):
        if language == "ar":
            dotted = "".join(
                c + (HARAKAT[(i + index) % 4] if c.isalpha() and i % 3 == 0 else "")
                for i, c in enumerate(text)
            )
            yield from (dotted, f"«{text}»؟!", text.replace("أ", "ا").replace("ة", "ه"))
        else:
            yield from (
                text.upper(),
                f"“{text}” …",
                text.replace(" ", " — ", 3).replace("Al-Budair", "Al Budair"),
            )


def one_word_changed(language):
    for number, text in enumerate(LANGUAGES[language][:4]):
        words = text.split()
        for place in (-2, -4, -6, 7):
            yield " ".join(
                OTHER_WORDS[language][number] if i == place % len(words) else w for i, w in enumerate(words)
            )


def negation_dropped(language):
    for text in LANGUAGES[language][:4]:
        bare = re.sub(NEGATION[language], "", text, count=1)
        assert bare != text
        yield from (bare, " ".join(bare.split()[2:]), f"«{bare}».")


def put_together(language):
    texts = LANGUAGES[language][:4]
    for index, text in enumerate(texts):
        other = texts[(index + 2) % 4]
        yield " ".join([*text.split()[-7:], *other.split()[-7:]])
        yield " ".join([*text.split()[-6:], *other.split()[-8:]])
        yield " ".join([*text.split()[-9:], *other.split()[-6:]])


def withdrawn(language):
    words = LANGUAGES[language][GONE].split()
    yield from (" ".join(words[start:]) for start in (0, 1, 2, 4, 6))
    yield from (f"«{' '.join(words)}».", " ".join(words[:-1]), " ".join(words[3:-1]))


def of_nothing(language):
    for text in ELSEWHERE[language]:
        words = text.split()
        yield from (text, " ".join(words[:8]), " ".join(reversed(words)))


WAYS = {
    verbatim: SAME,
    house_style: SAME,
    diacritics: SAME,
    one_word_changed: CHANGED,
    negation_dropped: CHANGED,
    put_together: JOINED,
    withdrawn: SAME,
    of_nothing: NOTHING,
}
CASES = [(way, language, words) for way in WAYS for language in LANGUAGES for words in way(language)]


@pytest.fixture(scope="module")
def sessions(module_db):
    found = build()
    corrected(found[MENDED], ("جزء يسير", "small part"), ("ربع", "quarter"))
    taken_back(found[GONE])
    return found


def test_there_are_two_hundred_of_them_and_of_every_kind():
    assert len(CASES) >= 200
    assert min(Counter((way, language) for way, language, _words in CASES).values()) >= 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_gets_the_right_verdict(db, sessions, way, language):
    site = Site(clock.now(), language)
    wrong = {}
    for words in way(language):
        verdict = check(words, site)
        if verdict.kind != WAYS[way]:
            wrong[words] = verdict.kind
        for match in verdict.matches:
            is_gone = match.key == sessions[GONE].key
            assert (match.standing.verdict == "withdrawn") == is_gone
            assert bool(match.parts) != is_gone
        if way is negation_dropped:
            assert verdict.touches_negation, words
        if way is withdrawn:
            assert [match.key for match in verdict.matches] == [sessions[GONE].key], words
    assert wrong == {}
