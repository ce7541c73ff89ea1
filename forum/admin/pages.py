"""The desk's forms of the site's own pages and of notices."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from proceedings.admin import PublishableAdmin, RecordStateFilter

from ..models import Edition, Notice, Page


@admin.register(Page)
class PageAdmin(PublishableAdmin):
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (_("Address and language"), {"fields": [("slug", "source_language", "position")]}),
    ]
    list_display = ("title", "state_in_words", "position")
    list_filter = (RecordStateFilter, "state")
    search_fields = ("title_ar", "title_en", "slug")


@admin.register(Notice)
class NoticeAdmin(PublishableAdmin):
    fieldsets = [
        (None, {"fields": ["edition", "words", ("until", "link")]}),
        (_("Language"), {"fields": ["source_language"]}),
    ]
    autocomplete_fields = ("edition",)
    list_display = ("words", "state_in_words", "edition", "until")
    list_filter = (RecordStateFilter, "state", "edition")
    list_select_related = ("edition",)
    search_fields = ("words_ar", "words_en")

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        """For the current edition, until tonight: what a busy hand most often means."""
        tonight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        current = Edition.objects.filter(is_current=True).first()
        given = {"until": tonight} | ({"edition": current.pk} if current else {})
        return given | super().get_changeform_initial_data(request)
