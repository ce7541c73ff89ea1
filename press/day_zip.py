"""All of a day in one go: its texts in both languages, its photos with their captions, whom to ask."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from forum.published import plain
from proceedings import formats
from proceedings.content import LANGUAGES, File, refs_in
from proceedings.dates import day_name
from proceedings.models import Publication
from proceedings.names import Names, names
from proceedings.outlets import Record, find_edition, public_page
from proceedings.renditions import JPEG
from proceedings.site import EditionLink, absolute, site_of
from proceedings.text import plain_paragraphs
from sessions.terms import SessionKind

from .archive import Entry, zipped
from .latest import NAMED_BY

MEDIA_TYPE = "application/zip"
BATCH = 50  # records whose content is held at a time
PIECE = 64 * 1024
MARK = "\ufeff"  # by which older programs on Windows know UTF-8
ORDER = ("report", "day", "session", "agreement")
TOLD = ("report", "agreement")  # by the names of their files: their addresses do not tell them


@dataclass(frozen=True)
class Photo:
    name: str
    material: Any


@public_page
def day_zip(request: HttpRequest, edition: str, slug: str) -> Any:
    """Streamed: what is public at the request's moment, however long the reader takes to fetch it."""
    return _answer(request, find_edition(request, edition), slug)


def _answer(request: HttpRequest, edition: EditionLink, slug: str) -> StreamingHttpResponse:
    number = int(slug.removeprefix("day-"))
    rows = _rows(request, edition, number)
    about = Publication.objects.public(site_of(request).at).get(kind="edition", key=edition.key)
    named = names(refs_in(tuple(row.shown_card for row in rows)), site_of(request).at)
    response = StreamingHttpResponse(
        zipped(_entries(request, edition, number, about, rows)), content_type=MEDIA_TYPE
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{edition.slug}-{slug}.zip"'
    response.headers["ETag"] = _tag([about, *rows], named)
    return response


def _rows(request: HttpRequest, edition: EditionLink, number: int) -> list[Publication]:
    """What the day holds, without content; a day that holds nothing public is not there."""
    public = Publication.objects.public(site_of(request).at).filter(day=number).cards()
    elsewhere = public.mentioning("edition", edition.key).filter(kind__in=NAMED_BY)
    inside = Q(edition=edition.key, kind__in=ORDER) | Q(pk__in=elsewhere.values("pk"))
    rows = [row for row in public.filter(inside).in_order() if not _is_pause(row)]
    if not rows:
        raise Http404
    return sorted(rows, key=lambda row: ORDER.index(row.kind))


def _is_pause(row: Publication) -> bool:
    return row.kind == "session" and SessionKind(row.shown_card.label).is_pause


def _tag(rows: Iterable[Publication], named: Names) -> str:
    """Changes with any of the texts and of the names in them."""
    parts = [row.digest for row in rows]
    parts += [f"{kind}:{key}@{version}" for (kind, key), (_card, version) in sorted(named.found.items())]
    return f'"{hashlib.sha256(" ".join(parts).encode()).hexdigest()[:32]}"'


def _entries(
    request: HttpRequest, edition: EditionLink, number: int, about: Publication, rows: Sequence[Publication]
) -> Iterator[Entry]:
    yield from _about(request, edition, number, about)
    photos: list[Photo] = []
    latest = max([about.public_from, *(row.public_from for row in rows)])
    for place, (record, named) in enumerate(_records(request, edition, rows), 1):
        yield from _texts(record, named, f"{place:02}-{_stem(record)}")
        taken = list(_photos(record, place))
        photos += taken
        yield from (_picture(photo, record.publication) for photo in taken)
    for code in LANGUAGES if photos else ():
        yield Entry(f"photos/captions.{code}.txt", latest, [_written(_captions(photos, code))])


def _records(
    request: HttpRequest, edition: EditionLink, rows: Sequence[Publication]
) -> Iterator[tuple[Record, Names]]:
    """The records with their content and today's names, some at a time."""
    at = site_of(request).at
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        found = Publication.objects.public(at).in_bulk([row.pk for row in part])
        records = [Record(request, found[row.pk], _own(row, edition)) for row in part]
        contents = tuple((record.content, record.publication.shown_card) for record in records)
        named = names(refs_in(contents), at)
        for record in records:
            yield record, replace(named, on=record.publication.shown_card.date)


def _own(row: Publication, edition: EditionLink) -> EditionLink | None:
    return None if row.kind in NAMED_BY else edition


def _stem(record: Record) -> str:
    publication = record.publication
    is_told = publication.kind in TOLD and not publication.slug.startswith(publication.kind)
    return f"{publication.kind}-{publication.slug}" if is_told else publication.slug


def _texts(record: Record, named: Names, stem: str) -> Iterator[Entry]:
    """The whole text to copy in each language that the record has."""
    for code in LANGUAGES:
        if code not in record.publication.language_numbers:
            continue
        with translation.override(code):
            own = _in_language(record, code)
            text = formats.in_plain(own, formats.paragraphs(own, named)[:-1])
        yield Entry(f"{code}/{stem}.txt", record.publication.public_from, [_written(text)])


def _in_language(record: Record, code: str) -> Record:
    """The record as a page of that language reads it, at the same moment."""
    request, site = copy(record.request), record.site.in_language(code)
    request.site = site  # type: ignore[assignment]
    edition = record.edition and site.by_key(record.edition.key)
    return Record(request, record.publication, edition)


def _photos(record: Record, place: int) -> Iterator[Photo]:
    materials = getattr(record.content, "materials", ())
    pictured = (each for each in materials if each.kind == "photo" and each.file)
    for number, material in enumerate(pictured, 1):
        suffix = PurePosixPath(_large(material.file).name).suffix
        yield Photo(f"photos/{place:02}-{record.publication.slug}-{number}{suffix}", material)


def _large(file: File) -> Any:
    """The one that has caption and credit within itself."""
    return next(iter(file.in_format(JPEG)), file)


def _picture(photo: Photo, of: Publication) -> Entry:
    return Entry(photo.name, of.public_from, _pieces(_large(photo.material.file)))


def _pieces(file: Any) -> Iterator[bytes]:
    place = f"{file.sha256[:2]}/{file.sha256}{PurePosixPath(file.name).suffix}"
    with default_storage.open(place) as stored:
        yield from stored.chunks(PIECE)


def _captions(photos: Iterable[Photo], code: str) -> str:
    return "\n\n".join(_caption(photo, code) for photo in photos)


def _caption(photo: Photo, code: str) -> str:
    """The file's name stands in a line of its own, which reads from the left."""
    texts = (photo.material.title, photo.material.credit, photo.material.licence)
    said = " · ".join(text.in_language(code)[0] for text in texts if text)
    return f"{PurePosixPath(photo.name).name}\n{plain_paragraphs(said, code)}"


def _about(request: HttpRequest, edition: EditionLink, number: int, about: Publication) -> Iterator[Entry]:
    """What the file is, and whom to ask."""
    for code in LANGUAGES:
        with translation.override(code):
            record = _in_language(Record(request, about, edition), code)
            content, address = record.content, f"{record.path}press/?day={number}"
            parts = [
                f"{edition.title.in_language(code)[0]} · {day_name(number, code)}",
                _contact(_("Press office"), content.press_office, code),
                _contact(_("Spokesperson"), content.spokesperson, code),
                content.embargo_terms.in_language(code)[0],
                content.disclaimer.in_language(code)[0],
                absolute(address),
            ]
        text = plain_paragraphs(plain.paragraphs(*parts), code)
        yield Entry(f"{code}/00-about.txt", about.public_from, [_written(text)])


def _contact(label: str, whom: Any, code: str) -> str:
    said = plain.contact(whom, code)
    return f"{label}\n{said}" if said else ""


def _written(text: str) -> bytes:
    return f"{MARK}{text}\n".encode()
