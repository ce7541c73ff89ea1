"""What lists and look-ups need of each version of an agreement, beside its card: derived from its content
when it is published, read through the gates of its publication, and made anew by `rebuild_register`."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from proceedings.content import Ref, Text, canonical, from_data, plain_data
from proceedings.models import Publication, PublicationQuerySet, public_at
from proceedings.reading import read

from . import progress
from .published.documents import Document
from .published.obligations import Obligation
from .terms import DutyState, Reported

LATER = "later"  # of what recurs: all that comes after the next time


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def public(self, at: datetime) -> "CommitmentQuerySet":
        return self.filter(public_at(at, "publication__"))

    def of_body(self, key: str) -> "CommitmentQuerySet":
        """Those that a party owes, alone or with others, and those of the bodies that belonged to it."""
        return self.filter(bodies__contains=f'"{key}"')

    def in_state(self, state: str, today: date) -> "CommitmentQuerySet":
        return self.filter(state_on(state, today))


def state_on(state: str, today: date, of: str = "") -> Q:
    """The rows that `progress.standing` puts in this state; `of` is the way to them, as for public_at."""

    def where(**conditions: Any) -> Q:
        return Q(**{f"{of}{name}": value for name, value in conditions.items()})

    unheard = where(reported_on=None) | where(reported_on__lt=F(f"{of}due"))
    overdue = where(due__lt=today) & unheard & ~where(status=Reported.MET)
    planned = where(status__in=["", Reported.SCHEDULED])
    soon = planned & where(due__gte=today, due__lte=today + progress.SOON)
    if state == DutyState.OVERDUE:
        return overdue
    if state == DutyState.DUE_SOON:
        return soon
    far = where(status="", due__gt=today + progress.SOON)
    later = far & where(after__gte=today)
    if state == LATER:
        return later
    if state == DutyState.AHEAD:
        return far & ~later
    if state == DutyState.UNDATED:
        return where(status="", due=None)
    return where(status=state) & ~overdue & ~soon


class Commitment(models.Model):
    """One time that an obligation falls due. `status` and `reported_on` are those of the last report of it;
    `bodies` is canonical JSON of whose it is and whom these belonged to: [[key, Arabic, English], …]; `facts`
    is the published obligation without its reports."""

    publication = models.ForeignKey(
        "proceedings.Publication", on_delete=models.PROTECT, related_name="commitments"
    )
    key = models.CharField(max_length=8)
    number = models.PositiveSmallIntegerField()  # from 1, within the obligation
    due = models.DateField(null=True)
    after = models.DateField(null=True)  # when it fell due the time before
    status = models.CharField(max_length=12, blank=True)
    reported_on = models.DateField(null=True)
    edition = models.CharField(max_length=8, blank=True)
    bodies = models.TextField()
    facts = models.TextField()

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["publication", "key", "number"], name="one_row_a_time_due")
        ]
        indexes = [models.Index(fields=["due", "status", "reported_on"], name="commitments_due")]

    def __str__(self) -> str:
        return f"{self.publication}: {self.key} {self.due}"

    @property
    def obligation(self) -> Obligation:
        return from_data(json.loads(self.facts), Obligation)


class RegisteredFile(models.Model):
    """A paper of one version of an agreement, by its digest; `facts` is the published document."""

    publication = models.ForeignKey(
        "proceedings.Publication", on_delete=models.PROTECT, related_name="registered_files"
    )
    key = models.CharField(max_length=8)  # of the document
    sha256 = models.CharField(max_length=64)
    facts = models.TextField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["publication", "key"], name="one_file_a_document")]
        indexes = [models.Index(fields=["sha256"], name="registered_by_digest")]

    def __str__(self) -> str:
        return f"{self.publication}: {self.sha256[:12]}"

    @property
    def document(self) -> Document:
        return from_data(json.loads(self.facts), Document)


def derive(publication: Publication) -> None:
    """The rows of a version, in place of those it has; of an erased one none are left."""
    commitments, files = rows_of(publication)
    Commitment.objects.filter(publication=publication).delete()
    RegisteredFile.objects.filter(publication=publication).delete()
    Commitment.objects.bulk_create(commitments)
    RegisteredFile.objects.bulk_create(files)


def rows_of(publication: Publication) -> tuple[list[Commitment], list[RegisteredFile]]:
    if not publication.content or not publication.body.get("data"):
        return [], []
    readings = {code: read(publication, code).content for code in publication.language_numbers}
    content: Any = readings[publication.body["source"]]
    measures = _texts(readings, "obligations", "measure")
    titles = _texts(readings, "documents", "title")
    commitments = [
        row
        for each in content.obligations
        for row in _commitments(publication, content, each, measures[each.key])
    ]
    files = [
        RegisteredFile(
            publication=publication,
            key=each.key,
            sha256=each.file.sha256,
            facts=canonical(plain_data(each) | {"title": plain_data(titles[each.key])}),
        )
        for each in content.documents
        if each.file
    ]
    return commitments, files


def _texts(readings: dict[str, Any], lines: str, name: str) -> dict[str, Text]:
    """By key of a line: its text in each language, of the version whose text shows in that language."""
    found: dict[str, dict[str, str]] = {}
    for code, content in readings.items():
        for line in getattr(content, lines):
            found.setdefault(line.key, {})[code] = getattr(getattr(line, name), code)
    return {key: Text(**texts) for key, texts in found.items()}


def _commitments(
    publication: Publication, content: Any, each: Obligation, measure: Text
) -> Iterator[Commitment]:
    facts = plain_data(each) | {"measure": plain_data(measure), "reports": []}
    times, before = progress.occurrences(each.due, each.every, each.until, each.reports), None
    for number, (due, reports) in enumerate(times, 1):
        last = reports[-1] if reports else None
        yield Commitment(
            publication=publication,
            key=each.key,
            number=number,
            due=due,
            after=before,
            status=last.status if last else "",
            reported_on=last.reported_on if last else None,
            edition=content.edition.key,
            bodies=canonical([[ref.key, ref.label.ar, ref.label.en] for ref in _bodies(content, each)]),
            facts=canonical(facts),
        )
        before = due


def _bodies(content: Any, obligation: Obligation) -> Iterator[Ref]:
    own = [party for party in content.parties if not obligation.body.key or party.body == obligation.body]
    if obligation.body.key and not own:
        yield obligation.body
    for party in own:
        yield party.body
        if party.parent.key:
            yield party.parent


def earlier_files(at: datetime, key: str) -> "models.QuerySet[RegisteredFile]":
    """Every paper that any readable version of an agreement has had, the latest version first."""
    versions: PublicationQuerySet = Publication.objects.ever_public(at).filter(kind="agreement", key=key)
    rows = RegisteredFile.objects.filter(publication__in=versions.values("pk"))
    return rows.select_related("publication").defer("publication__content").order_by("-publication__number")
