"""The desk's forms of people and bodies."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from proceedings.admin import BilingualInline, KeptAdmin, PublishableAdmin, RecordStateFilter, TabledAdmin

from ..models import FormerName, Organisation, Person, Title
from ..tables.bodies import OrganisationTable
from ..tables.people import PersonTable


class FormerNameInline(BilingualInline):
    model = FormerName
    fields = ("name", ("since", "until"))


@admin.register(Organisation)
class OrganisationAdmin(TabledAdmin, PublishableAdmin):
    table = OrganisationTable
    fieldsets = [
        (None, {"fields": ["name", ("kind", "gender"), ("parent", "relation"), "about", "website"]}),
        (_("Address and language"), {"fields": [("slug", "source_language")]}),
    ]
    inlines = [FormerNameInline]
    autocomplete_fields = ("parent",)
    list_display = ("name", "state_in_words", "kind", "parent")
    list_filter = (RecordStateFilter, "state", "kind")
    list_select_related = ("parent",)
    search_fields = ("name_ar", "name_en", "former_names__name_ar", "former_names__name_en", "slug")
    ordering = ("name_ar", "name_en", "pk")


@admin.register(Person)
class PersonAdmin(TabledAdmin, PublishableAdmin):
    table = PersonTable
    fieldsets = [
        (None, {"fields": ["name", "short_name", ("gender", "profession", "titles")]}),
        (_("Office"), {"fields": ["office", "organisation"]}),
        (_("Biography and photo"), {"fields": ["biography", "photo", "photo_focus", "photo_consent"]}),
        (_("Address and language"), {"fields": [("slug", "source_language")]}),
    ]
    autocomplete_fields = ("organisation", "profession", "titles")
    list_display = ("name", "state_in_words", "office", "organisation")
    list_filter = (RecordStateFilter, "state")
    list_select_related = ("organisation",)
    search_fields = ("name_ar", "name_en", "short_name_ar", "short_name_en", "slug")
    ordering = ("name_ar", "name_en", "pk")


@admin.register(Title)
class TitleAdmin(KeptAdmin):
    fields = (
        ("kind", "position"),
        "masculine",
        "feminine",
        "short_masculine",
        "short_feminine",
    )
    list_display = ("masculine", "feminine", "short_masculine", "kind", "position")
    list_filter = ("kind",)
    search_fields = ("masculine_ar", "masculine_en", "feminine_ar", "feminine_en")
