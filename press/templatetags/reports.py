"""What a report's page says of the records that its sentences rest on."""

from dataclasses import dataclass
from typing import Any

from django import template

from proceedings.cards import Card
from proceedings.kinds import KINDS

from ..published import Fact, Sentence

register = template.Library()


@dataclass(frozen=True)
class Source:
    """`card` is None where the record is not public any more; `newer` is its version of today, if another."""

    label: Any
    version: int
    card: Card | None
    path: str
    newer: int = 0


@register.simple_tag(takes_context=True)
def sources_of(context: dict[str, Any], sentence: Sentence) -> list[Source]:
    """The records that a sentence rests on, each in the version that it was composed from."""
    return [_source(context, fact) for fact in sentence.facts]


def _source(context: dict[str, Any], fact: Fact) -> Source:
    found = context["names"].of(fact.of)
    kind = KINDS[fact.of.kind]
    label = kind.labels.get(found.card.label) if found.card else None
    return Source(
        label=label or kind.label,
        version=fact.version,
        card=found.card,
        path=f"/{context['site'].language}/s/{fact.of.key}/{fact.version}/",
        newer=found.version if found.version != fact.version else 0,
    )


@register.filter
def is_written(sentence: Sentence, language: str) -> bool:
    """Whether a person wrote it in the language that is shown."""
    return language in sentence.written
