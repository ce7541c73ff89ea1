"""The desk's forms of the programme."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from forum.admin.appearances import AppearanceInline
from proceedings.admin import BilingualInline, PublishableAdmin, RecordStateFilter, TabledAdmin

from ..models import Material, Quote, Session, Speaker, Workshop
from ..tables.programme import ProgrammeTable
from .arranging import may_arrange
from .bulk import arrange_selected


class SpeakerInline(AppearanceInline):
    model = Speaker
    fields = (("person", "role"), *AppearanceInline.appearance_fields)


class QuoteInline(BilingualInline):
    model = Quote
    fields = (("speaker", "original_language"), "words", ("verified", "position"))

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "speaker":
            own = Speaker.objects.filter(session_id=request.resolver_match.kwargs.get("object_id"))
            kwargs["queryset"] = own.select_related("person")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class MaterialInline(BilingualInline):
    model = Material
    fields = (
        ("kind", "position"),
        "title",
        ("document", "image", "url"),
        "focus",
        "alternative",
        "credit",
        "licence",
    )


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [(kind.value, kind.label) for kind in Session.Kind if kind in model_admin.kinds]

    def queryset(self, request: Any, queryset: Any) -> Any:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class DayFilter(admin.AllValuesFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("day")


class ProgrammeAdmin(TabledAdmin, PublishableAdmin):
    """Sessions and workshops: one table, two lists, each with its own kinds."""

    kinds: tuple[str, ...]
    table = ProgrammeTable
    inlines = [SpeakerInline, QuoteInline, MaterialInline]
    actions: tuple = (arrange_selected, *PublishableAdmin.actions)
    autocomplete_fields = ("edition", "day", "room", "tracks", "initiative_owner")
    list_display = ("title", "state_in_words", "kind", "day_number", "happening")
    list_filter = (RecordStateFilter, "state", "edition", ("day__number", DayFilter), KindFilter, "happening")
    list_select_related = ("edition", "day__edition")
    search_fields = (
        "title_ar",
        "title_en",
        "slug",
        "speakers__person__name_ar",
        "speakers__person__name_en",
    )

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).filter(kind__in=self.kinds)

    def has_arrange_permission(self, request: Any) -> bool:
        return may_arrange(request.user)

    @admin.display(description=_("day"), ordering="day__number")
    def day_number(self, session: Session) -> Any:
        return session.day.number if session.day else None

    def formfield_for_choice_field(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "kind":
            kwargs["choices"] = [(kind.value, kind.label) for kind in Session.Kind if kind in self.kinds]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        return {"kind": self.kinds[0]} | super().get_changeform_initial_data(request)

    def get_inlines(self, request: Any, obj: Any) -> list:
        """Quotes choose among the speakers, so they come once these are saved."""
        return [each for each in self.inlines if obj or each is not QuoteInline]


TEXTS = (_("Abstract, summary and key points"), {"fields": ["abstract", "summary", "key_points"]})
TIMES = ("starts_at", "ends_at")
ADDRESS = (_("Address and language"), {"fields": [("slug", "source_language")]})


@admin.register(Session)
class SessionAdmin(ProgrammeAdmin):
    kinds = tuple(kind for kind in Session.Kind if kind not in Session.WORKSHOP_KINDS)
    fieldsets = [
        (None, {"fields": [("edition", "day", "position"), ("kind", "happening"), "title", "title_given"]}),
        TEXTS,
        (_("Time and place"), {"fields": [TIMES, ("room", "tracks")]}),
        (_("Initiative shown"), {"fields": ["initiative", "initiative_owner"], "classes": ["collapse"]}),
        (_("Audience"), {"fields": ["audience", ("audience_only", "capacity")], "classes": ["collapse"]}),
        ADDRESS,
    ]


@admin.register(Workshop)
class WorkshopAdmin(ProgrammeAdmin):
    kinds = Session.WORKSHOP_KINDS
    fieldsets = [
        (None, {"fields": [("edition", "day", "position"), ("kind", "happening"), "title", "title_given"]}),
        (_("Audience"), {"fields": ["audience", ("audience_only", "capacity"), "outcomes"]}),
        TEXTS,
        (_("Time and place"), {"fields": [TIMES, ("room", "tracks")]}),
        ADDRESS,
    ]
