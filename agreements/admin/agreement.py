"""The desk's forms of what was signed."""

from typing import Any

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _

from forum.models import Day, Edition
from proceedings import clock
from proceedings.admin import BilingualForm, PublishableAdmin, RecordStateFilter
from proceedings.dates import day_of

from ..models import Agreement
from .documents import DocumentInline
from .lines import EventInline, PartyInline, RelationInline, SignatoryInline
from .obligations import ObligationInline, ProgressReportInline


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
        (_("Order and language"), {"fields": [("position", "source_language")], "classes": ["collapse"]}),
    ]
    inlines = [
        *(PartyInline, SignatoryInline, EventInline, RelationInline),
        *(DocumentInline, ObligationInline, ProgressReportInline),
    ]
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

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        """At a signing it is entered on a phone: the edition is the current one, and the day is today."""
        edition = Edition.objects.filter(is_current=True).first()
        day = Day.objects.filter(edition=edition, date=day_of(clock.now())).first() if edition else None
        known = {"edition": edition, "day": day}
        given = {name: row.pk for name, row in known.items() if row}
        return given | super().get_changeform_initial_data(request)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        parties = form.instance.parties.values("organisation")
        named = form.instance.signatories.exclude(on_behalf_of=None)
        for each in named.exclude(on_behalf_of__in=parties).select_related("on_behalf_of", "person"):
            words = _("“%(body)s” is not among the parties: %(person)s then stands beside them.")
            messages.warning(request, words % {"body": each.on_behalf_of, "person": each.person})

    def get_inlines(self, request: Any, obj: Any) -> list:
        """Reports choose among the obligations, so they come once these are saved."""
        return [each for each in self.inlines if obj or each is not ProgressReportInline]
