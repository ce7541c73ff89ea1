"""What a word is found by. Texts and queries go through the same steps. Pure, but for the lists it reads.

The index holds terms of four sorts, told apart by how they begin: a stem ("مركز"), a pair of stems that
stand side by side in a title or a name ("مركز حي"), how a name sounds ("~krw"), a word of a title as it is
written ("^مراكز", for suggestions).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from . import arabic, english, lists
from .letters import Word, is_arabic, is_latin, words
from .sounds import sound

EXACT, VARIANT = 100, 60  # how much of a word's weight its stem has, and a stem that it may have
SOUND, BEGINNING = "~", "^"
_SERVANT = "عبد"


class Token(NamedTuple):
    """A word that counts, with the terms that it is found by: the stem first, each with its share."""

    word: str
    start: int
    end: int
    terms: tuple[tuple[str, int], ...]

    @property
    def stem(self) -> str:
        return self.terms[0][0]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, without those that say nothing."""
    for word in _joined(words(text)):
        if word.text not in lists.common():
            yield Token(word.text, word.start, word.end, terms(word.text))


def _joined(found: Iterator[Word]) -> Iterator[Word]:
    """«عبد الرحمن» is one name, like «عبدالرحمن»."""
    held = None
    for word in found:
        if held and word.text.startswith("ال"):
            yield Word(held.text + word.text, held.start, word.end)
            held = None
            continue
        if held:
            yield held
        held = word if word.text == _SERVANT else None
        if not held:
            yield word
    if held:
        yield held


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[str, tuple[str, ...]]:
    """The stem, and others that it may have, before the lists are asked."""
    if is_arabic(word):
        return arabic.stem(word), arabic.variants(word)
    if is_latin(word):
        glued = word.startswith("al") and len(word) > 5
        return english.stem(word), (english.stem(word[2:]),) if glued else ()
    return word, ()


@lru_cache(maxsize=100_000)
def _terms(word: str, plurals_known: bool) -> tuple[tuple[str, int], ...]:
    singular = lists.plurals().get
    own, others = _forms(word)
    found = {singular(own, own): EXACT}
    for other in others:
        found.setdefault(singular(other, other), VARIANT)
    return tuple(found.items())


def terms(word: str) -> tuple[tuple[str, int], ...]:
    return _terms(word, bool(lists.plurals()))


def stem(word: str) -> str:
    """The one term that a word has for certain, without looking for the others."""
    own = arabic.stem(word) if is_arabic(word) else english.stem(word) if is_latin(word) else word
    return lists.plurals().get(own, own)


@lru_cache(maxsize=100_000)
def kin(stem: str) -> tuple[str, str]:
    """What a stem shares with others of its family: (skeleton, root); empty where there is none."""
    if is_arabic(stem):
        return arabic.skeleton(stem), arabic.root(stem)
    return (english.family(stem), "") if is_latin(stem) else ("", "")


def pairs(stems: list[str]) -> Iterator[str]:
    """The stems that stand side by side."""
    for one, other in pairwise(stems):
        yield f"{one} {other}"


def beginnings(text: str) -> Iterator[str]:
    """The words of a title as a reader begins to type them, with the article and without."""
    for word in _joined(words(text)):
        yield BEGINNING + word.text
        begun = arabic.bare(word.text) if is_arabic(word.text) else word.text
        if begun != word.text:
            yield BEGINNING + begun


def sounds(text: str) -> Iterator[str]:
    """How the words of a name sound."""
    for word in _joined(words(text)):
        if word.text not in lists.common() | lists.titles() and (heard := sound(word.text)):
            yield SOUND + heard
