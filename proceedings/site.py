"""What each public page knows of the whole site at its moment: the public editions, from one query."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from .cards import Card
from .content import File, Ref, Text
from .models import Publication, PublicationQuerySet
from .names import Shown

COMMA = {"ar": "، ", "en": ", "}


@dataclass(frozen=True)
class EditionLink:
    """An edition in the reader's language, for the masthead and for links into it."""

    key: str
    slug: str
    card: Card
    language: str

    @property
    def title(self) -> Text:
        return self.card.title

    @property
    def name(self) -> str:
        return self.title.in_language(self.language)[0]

    @property
    def path(self) -> str:
        return f"/{self.language}/{self.slug}/"

    @property
    def facts(self) -> dict[str, str]:
        return dict(self.card.facts)

    @property
    def ends_on(self) -> date | None:
        return date.fromisoformat(self.facts["ends_on"]) if self.facts.get("ends_on") else None

    @property
    def venue_name(self) -> Text:
        return Text(self.facts.get("venue_ar", ""), self.facts.get("venue_en", ""))

    @property
    def venue(self) -> Text:
        """Where it is held: the place's name and town, each in the languages that it has."""
        names = self.venue_name, self.card.place
        return Text(
            *(COMMA[code].join(filter(None, (getattr(each, code) for each in names))) for code in COMMA)
        )

    @property
    def accent(self) -> str:
        return self.facts.get("accent", "green")


class Site:
    def __init__(self, at: datetime, language: str) -> None:
        self.at = at
        self.language = language

    def in_language(self, language: str) -> "Site":
        """The same moment and the same frame for a reader of another language."""
        other = Site(self.at, language)
        other._frame = self._frame
        return other

    @cached_property
    def _frame(self) -> list[Publication]:
        """What every page's frame needs: editions, the site's own pages, notices that have not lapsed."""
        shown = Q(kind__in=("edition", "page")) | Q(kind="notice", starts_at__gt=self.at)
        return list(Publication.objects.public(self.at).filter(shown).cards().in_order())

    @cached_property
    def editions(self) -> list[EditionLink]:
        """The public editions, the latest first."""
        rows = [row for row in self._frame if row.kind == "edition"]
        links = [EditionLink(row.key, row.slug, row.shown_card, self.language) for row in rows]
        return sorted(links, key=lambda link: (str(link.card.date or ""), link.slug), reverse=True)

    @property
    def pages(self) -> list[Card]:
        """The site's own pages, in the order of its foot."""
        return [row.shown_card for row in self._frame if row.kind == "page"]

    def notices(self, edition: EditionLink | None) -> list[tuple[datetime, Card]]:
        """What stands above every page of an edition, each with when it was published; latest first."""
        key = edition.key if edition else ""
        said = [row for row in self._frame if row.kind == "notice" and row.edition == key]
        return sorted(
            ((row.public_from, row.shown_card) for row in said), key=lambda pair: pair[0], reverse=True
        )

    @property
    def current(self) -> EditionLink | None:
        """The edition that says it is the current one; without such, the latest."""
        named = [link for link in self.editions if link.facts.get("current")]
        return next(iter(named or self.editions), None)

    def by_slug(self, slug: str) -> EditionLink | None:
        return next((link for link in self.editions if link.slug == slug), None)

    def by_key(self, key: str) -> EditionLink | None:
        return next((link for link in self.editions if link.key == key), None)

    def addressed(self, rows: PublicationQuerySet) -> PublicationQuerySet:
        """Those of the public versions that have an address: in a public edition, or in none."""
        return rows.filter(edition__in=["", *(link.key for link in self.editions)])

    def path(self, card: Card) -> str:
        """The address of a card's page in the reader's language; empty where its edition is not public."""
        if not card.edition:
            return f"/{self.language}/{card.path}"
        edition = self.by_key(card.edition)
        return f"{edition.path}{card.path}" if edition else ""

    # Where the links of a page lead: a preview leads elsewhere.

    def link(self, card: Card) -> str:
        return self.path(card)

    def link_of_name(self, ref: Ref, found: Shown) -> str:
        """To the page of what is named; empty where there is none."""
        return self.path(found.card) if found.card else ""

    def link_of_file(self, file: File) -> str:
        return reverse("media", args=[file.sha256, file.name])


def site_of(request: HttpRequest) -> Site:
    """The request's one site: its moment, its language."""
    site = getattr(request, "site", None)
    if site is None:
        site = request.site = Site(request.moment, request.LANGUAGE_CODE)  # type: ignore[assignment,attr-defined]
    return site


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
