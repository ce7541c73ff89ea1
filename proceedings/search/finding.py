"""Searching as pages and files do it: from what was typed to what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .query import Found, look_up, ranked, tokens_of
from .spelling import corrected

MOST = 1_000  # results that are told apart, counted and paged through


@dataclass(frozen=True)
class Results:
    """`rows` are dicts of `query.COLUMNS`, the best first; those before `whole` have every word."""

    words: Sequence[Found]
    rows: Sequence[dict[str, Any]]

    @property
    def terms(self) -> frozenset[str]:
        """All that any of the words was found by."""
        return frozenset(term for word in self.words for term in word.texts)

    @property
    def whole(self) -> int:
        return sum(row["matched"] == len(self.words) for row in self.rows)


def find(query: str, at: datetime, most: int = MOST, **among: Any) -> Results:
    """What answers a query at a moment; `among` are conditions that the publication must meet too."""
    words, pairs = look_up(tokens_of(query), at)
    words = corrected(words, at)
    return Results(words, list(ranked(words, pairs, at, among)[:most]))


def matching(query: str, at: datetime, **among: Any) -> list[str]:
    """The keys of what has every word, the best first."""
    found = find(query, at, **among)
    return [row["key"] for row in found.rows[: found.whole]]
