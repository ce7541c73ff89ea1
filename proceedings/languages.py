"""How far each language of an object has come, and which version's text a language shows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from django.db import models
from django.utils.translation import pgettext_lazy

from .content import LANGUAGES, Text
from .text import same_words

# What a publisher may choose for a translation that is not ready; a ready one goes out as the version's own.
WITHHOLD, CARRY, STANDS = "withhold", "carry", "stands"
OWN = "own"


class State(models.TextChoices):
    """Of one text's translation."""

    MISSING = "missing", pgettext_lazy("state of a language", "Missing")
    STALE = "stale", pgettext_lazy("state of a language", "Out of date")
    DRAFT = "draft", pgettext_lazy("state of a language", "Draft")
    READY = "ready", pgettext_lazy("state of a language", "Ready")


class Made(Protocol):
    """What is known of a translation: its words, the source they were made from, their approval."""

    source: str
    words: str
    approved: bool


def state_of(source: str, words: str, made: Made | None) -> State | None:
    """The state of `words` beside `source`, both plain; None where there is nothing to translate."""
    if not source:
        return None
    if not words:
        return State.MISSING
    if made is None or not made.source or not same_words(words, made.words):
        return State.DRAFT  # made since it was last looked at: from the source as it is
    if not same_words(source, made.source):
        return State.STALE
    return State.READY if made.approved else State.DRAFT


def others(source: str) -> list[str]:
    return [code for code in LANGUAGES if code != source]


@dataclass(frozen=True)
class Progress:
    """The states of all that an object would publish: language → each filled source text with its
    translation's state. `unfinished` are the languages that somebody is still at work on."""

    source: str
    texts: Mapping[str, tuple[tuple[Text, State], ...]]
    unfinished: frozenset[str] = frozenset()

    def states(self, language: str) -> set[State]:
        return {state for _text, state in self.texts[language]}

    def in_state(self, language: str, state: State) -> list[Text]:
        return [text for text, found in self.texts[language] if found == state]

    def is_complete(self, language: str) -> bool:
        return language not in self.unfinished and State.MISSING not in self.states(language)

    def is_ready(self, language: str) -> bool:
        return self.is_complete(language) and self.states(language) <= {State.READY}

    def once_approved(self) -> "Progress":
        """As it will be after the step of approval, which takes what is complete and not out of date."""
        return self._with(State.DRAFT, LANGUAGES)

    def standing(self, languages: Collection[str]) -> "Progress":
        """As it will be where somebody says that translations out of date still stand."""
        return self._with(State.STALE, languages)

    def _with(self, state: State, languages: Collection[str]) -> "Progress":
        texts = {
            code: tuple(
                (text, State.READY if found == state and code in languages else found) for text, found in each
            )
            for code, each in self.texts.items()
        }
        return replace(self, texts=texts)
