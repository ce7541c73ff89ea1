"""The plain text of a session: what is searched and compared, and what is copied. Pure."""

from typing import TYPE_CHECKING

from forum.names import compose, mention_again
from forum.published.plain import named, paragraphs, people, words
from proceedings.copying import MEDIUM, SHORT, Manner
from proceedings.richtext import as_plain

if TYPE_CHECKING:
    from .published import Quote, Session

QUOTED = {"ar": "«{}»", "en": "“{}”"}
OWNER = {"ar": "صاحب المبادرة: {}", "en": "Initiative of: {}"}
AUDIENCE = {"ar": "الفئة المستهدفة: {}", "en": "For: {}"}
SAID_IN = {
    "ar": "قيل بالإنجليزية، والترجمة للملتقى.",
    "en": "Said in Arabic; the translation is the forum’s.",
}


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


def copied(content: "Session", manner: Manner) -> list[str]:
    """What it was called and who spoke; then its key points; or the whole account of it."""
    language = manner.language
    points = "\n".join(f"- {point}" for point, _ in content.key_points.lines(language))
    short = [words(content.title, language), named(content.speakers, manner)]
    if manner.length == SHORT:
        return short
    if manner.length == MEDIUM:
        return [*short, points]
    return [
        *short,
        _after(OWNER, words(content.initiative_owner.label, language), language),
        words(content.abstract, language),
        as_plain(words(content.summary, language)),
        points,
        "\n".join(f"- {outcome}" for outcome, _ in content.outcomes.lines(language)),
        *(_said(each, language, mention_again(each.speaker, manner)) for each in content.quotes),
        _after(AUDIENCE, words(content.audience, language), language),
    ]


def quoted(content: "Session", manner: Manner) -> list[list[str]]:
    """Each quote on its own, so with who said it named in full; a translation says that it is one."""
    language = manner.language
    return [
        [
            _said(each, language, compose(each.speaker, language, manner.style)),
            SAID_IN[language] if each.words.in_language(language)[1] != each.original else "",
        ]
        for each in content.quotes
    ]


def _said(quote: "Quote", language: str, by: str) -> str:
    text, shown = quote.words.in_language(language)
    return f"{QUOTED[shown].format(text)} — {by}"


def _after(label: dict[str, str], value: str, language: str) -> str:
    return label[language].format(value) if value else ""
