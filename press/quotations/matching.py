"""Laying pasted words along a text: where they stand in it, and what differs. Pure."""

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from proceedings.differences import ADDED, REMOVED, SAME, Part
from proceedings.passages.marks import tokens
from proceedings.search.letters import Word, folded

from .people import AHEAD, Addressed

_NEGATIONS = """
لا لم لن ليس ليست ليسوا لست لسنا ما غير بلا دون بدون ولا ولم ولن وليس وليست وما فلا فلم فلن فليس
ألا ألم أليس كلا
not no never none nor neither nothing cannot without isn't aren't wasn't weren't don't doesn't didn't won't
wouldn't can't couldn't shouldn't hasn't haven't hadn't
"""
NEGATIONS = frozenset(part for word in _NEGATIONS.split() for part in folded(word))
PARAGRAPH = "\n\n"
MARGIN = 6  # words before and after the place that the pasted ones point to


@dataclass(frozen=True)
class Told:
    """A text as a reader may have taken it, who is named in it, and the object and language that it is of."""

    text: str
    people: tuple[Addressed, ...] = ()
    of: str = ""
    known: dict[str, list[Word]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def words(self) -> list[Word]:
        """Paragraph by paragraph: most stand in every style and every version: `known` is shared."""
        found: list[Word] = []
        at = 0
        for paragraph in self.text.split(PARAGRAPH):
            if paragraph not in self.known:
                self.known[paragraph] = tokens(paragraph)
            found += [Word(text, at + start, at + end) for text, start, end in self.known[paragraph]]
            at += len(paragraph) + len(PARAGRAPH)
        return found

    @cached_property
    def plain(self) -> list[str]:
        return [word.text for word in self.words]

    @cached_property
    def pairs(self) -> dict[tuple[str, ...], list[int]]:
        """Where each two words stand side by side."""
        return self._runs(2)

    @cached_property
    def singles(self) -> dict[tuple[str, ...], list[int]]:
        return self._runs(1)

    def _runs(self, size: int) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = {}
        for place in range(len(self.plain) - size + 1):
            found.setdefault(tuple(self.plain[place : place + size]), []).append(place)
        return found

    def between(self, start: int, end: int) -> str:
        """The text from one word to before another, with the signs that follow."""
        stop = self.words[end].start if end < len(self.words) else len(self.text)
        return self.text[self.words[start].start : stop] if start < end else ""


@dataclass(frozen=True)
class Laid:
    """Pasted words along a text. `parts`: what only the text has is ADDED, what only the reader has REMOVED.
    `equal` counts the words that agree, `differing` holds those that do not, of either side."""

    parts: tuple[Part, ...]
    equal: int
    longest: int
    differing: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        return self.equal > 0 and not self.differing

    @property
    def touches_negation(self) -> bool:
        return not NEGATIONS.isdisjoint(self.differing)


class Place(NamedTuple):
    """A span of a text to which pasted words point, and how many runs of them do."""

    hits: int
    start: int
    end: int


NOWHERE = Laid((), 0, 0, ())
NOT_THERE = Place(0, 0, 0)


def place(pasted: Told, text: Told) -> Place:
    """Where most pairs of the pasted words point to; single ones, for want of pairs. Cheap: every text is
    asked."""
    for size, theirs in ((2, pasted.pairs), (1, pasted.singles)):
        ours = zip(*(text.plain[skipped:] for skipped in range(size)), strict=False)
        shifts = Counter(j - i for j, run in enumerate(ours) for i in theirs.get(run, ()))
        if shifts:
            near = {shift: sum(shifts[shift + off] for off in range(-MARGIN, MARGIN + 1)) for shift in shifts}
            best = max(near, key=lambda shift: (near[shift], shifts[shift], -shift))
            return Place(near[best], max(0, best), min(len(text.plain), best + len(pasted.plain)))
    return NOT_THERE


def lay(pasted: Told, text: Told, found: Place) -> Laid:
    """The pasted words along the text at a place."""
    if not found.hits:
        return NOWHERE
    start, end = max(0, found.start - MARGIN), min(len(text.plain), found.end + MARGIN)
    matcher = SequenceMatcher(None, text.plain[start:end], pasted.plain, autojunk=False)
    steps = [(kind, a + start, b + start, c, d) for kind, a, b, c, d in matcher.get_opcodes()]
    while steps and steps[0][0] == "delete":
        steps = steps[1:]
    while steps and steps[-1][0] == "delete":
        steps = steps[:-1]
    return _read(_trimmed(steps), pasted, text)


def _trimmed(steps: list[tuple]) -> list[tuple]:
    """At the edges a text is not told to lack what nobody pasted."""
    found = []
    for index, (kind, a, b, c, d) in enumerate(steps):
        at_edge = kind == "replace" and index in (0, len(steps) - 1)
        if at_edge and b - a > d - c:
            a, b = (b - (d - c), b) if index == 0 else (a, a + (d - c))
        found.append((kind, a, b, c, d))
    return found


def _read(steps: list[tuple], pasted: Told, text: Told) -> Laid:
    parts: list[Part] = []
    differing: list[str] = []
    equal = longest = 0
    for kind, a, b, c, d in steps:
        ours, theirs = text.between(a, b), pasted.between(c, d)
        if kind == "equal":
            equal, longest = equal + b - a, max(longest, b - a)
            parts.append(Part(SAME, ours))
        elif _is_style(text, text.plain[a:b], pasted.plain[c:d], b, d, pasted):
            parts.append(Part(SAME, ours))
        else:
            parts += [Part(kind, words) for kind, words in ((REMOVED, theirs), (ADDED, ours)) if words]
            differing += [*text.plain[a:b], *pasted.plain[c:d]]
    return Laid(tuple(part for part in parts if part.text), equal, longest, tuple(differing))


def _is_style(text: Told, ours: list[str], theirs: list[str], b: int, d: int, pasted: Told) -> bool:
    """Whether what differs is only how a person is addressed."""
    after_ours, after_theirs = text.plain[b : b + 1], pasted.plain[d : d + AHEAD]
    dropped = not ours or any(each.may_drop(ours, after_ours) for each in text.people)
    borne = not theirs or any(each.may_bear(theirs, after_theirs) for each in text.people)
    return dropped and borne
