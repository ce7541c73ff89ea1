"""What readers say is wrong in a public text: read, and settled with a note."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from proceedings import clock
from proceedings.content import LANGUAGES, Text
from proceedings.desk.reports import Report
from proceedings.kinds import KINDS
from proceedings.models import Publication
from proceedings.site import Site
from proceedings.workflow import may

from .arrivals import forms_of, place_of
from .careful import CarefulForms, CarefulLists
from .editing import MergingAdmin
from .merging import MergingForm
from .overview import Line
from .standing import moment_in_words


class ReportForm(MergingForm):
    class Meta:
        model = Report
        fields = ("outcome", "note")
        widgets = {"outcome": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "outcome" in self.fields:
            waiting = ("", _("It waits"))
            self.fields["outcome"].choices = [waiting, *Report.Outcome.choices]


class OutcomeFilter(admin.SimpleListFilter):
    title = gettext_lazy("outcome")
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waiting", _("It waits")), *Report.Outcome.choices]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "waiting":
            return queryset.waiting()
        return queryset.filter(outcome=self.value()) if self.value() else queryset


@admin.register(Report)
class ReportAdmin(MergingAdmin, CarefulForms, CarefulLists, admin.ModelAdmin):
    form = ReportForm
    change_form_template = "admin/report_change_form.html"
    actions = None
    list_display = ("about", "wrong", "moment", "result")
    list_filter = (OutcomeFilter,)
    list_per_page = 50
    ordering = ("-arrived_at", "-pk")
    told = ("about", "passage", "words", "contact", "moment", "settled")
    readonly_fields = told
    fields = (*told, "outcome", "note")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, "approve")

    has_change_permission = has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, "delete")

    def get_queryset(self, request: HttpRequest) -> Any:
        about = Publication.objects.filter(
            kind=OuterRef("kind"), key=OuterRef("key"), number=OuterRef("number"), cancelled_at=None
        )
        titles = {f"title_{code}": Subquery(about.values(f"title_{code}")[:1]) for code in LANGUAGES}
        return super().get_queryset(request).select_related("settled_by").annotate(**titles)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if "outcome" in form.changed_data:
            obj.settled_at, obj.settled_by = (clock.now(), request.user) if obj.outcome else (None, None)
        super().save_model(request, obj, form, change)
        Report.objects.forget(clock.now())

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, obj: Any = None, **kwargs: Any
    ) -> Any:
        context["title"] = str(obj)
        context["subtitle"] = None
        found = forms_of(self.admin_site, request, [(obj.kind, obj.key)])
        if place := found.get((obj.kind, obj.key)):
            line = Line(*place, place_of(place[1], obj, with_lines=True))
            context |= {"desk_url": line.url, "is_found": bool(line.anchor)}
        row = Publication.objects.public(request.moment).filter(kind=obj.kind, key=obj.key).first()
        if row:
            context["public_url"] = Site(request.moment, obj.language).path(row.shown_card)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    # What the list and the page show

    @admin.display(description=gettext_lazy("text"))
    def about(self, report: Any) -> str:
        title = Text.of(report, "title").in_language(get_language() or "ar")[0]
        name = title or str(KINDS[report.kind].label)
        version = _("version %(number)d") % {"number": report.number}
        return format_html("<bdi>{}</bdi> · {}", name, version)

    @admin.display(description=gettext_lazy("what is wrong"), ordering="words")
    def wrong(self, report: Any) -> str:
        return format_html("<bdi>{}</bdi>", Truncator(report.words).chars(120))

    @admin.display(description=gettext_lazy("arrived"), ordering="arrived_at")
    def moment(self, report: Any) -> str:
        return moment_in_words(report.arrived_at)

    @admin.display(description=gettext_lazy("outcome"), ordering="outcome")
    def result(self, report: Any) -> str:
        return report.get_outcome_display() if report.outcome else _("It waits")

    @admin.display(description=gettext_lazy("settled"))
    def settled(self, report: Any) -> str:
        if not report.settled_at:
            return _("It waits")
        by = report.settled_by
        return format_html(
            "{} · {}", by.get_full_name() or by.get_username(), moment_in_words(report.settled_at)
        )
