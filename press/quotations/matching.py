"""Laying pasted words along a text: where they stand in it, and what differs. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from proceedings.differences import ADDED, REMOVED, SAME, Part
from proceedings.passages.marks import tokens
from proceedings.search.letters import Word, folded

from .people import Addressed

_NEGATIONS = """
لا لم لن ليس ليست ليسوا لست لسنا ما غير بلا دون بدون ولا ولم ولن وليس وليست وما فلا فلم فلن فليس
ألا ألم أليس كلا
not no never none nor neither nothing cannot without isn't aren't wasn't weren't don't doesn't didn't won't
wouldn't can't couldn't shouldn't hasn't haven't hadn't
"""
NEGATIONS = frozenset(part for word in _NEGATIONS.split() for part in folded(word))
MARGIN = 6  # words before and after the place that the pasted ones point to
LEAST_PART = 4  # words of one of two passages that were put together
APART = 8  # words between them that were left out; fewer are a change within one passage


@dataclass(frozen=True)
class Told:
    """A text as a reader may have taken it, who is named in it, and the object that it is of."""

    text: str
    people: tuple[Addressed, ...] = ()
    of: str = ""

    @cached_property
    def words(self) -> list[Word]:
        return tokens(self.text)

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


NOWHERE = Laid((), 0, 0, ())


def lay(pasted: Told, text: Told) -> Laid:
    """The best place of the pasted words in a text."""
    theirs, ours = [[word.text for word in each.words] for each in (pasted, text)]
    place = _place(theirs, ours)
    if place is None:
        return NOWHERE
    start, end = max(0, place[0] - MARGIN), min(len(ours), place[1] + MARGIN)
    matcher = SequenceMatcher(None, ours[start:end], theirs, autojunk=False)
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


def _place(theirs: Sequence[str], ours: Sequence[str]) -> tuple[int, int] | None:
    """The span of the text that most pairs of the pasted words point to; single ones, for want of pairs."""
    for size in (2, 1):
        where: dict[tuple[str, ...], list[int]] = {}
        for j in range(len(ours) - size + 1):
            where.setdefault(tuple(ours[j : j + size]), []).append(j)
        shifts = Counter(
            j - i for i in range(len(theirs) - size + 1) for j in where.get(tuple(theirs[i : i + size]), ())
        )
        if shifts:
            near = {shift: sum(shifts[shift + off] for off in range(-MARGIN, MARGIN + 1)) for shift in shifts}
            best = max(near, key=lambda shift: (near[shift], shifts[shift], -shift))
            return max(0, best), min(len(ours), best + len(theirs))
    return None


def _read(steps: list[tuple], pasted: Told, text: Told) -> Laid:
    parts: list[Part] = []
    differing: list[str] = []
    equal = longest = 0
    for kind, a, b, c, d in steps:
        ours, theirs = text.between(a, b), pasted.between(c, d)
        if kind == "equal":
            equal, longest = equal + b - a, max(longest, b - a)
            parts.append(Part(SAME, ours))
        elif _is_style(
            text, [w.text for w in text.words[a:b]], [w.text for w in pasted.words[c:d]], b, d, pasted
        ):
            parts.append(Part(SAME, ours))
        else:
            parts += [Part(kind, words) for kind, words in ((REMOVED, theirs), (ADDED, ours)) if words]
            differing += [word.text for word in (*text.words[a:b], *pasted.words[c:d])]
    return Laid(tuple(part for part in parts if part.text), equal, longest, tuple(differing))


def _is_style(text: Told, ours: list[str], theirs: list[str], b: int, d: int, pasted: Told) -> bool:
    """Whether what differs is only how a person is addressed."""
    after_ours = [word.text for word in text.words[b : b + 1]]
    after_theirs = [word.text for word in pasted.words[d:]]
    dropped = not ours or any(each.may_drop(ours, after_ours) for each in text.people)
    borne = not theirs or any(each.may_bear(theirs, after_theirs) for each in text.people)
    return dropped and borne


def put_together(pasted: Told, texts: Sequence[Told]) -> tuple[int, int, int] | None:
    """Where the pasted words are two passages, one after the other, and nothing else: the index of the first
    one's text, of the second one's, and the word at which the second begins."""
    words = [word.text for word in pasted.words]
    heads = [_longest(words, [w.text for w in each.words]) for each in texts]
    tails = [_longest(words[::-1], [w.text for w in each.words][::-1]) for each in texts]
    for first in sorted(range(len(texts)), key=lambda i: -heads[i][0]):
        for second in sorted(range(len(texts)), key=lambda i: -tails[i][0]):
            head, tail = heads[first], tails[second]
            cut = min(head[0], len(words) - LEAST_PART)
            if head[0] + tail[0] < len(words) or cut < LEAST_PART:
                continue
            if first != second and texts[first].of == texts[second].of:
                continue  # other versions of it, which hold nearly the same words
            if first == second:
                begins = len(texts[first].words) - tail[1] - (len(words) - cut)
                if 0 <= begins - (head[1] + cut) < APART:
                    continue
            return first, second, cut
    return None


def _longest(words: Sequence[str], text: Sequence[str]) -> tuple[int, int]:
    """How many of the words stand in a text as they begin, and where."""
    best = (0, 0)
    for start, word in enumerate(text):
        if word != words[0]:
            continue
        length = 0
        while start + length < len(text) and length < len(words) and text[start + length] == words[length]:
            length += 1
        best = max(best, (length, -start))
    return best[0], -best[1]
