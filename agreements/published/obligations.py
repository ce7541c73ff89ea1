"""What of the obligations becomes public: those that are tracked in public, and what was reported of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forum.published.people import organisation_ref
from proceedings.content import File, Ref, Text
from proceedings.files import describe
from proceedings.kinds import related


@dataclass(frozen=True)
class Report:
    """`due`: of an obligation that recurs, the day that it is about."""

    reported_on: dt.date
    status: str
    due: dt.date | None = None
    evidence: Text = Text()
    url: str = ""
    file: File | None = None
    reported_by: Text = Text()
    verified_by: Text = Text()


@dataclass(frozen=True)
class Obligation:
    """`body` is the party that owes it, as it is called in the agreement; empty is all of them."""

    key: str
    measure: Text
    body: Ref = Ref()
    clause: Text = Text()
    due: dt.date | None = None
    every: str = ""
    until: dt.date | None = None
    reports: tuple[Report, ...] = ()


def obligations(agreement: Any, called: Mapping[str, Ref]) -> tuple[Obligation, ...]:
    """`called`: the parties as they signed, by key. What is not tracked in public does not leave the desk."""
    rows = related(agreement.obligations, "body", prefetch=("reports",))
    return tuple(_obligation(each, called, agreement.slug) for each in rows if each.tracked)


def _obligation(row: Any, called: Mapping[str, Ref], reference: str) -> Obligation:
    body = organisation_ref(row.body)
    return Obligation(
        key=row.key,
        measure=Text.of(row, "measure"),
        body=called.get(body.key, body),
        clause=Text.of(row, "clause"),
        due=row.due,
        every=row.every,
        until=row.until,
        reports=tuple(_report(each, reference) for each in row.reports.all()),
    )


def _report(row: Any, reference: str) -> Report:
    return Report(
        reported_on=row.reported_on,
        status=row.status,
        due=row.due,
        evidence=Text.of(row, "evidence"),
        url=row.url,
        file=describe(row.document, f"{reference} evidence") if row.document else None,
        reported_by=Text.of(row, "reported_by"),
        verified_by=Text.of(row, "verified_by"),
    )
