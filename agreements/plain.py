"""The plain text of an agreement: what is searched and compared, and what is copied. Pure."""

from typing import TYPE_CHECKING

from forum.belonging import belongs
from forum.names import compose
from forum.published.plain import named, paragraphs, words
from proceedings.content import Text
from proceedings.copying import MEDIUM, SHORT, Manner

COMMA = {"ar": "، ", "en": ", "}

if TYPE_CHECKING:
    from .published import Agreement, Obligation, Party


def agreement(content: "Agreement", language: str) -> str:
    return paragraphs(
        words(content.title, language),
        _parties(content, language),
        _listed(content.purposes, language),
        _listed(content.areas, language),
        "\n".join(compose(each.who, language) for each in content.signatories),
        words(content.occasion, language),
        words(content.place, language),
        _obligations(content, language),
        "\n".join(words(each.note, language) for each in content.events),
    )


def copied(content: "Agreement", manner: Manner) -> list[str]:
    """What was signed between whom; then for what; or all of it."""
    language = manner.language
    short = [words(content.title, language), _parties(content, language)]
    if manner.length == SHORT:
        return short
    purposes = [*short, _listed(content.purposes, language)]
    if manner.length == MEDIUM:
        return purposes
    return [
        *purposes,
        _listed(content.areas, language),
        named(tuple(each.who for each in content.signatories), manner),
        words(content.occasion, language),
        words(content.place, language),
        _obligations(content, language),
    ]


def _listed(text: Text, language: str) -> str:
    return "\n".join(f"- {line}" for line, _language in text.lines(language))


def _parties(content: "Agreement", language: str) -> str:
    return "\n".join(_party(party, language) for party in content.parties)


def _party(party: "Party", language: str) -> str:
    """A party's name as signed, and whom it belonged to."""
    name = words(party.body.label, language)
    if not (party.parent.key and party.relation):
        return name
    return name + COMMA[language] + belongs(party.relation, party.gender or "f", party.parent.label, language)


def _obligations(content: "Agreement", language: str) -> str:
    return "\n".join(f"- {_obligation(each, language)}" for each in content.obligations)


def _obligation(each: "Obligation", language: str) -> str:
    """Its measure, with whose it is before it: reports change with time and stand on the page."""
    whose, measure = words(each.body.label, language), words(each.measure, language)
    return f"{whose}: {measure}" if whose else measure
