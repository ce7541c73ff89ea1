"""Whether two names differ in spelling alone. Pure: it asks, it never decides that two people are one."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from proceedings.text import fold

ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
LATIN = re.compile("[a-z]")

# Folded words that stand before a name and are no part of it.
HONORIFICS = frozenset(
    fold(word)
    for word in """
    د دكتور دكتورة الدكتور الدكتورة م مهندس مهندسة المهندس المهندسة ا أ أستاذ أستاذة الأستاذ الأستاذة
    بروفيسور البروفيسور بروفسور البروفسور شيخ الشيخ الشيخة شيخة معالي سعادة صاحب صاحبة السمو سمو
    الملكي الملكية الأمير الأميرة أمير أميرة فضيلة سماحة السيد السيدة الآنسة اللواء العميد العقيد
    المقدم الرائد النقيب الفريق المحامي المحامية المستشار المستشارة القاضي الكابتن
    dr doctor eng engineer prof professor mr mrs ms miss sir sheikh shaikh shaykh sheikha prince princess
    hrh hh he his her excellency royal highness h e r maj gen general col colonel judge captain capt
    """.split()
)
_LINKS = frozenset(map(fold, "بن ابن بنت bin ibn ben bint".split()))
BODY_WORDS = frozenset("the of for and in a".split())  # of bodies' names in English, written or not
_ARTICLE = re.compile(r"\b(?:al|el|ul|as|ash|ar|an|at|ad|az)[ -]+(?=[a-z])")
# «عبد الله», «نور الدين», «أبو زيد»: one name, written as two words or one.
_JOINED = re.compile(r"\b(عبد|امه|ابو|ابا|ابي|ام|ال) (?=\w)|(?<=\w) (?=الدين\b|الله\b|الاسلام\b)")
_ABD = re.compile(r"\b(abd|abdal|abdel|abdul|abdur|abdar|abder)[ -]+(?:(?:al|el|ul|ar|ur|er)[ -]+)?(?=[a-z])")
_DIGRAPHS = (("kh", "x"), ("gh", "g"), ("sh", "$"), ("ch", "$"), ("th", "t"), ("dh", "d"), ("ph", "f"))
_SINGLE = str.maketrans({"q": "k", "c": "k", "v": "f", "p": "b"} | dict.fromkeys("aeiouwy'", ""))
_CONSONANTS = str.maketrans(
    dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttjhxddrzs$sdtdgfkklmnh", strict=True))
    | dict.fromkeys("اوىيعءئؤ", "")
)


@dataclass(frozen=True)
class Name:
    """A name in the scripts it is known in; either may be empty."""

    ar: str = ""
    en: str = ""

    @classmethod
    def of(cls, written: str) -> "Name":
        return cls(ar=written) if ARABIC.search(written) else cls(en=written)


def without_honorifics(written: str) -> str:
    """«معالي أ.د. سعد العمري» → «سعد العمري»; letters and signs of what is left are kept as written."""
    rest = written.strip()
    while match := re.match(r"(?:[^\s./]+\.(?=\S)|[^\s]+\s+|[^\s./]+[./]\s*)(?=\S)", rest):
        words = fold(match[0]).split()
        if not words or not set(words) <= HONORIFICS:
            break
        rest = rest[match.end() :].lstrip(" /.،,-")
    return rest


def arabic(written: str, drop: frozenset[str] = HONORIFICS) -> str:
    """An Arabic name without what people spell differently."""
    words = _stripped(fold(written), drop)
    joined = _JOINED.sub(lambda match: match[1] or "", " ".join(words)).replace("وو", "و")
    joined = joined.replace("رحمان", "رحمن").replace("ء", "")
    kept = (re.sub(r"^ال(?=\w{2})", "", word) for word in joined.split() if word not in _LINKS)
    return " ".join(kept)


def latin(written: str, drop: frozenset[str] = HONORIFICS) -> str:
    """The consonants of a name in Latin letters, which most transliterations agree on."""
    folded = " ".join(_stripped(fold(written), drop))
    folded = _ABD.sub("abd", folded)
    folded = _ARTICLE.sub("", folded)
    words = (word for word in folded.split() if word not in _LINKS)
    return " ".join(filter(None, map(_consonants, words)))


def _consonants(word: str) -> str:
    word = re.sub(r"^(?:al|el)(?=[a-z]{4})", "", word)
    word = re.sub(r"^abd[aeiu]l?(?=l?[a-z]{3})", "abd", word)
    for digraph, letter in _DIGRAPHS:
        word = word.replace(digraph, letter)
    word = re.sub(r"(?<=[^l])(?:a|e|i|o|u)h$", "", word)  # Fatimah, Hamzah; Abdullah keeps its heh
    return re.sub(r"(.)\1+", r"\1", word.translate(_SINGLE))


def latin_of_arabic(written: str, drop: frozenset[str] = HONORIFICS) -> str:
    words = arabic(written, drop).split()
    # The tied ta has been folded to a heh, and nobody writes it in Latin letters.
    bare = (re.sub("ه$", "", word) if len(word) > 3 and not word.endswith("له") else word for word in words)
    bare = (re.sub("^عبدال(?!له)", "عبد", word) for word in bare)
    skeletons = (re.sub(r"(.)\1+", r"\1", word.translate(_CONSONANTS)) for word in bare)
    return " ".join(filter(None, skeletons))


def _stripped(folded: str, drop: frozenset[str]) -> list[str]:
    words = folded.split()
    if drop is HONORIFICS:
        while len(words) > 1 and words[0] in drop:
            words.pop(0)
        return words
    return [word for word in words if word not in drop]


def _signs(name: Name, drop: frozenset[str]) -> dict[str, str]:
    """By script: `ar` and `en` as written; `both` is what the two scripts have in common."""
    signs = {"ar": arabic(name.ar, drop), "en": latin(name.en, drop)}
    signs["both"] = signs["en"] if name.en else latin_of_arabic(name.ar, drop)
    return signs


def signatures(name: Name, drop: frozenset[str] = HONORIFICS) -> set[tuple[str, str]]:
    """Two names that may be one share at least one of these; `may_be_one` then decides."""
    signs = _signs(name, drop)
    signs["crossed"] = latin_of_arabic(name.ar, drop) if name.ar else ""
    return {("both" if script == "crossed" else script, sign) for script, sign in signs.items() if sign}


def may_be_one(one: Name, other: Name, drop: frozenset[str] = HONORIFICS) -> bool:
    """In the script they share; Arabic first, since it writes what a transliteration leaves out."""
    if one.ar and other.ar:
        return _equal(arabic, one.ar, other.ar, drop)
    if one.en and other.en:
        return _equal(latin, one.en, other.en, drop)
    if one.ar and other.en:
        return latin_of_arabic(one.ar, drop) == latin(other.en, drop) != ""
    if one.en and other.ar:
        return may_be_one(other, one, drop)
    return False


def _equal(sign: Callable[[str, frozenset[str]], str], one: str, other: str, drop: frozenset[str]) -> bool:
    return sign(one, drop) == sign(other, drop) != ""
