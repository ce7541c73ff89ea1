"""The public pages of the programme: sessions, workshops and courses, speakers."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from forum.timing import at_the_same_time, now_and_next
from proceedings.cards import Card, has_hours
from proceedings.filters import chosen, options
from proceedings.listing import cards_of, list_page
from proceedings.models import Publication
from proceedings.outlets import Record, edition_page, record_page
from proceedings.params import choice, page_of
from proceedings.site import EditionLink, site_of
from proceedings.text import fold

from .asked import Asked, asked, of_kind, public_rows
from .grid import grid_of, is_possible
from .programme import FILTERS, by_day, days_to_show, labels, places
from .terms import SessionKind

PROGRAMME_PAGE = 100


@edition_page
def programme(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """The whole programme in order, or the part of it that the query string asks for."""
    of = asked(request, edition)
    page = page_of(request, of.fitting, PROGRAMME_PAGE)
    days = days_to_show(of.days, of.sessions, page, of.values) if not of.only else []
    offered = options(of.found, of.values, FILTERS, labels(of.sessions))
    return list_page(
        request,
        "sessions/programme.html",
        [*days, *of.sessions],
        edition=edition,
        page=page,
        parts=by_day(list(page), days, places(of.sessions)),
        days=sorted({card.day for card in [*of.days, *of.sessions] if card.day}),
        options=offered,
        chosen=chosen(offered, of.values, request.GET, elsewhere=("day",)),  # the days have tabs
        asked=of.values,
        only=of.only,
        is_filtered=of.is_filtered,
        section="programme",
        calendar=f"{edition.path}programme.ics{of.query}" if has_hours(of.fitting) else "",
        has_schedule=has_hours(of.sessions),
        **_as_grid(request, of),
        **({} if of.is_filtered else now_and_next(of.sessions, site_of(request).at)),
    )


def _as_grid(request: HttpRequest, of: Asked) -> dict[str, Any]:
    """Rooms and hours of each day that has any, where they are asked for."""
    is_grid = choice(request, "view", ("grid",)) == "grid"
    parts = by_day(of.fitting, of.days, places(of.sessions)) if is_grid else []
    grids = [(part, grid_of(part.cards)) for part in parts if part.lines]
    return {"is_grid": is_grid, "grids": grids, "has_grid": is_possible(of.fitting)}


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
    in_day = cards_of(public.filter(of_day))
    day = [card for card in in_day if _is_workshop(card) == is_workshop]
    place = next((index for index, card in enumerate(day) if card.key == record.key), None)
    signed = cards_of(public.mentioning("session", record.key).filter(kind="agreement"))
    beside = at_the_same_time(record.publication.shown_card, in_day)
    return record.render(
        template,
        cards=[*signed, *beside],
        beside=beside,
        has_outcome=_has_outcome(record.content, record.site.at),
        previous=day[place - 1] if place else None,
        next=day[place + 1] if place is not None and place + 1 < len(day) else None,
        same_day=[card for card in day if card.key != record.key],
        agreements=signed,
        calendar=f"{record.twin_stem}.ics" if record.content.starts_at else "",
        section=section,
    )


def _has_outcome(session: Any, at: datetime) -> bool:
    """Until a session ends its page is an agenda; after that, what came of it stands first."""
    written = bool(session.summary or session.key_points or session.quotes)
    return written and not (session.ends_at and at < session.ends_at)


def _is_workshop(card: Card) -> bool:
    return SessionKind(card.label).is_workshop


@edition_page
def workshop_list(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    rows = public_rows(request, edition, "day", "session")
    workshops = [card for card in of_kind(rows, "session") if _is_workshop(card)]
    page = page_of(request, workshops, PROGRAMME_PAGE)
    days = [day for day in of_kind(rows, "day") if day.day in {card.day for card in page}]
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
    for card in of_kind(public_rows(request, edition, "session"), "session"):
        for person in card.people:
            speakers.setdefault(person.who.key, person)
    language = site_of(request).language
    ordered = sorted(speakers.values(), key=lambda person: fold(person.who.label.in_language(language)[0]))
    page = page_of(request, ordered, PROGRAMME_PAGE)
    return list_page(
        request, "sessions/speaker_list.html", list(page), edition=edition, page=page, section="speakers"
    )
