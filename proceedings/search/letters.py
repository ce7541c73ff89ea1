"""Words of a text with their places, and each word in the one spelling in which words are compared. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# What may stand inside a word and is no letter: vowel signs, joiners, marks of direction, soft hyphens.
_INSIDE = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08ca-\u08ff"
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
_WORD = re.compile(
    r"[A-Za-z]+[0-9][A-Za-z0-9]*"  # a code, such as G20
    r"|\d+(?:[.,\u066b\u066c]\d+)*"  # a number, with its separators
    rf"|(?:[^\W\d_][{_INSIDE}]*)+(?:['\u2019\u02bc\u02be\u02bf](?:[^\W\d_][{_INSIDE}]*)+)*"
)
_THOUSANDS = re.compile(r"[,\u066c](?=\d{3}(?!\d))")
_TANWIN = re.compile("(?:\u064b\u0627|\u0627\u064b)$")  # مركزًا, مركزاً
_GLUED_ARTICLE = re.compile(r"^A[lL](?=[A-Z])")  # AlSubaie
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("ةۀەھہۃۂ", "ه"),
        **dict.fromkeys("ىیےېۍ", "ي"),
        **dict.fromkeys("کڪگ", "ك"),
        **{"ٱ": "ا", "پ": "ب", "چ": "ج", "ڤ": "ف", "ژ": "ز", "ـ": ""},
        **dict.fromkeys("'\u2019\u02bc\u02be\u02bf", ""),
        **{"ı": "i", "ø": "o", "đ": "d", "ł": "l"},
    }
)
LONGEST = 40  # letters of a word that are compared


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        for part in folded(found[0]):
            yield Word(part, found.start(), found.end())


@lru_cache(maxsize=100_000)
def folded(written: str) -> tuple[str, ...]:
    """One word as it is compared: without vowel signs, one letter for those that are confused. Seldom, a sign
    that stands for several words is all of them."""
    if written[0].isdecimal():
        number = _THOUSANDS.sub("", written)
        plain = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else "." for each in number)
        return (plain[:LONGEST],)
    value = unicodedata.normalize("NFKC", _GLUED_ARTICLE.sub("", written))
    value = _TANWIN.sub("", "".join(each for each in value if unicodedata.category(each) != "Cf"))
    value = value.replace("ئو", "ؤو").replace("ءو", "ؤو")
    value = unicodedata.normalize("NFKD", value.casefold())
    value = "".join(each for each in value if unicodedata.category(each) not in ("Mn", "Cf"))
    return tuple(part[:LONGEST] for part in value.translate(_LETTERS).split())


def is_arabic(word: str) -> bool:
    return "\u0621" <= word[0] <= "\u06ff"


def is_latin(word: str) -> bool:
    return "a" <= word[0] <= "z"
