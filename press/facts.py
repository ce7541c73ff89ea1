"""The facts of a day for the composer, from what is public at a moment and from nothing else."""

from datetime import datetime
from typing import Any

from proceedings.content import refs_in
from proceedings.models import Publication
from proceedings.versions import content_of

from .composing import DayFacts, Known

NAMED = ("person", "organisation")


def facts_of(edition: str, day: str, at: datetime) -> DayFacts | None:
    """`edition` and `day` are keys. None until both are public. Three queries, and one for all names."""
    public = Publication.objects.public(at)
    frame = {row.kind: row for row in public.filter(kind__in=("edition", "day"), key__in=(edition, day))}
    if frame.keys() != {"edition", "day"}:
        return None
    number = frame["day"].day
    sessions = public.filter(kind="session", edition=edition, day=number).in_order()
    signed = public.filter(kind="agreement").mentioning("day", day).in_order()
    own: dict[str, Any] = {kind: _known(row) for kind, row in frame.items()}
    held, agreed = (tuple(map(_known, found)) for found in (sessions, signed))
    names = _names((*own.values(), *held, *agreed), at)
    return DayFacts(**own, sessions=held, agreements=agreed, names=names)


def _known(row: Publication) -> Known:
    return Known(row.kind, row.key, row.number, content_of(row))


def _names(known: tuple[Known, ...], at: datetime) -> tuple[Known, ...]:
    keys = {ref.key for each in known for ref in refs_in(each.content) if ref.kind in NAMED}
    rows = Publication.objects.public(at).filter(kind__in=NAMED, key__in=keys).order_by("kind", "key")
    return tuple(map(_known, rows))
