"""Words as a quotation is compared by them, and the marks by which texts that may hold it are found. Pure.

Words are compared without diacritics and in one spelling of the letters that are confused; nothing else about
them is forgiven. A number keeps its sign and its per cent.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..search import lists
from ..search.letters import Word, words

_SERVANT = "عبد"
_SIGNED = 2**31  # marks fit the smallest column that both databases index


def tokens(text: str) -> list[Word]:
    """Every word of a text, with its place in it."""
    found: list[Word] = []
    for word in words(text):
        if found and found[-1].text == _SERVANT and word.text.startswith("ال"):
            found[-1] = Word(_SERVANT + word.text, found[-1].start, word.end)  # «عبد الله», «عبدالله»
        else:
            found.append(_with_sign(text, word))
    return found


def _with_sign(text: str, word: Word) -> Word:
    if not word.text[0].isdecimal():
        return word
    sign = "-" if text[max(word.start - 1, 0) : word.start] in ("-", "−") and _apart(text, word) else ""
    per_cent = text[word.end : word.end + 2].lstrip()[:1] in ("%", "٪")
    return word._replace(text=f"{sign}{word.text}{'%' if per_cent else ''}")


def _apart(text: str, word: Word) -> bool:
    return not text[max(word.start - 2, 0) : word.start - 1].strip()


def marks(found: Sequence[Word]) -> set[int]:
    """Of each two words that say something, side by side or with one between them: a word that was changed
    leaves the marks around it. Styles and professions count as little as prepositions; where four words in a
    row say next to nothing, they have a mark together."""
    passed_over = lists.common() | lists.titles()
    every = [word.text for word in found]
    told = [word for word in every if word not in passed_over]
    fours = (every[start : start + 4] for start in range(len(every) - 3))
    empty = (four for four in fours if len(passed_over.intersection(four)) >= 3)
    return {_mark(*words) for words in (*_pairs(told), *empty)}


def _pairs(told: list[str]) -> Iterator[tuple[str, str]]:
    yield from pairwise(told)
    yield from zip(told, told[2:], strict=False)


def _mark(*words: str) -> int:
    return zlib.crc32(" ".join(words).encode()) - _SIGNED


def marks_of(texts: Iterable[str]) -> set[int]:
    return set().union(*(marks(tokens(text)) for text in texts))
