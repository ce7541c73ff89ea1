"""Who read what under embargo. A log: nobody adds to it here, changes or removes a line."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from proceedings.admin.careful import CarefulLists
from proceedings.admin.standing import moment_in_words
from proceedings.kinds import KINDS

from ..models import Reading


@admin.register(Reading)
class ReadingAdmin(CarefulLists, admin.ModelAdmin):
    actions = None
    list_display = ("moment", "user", "about", "number", "what", "language")
    list_filter = ("what", "language")
    list_per_page = 50
    list_select_related = ("user", "publication")
    ordering = ("-at", "-pk")
    fields = readonly_fields = list_display

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("publication__content", "publication__card")

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> Any:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    @admin.display(description=pgettext_lazy("of a reading", "when"), ordering="at")
    def moment(self, reading: Reading) -> str:
        return moment_in_words(reading.at)

    @admin.display(description=gettext_lazy("text"))
    def about(self, reading: Reading) -> str:
        title = reading.publication.title.in_language(get_language() or "ar")[0]
        return format_html("<bdi>{}</bdi>", title or KINDS[reading.publication.kind].label)

    @admin.display(description=gettext_lazy("version"))
    def number(self, reading: Reading) -> int:
        return reading.publication.number
