"""An edition's corrections and withdrawals, the latest first: a page, and a feed of the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from proceedings.cards import Card
from proceedings.kinds import KINDS
from proceedings.models import Change, Publication, PublicationQuerySet
from proceedings.outlets import edition_page
from proceedings.params import page_of
from proceedings.site import EditionLink, Site, absolute, site_of

from . import feeds
from .gathering import html_of, plain_of
from .items import Feed, Item, Named
from .latest import belonging

PAGE, FEED_LENGTH = 30, 30


@dataclass(frozen=True)
class Amendment:
    """A correction or a withdrawal; `card` is that of the object as it is public now, if it is."""

    version: Publication
    card: Card | None

    @property
    def is_withdrawal(self) -> bool:
        return self.version.change == Change.WITHDRAWAL

    @property
    def sort(self) -> str:
        return str(KINDS[self.version.kind].label)

    @property
    def short(self) -> str:
        return f"s/{self.version.key}/"


@edition_page
def corrections(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    site = site_of(request)
    page = page_of(request, _amended(site, edition), PAGE)
    context = {"page": page, "amendments": _told(site, page), "site": site, "edition": edition}
    return TemplateResponse(request, "press/corrections.html", context | {"section": "press"})


@edition_page
def corrections_atom(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    site = site_of(request)
    feed = Feed(
        title=_("Corrections · %(edition)s") % {"edition": edition.name},
        subtitle=_("What was corrected or withdrawn, and why"),
        address=absolute(f"{edition.path}press/corrections/"),
        source=absolute(f"{edition.path}press/corrections.atom"),
        language=site.language,
        publisher=Named(edition.name, address=absolute(edition.path)),
        items=tuple(_items(site, _told(site, _amended(site, edition)[:FEED_LENGTH]))),
    )
    return HttpResponse(feeds.atom(feed), content_type=feeds.ATOM)


def _amended(site: Site, edition: EditionLink) -> PublicationQuerySet:
    rows = Publication.objects.amended(site.at).cards()
    inside = belonging(Publication.objects.closed(site.at), edition.key)
    return rows.filter(inside).order_by("-public_from", "key")


def _told(site: Site, rows: Iterable[Publication]) -> list[Amendment]:
    """What was corrected once and withdrawn later keeps its note and loses its title: one query for the
    titles of today."""
    rows = list(rows)
    public = Publication.objects.public(site.at).filter(key__in=[row.key for row in rows]).cards()
    cards = {(row.kind, row.key): row.shown_card for row in public}
    return [Amendment(row, cards.get((row.kind, row.key))) for row in rows]


def _items(site: Site, amendments: Iterable[Amendment]) -> Iterator[Item]:
    for each in amendments:
        version, language = each.version, site.language
        note = version.note.in_language(language)[0]
        title = each.card.title.in_language(language)[0] if each.card else each.sort
        permanent = absolute(f"/{language}/{each.short}{version.number}/")
        says = _("Withdrawn: %(title)s") if each.is_withdrawal else _("Correction: %(title)s")
        yield Item(
            kind=version.kind,
            key=version.key,
            id=permanent,
            address=absolute(f"/{language}/{each.short}"),
            permanent=permanent,
            number=version.number,
            change=version.change,
            language=language,
            title=says % {"title": title},
            sort=each.sort,
            html=html_of([note] if note else [], language),
            text=plain_of(note, language),
            first=version.public_from,
            changed=version.public_from,
            created=version.public_from,
            note=note,
            is_withdrawn=each.is_withdrawal,
        )
