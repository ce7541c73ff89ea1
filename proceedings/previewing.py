"""The page of a version that is in no database: the public templates under another site, whose links and
files stay where the reader may be. Nothing here reads the desk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

from .cards import Card
from .content import LANGUAGES, File, Ref, files_in
from .files import stored_file
from .kinds import KINDS
from .models import Publication
from .names import Shown
from .outlets import PAGES, Record
from .reading import read
from .site import EditionLink, Site


@dataclass(frozen=True)
class Band:
    """What stands above a preview. `until`: the moment at which the link to it closes, where it is one;
    `other`: the same preview in the other language; `embargo`: when the text becomes public, where accredited
    press reads it before, and `files` the same text as (label, address)."""

    at: datetime
    other: str
    is_whole: bool = False
    until: datetime | None = None
    embargo: datetime | None = None
    files: tuple[tuple[str, str], ...] = ()


def other_language(language: str) -> str:
    return next(code for code in LANGUAGES if code != language)


class PreviewSite(Site):
    """`file_path` gives the address of a file of the object itself; `record_path`, where given, leads to
    other previews, by kind and key."""

    def __init__(
        self,
        at: datetime,
        language: str,
        file_path: Callable[[File], str],
        record_path: Callable[[str, str], str] | None = None,
    ) -> None:
        super().__init__(at, language)
        self.file_path, self.record_path = file_path, record_path
        self.own: frozenset[str] = frozenset()

    def link(self, card: Card) -> str:
        return self.record_path(card.kind, card.key) if self.record_path else super().link(card)

    def link_of_name(self, ref: Ref, found: Shown) -> str:
        if self.record_path and ref.kind in KINDS and ref.key:
            return self.record_path(ref.kind, ref.key)
        return super().link_of_name(ref, found)

    def link_of_file(self, file: File) -> str:
        """Of others' files, such as a speaker's photo, only those are shown that are public."""
        return self.file_path(file) if file.sha256 in self.own else super().link_of_file(file)


def preview_page(
    request: HttpRequest, site: PreviewSite, row: Publication, band: Band, drafts: Sequence[Publication] = ()
) -> HttpResponse:
    request.LANGUAGE_CODE = site.language
    request.site = site  # type: ignore[assignment]
    site.own = own_files(row)
    with translation.override(site.language):
        edition = site.by_key(row.edition)
        if row.kind == "edition":
            edition = EditionLink(row.key, row.slug, row.shown_card, site.language)
        record = Record(request, row, edition, is_preview=True, drafts=drafts)
        response: Any = PAGES[row.kind](request, record)
        response.context_data |= {"preview": band, "other_language_url": band.other}
        response.render()
    response.headers["Content-Language"] = site.language
    return hidden(response)


def preview_file(row: Publication, digest: str, name: str) -> HttpResponse:
    """A file of the object as it would be published; there is no other way to one that is not public."""
    if digest not in own_files(row):
        raise Http404
    return hidden(stored_file(digest, name))


def own_files(row: Publication) -> frozenset[str]:
    contents = tuple(read(row, language).content for language in LANGUAGES)
    return frozenset(file.sha256 for file in files_in(contents))


def hidden(response: HttpResponse) -> HttpResponse:
    """No search engine keeps it, and no other site is told of its address."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
