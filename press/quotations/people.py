"""How each person of a content may be addressed, so that a house style is no change of words. Pure."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from forum.names import Appearance
from proceedings.content import Ref, Text
from proceedings.passages.marks import tokens

AHEAD = 16  # words within which a name follows what it is addressed by: an office may stand between

Words = tuple[str, ...]


@dataclass(frozen=True)
class Addressed:
    """One person: the words of their name, and each style, title or profession in words, full and short."""

    name: frozenset[str]
    titles: frozenset[Words]

    def may_drop(self, words: Sequence[str], after: Sequence[str]) -> bool:
        """Whether what a text says of them can be left out: titles always, part of the name where the rest of
        it follows."""
        rest = self._without_titles(words)
        return not rest or (self.name.issuperset(rest) and self.name.issuperset(after[:1]) and bool(after))

    def may_bear(self, words: Sequence[str], after: Sequence[str]) -> bool:
        """Whether these are titles of theirs, their name not far behind."""
        return not self._without_titles(words) and not self.name.isdisjoint(after[:AHEAD])

    def _without_titles(self, words: Sequence[str]) -> list[str]:
        rest, place = [], 0
        while place < len(words):
            long = max((len(t) for t in self.titles if tuple(words[place : place + len(t)]) == t), default=0)
            if not long:
                rest.append(words[place])
            place += long or 1
        return rest


def people_of(content: Any, language: str) -> list[Addressed]:
    found = {}
    for each in _appearances(content):
        own = [*each.titles, *([each.profession] if each.profession else [])]
        forms = [getattr(form, language) for title in own for form in (title.full, title.short)]
        name = frozenset(_words(each.person.label.in_language(language)[0]))
        found[each.person.key, name] = Addressed(name, frozenset(_words(form) for form in forms if form))
    return list(found.values())


def called_shortly(content: Any) -> Iterator[Ref]:
    """Everybody whose second mention a house style gives."""
    return (each.person for each in _appearances(content) if each.person.key)


def _words(text: str) -> Words:
    return tuple(word.text for word in tokens(text))


def _appearances(value: Any) -> Iterator[Appearance]:
    if isinstance(value, Appearance):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _appearances(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Text | Ref | type):
        for field in dataclasses.fields(value):
            yield from _appearances(getattr(value, field.name))
