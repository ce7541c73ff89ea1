"""The desk's forms of what was signed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from proceedings.admin import BilingualForm, PublishableAdmin, RecordStateFilter

from ..models import Agreement
from .lines import EventInline, PartyInline, RelationInline, SignatoryInline


class AgreementForm(BilingualForm):
    fills_address = False  # a reference is typed by whoever keeps the register


@admin.register(Agreement)
class AgreementAdmin(PublishableAdmin):
    form = AgreementForm
    fieldsets = [
        (None, {"fields": [("slug", "kind", "binding"), "title"]}),
        (_("Signing"), {"fields": [("edition", "day", "session"), "signed_on", "place", "occasion"]}),
        (_("What it is for"), {"fields": ["purposes", "areas"]}),
        (
            _("How it takes effect and ends"),
            {
                "fields": [
                    ("takes_effect", "effective_on"),
                    ("term_length", "term_unit", "ends_on"),
                    ("renewal", "renewal_length", "renewal_unit"),
                    ("notice_length", "notice_unit", "authentic"),
                ],
                "classes": ["collapse"],
            },
        ),
        (_("Order and language"), {"fields": [("position", "source_language")]}),
    ]
    inlines = [PartyInline, SignatoryInline, EventInline, RelationInline]
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
