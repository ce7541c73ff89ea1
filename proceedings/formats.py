"""The forms in which texts leave besides pages: the twins of a record's page, and the files of an edition. A
new format is one function and one line of a table.

A builder takes a Record (see `outlets.py`) and gives the body and its media type. An app above adds the
format of its own kinds when it starts; a builder that needs other records asks the gate at the moment of the
record.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from . import dates
from .content import Text, relabelled
from .copying import AGENCY, FULL, LENGTHS, STYLES, Manner, copied, quoted
from .names import Names
from .params import choice
from .site import absolute
from .text import LRI, PDI, plain_paragraphs

ARABIC_COMMA = "، "


def text(record: Any) -> tuple[str, str]:
    """The text to copy, in the page's language where it has one, with its source as the last paragraph. The
    query string may ask for a length and a house style, or for one of the quotes alone."""
    request = record.request
    length = choice(request, "length", LENGTHS) or FULL
    style = choice(request, "style", STYLES) or AGENCY
    manner = manner_of(record, record.names, length, style)
    paragraphs = _quote(record, manner) if "quote" in request.GET else copied(*_copied_of(record), manner)
    return f"{in_plain(record, paragraphs)}\n", "text/plain; charset=utf-8"


def _quote(record: Any, manner: Manner) -> list[str]:
    quotes = quoted(*_copied_of(record), manner)
    asked = choice(record.request, "quote", [str(number) for number in range(1, len(quotes) + 1)])
    return quotes[int(asked or 1) - 1] if quotes else []


def in_plain(record: Any, paragraphs: list[str]) -> str:
    """Paragraphs and their source, each with the marks of direction of its own language."""
    body = plain_paragraphs("\n\n".join(paragraphs), record.reading.language)
    return "\n\n".join(part for part in (body, in_plain_source(record)) if part)


def in_plain_source(record: Any) -> str:
    return plain_paragraphs(source_line(record), record.site.language)


def manner_of(record: Any, names: Names, length: str = FULL, style: str = AGENCY) -> Manner:
    return Manner(record.reading.language, length, style, lambda ref: names.of(ref).short)


def copied_content(record: Any, names: Names) -> Any:
    """Names are references: a corrected spelling shows at once. Agreements and versions keep their own."""
    if record.as_version or record.publication.kind == "agreement":
        return record.content
    return relabelled(record.content, lambda ref: names.of(ref).text)


def _copied_of(record: Any) -> tuple[str, Any]:
    return record.publication.kind, copied_content(record, record.names)


def paragraphs(record: Any, names: Names) -> list[str]:
    """The paragraphs of the whole text, the source last, without any mark of direction."""
    manner = manner_of(record, names)
    return [*copied(record.publication.kind, copied_content(record, names), manner), source_line(record)]


def source_line(record: Any) -> str:
    """Where a text comes from: edition, place and date, version with its digest, the link of that very
    version. The digest is isolated: in an Arabic line it would fall apart where its digits end."""
    publication, language = record.publication, record.site.language
    card = publication.shown_card
    parts = [
        record.of_edition.name if record.of_edition else "",
        _place(record).in_language(language)[0],
        dates.gregorian(card.date, language) if card.date else "",
        _("version %(number)d of %(date)s (%(digest)s)")
        % {
            "number": publication.number,
            "date": dates.gregorian(publication.public_from, language),
            "digest": f"{LRI}{publication.short_digest}{PDI}",
        },
        absolute(record.short_path),
    ]
    return (ARABIC_COMMA if language == "ar" else ", ").join(part for part in parts if part)


def _place(record: Any) -> Text:
    """Where it was: a day's own dateline, where an agreement was signed, otherwise the edition's town."""
    own = getattr(record.content, "dateline", None) or getattr(record.content, "place", None)
    if isinstance(own, Text) and own:
        return own
    return record.of_edition.card.place if record.of_edition else Text()


def as_json(record: Any) -> tuple[str, str]:
    """The record as it was published, every language it has; `url` is the permanent link of this version."""
    publication = record.publication
    data = {
        "kind": publication.kind,
        "key": publication.key,
        "version": publication.number,
        "change": publication.change,
        "note": {"ar": publication.note_ar, "en": publication.note_en},
        "published": publication.public_from.isoformat(),
        "digest": publication.digest,
        "languages": publication.language_numbers,
        "source_language": publication.body["source"],
        "url": absolute(record.short_path),
        "page": absolute(record.path),
        "content": publication.body["data"],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n", "application/json"


Builder = Callable[[Any], tuple[str | bytes, str]]


@dataclass(frozen=True)
class Format:
    """`kinds`: of these records alone; empty is of every kind. `of_versions`: each version has it as well.
    `label`: what readers call it, where a record's page lists it among the ways to cite it."""

    build: Builder
    kinds: frozenset[str] = frozenset()
    of_versions: bool = True
    label: Any = ""


FORMATS: dict[str, Format] = {"txt": Format(text), "json": Format(as_json)}


# What a record's head says of it beyond its links, as (name, content): apps add theirs when they start.
HEAD_TAGS: list[Callable[[Any, Names], list[tuple[str, str]]]] = []


def formats_of(kind: str) -> dict[str, Format]:
    return {suffix: each for suffix, each in FORMATS.items() if not each.kinds or kind in each.kinds}


@dataclass(frozen=True)
class EditionFile:
    """A file of a whole edition, at its name in the edition: `answer` is a view that reads through the gates
    and hands what it read to a pure builder. `label`: what readers call it; each page of the edition tells
    their software of a feed."""

    answer: Callable[..., HttpResponse]
    media_type: str = ""
    label: Any = ""
    is_feed: bool = False


EDITION_FILES: dict[str, EditionFile] = {}  # apps add theirs when they start


def media_type_of(each: EditionFile) -> str:
    return each.media_type.partition(";")[0]
