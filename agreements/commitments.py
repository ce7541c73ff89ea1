"""What the parties promised in public: a page and a calendar of all, by party, edition and state."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, Count, F, Value, When
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from proceedings.cards import Card
from proceedings.content import Ref, Text
from proceedings.dates import day_of
from proceedings.names import Names, names
from proceedings.outlets import public_page
from proceedings.params import choice, page_of
from proceedings.site import Site, absolute, site_of
from proceedings.text import fold

from . import calendars
from .derived import LATER, Commitment, CommitmentQuerySet, state_on
from .progress import Standing, standing
from .published.obligations import Obligation
from .terms import DutyState

# What asks for attention comes first.
ORDER = (DutyState.OVERDUE, DutyState.DUE_SOON, DutyState.SCHEDULED, DutyState.AHEAD, DutyState.UNDATED)


@dataclass(frozen=True)
class Line:
    """One time that an obligation falls due, with the card of its agreement. `owing`: whose it is."""

    row: Commitment
    card: Card
    obligation: Obligation
    standing: Standing
    owing: tuple[Ref, ...]


@dataclass(frozen=True)
class Group:
    """How many times stand in which state, of those that the same bodies owe in one edition."""

    edition: str
    bodies: tuple[Ref, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Asked:
    """What a query string asks for; `groups` are of all that is public."""

    site: Site
    today: date
    groups: Sequence[Group]
    values: Mapping[str, str]

    @cached_property
    def bodies(self) -> dict[str, Ref]:
        return {body.key: body for group in self.groups for body in group.bodies}

    @cached_property
    def counts(self) -> list[tuple[str, int]]:
        """Of what is asked for but its state: each state that is there, in the order of the list."""
        fitting = [group for group in self.groups if self._fits(group)]
        states = [*ORDER, *(state for state in DutyState if state not in ORDER)]
        counted = [(state.value, sum(group.counts[state] for group in fitting)) for state in states]
        return [(state, count) for state, count in counted if count]

    @property
    def total(self) -> int:
        return sum(count for _state, count in self.counts)

    @property
    def query(self) -> str:
        given = {name: value for name, value in self.values.items() if value}
        return f"?{urlencode(given)}" if given else ""

    def _fits(self, group: Group) -> bool:
        party, edition = self.values["party"], self.edition_key
        is_theirs = not party or any(body.key == party for body in group.bodies)
        return is_theirs and (not edition or group.edition == edition)

    @property
    def edition_key(self) -> str:
        link = self.site.by_slug(self.values["edition"]) if self.values["edition"] else None
        return link.key if link else ""

    @property
    def rows(self) -> CommitmentQuerySet:
        rows = Commitment.objects.public(self.site.at)
        if self.values["party"]:
            rows = rows.of_body(self.values["party"])
        if self.edition_key:
            rows = rows.filter(edition=self.edition_key)
        if self.values["state"]:
            rows = rows.in_state(self.values["state"], self.today)
        return rows.select_related("publication").defer("publication__content", "publication__salt")

    @property
    def listed(self) -> CommitmentQuerySet:
        """Of what recurs, the times up to the next one: the calendar has them all."""
        return self.in_order.filter(~state_on(LATER, self.today))

    @property
    def in_order(self) -> CommitmentQuerySet:
        ranks = [When(state_on(state, self.today), then=Value(rank)) for rank, state in enumerate(ORDER)]
        rank = Case(*ranks, default=Value(len(ORDER)))
        return self.rows.order_by(rank, F("due").asc(nulls_last=True), "publication__key", "key", "number")


def asked(request: HttpRequest) -> Asked:
    site = site_of(request)
    today = day_of(site.at)
    found = Asked(site, today, _groups(site, today), {})
    editions = {group.edition for group in found.groups}
    values = {
        "party": choice(request, "party", found.bodies),
        "edition": choice(request, "edition", {each.slug for each in site.editions if each.key in editions}),
        "state": choice(request, "state", set(DutyState.values)),
    }
    return Asked(site, today, found.groups, values)


def _groups(site: Site, today: date) -> list[Group]:
    counted = {state.value: Count("pk", filter=state_on(state, today)) for state in DutyState}
    public: Any = Commitment.objects.public(site.at)
    rows = public.order_by("edition", "bodies").values("edition", "bodies")
    return [
        Group(row["edition"], _refs(row["bodies"]), {state: row[f"in_{state}"] for state in counted})
        for row in rows.annotate(**{f"in_{state}": count for state, count in counted.items()})
    ]


def _refs(bodies: str) -> tuple[Ref, ...]:
    return tuple(Ref("organisation", key, Text(ar, en)) for key, ar, en in json.loads(bodies))


@public_page
def commitment_list(request: HttpRequest) -> HttpResponse:
    of = asked(request)
    page = page_of(request, of.listed)
    named = names(of.bodies.values(), of.site.at)
    context = {
        "site": of.site,
        "edition": of.site.current,
        "section": "agreements",
        "names": named,
        "page": page,
        "lines": [line_of(row, of.today) for row in page],
        "asked": of.values,
        "counts": of.counts,
        "total": of.total,
        "parties": _options(of, named),
        "editions": [each for each in of.site.editions if each.key in {group.edition for group in of.groups}],
        "query": of.query,
    }
    return TemplateResponse(request, "agreements/commitment_list.html", context)


def line_of(row: Commitment, today: date) -> Line:
    said: list[Any] = [row] if row.status else []
    obligation, card = row.obligation, row.publication.shown_card
    owing = (obligation.body,) if obligation.body.key else card.bodies
    return Line(row, card, obligation, standing(row.due, said, today), owing)


def _options(of: Asked, named: Names) -> list[tuple[str, Text]]:
    language = of.site.language
    options = [(key, named.of(ref).text) for key, ref in of.bodies.items()]
    return sorted(options, key=lambda option: fold(option[1].in_language(language)[0]))


@public_page
def commitment_calendar(request: HttpRequest) -> HttpResponse:
    """The due dates of what the page of the same query string shows."""
    of = asked(request)
    named = names(of.bodies.values(), of.site.at)
    entries = [entry_of(of.site, line_of(row, of.today), named) for row in of.in_order if row.due]
    body = calendars.calendar(
        entries,
        name=" · ".join([gettext("Commitments"), *_chosen(of, named)]),
        address=absolute(f"/{of.site.language}/agreements/commitments/{of.query}"),
        source=absolute(f"/{of.site.language}/agreements/commitments.ics{of.query}"),
        language=of.site.language,
    )
    return HttpResponse(body, content_type=calendars.MEDIA_TYPE)


def entry_of(site: Site, line: Line, named: Names) -> calendars.Entry:
    """A day on which something falls due, for a calendar."""
    assert line.row.due
    return calendars.Entry(
        key=f"{line.card.key}:{line.row.key}:{line.row.number}",
        due=line.row.due,
        measure=line.obligation.measure,
        whose=tuple(named.of(ref).text for ref in line.owing),
        agreement=line.card.title,
        address=f"{absolute(site.path(line.card))}#commitments",
        version=line.row.publication.number,
        since=line.row.publication.public_from,
    )


def _chosen(of: Asked, named: Names) -> list[Any]:
    party, edition = of.bodies.get(of.values["party"]), of.site.by_slug(of.values["edition"])
    return [
        *([named.of(party).text.in_language(of.site.language)[0]] if party else []),
        *([edition.name] if edition else []),
        *([str(DutyState(of.values["state"]).label)] if of.values["state"] else []),
    ]
