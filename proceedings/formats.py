"""The twins of a record's page: the record as a file. A new format is one function and one line of FORMATS.

A builder takes a Record (see `outlets.py`) and gives the body and its media type. An app above adds the
format of its own kinds when it starts; a builder that needs other records asks the gate at the moment of the
record.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from . import dates
from .content import relabelled
from .kinds import KINDS
from .names import Names
from .site import absolute
from .text import plain_paragraphs

ARABIC_COMMA = "، "


def text(record: Any) -> tuple[str, str]:
    """The text to copy, in the page's language where it has one, with its source as the last paragraph."""
    whole = "\n\n".join(paragraphs(record, record.names))
    return f"{plain_paragraphs(whole, record.reading.language)}\n", "text/plain; charset=utf-8"


def paragraphs(record: Any, names: Names) -> list[str]:
    """The paragraphs of the text to copy, the source last, without any mark of direction."""
    language = record.reading.language
    content = record.content
    if not record.as_version and record.publication.kind != "agreement":
        # Names are references: a corrected spelling shows at once. Agreements keep what was signed.
        content = relabelled(content, lambda ref: names.of(ref).text)
    body = KINDS[record.publication.kind].plain(content, language)
    return [*body.split("\n\n"), source_line(record)]


def source_line(record: Any) -> str:
    """Where a text comes from: edition, date, version with its digest, the link of that very version."""
    publication, language = record.publication, record.site.language
    edition = record.of_edition.name if record.of_edition else ""
    parts = [
        edition,
        dates.gregorian(publication.public_from, language),
        _("version %(number)d (%(digest)s)")
        % {"number": publication.number, "digest": publication.short_digest},
        absolute(record.short_path),
    ]
    return (ARABIC_COMMA if language == "ar" else ", ").join(part for part in parts if part)


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
    """`kinds`: of these records alone; empty is of every kind. `of_versions`: each version has it as well."""

    build: Builder
    kinds: frozenset[str] = frozenset()
    of_versions: bool = True


FORMATS: dict[str, Format] = {"txt": Format(text), "json": Format(as_json)}


def formats_of(kind: str) -> dict[str, Format]:
    return {suffix: each for suffix, each in FORMATS.items() if not each.kinds or kind in each.kinds}
