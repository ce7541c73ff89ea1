"""The life of a desk object: changes of its fields and lines, steps and versions, merged, newest first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CharField, F, OuterRef, Q, Subquery, Value
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from proceedings.content import Text
from proceedings.desk import Publishable
from proceedings.history import KEPT, Records, lines_of
from proceedings.models import Change, Publication
from proceedings.workflow import ACTIONS

from .values import FieldChange, named, shown

PER_PAGE = 25
VERSION, STEP = "version", "step"
# Steps that leave no version behind; the others are told by theirs.
STEPS = ("submit", "request_changes", "approve", "cancel", "restore", "undelete", "hall")
OWN_NAMES = ("person", "organisation", "name", "title", "words")


@dataclass(frozen=True)
class Entry:
    """`line` is the part of the object that it is about; `version` is set where this is one."""

    moment: datetime
    who: str
    what: str
    line: str = ""
    comment: str = ""
    changes: tuple[FieldChange, ...] = ()
    version: Publication | None = None
    number_before: int = 0  # of the version that can be read before this one

    @property
    def is_readable(self) -> bool:
        """Whether this is a version whose words are still held."""
        row = self.version
        return bool(row and not row.cancelled_at and not row.erased_at and row.change != Change.WITHDRAWAL)


def moments(desk: models.Model) -> Any:
    """(source, row, moment) of all that happened to an object: one query, to be paged."""
    model: Any = desk._meta.concrete_model
    found = [_dated(model.history.model.objects.filter(id=desk.pk), model, "history_date")]
    for line in lines_of(model):
        rows = line.model.history.model.objects.filter(**line.of(desk.pk))
        found.append(_dated(rows, line.model, "history_date"))
    if isinstance(desk, Publishable):
        rows = Publication.objects.filter(kind=desk.record_kind, key=desk.key)
        found.append(_dated(rows, VERSION, "published_at"))
        found.append(_dated(_steps(desk), STEP, "action_time"))
    return found[0].union(*found[1:], all=True).order_by("-moment", "-row")


def _dated(rows: Any, source: Any, moment: str) -> Any:
    name = source if isinstance(source, str) else source._meta.label_lower
    named_rows = rows.annotate(source=Value(name, output_field=CharField()), row=F("pk"), moment=F(moment))
    return named_rows.values_list("source", "row", "moment").order_by()


def _steps(desk: models.Model) -> Any:
    concrete = desk._meta.concrete_model
    related = [model for model in desk._meta.apps.get_models() if model._meta.concrete_model is concrete]
    types = ContentType.objects.get_for_models(*related, for_concrete_models=False).values()
    message = Q(change_message__in=STEPS)
    for step in STEPS:
        message |= Q(change_message__startswith=f"{step}: ")
    return LogEntry.objects.filter(message, content_type__in=list(types), object_id=str(desk.pk))


def entries(desk: models.Model, page: Iterable[tuple[str, int, datetime]]) -> list[Entry]:
    """What stands behind the moments of one page, from a number of queries that does not grow with it."""
    wanted: dict[str, list[int]] = defaultdict(list)
    order = [(source, row) for source, row, _moment in page]
    for source, row in order:
        wanted[source].append(row)
    found: dict[tuple[str, int], Entry] = {}
    versions = Publication.objects.cards().filter(pk__in=wanted.pop(VERSION, []))
    readable = _readable(desk)
    found |= {(VERSION, row.pk): _version(row, readable) for row in versions}
    steps = LogEntry.objects.select_related("user").filter(pk__in=wanted.pop(STEP, []))
    found |= {(STEP, row.pk): _step(row) for row in steps}
    kept = {model._meta.label_lower: model for model in KEPT}
    histories = [_History(kept[source], desk, rows) for source, rows in wanted.items()]
    names = named(pair for history in histories for pair in history.named_rows())
    for history in histories:
        found |= dict(history.entries(names))
    return [found[each] for each in order]


def versions_of(desk: Publishable) -> Any:
    """Those that can be read: neither a withdrawal nor erased."""
    rows = Publication.objects.filter(kind=desk.record_kind, key=desk.key, erased_at=None, cancelled_at=None)
    return rows.exclude(change=Change.WITHDRAWAL)


def _readable(desk: models.Model) -> list[int]:
    """The numbers of the versions whose words are still held."""
    return list(versions_of(desk).values_list("number", flat=True)) if isinstance(desk, Publishable) else []


def _version(row: Publication, readable: list[int]) -> Entry:
    what = _("Version %(number)s, %(change)s") % {
        "number": row.number,
        "change": Change(row.change).label,
    }
    if row.cancelled_at:
        what = _("%(version)s: cancelled under embargo") % {"version": what}
    note = row.note.in_language(get_language() or "ar")[0]
    before = max((number for number in readable if number < row.number), default=0)
    return Entry(row.published_at, row.published_by, what, comment=note, version=row, number_before=before)


def _step(row: LogEntry) -> Entry:
    step, _colon, comment = row.change_message.partition(": ")
    labels: dict[str, Any] = {
        "restore": pgettext("history", "Restored to the desk"),
        "undelete": pgettext("history", "Brought back"),
        "hall": pgettext("history", "Taken from the hall"),
    }
    what = str(labels.get(step) or ACTIONS[step].label)
    return Entry(row.action_time, row.user.get_full_name() or row.user.get_username(), what, comment=comment)


def who_of(row: Any) -> str:
    """A member of the team, or the command that ran by itself."""
    if user := row.history_user:
        return user.get_full_name() or user.get_username()
    kind, _space, name = (row.history_change_reason or "").partition(" ")
    return _("the command %(name)s") % {"name": name} if kind == "command" else _("the system")


class _History:
    """The wanted rows of one model's history, each with the row before it."""

    def __init__(self, model: Any, desk: models.Model, wanted: Sequence[int]) -> None:
        self.model, self.owner = model, desk._meta.concrete_model
        histories = model.history.model.objects
        earlier = histories.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
        before = Subquery(earlier.order_by("-history_id").values("history_id")[:1])
        rows = histories.filter(pk__in=wanted).select_related("history_user").order_by()
        self.rows = list(rows.annotate(before=before))
        self.earlier = histories.in_bulk([row.before for row in self.rows if row.before])
        every = [row.pk for row in self.rows] + list(self.earlier)
        self.many = {field: _linked(field, every) for field in model._meta.local_many_to_many}
        self.differing = {row.pk: list(self._differing(row)) for row in self.rows}

    def _differing(self, row: Any) -> Iterator[tuple[Any, Any, Any]]:
        if row.history_type == "-":
            return
        before = self.earlier.get(row.before) if row.history_type == "~" else None
        for field in row.tracked_fields:
            if field.primary_key or field.name == "key" or field.related_model is self.owner:
                continue
            old, new = (getattr(each, field.attname, None) for each in (before, row))
            if (old or None) != (new or None) or (before and old != new and None not in (old, new)):
                yield field, old, new
        for field, linked in self.many.items():
            old, new = linked.get(before.pk if before else 0, ()), linked.get(row.pk, ())
            if old != new:
                yield field, old, new

    def named_rows(self) -> Iterator[tuple[Any, Any]]:
        """(model, key) of all whose name is needed."""
        for row in self.rows:
            for field, old, new in self.differing[row.pk]:
                if field.related_model:
                    for value in (old, new):
                        yield from ((field.related_model, key) for key in _keys(value))
            naming = self._naming
            if naming and naming.related_model:
                yield naming.related_model, getattr(row, naming.attname)

    @property
    def _naming(self) -> Any:
        """The field that says which line it is."""
        known = {field.name: field for field in self.model._meta.concrete_fields}
        return next((known[name] for name in OWN_NAMES if name in known), None)

    def entries(self, names: dict) -> Iterator[tuple[tuple[str, int], Entry]]:
        words = {
            "+": pgettext("history", "Added"),
            "~": pgettext("history", "Changed"),
            "-": pgettext("history", "Deleted"),
        }
        for row in self.rows:
            changes = tuple(shown(field, old, new, names) for field, old, new in self.differing[row.pk])
            line = self._line(row, names) if self.model is not self.owner else ""
            entry = Entry(row.history_date, who_of(row), words[row.history_type], line, changes=changes)
            yield (self.model._meta.label_lower, row.pk), entry

    def _line(self, row: Any, names: dict) -> str:
        field, kind = self._naming, capfirst(str(self.model._meta.verbose_name))
        if field.related_model:
            name = names.get((field.related_model, getattr(row, field.attname)), "")
        else:
            name = Text.of(row, field.name).in_language(get_language() or "ar")[0][:80]
        return f"{kind}: {name}" if name else kind


def _linked(field: Any, rows: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """What each row of a history pointed at through a many-to-many field."""
    links = Records.m2m_models[field].objects.filter(history_id__in=rows)
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    target = f"{field.m2m_reverse_field_name()}_id"
    for row, key in links.order_by(target).values_list("history_id", target):
        found[row] += (key,)
    return found


def _keys(value: Any) -> tuple:
    return value if isinstance(value, tuple) else () if value is None else (value,)
