"""Keeping the marks: in the same transaction as the version that they are of."""

from collections.abc import Callable

from ..models import Publication
from .marks import marks_of
from .models import PassageMark

CHUNK = 100


def keep(publication: Publication) -> None:
    """What a version says that no version of the object said before it. A cancelled one said nothing."""
    others = Publication.objects.filter(kind=publication.kind, key=publication.key).exclude(pk=publication.pk)
    # By their keys, with no join: PostgreSQL joins the slow way round while the table fills.
    versions = list(others.values_list("pk", "cancelled_at"))
    if cancelled := [pk for pk, at in versions if at]:
        PassageMark.objects.filter(publication__in=cancelled).delete()
    new = marks_of(publication.body.get("plain", {}).values())
    if before := [pk for pk, at in versions if not at]:
        new -= set(PassageMark.objects.filter(publication__in=before).values_list("mark", flat=True))
    PassageMark.objects.bulk_create(
        (PassageMark(publication=publication, mark=mark) for mark in sorted(new)), batch_size=2000
    )


def forget(kind: str, key: str) -> None:
    """Of an object that was erased."""
    PassageMark.objects.filter(publication__kind=kind, publication__key=key).delete()


def keep_all(told: Callable[[int, int], None]) -> None:
    """Make the marks of every version anew, after a change of the rules."""
    PassageMark.objects.all().delete()
    rows = Publication.objects.filter(cancelled_at=None, erased_at=None).order_by("kind", "key", "number")
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        for row in rows.filter(pk__in=keys[start : start + CHUNK]):
            keep(row)
        told(min(start + CHUNK, len(keys)), len(keys))
