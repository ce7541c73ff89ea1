"""What taking in a file does, or would do, in words."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from proceedings.admin.values import FieldChange, named, shown

from .shape import owner_of

MADE, CHANGED, REMOVED, KEPT_HERE, LEFT = "made", "changed", "removed", "kept", "left"


@dataclass(frozen=True)
class Outcome:
    """`changes`: (field, value before, value after), as the database holds them."""

    what: str
    path: str
    row: Any
    changes: tuple[tuple[Any, Any, Any], ...] = ()
    name: str = ""
    owner: Any = None


@dataclass(frozen=True)
class Line:
    what: str
    kind: str
    name: str
    owner: str
    changes: tuple[FieldChange, ...]


@dataclass
class Report:
    """`digest` is the same as long as the desk is, and so is what would be done."""

    lines: list[Line]
    counts: dict[str, int]
    digest: str
    is_done: bool = False

    @property
    def changes_anything(self) -> bool:
        return any(self.counts[what] for what in (MADE, CHANGED, REMOVED))

    def of(self, what: str) -> list[Line]:
        return [line for line in self.lines if line.what == what]


def report(outcomes: list[Outcome]) -> Report:
    """Within the transaction: what is new has a name only there."""
    names = named(
        (field.related_model, key)
        for outcome in outcomes
        for field, *values in outcome.changes
        if field.related_model
        for value in values
        for key in (value if isinstance(value, tuple) else (value,))
        if key is not None
    )
    counts = Counter(outcome.what for outcome in outcomes)
    lines = [_line(outcome, names) for outcome in outcomes if outcome.what != LEFT]
    told = [
        (each.what, each.path, [(field.name, str(old)) for field, old, _new in each.changes])
        for each in outcomes
    ]
    digest = hashlib.sha256(repr(told).encode()).hexdigest()
    every = (MADE, CHANGED, REMOVED, KEPT_HERE, LEFT)
    return Report(lines, {what: counts[what] for what in every}, digest)


def _line(outcome: Outcome, names: dict) -> Line:
    row, owner = outcome.row, outcome.owner
    line = owner_of(row)
    if line and owner is None:
        owner = getattr(row, line.field.name)
    changes = tuple(shown(field, old, new, names) for field, old, new in outcome.changes)
    kind = capfirst(str(row._meta.verbose_name))
    return Line(outcome.what, kind, outcome.name or str(row), str(owner or ""), changes)
