"""What a result shows of its text: the place where most of the words stand, with the words marked. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from . import analysis

LENGTH = 190  # characters
SEARCHED = 8_000  # characters of a text: what stands further on is found, and not shown


@dataclass(frozen=True)
class Mark:
    """A word that was found: where it stands, and the terms that it was found by."""

    start: int
    end: int
    terms: frozenset[str]


def marks(text: str, terms: Collection[str]) -> Iterator[Mark]:
    """The words of a text that any of the terms stands for."""
    by_sound = any(term.startswith(analysis.SOUND) for term in terms)
    for token in analysis.tokens(text):
        found = {term for term, _share in token.terms if term in terms}
        if not found and by_sound:
            found = {term for term in analysis.sounds(token.word) if term in terms}
        if found:
            yield Mark(token.start, token.end, frozenset(found))


def highlighted(text: str, terms: Collection[str]) -> SafeString:
    """The whole text as HTML."""
    return _marked(text, list(marks(text, terms)))


def snippet(text: str, terms: Collection[str]) -> tuple[SafeString, int]:
    """The part of a text that says most about the terms, as HTML, and how many of them it has."""
    lines = (" ".join(line.split()).removeprefix("- ") for line in text[:SEARCHED].splitlines())
    text = " · ".join(line for line in lines if line)
    found = list(marks(text, terms))
    best: Sequence[Mark] = ()
    for place, first in enumerate(found):
        within = [mark for mark in found[place : place + LENGTH] if mark.end <= first.start + LENGTH]
        if _told(within) > _told(best):
            best = within
    start = _start(text, best[0].start if best else 0)
    end = _end(text, start + LENGTH)
    shown = [
        Mark(mark.start - start, mark.end - start, mark.terms)
        for mark in found
        if start <= mark.start and mark.end <= end
    ]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, _marked(text[start:end], shown), after), _told(best)


def _told(found: Sequence[Mark]) -> int:
    return len({term for mark in found for term in mark.terms})


def _start(text: str, first: int) -> int:
    """The beginning of the sentence that holds the first mark, if it is near; or of a word shortly before."""
    near = max(0, first - LENGTH // 3)
    ends = [text.rfind(sign, near, first) for sign in (". ", "؟ ", "· ", "؛ ", ": ", "! ")]
    return max(ends) + 2 if max(ends) >= 0 else text.find(" ", near, first) + 1 if near else 0


def _end(text: str, about: int) -> int:
    return len(text) if about >= len(text) else text.rfind(" ", 0, about) if " " in text[:about] else about


def _marked(text: str, found: Sequence[Mark]) -> SafeString:
    pieces, last = [], 0
    for mark in found:
        if mark.start >= last:
            pieces += [
                escape(text[last : mark.start]),
                format_html("<mark>{}</mark>", text[mark.start : mark.end]),
            ]
            last = mark.end
    return mark_safe("".join([*pieces, escape(text[last:])]))


def surface(texts: Sequence[str], terms: Collection[str]) -> str:
    """A word as it is written where it was found: to say what may have been meant."""
    for text in texts:
        for mark in marks(text, terms):
            return text[mark.start : mark.end]
    return ""
