"""What of the register belongs to an edition, and what of it waits for somebody."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forum.models import Edition
from forum.waiting import bodies, by_edition, of_day, people, with_people
from proceedings.admin.overview import Line, Overview, Section, Source
from proceedings.dates import day_of, gregorian

from .models import Agreement, Obligation, Party, Relation, Signatory
from .progress import standings

LINES = (
    *("parties", "signatories", "events", "relations"),
    *("documents", "obligations", "progress_reports"),
)


def _agreements(edition: Edition) -> Any:
    found = Agreement.objects.filter(edition=edition)
    return found.select_related("edition", "day", "session").order_by("day__number", "position", "pk")


def ahead() -> tuple:
    return (
        "documents",
        Prefetch("obligations", Obligation.objects.select_related("body").prefetch_related("reports")),
        Prefetch("parties", Party.objects.select_related("organisation", "parent")),
        Prefetch("signatories", with_people(Signatory).select_related("on_behalf_of")),
        Prefetch("relations", Relation.objects.select_related("other")),
        "events",
    )


def _parties(edition: Edition) -> Any:
    return Party.objects.filter(agreement__edition=edition)


def _signatories(edition: Edition) -> Any:
    return Signatory.objects.filter(agreement__edition=edition)


def without_parties(overview: Overview) -> list[Line]:
    have = set(_parties(overview.edition).values_list("agreement", flat=True))
    agreements = overview.of(Agreement)
    return [Line(Agreement, each, "parties-group") for each in agreements if each.pk not in have]


def past_due(overview: Overview) -> list[Line]:
    """Each agreement with a commitment whose day is past and of which no report came, and since when."""
    rows = Obligation.objects.filter(agreement__edition=overview.edition, due__lt=day_of(overview.at))
    overdue: dict[int, list[date]] = {}
    for row in rows.prefetch_related("reports"):
        found = standings(row.due, row.every, row.until, row.reports.all(), day_of(overview.at))
        overdue.setdefault(row.agreement_id, []).extend(each.since for each in found if each.since)
    return [
        Line(Agreement, each, "progress_reports-group", gregorian(min(overdue[each.pk]), get_language()))
        for each in overview.of(Agreement)
        if overdue.get(each.pk)
    ]


SOURCES = (
    Source(Agreement, _agreements, ahead=ahead, lines=LINES, day=of_day, narrow=by_edition),
    people(_signatories),
    bodies(lambda edition: _parties(edition).values("organisation")),
)
SECTIONS = (
    Section("overdue", _("Commitments past due, without a report"), 40, past_due),
    Section("parties", _("Agreements without parties"), 80, without_parties),
)
