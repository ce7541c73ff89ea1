"""The desk's forms of what was signed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from proceedings.admin import BilingualForm, BilingualInline, PublishableAdmin, RecordStateFilter

from ..models import Agreement, Party


class PartyInline(BilingualInline):
    model = Party
    fields = (("organisation", "position"), "name_printed", "parent_printed")
    autocomplete_fields = ("organisation",)


class AgreementForm(BilingualForm):
    fills_address = False  # a reference is typed by whoever keeps the register


@admin.register(Agreement)
class AgreementAdmin(PublishableAdmin):
    form = AgreementForm
    fieldsets = [
        (None, {"fields": [("slug", "kind", "binding"), "title"]}),
        (_("Signing"), {"fields": [("edition", "day", "session"), "place", "occasion", "signed_on"]}),
        (_("What it is for"), {"fields": ["purposes", "areas"]}),
        (_("Order and language"), {"fields": [("position", "source_language")]}),
    ]
    inlines = [PartyInline]
    autocomplete_fields = ("edition", "day", "session")
    list_display = ("title", "state_in_words", "slug", "kind", "signed_on")
    list_filter = (RecordStateFilter, "state", "kind", "edition")
    search_fields = (
        "title_ar",
        "title_en",
        "slug",
        "parties__name_printed_ar",
        "parties__name_printed_en",
    )
    date_hierarchy = "signed_on"
