"""Whether the record still is what was published: every digest, every number, every end of a version."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from .models import Publication


@dataclass(frozen=True)
class Report:
    """`problem` names the first version that does not match, and says how."""

    checked: int
    erased: int
    problem: str | None = None


def verify() -> Report:
    rows = Publication.objects.order_by("kind", "key", "pk").iterator(chunk_size=500)
    checked, erased, problem = 0, 0, None
    for _object, group in groupby(rows, key=lambda row: (row.kind, row.key)):
        versions = list(group)
        problem = problem or next(problems(versions), None)
        checked += len(versions)
        erased += sum(row.erased_at is not None for row in versions)
    return Report(checked, erased, problem)


def problems(versions: Iterable[Publication]) -> Iterator[str]:
    """What is wrong with the versions of one object, in the order in which they were made."""
    versions = list(versions)
    for row in versions:
        if not row.erased_at and row.digest != row.compute_digest():
            yield f"{row}: the digest is not that of what it holds."
    for row in versions:
        if row.cancelled_at and row.public_until:
            yield f"{row}: was cancelled, and has an end."
    kept = sorted((row for row in versions if not row.cancelled_at), key=lambda row: row.number)
    for number, row in enumerate(kept, 1):
        if row.number != number:
            yield f"{row}: version {number} is missing."
            return
    for row, following in zip_longest(kept, kept[1:]):
        end = following.public_from if following else None
        if row.public_until != end:
            yield f"{row}: ends at {row.public_until}, and the next version begins at {end}."
