"""The public pages of the programme: sessions, workshops and courses, speakers."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from proceedings.cards import Card
from proceedings.listing import cards_of, list_page
from proceedings.models import Publication
from proceedings.outlets import Record, edition_page, record_page
from proceedings.params import choice, page_of, words
from proceedings.search import matching
from proceedings.site import EditionLink, site_of

from .terms import SessionKind

PROGRAMME_PAGE = 100


@edition_page
def programme(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """The whole programme in order, or the part of it that the query string asks for."""
    cards = _sessions(request, edition)
    days = {str(card.day): card.day for card in cards if card.day}
    tracks = {track.key: track for card in cards for track in card.tracks}
    kinds = {kind: label for kind, label in SessionKind.choices if any(card.label == kind for card in cards)}
    asked = {
        "day": choice(request, "day", days),
        "track": choice(request, "track", tracks),
        "kind": choice(request, "kind", kinds),
        "q": words(request),
    }
    shown = [card for card in cards if _fits(card, asked)]
    if asked["q"]:
        found = matching(asked["q"], site_of(request).at).filter(kind="session", edition=edition.key)
        keys = set(found.values_list("key", flat=True))
        shown = [card for card in shown if card.key in keys]
    page = page_of(request, shown, PROGRAMME_PAGE)
    return list_page(
        request,
        "sessions/programme.html",
        list(page),
        edition=edition,
        page=page,
        asked=asked,
        total=len(cards),
        days=days,
        tracks=list(tracks.values()),
        kinds=kinds,
        section="programme",
    )


def _sessions(request: HttpRequest, edition: EditionLink) -> list[Card]:
    rows = Publication.objects.public(site_of(request).at).filter(edition=edition.key, kind="session")
    return cards_of(rows.cards().in_order())


def _fits(card: Card, asked: dict[str, Any]) -> bool:
    return (
        (not asked["day"] or str(card.day) == asked["day"])
        and (not asked["kind"] or card.label == asked["kind"])
        and (not asked["track"] or any(track.key == asked["track"] for track in card.tracks))
    )


@edition_page
def session_list(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """The programme is the list of sessions."""
    return HttpResponsePermanentRedirect(f"{edition.path}programme/")


@record_page("session")
def session_detail(request: HttpRequest, record: Record) -> HttpResponse:
    template = (
        "sessions/workshop_detail.html" if record.content.is_workshop else "sessions/session_detail.html"
    )
    if record.as_version:
        return record.render(template)
    public = Publication.objects.public(record.site.at)
    of_day = public.filter(
        kind="session", edition=record.publication.edition, day=record.publication.day
    ).cards()
    day = [card for card in cards_of(of_day.in_order()) if _is_workshop(card) == record.content.is_workshop]
    place = next((index for index, card in enumerate(day) if card.key == record.key), None)
    signed = cards_of(public.mentioning("session", record.key).filter(kind="agreement").cards().in_order())
    return record.render(
        template,
        cards=signed,
        previous=day[place - 1] if place else None,
        next=day[place + 1] if place is not None and place + 1 < len(day) else None,
        agreements=signed,
        section="workshops" if record.content.is_workshop else "programme",
    )


def _is_workshop(card: Card) -> bool:
    return SessionKind(card.label).is_workshop


@edition_page
def workshop_list(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    cards = [card for card in _sessions(request, edition) if _is_workshop(card)]
    page = page_of(request, cards, PROGRAMME_PAGE)
    return list_page(
        request, "sessions/workshop_list.html", list(page), edition=edition, page=page, section="workshops"
    )


@edition_page
def speaker_list(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """Who speaks in an edition, each once with the office printed there, by name."""
    speakers: dict[str, Any] = {}
    for card in _sessions(request, edition):
        for person in card.people:
            speakers.setdefault(person.who.key, person)
    language = site_of(request).language
    ordered = sorted(speakers.values(), key=lambda person: person.who.label.in_language(language)[0])
    page = page_of(request, ordered, PROGRAMME_PAGE)
    return list_page(
        request, "sessions/speaker_list.html", list(page), edition=edition, page=page, section="speakers"
    )
