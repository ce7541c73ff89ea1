"""The press room of an edition: what is new, whom to ask, what may be taken away."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from proceedings.cards import Card
from proceedings.listing import list_page
from proceedings.models import Publication
from proceedings.outlets import Record, edition_page
from proceedings.params import choice, page_of
from proceedings.search import facets
from proceedings.site import EditionLink, Site, site_of

from .latest import Line, latest

PAGE = 30
PICTURED = 3  # of the latest, with their photos
PHOTOS_PAGE = 12  # sessions


@dataclass(frozen=True)
class Pictured:
    """A session and its photos."""

    card: Card
    photos: tuple[Any, ...]


@edition_page
def press_room(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """The last changed first; the query string asks for a kind, a day, a topic or a language."""
    site, asked = site_of(request), facets.asked(request)
    rows = [line.facets for line in latest(site, edition, asked["language"])]
    lines = [row["line"] for row in facets.fitting(rows, asked)]
    page = page_of(request, lines, PAGE)
    about, pictured = _contents(request, edition, _with_photos(lines)[:PICTURED])
    choices = facets.choices(rows, asked, request.GET, site)
    choices.pop("day", None)  # the days have tabs
    return list_page(
        request,
        "press/press_room.html",
        [line.card for line in page if line.card],
        edition=edition,
        page=page,
        choices=choices,
        asked=asked,
        days=_days(rows),
        day=int(asked["day"]) if asked["day"].isdecimal() else 0,
        report=next((line.card for line in lines if line.kind == "report" and asked["day"]), None),
        is_filtered=any(asked.values()),
        about=about,
        pictured=pictured,
        section="press",
    )


def _days(rows: Iterable[dict[str, Any]]) -> list[int]:
    return sorted({row["day"] for row in rows} - {0})


def _with_photos(lines: Iterable[Line]) -> list[Card]:
    return [line.card for line in lines if line.card and line.kind == "session" and line.card.image]


def _contents(
    request: HttpRequest, edition: EditionLink, cards: Sequence[Card]
) -> tuple[Any, list[Pictured]]:
    """What the edition says to the press, and the photos of some sessions: one query for both."""
    own = Q(kind="edition", key=edition.key)
    wanted = own | Q(kind="session", key__in=[card.key for card in cards])
    rows = Publication.objects.public(site_of(request).at).filter(wanted)
    contents = {row.key: Record(request, row, edition).content for row in rows}
    return contents[edition.key], list(_pictured(cards, contents))


def _pictured(cards: Iterable[Card], contents: dict[str, Any]) -> Iterator[Pictured]:
    for card in cards:
        photos = [each for each in contents[card.key].materials if each.kind == "photo" and each.file]
        if photos:
            yield Pictured(card, tuple(photos))


@edition_page
def press_photos(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """Every photo of an edition, or of a day of it, to be taken in full."""
    cards = _sessions_with_photos(site_of(request), edition)
    days = sorted({card.day for card in cards} - {0})
    day = choice(request, "day", [str(number) for number in days])
    shown = [card for card in cards if not day or card.day == int(day)]
    page = page_of(request, shown, PHOTOS_PAGE)
    _about, pictured = _contents(request, edition, list(page))
    return list_page(
        request,
        "press/press_photos.html",
        list(page),
        edition=edition,
        page=page,
        pictured=pictured,
        days=days,
        day=int(day or 0),
        section="press",
    )


def _sessions_with_photos(site: Site, edition: EditionLink) -> list[Card]:
    rows = Publication.objects.public(site.at).filter(kind="session", edition=edition.key)
    return [row.shown_card for row in rows.cards().in_order() if row.shown_card.image]
