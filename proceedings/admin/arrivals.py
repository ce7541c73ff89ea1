"""What came in from outside and waits for an editor, whatever edition it is of: drafts from the hall, and
what readers say is wrong."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.content import LANGUAGES
from proceedings.desk.links import Submission
from proceedings.desk.reports import Report
from proceedings.fields import RichTextField
from proceedings.history import lines_of
from proceedings.richtext import as_plain
from proceedings.text import fold
from proceedings.workflow import may

from .bilingual import translated_fields
from .overview import Line, Overview, Section
from .standing import moment_in_words

MOST = 500  # more than anybody reads at once
Found = dict[tuple[str, str], tuple[Any, Any]]


def forms_of(site: AdminSite, request: HttpRequest, named: Iterable[tuple[str, str]]) -> Found:
    """(kind, key) → the form's model and the object, as far as this reader may see them."""
    keys = defaultdict(set)
    for kind, key in named:
        keys[kind].add(key)
    found: Found = {}
    for model, model_admin in site._registry.items():
        kind = getattr(model, "record_kind", "")
        if kind in keys and model_admin.has_view_permission(request):
            for desk in model_admin.get_queryset(request).filter(key__in=keys[kind]):
                found[kind, desk.key] = (model, desk)
    return found


def from_hall(overview: Overview) -> list[Line]:
    if not may(overview.request.user, "approve"):
        return []
    drafts = list(Submission.objects.waiting().select_related("link")[:MOST])
    found = forms_of(overview.site, overview.request, [(each.link.kind, each.link.key) for each in drafts])
    lines = []
    for draft in drafts:
        if place := found.get((draft.link.kind, draft.link.key)):
            words = format_html(
                _("From <bdi>{name}</bdi>, {moment}"),
                name=draft.name,
                moment=moment_in_words(draft.arrived_at),
            )
            lines.append(Line(*place, words=words, page="hall"))
    return lines


def reported(overview: Overview) -> list[Line]:
    """Each at the input that holds the passage; the report itself is a second link."""
    if not may(overview.request.user, "approve"):
        return []
    reports = list(Report.objects.waiting()[:MOST])
    found = forms_of(overview.site, overview.request, [(each.kind, each.key) for each in reports])
    lines = []
    for report in reports:
        if place := found.get((report.kind, report.key)):
            words = _("“%(passage)s” · version %(number)d") % {
                "passage": Truncator(report.passage or report.words).chars(120),
                "number": report.number,
            }
            anchor = place_of(place[1], report)
            lines.append(Line(*place, anchor, words, more=(_("Settle"), report_url(report))))
    return lines


def report_url(report: Report) -> str:
    return reverse("admin:proceedings_report_change", args=[report.pk])


def place_of(desk: Any, report: Report, with_lines: bool = False) -> str:
    """The id of the input that holds the passage; empty where none does."""
    wanted = fold(report.passage)
    rows: list[tuple[str, Any]] = [("", desk)]
    if with_lines:
        for line in lines_of(desk._meta.concrete_model):
            name = line.field.remote_field.related_name
            own = line.model._default_manager.filter(**line.of(desk.pk)) if name else ()
            rows += [(f"{name}-{index}-", row) for index, row in enumerate(own)]
    for prefix, row in rows if wanted else ():
        for name in translated_fields(type(row)):
            for language in sorted(LANGUAGES, key=lambda code: code != report.language):
                if wanted in fold(_text(row, name, language)):
                    return f"id_{prefix}{name}_{language}"
    return ""


def _text(row: Any, name: str, language: str) -> str:
    text = getattr(row, f"{name}_{language}") or ""
    return as_plain(text) if isinstance(row._meta.get_field(name), RichTextField) else text


SECTIONS = (
    Section("hall", gettext_lazy("Arrived from the hall"), 15, from_hall),
    Section("reports", gettext_lazy("Mistakes that readers report"), 35, reported),
)
