"""The plain text of a session: what is copied, searched and compared. Pure: content in, text out."""

from typing import TYPE_CHECKING

from forum.names import compose
from forum.published.plain import paragraphs, people, words
from proceedings.richtext import as_plain

if TYPE_CHECKING:
    from .published import Session

QUOTED = {"ar": "«{}»", "en": "“{}”"}


def session(content: "Session", language: str) -> str:
    points = [f"- {point}" for point, _ in content.key_points.lines(language)]
    quotes = [
        f"{QUOTED[language].format(words(quote.words, language))} — {compose(quote.speaker, language)}"
        for quote in content.quotes
    ]
    return paragraphs(
        words(content.title, language),
        "\n".join(people(content.speakers, language)),
        words(content.initiative_owner.label, language),
        words(content.abstract, language),
        as_plain(words(content.summary, language)),
        "\n".join(points),
        "\n".join(f"- {outcome}" for outcome, _ in content.outcomes.lines(language)),
        "\n\n".join(quotes),
        words(content.audience, language),
        "\n".join(words(material.title, language) for material in content.materials),
    )
