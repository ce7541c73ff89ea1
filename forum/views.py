"""The public pages of the event: home, editions, days, people and bodies."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from proceedings.cards import Card, has_hours
from proceedings.content import Ref
from proceedings.dates import day_of
from proceedings.listing import cards_of, list_page, with_drafts
from proceedings.models import Publication
from proceedings.outlets import Record, edition_page, public_page, record_page
from proceedings.params import page_of
from proceedings.site import EditionLink, site_of

from .names import Appearance
from .timing import now_and_next

# What names a body, in the order in which its page shows them.
GROUPS = {
    "organisation": _("Bodies that belong to it"),
    "edition": _("Editions"),
    "session": _("Sessions"),
    "agreement": _("Agreements"),
    "person": _("People"),
    "day": _("Days"),
}


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The current edition's overview, under the site's first address."""
    site = site_of(request)
    if site.current is None:
        return TemplateResponse(request, "forum/empty.html", {"site": site})
    publication = Publication.objects.public(site.at).get(kind="edition", key=site.current.key)
    return edition_detail(request, Record(request, publication, site.current))


@public_page
def edition_list(request: HttpRequest) -> HttpResponse:
    editions = site_of(request).editions
    return list_page(request, "forum/edition_list.html", (), editions=editions, section="editions")


@record_page("edition")
def edition_detail(request: HttpRequest, record: Record) -> HttpResponse:
    if record.as_version:
        return record.render("forum/edition_detail.html")
    public = Publication.objects.public(record.site.at)
    rows = list(public.filter(edition=record.key, kind__in=("day", "session", "report")).cards().in_order())
    days = cards_of(row for row in rows if row.kind == "day")
    focus = _focus(days, record)
    reports = cards_of(row for row in rows if row.kind == "report")
    leading = _leading(focus, reports)
    sessions = cards_of(row for row in rows if row.kind == "session" and (not focus or row.day == focus.day))
    signed = public.mentioning("edition", record.key).filter(kind="agreement").cards().in_order()
    agreements = cards_of(signed[:6])
    return record.render(
        "forum/edition_detail.html",
        cards=[*days, *sessions, *agreements, *reports],
        days=days,
        focus=focus,
        leading=leading,
        reports=[card for card in reports if card != leading],
        agreements=agreements,
        speakers=_people(sessions),
        calendar=f"{record.path}programme.ics" if has_hours(cards_of(rows)) else "",
        **_parts(sessions),
        **now_and_next(sessions, record.site.at),
    )


def _parts(sessions: Sequence[Card]) -> dict[str, list[Card]]:
    """The sessions proper, and the workshops and courses beside them."""
    return {
        part: [card for card in sessions if card.path.startswith(f"{part}/")]
        for part in ("sessions", "workshops")
    }


def _focus(days: Sequence[Card], record: Record) -> Card | None:
    """The day that the overview shows: today while the edition runs, else the last that was written up."""
    today = day_of(record.site.at)
    if now := next((day for day in days if day.date == today), None):
        return now
    return next((day for day in reversed(days) if day.title), days[0] if days else None)


def _leading(focus: Card | None, reports: Sequence[Card]) -> Card | None:
    """What the overview opens with: the report of the day it shows, or that day's headline, or the last
    report that there is."""
    own = next((report for report in reports if focus and report.day == focus.day), None)
    return own or (focus if focus and focus.title else next(reversed(reports), None))


def _people(sessions: Sequence[Card]) -> list[Any]:
    """Each speaker once, in order of appearance."""
    seen: dict[str, Any] = {}
    for session in sessions:
        for person in session.people:
            seen.setdefault(person.who.key, person)
    return list(seen.values())


@record_page("day")
def day_detail(request: HttpRequest, record: Record) -> HttpResponse:
    if record.as_version:
        return record.render("forum/day_detail.html")
    public = Publication.objects.public(record.site.at)
    in_day = Q(kind__in=("session", "report"), day=record.content.number) | Q(kind="day")
    rows = list(public.filter(in_day, edition=record.publication.edition).cards().in_order())
    signed = public.mentioning("day", record.key).filter(kind="agreement").cards().in_order()
    sessions, days, reports = (
        cards_of(with_drafts(record.drafts, kind, [row for row in rows if row.kind == kind]))
        for kind in ("session", "day", "report")
    )
    agreements = cards_of(with_drafts(record.drafts, "agreement", signed))
    return record.render(
        "forum/day_detail.html",
        cards=[*sessions, *agreements],
        days=days,
        focus=record.publication.shown_card,
        **_beside(days, record.content.number),
        agreements=agreements,
        report=next(iter(reports), None),
        calendar=f"{record.twin_stem}.ics" if has_hours(sessions) else "",
        pictured=[card for card in sessions if card.image and card.image.renditions],
        **_parts(sessions),
        section="programme",
    )


def _beside(days: Sequence[Card], number: int) -> dict[str, Card | None]:
    """The days before and after one."""
    return {
        "previous": next((day for day in reversed(days) if day.day < number), None),
        "next": next((day for day in days if day.day > number), None),
    }


@record_page("page")
def page_detail(request: HttpRequest, record: Record) -> HttpResponse:
    return record.render("forum/page_detail.html")


@record_page("notice")
def notice_detail(request: HttpRequest, record: Record) -> HttpResponse:
    return record.render("forum/notice_detail.html")


@edition_page
def notice_list(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """All notices of an edition that still stand, the latest first, those that have lapsed too."""
    rows = Publication.objects.public(site_of(request).at).filter(kind="notice", edition=edition.key)
    page = page_of(request, rows.cards().order_by("-public_from", "key"))
    said = [(row.public_from, row.shown_card) for row in page]
    cards = [card for _moment, card in said]
    return list_page(
        request, "forum/notice_list.html", cards, edition=edition, page=page, said=said, section="notices"
    )


@record_page("person")
def person_detail(request: HttpRequest, record: Record) -> HttpResponse:
    """A person across all editions: each appearance with the office held then."""
    if record.as_version:
        return record.render("forum/person_detail.html", today=_today(record.content))
    rows = Publication.objects.public(record.site.at).mentioning("person", record.key)
    page = page_of(request, record.site.addressed(rows).cards().order_by("-public_from", "key"))
    cards = cards_of(page)
    appearances = [(card, each) for card in cards for each in card.people if each.who.key == record.key]
    return record.render(
        "forum/person_detail.html",
        cards=cards,
        today=_today(record.content),
        appearances=appearances,
        calendar=f"{record.twin_stem}.ics" if has_hours(cards) else "",
        page=page,
        edition=record.site.current,
    )


def _today(person: Any) -> Appearance:
    """A person with what is held today, named as that person's own record says."""
    held = person.titles, person.profession, person.office, person.body
    return Appearance("", Ref(label=person.name), *held)


@record_page("organisation")
def organisation_detail(request: HttpRequest, record: Record) -> HttpResponse:
    context = {"earlier_names": record.content.names[-2::-1]}
    if record.as_version:
        return record.render("forum/organisation_detail.html", **context)
    rows = Publication.objects.public(record.site.at).mentioning("organisation", record.key)
    page = page_of(request, record.site.addressed(rows).cards().order_by("kind", "-public_from", "key"))
    cards = cards_of(page)
    groups = [(title, [card for card in cards if card.kind == kind]) for kind, title in GROUPS.items()]
    return record.render(
        "forum/organisation_detail.html",
        cards=cards,
        groups=[(title, members) for title, members in groups if members],
        page=page,
        edition=record.site.current,
        **context,
    )


@public_page
def person_list(request: HttpRequest) -> HttpResponse:
    """Everybody with a page, across editions, as each is addressed today."""
    page = _by_name(request, "person")
    cards = cards_of(page)
    people = [person for card in cards for person in card.people]
    return _list(request, "forum/person_list.html", cards, page=page, people=people)


@public_page
def organisation_list(request: HttpRequest) -> HttpResponse:
    page = _by_name(request, "organisation")
    return _list(request, "forum/organisation_list.html", cards_of(page), page=page)


def _by_name(request: HttpRequest, kind: str) -> Page:
    """Everything of one kind, across editions, by name in the reader's language."""
    site = site_of(request)
    order = [f"title_{site.language}", "title_ar", "key"]
    return page_of(request, Publication.objects.public(site.at).filter(kind=kind).cards().order_by(*order))


def _list(request: HttpRequest, template: str, cards: Sequence[Card], **context: Any) -> HttpResponse:
    return list_page(request, template, cards, edition=site_of(request).current, **context)
