"""What an agreement's page tells beside its content: each paper with the files that stood in its place
before, and where each obligation stands on the page's day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from proceedings.content import File
from proceedings.dates import day_of
from proceedings.outlets import Record

from .derived import RegisteredFile, earlier_files
from .progress import Standing, standings
from .published.documents import Document
from .published.obligations import Obligation
from .terms import DutyState


@dataclass(frozen=True)
class Earlier:
    """`replaced_at`: when another file took its place in public."""

    file: File
    replaced_at: datetime | None


@dataclass(frozen=True)
class Paper:
    """`is_listed`: the version that is shown holds it. Of one that was taken off, the last is told."""

    document: Document
    earlier: tuple[Earlier, ...] = ()
    is_listed: bool = True


@dataclass(frozen=True)
class Duty:
    """`shown` are the times that are past and the next one; `more`: how many are still to come after it."""

    obligation: Obligation
    shown: tuple[Standing, ...]
    more: int = 0


def since(record: Record) -> dict[str, Any]:
    """For the page of one version, and for a preview, what that version says on its day, and no query."""
    own = record.content.documents
    is_one = record.as_version or record.is_preview
    rows = () if is_one else earlier_files(record.site.at, record.key)
    today = day_of(record.publication.public_from if is_one else record.site.at)
    return {
        "papers": papers(own, rows),
        "duties": [_duty(each, today) for each in record.content.obligations],
    }


def papers(documents: Iterable[Document], rows: Iterable[RegisteredFile]) -> list[Paper]:
    """`rows`: of every readable version, the latest first."""
    before: dict[str, dict[str, RegisteredFile]] = {}
    for row in rows:
        before.setdefault(row.key, {}).setdefault(row.sha256, row)
    found = []
    for document in documents:
        files = before.pop(document.key, {})
        current = document.file.sha256 if document.file else ""
        found.append(Paper(document, tuple(_earlier(files, current))))
    for files in before.values():
        found.append(Paper(next(iter(files.values())).document, tuple(_earlier(files)), is_listed=False))
    return found


def _earlier(files: dict[str, RegisteredFile], current: str = "") -> Iterator[Earlier]:
    for sha256, row in files.items():
        if sha256 != current and (file := row.document.file):
            yield Earlier(file, row.publication.public_until)


def _duty(obligation: Obligation, today: Any) -> Duty:
    found = standings(obligation.due, obligation.every, obligation.until, obligation.reports, today)
    past = [each for each in found if not _is_ahead(each, today)]
    ahead = [each for each in found if _is_ahead(each, today)]
    return Duty(obligation, (*past, *ahead[:1]), max(len(ahead) - 1, 0))


def _is_ahead(each: Standing, today: Any) -> bool:
    """Nothing can be said of it yet."""
    return each.state in (DutyState.AHEAD, DutyState.DUE_SOON) and bool(each.due and each.due >= today)
