"""The lines of an agreement's form: who made it, what became of it, what it has to do with others."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forum.admin.appearances import AppearanceInline
from proceedings.admin import BilingualForm, BilingualInline

from ..models import Event, Party, Relation, Signatory

PRINTED = (
    "name_printed_ar",
    "name_printed_en",
    "parent",
    "relation",
    "parent_printed_ar",
    "parent_printed_en",
)


class PartyForm(BilingualForm):
    def save(self, commit: bool = True) -> Any:
        """Another body in the place of a wrong one: what was kept of the wrong one goes with it."""
        party = self.instance
        if party.pk and "organisation" in self.changed_data and not set(PRINTED) & set(self.changed_data):
            party.forget_body()
            party.take_from_body()
        return super().save(commit)


class PartyInline(BilingualInline):
    model = Party
    form = PartyForm
    fieldsets = [
        (None, {"fields": ["organisation"]}),
        (
            _("Its name and its parent body as signed; its own dates"),
            {
                "fields": [
                    "name_printed",
                    ("parent", "relation"),
                    "parent_printed",
                    ("signed_on", "notified_on"),
                    "position",
                ],
                "classes": ["collapse"],
            },
        ),
    ]
    autocomplete_fields = ("organisation", "parent")

    def get_extra(self, request: Any, obj: Any = None, **kwargs: Any) -> int:
        """A new agreement has room for two: nobody agrees alone."""
        return 0 if obj else 2

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("organisation", "parent")


class SignatoryInline(AppearanceInline):
    model = Signatory
    fields = None
    fieldsets = [
        (None, {"fields": [("person", "role", "on_behalf_of")]}),
        (
            _("Office and titles then; capacity; own date"),
            {
                "fields": [*AppearanceInline.appearance_fields, "capacity", "signed_on"],
                "classes": ["collapse"],
            },
        ),
    ]
    autocomplete_fields: tuple = (*AppearanceInline.autocomplete_fields, "on_behalf_of")

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("on_behalf_of")


class EventInline(BilingualInline):
    model = Event
    fields = (("kind", "date", "until"), "note", "source", "source_url")


class RelationInline(BilingualInline):
    model = Relation
    fk_name = "agreement"
    fields = (("kind", "other", "position"), "note")
    autocomplete_fields = ("other",)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("other")
