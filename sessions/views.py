"""The public pages of the programme: sessions, workshops and courses, speakers."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from proceedings.cards import Card
from proceedings.listing import cards_of, list_page
from proceedings.models import Publication
from proceedings.outlets import Record, edition_page, record_page
from proceedings.params import choice, page_of, words
from proceedings.search import matching
from proceedings.site import EditionLink, site_of
from proceedings.text import fold

from .programme import FILTERS, by_day, days_to_show, fitting, options, places
from .terms import SessionKind

PROGRAMME_PAGE = 100


@edition_page
def programme(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """The whole programme in order, or the part of it that the query string asks for."""
    cards = _cards(request, edition, "day", "session")
    days, sessions = [_of(cards, kind) for kind in ("day", "session")]
    asked = {name: choice(request, name, _values(cards, name)) for name in FILTERS} | {"q": words(request)}
    found = _matching(request, edition, sessions, asked["q"])
    page = page_of(request, fitting(found, asked), PROGRAMME_PAGE)
    shown_days = days_to_show(days, sessions, page, asked)
    return list_page(
        request,
        "sessions/programme.html",
        [*shown_days, *sessions],
        edition=edition,
        page=page,
        parts=by_day(list(page), shown_days, places(sessions)),
        days=sorted({card.day for card in cards if card.day}),
        options=options(sessions, found, asked),
        asked=asked,
        is_filtered=any(asked.values()),
        section="programme",
    )


def _cards(request: HttpRequest, edition: EditionLink, *kinds: str) -> list[Card]:
    rows = Publication.objects.public(site_of(request).at).filter(edition=edition.key, kind__in=kinds)
    return cards_of(rows.cards().in_order())


def _of(cards: list[Card], kind: str) -> list[Card]:
    return [card for card in cards if card.kind == kind]


def _values(cards: list[Card], name: str) -> set[str]:
    """What a filter may be asked for; a day may be public before anything of its programme is."""
    return {
        value for card in cards if card.kind == "session" or name == "day" for value in FILTERS[name](card)
    }


def _matching(request: HttpRequest, edition: EditionLink, cards: list[Card], query: str) -> list[Card]:
    if not query:
        return cards
    found = matching(query, site_of(request).at).filter(kind="session", edition=edition.key)
    keys = set(found.values_list("key", flat=True))
    return [card for card in cards if card.key in keys]


@edition_page
def session_list(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """The programme is the list of sessions."""
    return HttpResponsePermanentRedirect(f"{edition.path}programme/")


@record_page("session")
def session_detail(request: HttpRequest, record: Record) -> HttpResponse:
    is_workshop = record.content.is_workshop
    template = "sessions/workshop_detail.html" if is_workshop else "sessions/session_detail.html"
    section = "workshops" if is_workshop else "programme"
    if record.as_version:
        return record.render(template, section=section)
    public = Publication.objects.public(record.site.at).cards().in_order()
    of_day = Q(kind="session", edition=record.publication.edition, day=record.publication.day)
    day = [card for card in cards_of(public.filter(of_day)) if _is_workshop(card) == is_workshop]
    place = next((index for index, card in enumerate(day) if card.key == record.key), None)
    signed = cards_of(public.mentioning("session", record.key).filter(kind="agreement"))
    return record.render(
        template,
        cards=signed,
        previous=day[place - 1] if place else None,
        next=day[place + 1] if place is not None and place + 1 < len(day) else None,
        same_day=[card for card in day if card.key != record.key],
        agreements=signed,
        section=section,
    )


def _is_workshop(card: Card) -> bool:
    return SessionKind(card.label).is_workshop


@edition_page
def workshop_list(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    cards = _cards(request, edition, "day", "session")
    workshops = [card for card in _of(cards, "session") if _is_workshop(card)]
    page = page_of(request, workshops, PROGRAMME_PAGE)
    days = [day for day in _of(cards, "day") if day.day in {card.day for card in page}]
    return list_page(
        request,
        "sessions/workshop_list.html",
        [*days, *page],
        edition=edition,
        page=page,
        parts=by_day(list(page), days, places(workshops)),
        section="workshops",
    )


@edition_page
def speaker_list(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """Who speaks in an edition, each once with the office printed there, by name."""
    speakers: dict[str, Any] = {}
    for card in _cards(request, edition, "session"):
        for person in card.people:
            speakers.setdefault(person.who.key, person)
    language = site_of(request).language
    ordered = sorted(speakers.values(), key=lambda person: fold(person.who.label.in_language(language)[0]))
    page = page_of(request, ordered, PROGRAMME_PAGE)
    return list_page(
        request, "sessions/speaker_list.html", list(page), edition=edition, page=page, section="speakers"
    )
