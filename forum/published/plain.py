"""The plain text of the event's records, for copying, searching and comparing: content in, text out."""

from proceedings.content import Text
from proceedings.copying import FULL, Manner
from proceedings.richtext import as_plain

from ..names import Appearance, compose
from .event import Contact, Day, Edition
from .people import Organisation, Person


def paragraphs(*parts: str) -> str:
    """The parts that hold something, one paragraph each."""
    return "\n\n".join(part.strip() for part in parts if part.strip())


def words(text: Text, language: str) -> str:
    return text.in_language(language)[0]


def people(appearances: tuple[Appearance, ...], language: str) -> list[str]:
    return [compose(each, language) for each in appearances]


def named(appearances: tuple[Appearance, ...], manner: Manner) -> str:
    """Who it is about, a line each, in a house style."""
    return "\n".join(compose(each, manner.language, manner.style) for each in appearances)


def edition(content: Edition, language: str) -> str:
    venue = content.venue
    place = [words(venue.name, language), words(venue.place, language)] if venue else []
    return paragraphs(
        words(content.name, language),
        words(content.motto, language),
        "\n".join(part for part in place if part),
        words(content.aim, language),
        words(content.directions, language),
        as_plain(words(content.about, language)),
        "\n".join(people(content.patrons, language)),
        words(content.honours, language),
        contact(content.press_office, language),
        contact(content.spokesperson, language),
        words(content.embargo_terms, language),
        words(content.disclaimer, language),
    )


def contact(whom: Contact, language: str) -> str:
    """Each on a line of its own."""
    lines = (words(whom.name, language), words(whom.office, language), whom.email, whom.phone)
    return "\n".join(line for line in lines if line)


def day(content: Day, language: str) -> str:
    return paragraphs(
        words(content.headline, language),
        "\n".join(people(content.dignitaries, language)),
        as_plain(words(content.summary, language)),
    )


def copied_day(content: Day, manner: Manner) -> list[str]:
    """A day in short is its headline and who attended; its account has no medium length."""
    parts = [words(content.headline, manner.language), named(content.dignitaries, manner)]
    return [*parts, as_plain(words(content.summary, manner.language))] if manner.length == FULL else parts


def person(content: Person, language: str) -> str:
    return paragraphs(
        words(content.name, language),
        words(content.office, language),
        as_plain(words(content.biography, language)),
    )


def organisation(content: Organisation, language: str) -> str:
    return paragraphs(words(content.name, language), words(content.about, language))
