"""Pasted words that are passages of the record, one after the other, and nothing else. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .matching import Told

LEAST = 4  # words of one passage
MOST = 12  # passages that are told apart
APART = 8  # words between two that were left out; fewer are a change within one passage
WAYS = 40  # texts that hold a passage, of which its own is chosen


@dataclass
class Passage:
    """Words `start` to before `end`, and where they stand in which of the texts: by the text's index."""

    start: int
    end: int
    places: dict[int, list[int]] = field(default_factory=dict)


def put_together(pasted: Told, texts: Sequence[Told]) -> list[tuple[Passage, int]]:
    """Each passage with the index of its text, of texts alike the first; none where it is one."""
    passages = _passages(pasted.plain, texts)
    if len(passages) < 2 or any(_is_one(*both) for both in pairwise(passages)):
        return []
    ways: list[list[int]] = [[index] for index in list(passages[0].places)[:WAYS]]
    for passage in passages[1:]:
        ways = list(_continued(ways, passage, texts))
    return list(zip(passages, ways[0], strict=True)) if ways else []


def _passages(words: Sequence[str], texts: Sequence[Told]) -> list[Passage]:
    """The fewest that make up the words: each as long as any text has it."""
    found: list[Passage] = []
    start = 0
    while start < len(words) and len(found) < MOST:
        runs = {index: dict(_runs(words, start, text)) for index, text in enumerate(texts)}
        length = max((run for places in runs.values() for run in places.values()), default=0)
        rest = len(words) - start - length
        if 0 < rest < LEAST:
            length -= LEAST - rest  # the next one begins earlier
        if length < LEAST:
            return []
        places = {i: [at for at, run in runs[i].items() if run >= length] for i in runs}
        found.append(Passage(start, start + length, {i: held for i, held in places.items() if held}))
        start += length
    return found if start == len(words) else []


def _runs(words: Sequence[str], start: int, text: Told) -> Iterator[tuple[int, int]]:
    """Where a text has the words from `start` on, and how many of them in a row."""
    for at in text.pairs.get(tuple(words[start : start + 2]), ()):
        length = 2
        while words[start + length : start + length + 1] == text.plain[at + length : at + length + 1] != []:
            length += 1
        yield at, length


def _is_one(first: Passage, second: Passage) -> bool:
    """Whether some text has both with few words between them: then it is one passage, and not whole."""
    length = first.end - first.start
    return any(
        0 <= then - (at + length) < APART
        for index, places in first.places.items()
        for at in places
        for then in second.places.get(index, ())
    )


def _continued(ways: list[list[int]], passage: Passage, texts: Sequence[Told]) -> Iterator[list[int]]:
    """Two passages are of one text or of two objects: other texts of an object hold nearly the same words."""
    for index in list(passage.places)[:WAYS]:
        fitting = (way for way in ways if way[-1] == index or texts[way[-1]].of != texts[index].of)
        if way := next(fitting, None):
            yield [*way, index]
