"""The desk's form of a day's report, and the page that composes it anew."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.admin import BilingualInline, PublishableAdmin, RecordStateFilter, pages
from proceedings.workflow import Refused

from ..desk import checks, compose
from ..models import DayReport, Sentence
from .standing import marks_of, warnings_of


class SentenceInline(BilingualInline):
    model = Sentence
    fields = ("standing", "words", ("position", "opens_paragraph", "is_left_out"))
    readonly_fields = ("standing",)
    classes = ("report-sentences",)

    @admin.display(description=gettext_lazy("where it stands"))
    def standing(self, sentence: Sentence) -> str:
        """Whether it was composed or written by hand, on what it rests, and what has changed since."""
        return marks_of(sentence)


@admin.register(DayReport)
class DayReportAdmin(PublishableAdmin):
    fieldsets = [
        (None, {"fields": ["day", "headline", "standfirst"]}),
        (gettext_lazy("Dateline and byline"), {"fields": ["dateline", "byline"]}),
        (gettext_lazy("Language"), {"fields": ["source_language"]}),
    ]
    inlines = [SentenceInline]
    autocomplete_fields = ("day",)
    list_display = ("__str__", "state_in_words", "day")
    list_filter = (RecordStateFilter, "state", "edition")
    list_select_related = ("day__edition",)
    search_fields = ("headline_ar", "headline_en", "day__edition__name_ar", "day__edition__name_en")

    def get_queryset(self, request: Any) -> Any:
        # A report without a headline is called by its day, and that by its edition.
        return super().get_queryset(request).select_related("day__edition")

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """A report stays that of its day."""
        return (*super().get_readonly_fields(request, obj), *(("day",) if obj else ()))

    def get_inlines(self, request: Any, obj: Any) -> list:
        """A new report is composed when it is saved; its sentences are there after that."""
        return self.inlines if obj else []

    def get_urls(self) -> list:
        page = self.admin_site.admin_view(self.compose_page)
        return [path("<path:object_id>/compose/", page, name="press_dayreport_compose"), *super().get_urls()]

    def more_links(self, request: Any, obj: Any) -> list:
        if not self.has_change_permission(request, obj) or not self.has_add_permission(request):
            return []
        return [("compose", _("Compose anew"), self._url("compose", obj))]

    def warnings(self, obj: Any) -> list[str]:
        return warnings_of(obj)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if not change:
            self._compose(request, form.instance)

    def compose_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What composing would change, and what was written by hand: one choice for each of those."""
        report: Any = pages.find(self, request, object_id)
        if not self.has_add_permission(request):  # a translator changes words, and composes none
            raise PermissionDenied
        if request.method == "POST":
            chosen = {name.removeprefix("slot-"): value for name, value in request.POST.items()}
            self._compose(
                request,
                report,
                taking={slot for slot, value in chosen.items() if value == "take"},
                confirming={slot for slot, value in chosen.items() if value == "holds"},
            )
            return HttpResponseRedirect(pages.change_url(self, report))
        shown = pages.context(self, request, report, _("Compose anew")) | {
            "checks": checks(report, request.moment)
        }
        return TemplateResponse(request, "admin/report_compose.html", shown)

    def _compose(self, request: HttpRequest, report: DayReport, **choices: Any) -> None:
        try:
            compose(report, **choices)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            said = _("Composed from what is public now: read it before it is submitted.")
            messages.success(request, said)
