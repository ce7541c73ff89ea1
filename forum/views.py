"""The public pages of the event: home, editions, days, people and bodies."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from proceedings.cards import Card
from proceedings.dates import day_of
from proceedings.listing import cards_of, list_page
from proceedings.models import Publication
from proceedings.outlets import Record, public_page, record_page
from proceedings.params import page_of
from proceedings.site import site_of


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The current edition's overview, under the site's first address."""
    site = site_of(request)
    if site.current is None:
        return TemplateResponse(request, "forum/empty.html", {"site": site})
    publication = Publication.objects.public(site.at).get(kind="edition", key=site.current.key)
    return edition_detail(request, Record(request, publication, site.current), is_home=True)


@public_page
def edition_list(request: HttpRequest) -> HttpResponse:
    cards = [edition.card for edition in site_of(request).editions]
    return list_page(request, "forum/edition_list.html", cards, section="editions")


@record_page("edition")
def edition_detail(request: HttpRequest, record: Record, is_home: bool = False) -> HttpResponse:
    if record.as_version:
        return record.render("forum/edition_detail.html")
    public = Publication.objects.public(record.site.at)
    rows = list(public.filter(edition=record.key, kind__in=("day", "session")).cards().in_order())
    days = cards_of(row for row in rows if row.kind == "day")
    focus = _focus(days, record)
    sessions = cards_of(row for row in rows if row.kind == "session" and (not focus or row.day == focus.day))
    agreements = cards_of(public.mentioning("edition", record.key).filter(kind="agreement").cards()[:6])
    return record.render(
        "forum/edition_detail.html",
        cards=[*days, *sessions, *agreements],
        days=days,
        focus=focus,
        sessions=[card for card in sessions if card.path.startswith("sessions/")],
        workshops=[card for card in sessions if card.path.startswith("workshops/")],
        agreements=agreements,
        speakers=_people(sessions),
        is_home=is_home,
        section="home",
    )


def _focus(days: Sequence[Card], record: Record) -> Card | None:
    """The day that the overview shows: today while the edition runs, else the last that was written up."""
    today = day_of(record.site.at)
    if now := next((day for day in days if day.date == today), None):
        return now
    return next((day for day in reversed(days) if day.title), days[0] if days else None)


def _people(sessions: Sequence[Card]) -> list[Any]:
    """Each speaker once, in order of appearance."""
    seen = {}
    for session in sessions:
        for person in session.people:
            seen.setdefault(person.who.key, person)
    return list(seen.values())


@record_page("day")
def day_detail(request: HttpRequest, record: Record) -> HttpResponse:
    if record.as_version:
        return record.render("forum/day_detail.html")
    public = Publication.objects.public(record.site.at)
    in_day = Q(kind="session", day=record.content.number) | Q(kind="day")
    rows = list(public.filter(in_day, edition=record.publication.edition).cards().in_order())
    sessions = cards_of(row for row in rows if row.kind == "session")
    agreements = cards_of(public.mentioning("day", record.key).filter(kind="agreement").cards().in_order())
    return record.render(
        "forum/day_detail.html",
        cards=[*sessions, *agreements],
        days=cards_of(row for row in rows if row.kind == "day"),
        sessions=[card for card in sessions if card.path.startswith("sessions/")],
        workshops=[card for card in sessions if card.path.startswith("workshops/")],
        agreements=agreements,
        section="programme",
    )


@record_page("person")
def person_detail(request: HttpRequest, record: Record) -> HttpResponse:
    """A person across all editions: each appearance with the office held then."""
    if record.as_version:
        return record.render("forum/person_detail.html")
    rows = Publication.objects.public(record.site.at).mentioning("person", record.key).cards()
    page = page_of(request, rows.order_by("-public_from", "key"))
    cards = cards_of(page)
    appearances = [(card, each) for card in cards for each in card.people if each.who.key == record.key]
    return record.render("forum/person_detail.html", cards=cards, appearances=appearances, page=page)


@record_page("organisation")
def organisation_detail(request: HttpRequest, record: Record) -> HttpResponse:
    if record.as_version:
        return record.render("forum/organisation_detail.html")
    rows = Publication.objects.public(record.site.at).mentioning("organisation", record.key).cards()
    page = page_of(request, rows.order_by("kind", "-public_from", "key"))
    cards = cards_of(page)
    return record.render(
        "forum/organisation_detail.html",
        cards=cards,
        groups={
            kind: [card for card in cards if card.kind == kind]
            for kind in ("organisation", "person", "edition", "day", "session", "agreement")
        },
        page=page,
    )


@public_page
def person_list(request: HttpRequest) -> HttpResponse:
    return _all(request, "person", "forum/person_list.html")


@public_page
def organisation_list(request: HttpRequest) -> HttpResponse:
    return _all(request, "organisation", "forum/organisation_list.html")


def _all(request: HttpRequest, kind: str, template: str) -> HttpResponse:
    """Everything of one kind, across editions, by name in the reader's language."""
    site = site_of(request)
    order = [f"title_{site.language}", "title_ar", "key"]
    rows = Publication.objects.public(site.at).filter(kind=kind).cards().order_by(*order)
    page = page_of(request, rows)
    return list_page(request, template, cards_of(page), edition=site.current, page=page)
