"""The part of an edition's programme that a query string asks for: the page and its files read it here."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from proceedings.cards import Card
from proceedings.filters import fitting
from proceedings.listing import cards_of
from proceedings.models import Publication
from proceedings.params import choice, keys, words
from proceedings.search.finding import matching
from proceedings.site import EditionLink, site_of

from .programme import FILTERS


@dataclass(frozen=True)
class Asked:
    """`days` and `sessions` are all that is public, `found` what holds the words and is among `only`, the
    keys that a reader keeps on their device; `values` by filter."""

    rows: Sequence[Publication]
    days: list[Card]
    sessions: list[Card]
    found: list[Card]
    values: dict[str, str]
    only: list[str]

    @property
    def fitting(self) -> list[Card]:
        return fitting(self.found, self.values, FILTERS)

    @property
    def fitting_rows(self) -> list[Publication]:
        fitting = {card.key for card in self.fitting}
        return [row for row in self.rows if row.kind == "session" and row.key in fitting]

    @property
    def query(self) -> str:
        """What is asked for as a query string that says nothing else; empty where it is everything."""
        given = {name: value for name, value in self.values.items() if value}
        if self.only:
            given["only"] = ".".join(self.only)
        return f"?{urlencode(given)}" if given else ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.only) or any(self.values.values())


def asked(request: HttpRequest, edition: EditionLink) -> Asked:
    rows = public_rows(request, edition, "day", "session")
    days, sessions = [of_kind(rows, kind) for kind in ("day", "session")]
    values = {name: choice(request, name, _offered([*days, *sessions], name)) for name in FILTERS}
    values["q"] = words(request)
    only = keys(request, "only")
    kept = [card for card in sessions if card.key in only] if only else sessions
    return Asked(rows, days, sessions, _matching(request, edition, kept, values["q"]), values, only)


def public_rows(request: HttpRequest, edition: EditionLink, *kinds: str) -> list[Publication]:
    rows = Publication.objects.public(site_of(request).at).filter(edition=edition.key, kind__in=kinds)
    return list(rows.cards().in_order())


def of_kind(rows: Sequence[Publication], kind: str) -> list[Card]:
    return cards_of(row for row in rows if row.kind == kind)


def _offered(cards: list[Card], name: str) -> set[str]:
    """What a filter may be asked for; a day may be public before anything of its programme is."""
    return {
        value for card in cards if card.kind == "session" or name == "day" for value in FILTERS[name](card)
    }


def _matching(request: HttpRequest, edition: EditionLink, cards: list[Card], query: str) -> list[Card]:
    if not query:
        return cards
    matches = set(matching(query, site_of(request).at, kind="session", edition=edition.key))
    return [card for card in cards if card.key in matches]
