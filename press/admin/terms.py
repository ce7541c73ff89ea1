"""The terms of embargo: written as a draft, put in force, and never changed after that."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings import clock
from proceedings.admin import BilingualAdmin
from proceedings.admin.history import ShowsHistory
from proceedings.admin.standing import moment_in_words

from ..models import Terms
from .steps import Step, WithSteps


def put_in_force(request: HttpRequest, terms: Terms) -> None:
    with transaction.atomic():
        for row in Terms.objects.select_for_update().filter(pk=terms.pk, in_force_at=None):
            row.in_force_at = clock.now()
            row.save(update_fields=["in_force_at"])


@admin.register(Terms)
class TermsAdmin(WithSteps, ShowsHistory, BilingualAdmin):
    fields = ("text", "state", "more")
    readonly_fields = ("state", "more")
    list_display = ("__str__", "state")
    has_sidenotes = False  # both languages are written here, and shown together or not at all
    actions = None
    steps = {
        "put-in-force": Step(
            gettext_lazy("Put these terms in force"),
            gettext_lazy(
                "From then on the text cannot be changed, and every accredited journalist has to accept it "
                "before reading anything more under embargo."
            ),
            gettext_lazy("The terms are in force."),
            lambda terms: not terms.in_force_at and bool(terms.text_ar and terms.text_en),
            put_in_force,
        )
    }

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.in_force_at)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("in force since"))
    def state(self, terms: Terms) -> str:
        return moment_in_words(terms.in_force_at) if terms.in_force_at else _("Draft")

    @admin.display(description=gettext_lazy("more"))
    def more(self, terms: Terms) -> str:
        return self.step_links(terms) if terms.pk else "–"
