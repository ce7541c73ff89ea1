"""Requests for accreditation: read, granted or refused, ended."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from proceedings.admin.bilingual import DayField, DayInput
from proceedings.admin.careful import CarefulForms, CarefulLists
from proceedings.admin.editing import MergingAdmin
from proceedings.admin.history import ShowsHistory
from proceedings.admin.merging import MergingForm
from proceedings.admin.overview import Line, Overview, Section
from proceedings.admin.standing import moment_in_words
from proceedings.dates import day_of
from proceedings.workflow import Refused

from ..models import Acceptance, Accreditation, Terms
from . import accrediting
from .steps import Step, WithSteps

Outcome = Accreditation.Outcome


def is_open(row: Accreditation) -> bool:
    return row.outcome == Outcome.APPROVED and not row.revoked_at


def state_of(row: Accreditation, today: Any) -> str:
    if not row.outcome:
        return _("It waits") if row.confirmed_at else _("The address is not confirmed yet")
    if row.revoked_at:
        return _("Revoked")
    if row.outcome == Outcome.APPROVED and row.has_ended(today):
        return _("Out of date")
    if row.outcome == Outcome.APPROVED and not row.user_id:
        return _("Approved, no account yet")
    return str(row.get_outcome_display())


class AccreditationForm(MergingForm):
    class Meta:
        model = Accreditation
        fields = ("outcome", "reason", "ends_on")
        widgets = {"outcome": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "outcome" in self.fields:
            self.fields["outcome"].choices = [("", _("It waits")), *Outcome.choices]
        if "reason" in self.fields:
            self.fields["reason"].help_text = _(
                "Sent with a refusal, and when it is revoked: write it in the language of messages above."
            )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        outcome = self.cleaned_data.get("outcome")
        if outcome == Outcome.REFUSED and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Say why: the reason is sent to whoever asked."))
        if outcome == Outcome.APPROVED and not self.instance.settled_at:
            try:
                accrediting.check(self.instance)
            except Refused as refusal:
                self.add_error("outcome", str(refusal))
        return cleaned


class StateFilter(admin.SimpleListFilter):
    title = pgettext_lazy("of an accreditation", "state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waiting", _("It waits")), ("open", _("In force")), ("refused", _("Refused"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "waiting":
            return queryset.waiting()
        if self.value() == "open":
            return queryset.open(request.moment)
        return queryset.filter(outcome="refused") if self.value() == "refused" else queryset


@admin.register(Accreditation)
class AccreditationAdmin(WithSteps, ShowsHistory, MergingAdmin, CarefulForms, CarefulLists, admin.ModelAdmin):
    form = AccreditationForm
    actions = None
    list_display = ("name", "outlet", "state", "moment", "ends_on")
    list_filter = (StateFilter,)
    list_per_page = 50
    ordering = ("-arrived_at", "-pk")
    told = ("name", "outlet", "email", "language", "statement", "moment", "state", "agreed", "more")
    readonly_fields = told
    fields = (*told, "outcome", "reason", "ends_on")
    steps = {
        "resend": Step(
            gettext_lazy("Send the invitation again"),
            gettext_lazy("A new link goes out by mail; the one before it opens nothing any more."),
            gettext_lazy("A new invitation was made."),
            lambda row: is_open(row) and not row.user_id,
            lambda request, row: hand_over(request, accrediting.invite(row, request.user)),
        ),
        "revoke": Step(
            gettext_lazy("Revoke the accreditation"),
            gettext_lazy(
                "At once: nothing under embargo opens any more, the account is signed out everywhere, and a "
                "letter tells whom it concerns, with the reason above if there is one."
            ),
            gettext_lazy("The accreditation is revoked."),
            is_open,
            lambda request, row: accrediting.revoke(row, request.user),
            is_grave=True,
        ),
    }

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # the worker removes what is not kept

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("user", "invitation", "settled_by")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple:
        """A decision is not taken back: granted, it is revoked; refused, they may ask anew."""
        settled = ("outcome",) if obj and obj.settled_at else ()
        refused = ("reason", "ends_on") if settled and not is_open(obj) else ()
        return (*self.readonly_fields, *settled, *refused)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "ends_on":
            kwargs |= {"form_class": DayField, "widget": DayInput}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> Any:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if obj.outcome and not obj.settled_at:
            hand_over(request, accrediting.settle(obj, request.user))

    # What the list and the page show

    @admin.display(description=pgettext_lazy("of an accreditation", "state"))
    def state(self, row: Accreditation) -> str:
        return state_of(row, day_of(accrediting.clock.now()))

    @admin.display(description=gettext_lazy("arrived"), ordering="arrived_at")
    def moment(self, row: Accreditation) -> str:
        return moment_in_words(row.arrived_at)

    @admin.display(description=gettext_lazy("terms"))
    def agreed(self, row: Accreditation) -> str:
        """Which text they agreed to, and when: the last of them, and whether it is the one in force."""
        last = Acceptance.objects.filter(user=row.user).select_related("terms").first() if row.user else None
        if not last:
            return _("Not accepted yet")
        words = format_html("{} · {}", last.terms, moment_in_words(last.at))
        return words if last.terms == Terms.current() else format_html("{} · {}", words, _("not the latest"))

    @admin.display(description=gettext_lazy("more"))
    def more(self, row: Accreditation) -> str:
        return self.step_links(row)


def hand_over(request: HttpRequest, link: str) -> None:
    """Where no mail leaves, whoever decided hands the link over."""
    if link:
        words = _("No mail was sent. Hand this link over yourself: it is shown this once, and opens once.")
        shown = format_html('{} <bdi dir="ltr" class="handed-link">{}</bdi>', words, link)
        messages.warning(request, shown)


def waiting(overview: Overview) -> list[Line]:
    if not overview.may_view(Accreditation):
        return []
    rows = Accreditation.objects.waiting().order_by("arrived_at")[:500]
    model: Any = Accreditation
    return [Line(model, row, words=f"{row.name} · {row.outlet}") for row in rows]


SECTIONS = (Section("accreditation", gettext_lazy("Journalists who ask for accreditation"), 36, waiting),)
