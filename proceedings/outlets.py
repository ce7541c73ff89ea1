"""A record's pages: one view function per kind, and with it the version, history and twin addresses.

    @record_page("session")
    def session_detail(request, record): ...

    urlpatterns = record_urls("session", "<ascii:edition>/sessions/<ascii:slug>")

The view is called with a Record that is public at the request's moment (or was, for a version's page).
Whatever else an address may lead to is decided here, the same for every kind: moved, gone, not found.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from .cards import Card
from .content import LANGUAGES, refs_in
from .formats import Builder, formats_of
from .models import Publication
from .names import Names, names
from .params import BadInput
from .reading import Reading, read
from .site import EditionLink, Site, absolute, site_of


class Moved(Exception):
    """The object lives at another address now."""

    def __init__(self, path: str) -> None:
        self.path = path


class Gone(Exception):
    """What was here was withdrawn; `closing` is the version that says why."""

    def __init__(self, closing: Publication, edition: EditionLink | None) -> None:
        self.closing = closing
        self.edition = edition


@dataclass(frozen=True)
class Record:
    """One version of an object, as a page in the reader's language shows it.

    `latest` is the version that is public now where another one is shown, otherwise None. A preview's version
    is in no database, nor are the `drafts` that it shows in place of what is public.
    """

    request: HttpRequest
    publication: Publication
    edition: EditionLink | None
    as_version: bool = False
    latest: Publication | None = None
    is_preview: bool = False
    drafts: Sequence[Publication] = ()

    @property
    def site(self) -> Site:
        return site_of(self.request)

    @cached_property
    def reading(self) -> Reading:
        return read(self.publication, self.site.language)

    @property
    def content(self) -> Any:
        return self.reading.content

    @property
    def key(self) -> str:
        return self.publication.key

    @property
    def of_edition(self) -> EditionLink | None:
        """The edition it belongs to, where its address is in none as well: an agreement's."""
        inside = getattr(self.content, "edition", None)
        return self.edition or (self.site.by_key(inside.key) if inside else None)

    @property
    def path(self) -> str:
        """The current address of the object, which for an old version is that of the public one."""
        return self.site.path((self.latest or self.publication).shown_card)

    @property
    def version_path(self) -> str:
        return f"{self.path}v/{self.publication.number}/"

    @property
    def canonical_url(self) -> str:
        return absolute(self.version_path if self.as_version else self.path)

    @property
    def alternates(self) -> dict[str, str]:
        """The page's address in each language, for a current text that has both."""
        if self.as_version or self.is_preview:
            return {}
        rest = self.path.removeprefix(f"/{self.site.language}/")
        addresses = {code: absolute(f"/{code}/{rest}") for code in LANGUAGES}
        return addresses if self.publication.language_numbers.keys() == addresses.keys() else {}

    @property
    def short_path(self) -> str:
        return f"/{self.site.language}/s/{self.key}/{self.publication.number}/"

    @property
    def twin_stem(self) -> str:
        """The address that a twin's suffix is put to."""
        return (self.version_path if self.as_version else self.path).rstrip("/")

    @cached_property
    def names(self) -> Names:
        """Today's names of all that the content mentions: one query."""
        return self.names_with(())

    def names_with(self, cards: Sequence[Card]) -> Names:
        """The same for a page that shows other records' cards as well."""
        refs = refs_in((self.content, *cards))
        return names(refs, self.site.at, self.publication.shown_card.date, printed=self.as_version)

    def render(self, template: str, cards: Sequence[Card] = (), **context: Any) -> TemplateResponse:
        """The page; `cards` are those of other records that it shows."""
        shown = {
            "record": self,
            "content": self.content,
            "names": self.names_with(cards),
            "edition": self.edition,
            "site": self.site,
            "shown_cards": cards,
        }
        return TemplateResponse(self.request, template, shown | context)


RecordView = Callable[[HttpRequest, Record], HttpResponse]
PAGES: dict[str, RecordView] = {}  # kind → its page, for whoever shows a record without an address of its own


def record_page(kind: str) -> Callable[[RecordView], RecordView]:
    """Say that a view shows the records of a kind."""

    def decorate(view: RecordView) -> RecordView:
        PAGES[kind] = view
        return view

    return decorate


def record_urls(kind: str, route: str, name: str = "") -> list[URLPattern]:
    """Every address of a kind of record: page, versions, history, and a twin in each format."""
    from .reporting import report  # late: it asks this module which record an address leads to

    view = PAGES[kind]
    name = name or view.__name__
    urls = [
        path(f"{route}/", _answering(kind, view), name=name),
        path(f"{route}/v/<version:number>/", _answering(kind, view), name=f"{name}_version"),
        path(f"{route}/history/", _answering(kind, _history), name=f"{name}_history"),
        path(f"{route}/report/", report(kind), name=f"{name}_report"),
    ]
    for suffix, each in formats_of(kind).items():
        answer = _answering(kind, _twin(each.build))
        urls.append(path(f"{route}.{suffix}", answer, name=f"{name}_{suffix}"))
        if each.of_versions:
            version = f"{route}/v/<version:number>.{suffix}"
            urls.append(path(version, answer, name=f"{name}_version_{suffix}"))
    return urls


def _answering(kind: str, view: RecordView) -> Callable[..., HttpResponse]:
    @public_page
    @wraps(view)
    def answer(request: HttpRequest, slug: str, edition: str = "", number: int | None = None) -> HttpResponse:
        return view(request, find(request, kind, slug, edition, number))

    return answer


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that only reads."""
    return require_safe(in_words(view))


def in_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view in which Moved, Gone and BadInput become the answers they stand for."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Moved as moved:
            return _redirect(request, moved.path)
        except Gone as gone:
            return gone_page(request, gone)
        except BadInput as error:
            context = {"message": str(error), "site": site_of(request)}
            return TemplateResponse(request, "400.html", context, status=400)

    return answer


def edition_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of an edition that is not a record of its own: view(request, edition)."""

    @public_page
    @wraps(view)
    def answer(request: HttpRequest, edition: str) -> HttpResponse:
        return view(request, find_edition(request, edition))

    return answer


def find(request: HttpRequest, kind: str, slug: str, edition_slug: str, number: int | None) -> Record:
    """The record at an address; raises Moved, Gone or Http404."""
    site = site_of(request)
    edition = find_edition(request, edition_slug) if edition_slug else None
    scope = edition.key if edition else ""
    rows = Publication.objects.public(site.at).filter(kind=kind)
    current = rows.filter(edition=scope, slug=slug).first()
    if current is None:
        key = Publication.objects.key_at(site.at, kind, scope, slug)
        current = rows.filter(key=key).first() if key else None
        if current is None:
            raise _absent(site, kind, key, edition)
        raise _moved(request, site, current, number)
    if kind == "edition":
        edition = site.by_key(current.key)
    if not request.path.startswith(site.path(current.shown_card).rstrip("/")):
        raise _moved(request, site, current, number)
    if number is None or number == current.number:
        return Record(request, current, edition, as_version=number is not None)
    return Record(request, version(site, kind, current.key, number, edition), edition, True, current)


def version(site: Site, kind: str, key: str, number: int, edition: EditionLink | None = None) -> Publication:
    """A version that was public and still stands to be read; raises Gone or Http404."""
    found = Publication.objects.ever_public(site.at).filter(kind=kind, key=key, number=number).first()
    if found is None:
        closing = Publication.objects.tombstones(site.at).filter(kind=kind, key=key, number__gte=number)
        closed_by = closing.order_by("number").first()
        raise Gone(closed_by, edition) if closed_by else Http404
    return found


def find_edition(request: HttpRequest, slug: str) -> EditionLink:
    """The public edition at an address; raises Moved, Gone or Http404."""
    site = site_of(request)
    edition = site.by_slug(slug)
    if edition is None:
        key = Publication.objects.key_at(site.at, "edition", "", slug)
        renamed = site.by_key(key) if key else None
        if renamed is None:
            raise _absent(site, "edition", key, None)
        raise Moved(renamed.path + request.path.removeprefix(f"/{site.language}/{slug}/"))
    return edition


def _absent(site: Site, kind: str, key: str | None, edition: EditionLink | None) -> Exception:
    """Gone where something public was withdrawn; otherwise as if it had never been."""
    tombstone = Publication.objects.withdrawn(site.at).filter(kind=kind, key=key).first() if key else None
    return Gone(tombstone, edition) if tombstone else Http404()


def _moved(request: HttpRequest, site: Site, current: Publication, number: int | None) -> Exception:
    """To the new address with what follows the old one: a version, the history, a twin's suffix."""
    new = site.path(current.shown_card)
    if not new:  # into an edition that is not public
        return Http404()
    assert request.resolver_match
    _before, _slug, rest = request.resolver_match.route.rpartition(":slug>")
    return Moved(new.rstrip("/") + rest.replace("<version:number>", str(number)))


def _redirect(request: HttpRequest, target: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)


def gone_page(request: HttpRequest, gone: Gone) -> HttpResponse:
    context = {"closing": gone.closing, "edition": gone.edition, "site": site_of(request)}
    return TemplateResponse(request, "410.html", context, status=410)


def _history(request: HttpRequest, record: Record) -> HttpResponse:
    versions = Publication.objects.history(record.site.at, record.publication.kind, record.key)
    return record.render("proceedings/history.html", versions=versions)


def _twin(build: Builder) -> RecordView:
    def twin(request: HttpRequest, record: Record) -> HttpResponse:
        body, media_type = build(record)
        return HttpResponse(body, content_type=media_type)

    return twin
