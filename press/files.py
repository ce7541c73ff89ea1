"""The files in which an edition's latest texts leave, read through the same gates as its pages."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.content import refs_in
from proceedings.formats import EditionFile
from proceedings.models import Publication
from proceedings.names import names
from proceedings.outlets import Record, edition_page
from proceedings.search import facets
from proceedings.site import EditionLink, Site, absolute, site_of

from . import feeds, ninjs
from .corrections import corrections_atom
from .gathering import item_of, withdrawn_item
from .items import Feed, Item, Named
from .latest import NAMED_BY, Line, latest

FEED_LENGTH = 30  # a feed reader asks often: older texts are in the press room


@edition_page
def feed_atom(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    return HttpResponse(feeds.atom(_feed(request, edition, "feed.atom")), content_type=feeds.ATOM)


@edition_page
def feed_json(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    return HttpResponse(feeds.json_feed(_feed(request, edition, "feed.json")), content_type=feeds.JSON_FEED)


@edition_page
def ninjs_json(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    return HttpResponse(ninjs.ninjs(_feed(request, edition, "ninjs.json")), content_type=ninjs.MEDIA_TYPE)


def _feed(request: HttpRequest, edition: EditionLink, name: str) -> Feed:
    """What the press room shows of the same query string, as far as it has text in the reader's language."""
    site, asked = site_of(request), facets.asked(request)
    rows = [line.facets for line in latest(site, edition, site.language)]
    lines = [row["line"] for row in facets.fitting(rows, asked)][:FEED_LENGTH]
    given = {name: value for name, value in asked.items() if value}
    query = f"?{urlencode(given)}" if given else ""
    records = _records(request, edition, lines)
    about = next(each.content for each in records.values() if each.key == edition.key)
    return Feed(
        title=edition.name,
        subtitle=_("What was published last, with corrections and withdrawals"),
        address=absolute(f"{edition.path}press/{query}"),
        source=absolute(f"{edition.path}{name}{query}"),
        language=site.language,
        publisher=Named(edition.name, address=absolute(edition.path)),
        disclaimer=about.disclaimer.in_language(site.language)[0],
        items=tuple(_items(site, lines, records)),
    )


def _records(request: HttpRequest, edition: EditionLink, lines: Sequence[Line]) -> dict[int, Record]:
    """The texts themselves and the edition's own, which says what they are: one query."""
    wanted = Q(pk__in=[line.pk for line in lines]) | Q(kind="edition", key=edition.key)
    rows = Publication.objects.public(site_of(request).at).filter(wanted)
    return {row.pk: Record(request, row, None if row.kind in NAMED_BY else edition) for row in rows}


def _items(site: Site, lines: Sequence[Line], records: Mapping[int, Record]) -> Iterator[Item]:
    """With the names of today: one more query."""
    contents = tuple((each.content, each.publication.shown_card) for each in records.values())
    named = names(refs_in(contents), site.at)
    for line in lines:
        yield item_of(records[line.pk], named, line) if line.pk in records else withdrawn_item(line, site)


EDITION_FILES = {
    "feed.atom": EditionFile(feed_atom, feeds.ATOM, gettext_lazy("Atom feed"), is_feed=True),
    "feed.json": EditionFile(feed_json, feeds.JSON_FEED, gettext_lazy("JSON feed"), is_feed=True),
    "press/corrections.atom": EditionFile(
        corrections_atom, feeds.ATOM, gettext_lazy("Atom feed of corrections"), is_feed=True
    ),
    "ninjs.json": EditionFile(ninjs_json, ninjs.MEDIA_TYPE, gettext_lazy("News items for newsrooms (ninjs)")),
}
