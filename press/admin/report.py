"""The desk's form of a day's report."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from proceedings.admin import BilingualInline, PublishableAdmin, RecordStateFilter

from ..models import DayReport, Sentence


class SentenceInline(BilingualInline):
    model = Sentence
    fields = ("words", ("position", "opens_paragraph", "is_left_out"))


@admin.register(DayReport)
class DayReportAdmin(PublishableAdmin):
    fieldsets = [
        (None, {"fields": ["day", "headline", "standfirst"]}),
        (_("Dateline and byline"), {"fields": ["dateline", "byline"]}),
        (_("Language"), {"fields": ["source_language"]}),
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
