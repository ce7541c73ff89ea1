"""What a programme is taken away in: calendars and schedules, read through the same gate as its pages."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from proceedings.cards import Card
from proceedings.content import Ref, Text, refs_in, relabelled
from proceedings.dates import day_name
from proceedings.formats import EditionFile
from proceedings.models import Publication
from proceedings.names import Names, names
from proceedings.outlets import Record, edition_page
from proceedings.site import EditionLink, Site, absolute, site_of

from . import calendars, schedule
from .asked import Asked, asked, public_rows
from .calendars import Entry
from .programme import FILTERS

KINDS_WITH_CALENDAR = frozenset({"session", "day", "person"})


@edition_page
def programme_calendar(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    """The sessions that the page of the same query string shows, so far as they have times."""
    of = asked(request, edition)
    entries, named = _entries(site_of(request), of.fitting_rows)
    body = calendars.calendar(
        entries,
        name=" · ".join([edition.name, *_chosen(of, named)]),
        address=absolute(f"{edition.path}programme/{of.query}"),
        source=absolute(f"{edition.path}programme.ics{of.query}"),
        language=edition.language,
    )
    return HttpResponse(body, content_type=calendars.MEDIA_TYPE)


def _chosen(of: Asked, named: Names) -> list[str]:
    """What was asked for, in the reader's words."""
    language = get_language() or "ar"
    chosen = [gettext("My programme")] if of.only else []
    if of.values["day"]:
        chosen.append(day_name(int(of.values["day"]), language))
    for name in ("track", "kind", "speaker", "language"):
        offered = {value: label for card in of.sessions for value, label in FILTERS[name](card).items()}
        if label := offered.get(of.values[name]):
            label = named.of(label).text if isinstance(label, Ref) else label
            chosen.append(label.in_language(language)[0] if isinstance(label, Text) else str(label))
    return [*chosen, *filter(None, [of.values["q"]])]


def record_calendar(record: Record) -> tuple[bytes, str]:
    """The sessions of a record: itself, those of a day, those in which a person takes part."""
    site, publication = record.site, record.publication
    public = Publication.objects.public(site.at).filter(kind="session")
    if publication.kind == "session":
        rows: Iterable[Publication] = [publication]
        name = publication.title
    elif publication.kind == "day":
        rows = public.filter(edition=publication.edition, day=record.content.number).cards().in_order()
        name = record.content.headline
    else:
        rows = site.addressed(public.mentioning("person", record.key)).cards().order_by("starts_at", "key")
        name = publication.title
    entries, _named = _entries(site, rows)
    return calendars.calendar(
        entries,
        name=_calendar_name(record, name),
        address=absolute(record.path),
        source=absolute(f"{record.twin_stem}.ics"),
        language=site.language,
    ), calendars.MEDIA_TYPE


def _calendar_name(record: Record, name: Any) -> str:
    language = record.site.language
    day = [day_name(record.content.number, language)] if record.publication.kind == "day" else []
    edition = [record.edition.name] if record.edition else []
    return " · ".join([*edition, *day, *([name.in_language(language)[0]] if name else [])])


def _entries(site: Site, rows: Iterable[Publication]) -> tuple[list[Entry], Names]:
    """The rows that have a time, with the names of today (one query)."""
    timed = [row for row in rows if row.shown_card.starts_at]
    named = names(refs_in(tuple(row.shown_card for row in timed)), site.at)
    return [_entry(site, row, named) for row in timed], named


def _entry(site: Site, row: Publication, named: Names) -> Entry:
    card: Card = relabelled(row.shown_card, lambda ref: named.of(ref).text)
    edition = site.by_key(row.edition)
    assert edition
    return Entry(card, absolute(site.path(card)), row.number, row.public_from, edition.venue)


@edition_page
def schedule_json(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    return HttpResponse(schedule.as_json(_plan(request, edition)), content_type="application/json")


@edition_page
def schedule_xml(request: HttpRequest, edition: EditionLink) -> HttpResponse:
    return HttpResponse(schedule.as_xml(_plan(request, edition)), content_type="application/xml")


def _plan(request: HttpRequest, edition: EditionLink) -> schedule.Plan:
    site = site_of(request)
    rows = public_rows(request, edition, "day", "session")
    entries, named = _entries(site, (row for row in rows if row.kind == "session"))
    plan = schedule.plan(
        edition,
        [entry for entry in entries if entry.card.place],
        [row.shown_card for row in rows if row.kind == "day"],
        address=absolute(f"{edition.path}programme/"),
        person_address=lambda ref: absolute(path) if (path := site.link_of_name(ref, named.of(ref))) else "",
    )
    if not plan.days:  # the formats have no way of saying that there is no day yet
        raise Http404
    return plan


EDITION_FILES = {
    "programme.ics": EditionFile(programme_calendar),
    "schedule.json": EditionFile(schedule_json),
    "schedule.xml": EditionFile(schedule_xml),
}
