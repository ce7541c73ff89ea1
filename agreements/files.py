"""The register taken away: the rows that its page shows, of all its pages, as files that are made while they
are sent."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext, override

from proceedings.content import Text
from proceedings.dates import day_of
from proceedings.models import Publication
from proceedings.names import Names
from proceedings.outlets import public_page
from proceedings.site import Site, absolute, site_of

from . import calendars, exports
from .asked import Asked, asked
from .commitments import entry_of, line_of
from .derived import Commitment
from .register import OVERDUE, Entry

CHUNK = 200  # contents that are held at a time
SHAPE = "2"  # another one where the same rows are written otherwise


@dataclass(frozen=True)
class Chosen:
    """What of an entry is kept while thousands are sent."""

    pk: int
    edition: str
    is_overdue: bool


def _rows(site: Site, chosen: list[Chosen]) -> Iterator[exports.Line]:
    """The lines in order, some contents at a time, each through the gate at the request's moment."""
    today, titles = day_of(site.at), {each.slug: each.title for each in site.editions}
    for start in range(0, len(chosen), CHUNK):
        some = chosen[start : start + CHUNK]
        rows = Publication.objects.public(site.at).in_bulk([each.pk for each in some])
        for each in some:
            row = rows[each.pk]
            address = absolute(site.path(row.shown_card))
            yield exports.Line(row, today, each.is_overdue, titles.get(each.edition, Text()), address)


def _due_dates(site: Site, chosen: list[Chosen]) -> Iterator[calendars.Entry]:
    """The days on which what these agreements promise falls due, with the names that they were signed by."""
    today, printed = day_of(site.at), Names({}, None, printed=True)
    for start in range(0, len(chosen), CHUNK):
        pks = [each.pk for each in chosen[start : start + CHUNK]]
        rows = Commitment.objects.public(site.at).filter(publication__in=pks).exclude(due=None)
        found = rows.select_related("publication").defer("publication__content", "publication__salt")
        for row in sorted(found, key=lambda row: (pks.index(row.publication_id), row.due, row.key)):
            yield entry_of(site, line_of(row, today), printed)


def _table(write: Callable[..., Iterator[bytes]]) -> Callable[..., Iterator[bytes]]:
    def pieces(site: Site, chosen: list[Chosen], of: Asked) -> Iterator[bytes]:
        address = absolute(f"/{site.language}/agreements/{of.query}")
        title = gettext("Register of agreements")
        return write(_rows(site, chosen), site.language, address=address, title=title, count=len(chosen))

    return pieces


def _calendar(site: Site, chosen: list[Chosen], of: Asked) -> Iterator[bytes]:
    return calendars.pieces(
        _due_dates(site, chosen),
        name=" · ".join([gettext("Commitments"), *of.in_words()]),
        address=absolute(f"/{site.language}/agreements/{of.query}"),
        source=absolute(f"/{site.language}/agreements.ics{of.query}"),
        language=site.language,
    )


FORMATS: dict[str, tuple[str, Callable[..., Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", _table(exports.as_csv)),
    "json": ("application/json", _table(exports.as_json)),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _table(exports.as_xlsx),
    ),
    "ics": (calendars.MEDIA_TYPE, _calendar),
}


def _file(suffix: str) -> Callable[..., HttpResponse]:
    media_type, write = FORMATS[suffix]

    @public_page
    def register_file(request: HttpRequest) -> Any:
        site, of = site_of(request), asked(request)
        fitting = of.fitting
        chosen = [
            Chosen(each.pk, next(iter(each.values["edition"]), ""), OVERDUE in each.values["overdue"])
            for each in fitting
        ]
        answer = StreamingHttpResponse(
            _said_in(site.language, write(site, chosen, of)), content_type=media_type
        )
        answer.headers["ETag"] = f'"{_digest(site, suffix, of, fitting)}"'
        if suffix in ("csv", "xlsx"):
            name = f"agreements-{site.language}.{suffix}"
            answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    return register_file


def _said_in(language: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces are made when the request is over, and its language with it."""
    with override(language):
        yield from pieces


def _digest(site: Site, suffix: str, of: Asked, fitting: list[Entry]) -> str:
    """Of all that a file is made of: versions, where each stands today, what editions are called."""
    whole = hashlib.sha256(repr([SHAPE, suffix, site.language, of.query]).encode())
    whole.update(repr([(each.slug, each.title) for each in site.editions]).encode())
    for each in fitting:
        whole.update(f"{each.digest}{each.values}".encode())
    return whole.hexdigest()[:32]


urlpatterns: list[URLPattern] = [
    path(f"agreements.{suffix}", _file(suffix), name=f"agreement_list_{suffix}") for suffix in FORMATS
]
