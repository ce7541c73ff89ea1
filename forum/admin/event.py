"""The desk's forms of the event: forum, editions, days and venues."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from proceedings.admin import (
    BilingualInline,
    KeptAdmin,
    PublishableAdmin,
    RecordStateFilter,
    batch,
    overview,
    pages,
)
from proceedings.review import refresh

from ..models import Attendance, Day, Edition, Forum, Room, Track, Venue
from .appearances import AppearanceForm, AppearanceInline


def refresh_editions(editions: Iterable[Edition]) -> None:
    """An edition publishes its forum and venue with it, so a change of theirs is a change of its text."""
    for edition in editions:
        refresh(edition)


@admin.register(Forum)
class ForumAdmin(KeptAdmin):
    fields = ("name", "about")
    list_display = ("name",)
    search_fields = ("name_ar", "name_en")
    ordering = ("name_ar", "pk")

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        refresh_editions(form.instance.editions.all())


class RoomInline(BilingualInline):
    model = Room
    fields = (("name", "position"),)


@admin.register(Venue)
class VenueAdmin(KeptAdmin):
    fields = ("name", "place", "address", "map_url")
    inlines = [RoomInline]
    list_display = ("name", "place")
    search_fields = ("name_ar", "name_en", "place_ar", "place_en")
    ordering = ("name_ar", "pk")

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        refresh_editions(form.instance.edition_set.all())


@admin.register(Room)
class RoomAdmin(KeptAdmin):
    """For the search of other forms; rooms are edited with their venue."""

    fields = ("venue", "name", "position")
    autocomplete_fields = ("venue",)
    list_display = ("name", "venue")
    list_select_related = ("venue",)
    search_fields = ("name_ar", "name_en", "venue__name_ar", "venue__name_en")

    def has_module_permission(self, request: Any) -> bool:
        return False


@admin.register(Track)
class TrackAdmin(KeptAdmin):
    """For the search of other forms; tracks are edited with their edition."""

    fields = ("edition", "name", ("slug", "position"))
    autocomplete_fields = ("edition",)
    list_display = ("name", "edition")
    list_select_related = ("edition",)
    search_fields = ("name_ar", "name_en", "edition__name_ar", "edition__name_en")

    def has_module_permission(self, request: Any) -> bool:
        return False


class PatronForm(AppearanceForm):
    def save(self, commit: bool = True) -> Any:
        self.instance.role = Attendance.Role.PATRON
        return super().save(commit)


class PatronInline(AppearanceInline):
    model = Attendance
    form = PatronForm
    verbose_name = _("patron")
    verbose_name_plural = _("patrons")
    fields = ("person", *AppearanceInline.appearance_fields)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).filter(role=Attendance.Role.PATRON)


class TrackInline(BilingualInline):
    model = Track
    fields = ("name", ("slug", "position"))


@admin.register(Edition)
class EditionAdmin(PublishableAdmin):
    fieldsets = [
        (None, {"fields": [("forum", "ordinal"), "name", "motto", ("starts_on", "ends_on")]}),
        (_("Place and hosts"), {"fields": ["venue", ("organiser", "host"), "exhibitors"]}),
        (_("Coming and following"), {"fields": [("registration_url", "stream_url"), "directions"]}),
        (_("About"), {"fields": ["aim", "about", "honours"]}),
        (
            _("The press room"),
            {
                "fields": [
                    *("press_office", ("press_email", "press_phone")),
                    *("spokesperson", "spokesperson_office", ("spokesperson_email", "spokesperson_phone")),
                    *("embargo_terms", "disclaimer"),
                ]
            },
        ),
        (
            _("Address, language and look"),
            {"fields": [("slug", "source_language"), "together", "is_current", "accent"]},
        ),
        (_("Cover and logo"), {"fields": ["cover", "cover_focus", "logo"]}),
    ]
    inlines = [TrackInline, PatronInline]
    autocomplete_fields = ("forum", "venue", "organiser", "host", "exhibitors")
    list_display = ("name", "state_in_words", "starts_on", "ends_on", "is_current")
    list_filter = (RecordStateFilter, "state")
    search_fields = ("name_ar", "name_en", "motto_ar", "motto_en", "slug")
    date_hierarchy = "starts_on"


class DignitaryForm(AppearanceForm):
    def save(self, commit: bool = True) -> Any:
        self.instance.role = Attendance.Role.DIGNITARY
        self.instance.edition_id = self.instance.day.edition_id
        return super().save(commit)


class DignitaryInline(AppearanceInline):
    model = Attendance
    form = DignitaryForm
    fields = ("person", *AppearanceInline.appearance_fields)


@admin.register(Day)
class DayAdmin(PublishableAdmin):
    fieldsets = [
        (None, {"fields": [("edition", "number", "date"), "headline", "summary"]}),
        (_("The report of the day"), {"fields": ["dateline", "byline"]}),
        (_("Language"), {"fields": ["source_language"]}),
    ]
    inlines = [DignitaryInline]
    autocomplete_fields = ("edition",)
    list_display = ("__str__", "state_in_words", "date", "headline")
    list_filter = (RecordStateFilter, "state", "edition")
    list_select_related = ("edition",)
    search_fields = ("headline_ar", "headline_en", "edition__name_ar", "edition__name_en", "=number")
    date_hierarchy = "date"

    def get_queryset(self, request: Any) -> Any:
        # The name of a day holds that of its edition, in search results too.
        return super().get_queryset(request).select_related("edition")

    def get_urls(self) -> list:
        page = self.admin_site.admin_view(self.publish_all)
        return [
            path("<path:object_id>/publish-all/", page, name="forum_day_publish_all"),
            *super().get_urls(),
        ]

    def publish_all(self, request: Any, object_id: str) -> Any:
        """The day, and all that stands in its programme or was signed on it."""
        day: Any = pages.find(self, request, object_id)
        shown = pages.context(self, request, day, _("Publish the whole day"))
        shown |= {"back_url": shown["change_url"]}
        desks = overview.of_day(self.admin_site, request, day.edition, day.number)
        return batch.answer(request, desks, shown, ticks_drafts=False)

    def more_links(self, request: Any, obj: Any) -> list:
        if not self.has_publish_permission(request):
            return []
        return [("publish_all", _("Publish the whole day"), self._url("publish_all", obj))]

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for attendance in form.instance.attendances.exclude(edition=form.instance.edition):
            attendance.edition = form.instance.edition
            attendance.save()
