"""Approved names and terms in both languages: where they occur in a text, and where a translation departs."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..text import fold
from .translations import plain

Tokens = tuple[str, ...]
_SERVANT = re.compile(r"(?<!\S)([وف]?[بلك]?عبد) ال")
SHORTEST = 2  # letters of a form of a single word, below which it would be found everywhere


@dataclass(frozen=True)
class Entry:
    """`forms`: language → the approved form and those as good; `origin`: the desk row that it stands for."""

    forms: Mapping[str, tuple[str, ...]]
    kind: Any = ""
    note: str = ""
    avoided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    origin: tuple[str, int] | None = None

    def form(self, language: str) -> str:
        return self.forms[language][0]


@dataclass(frozen=True)
class Departure:
    """`wanted` is the approved form; `source` the one in the source, or `avoided` what was written."""

    language: str
    wanted: str
    source: str = ""
    avoided: str = ""


# Each app gives the entries that it keeps.
SOURCES: list[Callable[[], Iterable[Entry]]] = []


def tokens(text: str, language: str) -> Tokens:
    """The words as they are compared; a name such as عبد الله is one word however it is written."""
    words = _SERVANT.sub(r"\1ال", fold(text)).split()
    return tuple(map(_singular, words)) if language == "en" else tuple(words)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def bare(word: str) -> set[str]:
    """An Arabic word without what may be attached before it: و ف, then ب ل ك, then ال."""
    found = {word}
    if len(word) > 3 and word[0] in "وف":
        found.add(word[1:])
    for each in list(found):
        if len(each) > 4 and each.startswith("لل"):
            found |= {f"ال{each[2:]}", each[2:]}
        elif len(each) > 3 and each[0] in "بلك":
            found.add(each[1:])
    return found | {each[2:] for each in found if len(each) > 4 and each.startswith("ال")}


class Phrases:
    """Many phrases of one language, to be found in a text; where two overlap, the longer one stands there."""

    def __init__(self, language: str, named: Iterable[tuple[str, Any]]) -> None:
        self.language = language
        self._by_first: dict[str, list[tuple[Tokens, Any]]] = defaultdict(list)
        for phrase, what in named:
            words = tokens(phrase, language)
            if words and (len(words) > 1 or len(words[0]) > SHORTEST):
                self._by_first[words[0]].append((words, what))

    def spans(self, text: Tokens) -> list[tuple[int, int, Any]]:
        found = [
            (start, start + len(words), what)
            for start, first in enumerate(text)
            for each in (bare(first) if self.language == "ar" else {first})
            for words, what in self._by_first.get(each, ())
            if text[start + 1 : start + len(words)] == words[1:]
        ]
        widest: list[tuple[int, int, Any]] = []
        for span in sorted(found, key=lambda each: each[0] - each[1]):
            if not any(_inside(span, other) for other in widest):
                widest.append(span)
        return sorted(widest, key=lambda each: each[:2])


def _inside(span: tuple[int, int, Any], other: tuple[int, int, Any]) -> bool:
    """Within a wider one; another entry of the very same words stands beside it."""
    return other[0] <= span[0] and span[1] <= other[1] and span[:2] != other[:2]


@dataclass
class Glossary:
    entries: list[Entry]
    _approved: dict[str, Phrases] = field(default_factory=dict)
    _avoided: dict[str, Phrases] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Glossary":
        return cls([entry for source in SOURCES for entry in source()])

    @cached_property
    def has_avoided(self) -> bool:
        return any(any(entry.avoided.values()) for entry in self.entries)

    def approved_in(self, language: str) -> Phrases:
        if language not in self._approved:
            named = ((form, entry) for entry in self.entries for form in entry.forms[language][:1])
            self._approved[language] = Phrases(language, named)
        return self._approved[language]

    def avoided_in(self, language: str) -> Phrases:
        if language not in self._avoided:
            wrong = (
                (form, (form, entry)) for entry in self.entries for form in entry.avoided.get(language, ())
            )
            good = ((form, None) for entry in self.entries for form in entry.forms[language])
            self._avoided[language] = Phrases(language, [*wrong, *good])
        return self._avoided[language]

    def entries_in(self, text: str, language: str) -> list[Entry]:
        """Those whose approved form occurs, each once, as they come."""
        spans = self.approved_in(language).spans(tokens(text, language))
        return list({id(entry): entry for _start, _end, entry in spans}.values())

    def departures(
        self, source_text: str, words: str, source: str, language: str, leave_out: Any = None
    ) -> list[Departure]:
        """Where a form of the source has none of its counterparts in the translation."""
        if not words:
            return []
        spans = self.approved_in(source).spans(tokens(source_text, source))
        alternatives: dict[Tokens, list[Entry]] = defaultdict(list)
        for _start, _end, entry in spans:
            if entry.origin is None or entry.origin != leave_out:
                alternatives[tokens(entry.form(source), source)].append(entry)
        written = tokens(words, language)
        return [
            Departure(language, entries[0].form(language), source=entries[0].form(source))
            for entries in alternatives.values()
            if not any(_occurs(form, written, language) for each in entries for form in each.forms[language])
        ]

    def avoided(self, words: str, language: str) -> list[Departure]:
        if not words or not self.has_avoided:
            return []
        spans = self.avoided_in(language).spans(tokens(words, language))
        found = {what[0]: what[1] for _start, _end, what in spans if what}
        return [Departure(language, entry.form(language), avoided=wrong) for wrong, entry in found.items()]


def _occurs(form: str, written: Tokens, language: str) -> bool:
    words = tokens(form, language)
    starts = range(len(written) - len(words) + 1)
    return any(
        written[start + 1 : start + len(words)] == words[1:]
        and words[0] in (bare(written[start]) if language == "ar" else {written[start]})
        for start in starts
    )


def departures_of(progress: Any) -> Iterator[tuple[Any, Departure]]:
    """(origin, departure) of all that an object would publish, in each language."""
    glossary = Glossary.read()
    for language, texts in progress.texts.items():
        for text, _state in texts:
            ours, theirs = (plain(text.origin, getattr(text, code)) for code in (language, progress.source))
            leave_out = text.origin[:2] if text.origin else None
            for each in glossary.departures(theirs, ours, progress.source, language, leave_out):
                yield text.origin, each
            for each in [*glossary.avoided(ours, language), *glossary.avoided(theirs, progress.source)]:
                yield text.origin, each
