"""The texts that readers take away, in three lengths and three house styles, the source last. Pure.

A kind says by `copied` what a content gives in a Manner, by `quoted` each of its quotes on its own. A kind
that says nothing gives its whole plain text whatever is asked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from .content import Ref, Text
from .kinds import KINDS

LENGTHS = SHORT, MEDIUM, FULL = ("short", "medium", "full")
STYLES = AGENCY, NEWSPAPER, PLAIN = ("agency", "newspaper", "plain")


def _no_short_name(_ref: Ref) -> Text:
    return Text()


@dataclass(frozen=True)
class Manner:
    """How a text is wanted. `short` gives the name by which a person is called at a second mention."""

    language: str
    length: str = FULL
    style: str = AGENCY
    short: Callable[[Ref], Text] = _no_short_name


class Paragraph(NamedTuple):
    text: str
    language: str


class Variant(NamedTuple):
    """A paragraph of a copy block, and the choices in which it stands: «short-agency»; none means in all.
    `is_default`: it stands in what is shown until the reader chooses."""

    text: str
    choices: tuple[str, ...]
    is_default: bool


def copied(kind: str, content: Any, manner: Manner) -> list[str]:
    """The paragraphs of a content without its source."""
    give = KINDS[kind].copied
    return paragraphs_of(*(give(content, manner) if give else [KINDS[kind].plain(content, manner.language)]))


def quoted(kind: str, content: Any, manner: Manner) -> list[list[str]]:
    """Each quote as paragraphs of its own."""
    give = KINDS[kind].quoted
    return [paragraphs_of(*each) for each in give(content, manner)] if give else []


def paragraphs_of(*parts: str) -> list[str]:
    """Parts of one paragraph or several, as paragraphs, without those that hold nothing."""
    return [each.strip() for part in parts for each in part.split("\n\n") if each.strip()]


def every_copy(kind: str, content: Any, language: str, short: Callable[[Ref], Text]) -> list[Variant]:
    """All lengths and styles in one list that holds each paragraph once."""
    choices = product(LENGTHS, STYLES)
    texts = {
        f"{length}-{style}": copied(kind, content, Manner(language, length, style, short))
        for length, style in choices
    }
    return merged(texts, f"{FULL}-{AGENCY}")


def every_quote(kind: str, content: Any, language: str, short: Callable[[Ref], Text]) -> list[list[Variant]]:
    """The same for each quote, which has a style and no length."""
    by_style = {style: quoted(kind, content, Manner(language, FULL, style, short)) for style in STYLES}
    count = len(by_style[AGENCY])
    return [
        merged({style: quotes[index] for style, quotes in by_style.items()}, AGENCY) for index in range(count)
    ]


def merged(texts: dict[str, list[str]], default: str) -> list[Variant]:
    """The texts laid over each other: each is what is left when the others' own paragraphs go."""
    rows: list[tuple[str, set[str]]] = []
    for choice in sorted(texts, key=lambda each: each != default):
        place = 0
        for paragraph in texts[choice]:
            found = next((i for i in range(place, len(rows)) if rows[i][0] == paragraph), None)
            if found is None:
                rows.insert(place, (paragraph, {choice}))
                found = place
            else:
                rows[found][1].add(choice)
            place = found + 1
    return [
        Variant(text, () if chosen == texts.keys() else _ordered(chosen, texts), default in chosen)
        for text, chosen in rows
    ]


def _ordered(chosen: Iterable[str], texts: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(choice for choice in texts if choice in chosen)
