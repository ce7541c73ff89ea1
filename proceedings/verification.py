"""Whether the record still is what was published: every digest, number and end of a version, every file."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from django.core.files.storage import default_storage

from .files import names_stored
from .models import Mention, Publication


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
    return Report(checked, erased, problem or next(_files_amiss(), None))


def _files_amiss() -> Iterator[str]:
    """Files that versions name, renditions too, and that are gone or are not what their digest says."""
    mentions = Mention.objects.filter(kind="file", publication__erased_at=None).order_by("key")
    for digest in mentions.values_list("key", flat=True).distinct().iterator():
        stored = names_stored(digest)
        if not stored:
            yield f"file {digest}: is missing."
        for name in stored:
            with default_storage.open(name) as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                    yield f"file {digest}: is not what was stored."


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
