"""A session's record as a citation, with today's names, and the twins that hold it."""

from collections.abc import Callable
from typing import Any

from proceedings.dates import day_of
from proceedings.formats import Format
from proceedings.names import Names
from proceedings.outlets import Record
from proceedings.richtext import as_plain
from proceedings.site import absolute
from proceedings.templatetags.record import label_of
from sessions.terms import SessionKind, SpeakerRole

from . import citations
from .citations import Author, Citation, author_of
from .gathering import attachments

KINDS = frozenset({"session"})
PDF = "application/pdf"


def citation_of(record: Record, names: Names) -> Citation:
    publication, language = record.publication, record.reading.language
    card, content = publication.shown_card, record.content

    def text(words: Any) -> str:
        return words.in_language(language)[0] if words else ""

    edition = record.of_edition
    return Citation(
        key=f"{edition.slug if edition else 'multaqa'}-{record.key}",
        is_paper=content.kind == SessionKind.PAPER,
        sort=label_of(card),
        title=text(content.title),
        language=language,
        date=content.date or day_of(publication.public_from),
        address=record.canonical_url,
        version=absolute(record.short_path),
        authors=_authors(content, names, text),
        abstract=text(content.abstract) or as_plain(text(content.summary)),
        conference=text(edition.title) if edition else "",
        place=text(edition.card.place) if edition else "",
        keywords=tuple(text(track.label) for track in content.tracks),
        documents=tuple(each.address for each in attachments(content, language) if each.media_type == PDF),
    )


def _authors(content: Any, names: Names, text: Callable[[Any], str]) -> tuple[Author, ...]:
    """Who gave it: whoever only led it did not."""
    spoke = [each for each in content.speakers if each.role != SpeakerRole.MODERATOR]
    return tuple(
        author_of(
            text(names.of(each.person).text),
            text(names.of(each.person).short),
            text(names.of(each.body).text),
        )
        for each in spoke
    )


def tags(record: Record, names: Names) -> list[tuple[str, str]]:
    """What a page's head says of a text that can be cited."""
    if record.publication.kind not in KINDS or SessionKind(record.content.kind).is_pause:
        return []
    return citations.highwire(citation_of(record, names))


def _twin(build: Callable[[Citation], str], media_type: str) -> Callable[[Record], tuple[str, str]]:
    def twin(record: Record) -> tuple[str, str]:
        return build(citation_of(record, record.names)), media_type

    return twin


FORMATS = {
    "bib": Format(_twin(citations.bibtex, citations.BIBTEX), KINDS, label="BibTeX"),
    "ris": Format(_twin(citations.ris, citations.RIS), KINDS, label="RIS"),
    "csl.json": Format(_twin(citations.csl_json, citations.CSL_JSON), KINDS, label="CSL-JSON"),
}
