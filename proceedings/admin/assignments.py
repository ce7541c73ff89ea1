"""Whose turn it is, in the desk's lists and on its first page."""

from datetime import date, datetime
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from proceedings.dates import day_of, gregorian
from proceedings.desk.team import Assignment

from .overview import Line, Overview, Section


class AssignedFilter(admin.SimpleListFilter):
    title = gettext_lazy("whose turn it is")
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("mine", _("Mine")), ("somebody", _("Somebody’s")), ("nobody", _("Nobody’s"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        turns = Assignment.objects.filter(kind=queryset.model.record_kind, key=OuterRef("key"), done_at=None)
        if self.value() == "mine":
            return queryset.filter(Exists(turns.filter(assignee=request.user)))
        if self.value() == "somebody":
            return queryset.filter(Exists(turns))
        return queryset.exclude(Exists(turns)) if self.value() == "nobody" else queryset


def assigned(overview: Overview) -> list[Line]:
    """What is due first stands first."""
    turns: dict[tuple[str, str], list[Assignment]] = {}
    mine = Assignment.objects.filter(assignee=overview.request.user, done_at=None)
    for turn in mine.order_by("pk"):
        turns.setdefault((turn.kind, turn.key), []).append(turn)
    if not turns:
        return []
    found = [
        (turn, item)
        for item in overview.items
        for turn in turns.get((item.desk.record_kind, item.desk.key), [])
    ]
    found.sort(key=lambda each: (each[0].due_on is None, each[0].due_on or date.min, each[0].pk))
    return [
        Line(item.source.model, item.desk, _anchor(turn, item), _words(turn, overview.at))
        for turn, item in found
    ]


def _anchor(turn: Assignment, item: Any) -> str:
    if turn.task == Assignment.Task.SUMMARY:
        return f"id_summary_{item.desk.source_language}"
    if turn.task == Assignment.Task.TRANSLATE:
        others = (each.anchor for code, each in item.languages.items() if code != item.desk.source_language)
        return next((anchor for anchor in others if anchor), "")
    return ""


def _words(turn: Assignment, at: datetime) -> str:
    if turn.due_on is None:
        return str(turn.get_task_display())
    is_late = turn.due_on < day_of(at)
    words = _("%(task)s · overdue since %(day)s") if is_late else _("%(task)s · due on %(day)s")
    return words % {"task": turn.get_task_display(), "day": gregorian(turn.due_on, get_language() or "ar")}


SECTIONS = (Section("assigned", gettext_lazy("Assigned to you"), 5, assigned, {"assigned": "mine"}),)
