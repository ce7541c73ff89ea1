"""What the parties promised and what was reported of it, on the form of their agreement."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from proceedings.admin import BilingualInline
from proceedings.admin.bilingual import BilingualForm
from proceedings.admin.merging import MergingFormSet
from proceedings.desk.notices import colleagues
from proceedings.workflow import may

from ..models import Agreement, Obligation, ProgressReport

PARTY = re.compile(r"parties-\d+-organisation")


class ObligationForm(BilingualForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "remind" in self.fields:
            self.fields["remind"].widget.attrs["dir"] = "ltr"


class ObligationFormSet(MergingFormSet):
    def clean(self) -> None:
        """Whose they are is one of the parties: of those that are stored, or sent with the same form."""
        super().clean()
        parties = {value for name, value in self.data.items() if PARTY.fullmatch(name)}
        if self.instance.pk:
            parties |= {str(each.organisation_id) for each in self.instance.parties.all()}
        for form in self.forms:
            body = getattr(form, "cleaned_data", {}).get("body")
            if body and str(body.pk) not in parties and not self._should_delete_form(form):
                form.add_error("body", ValidationError(_("This body is not among the parties.")))


class ObligationInline(BilingualInline):
    model = Obligation
    form, formset = ObligationForm, ObligationFormSet
    fields = (
        ("body", "position"),
        "measure",
        "clause",
        ("due", "every", "until"),
        ("tracked", "responsible", "remind"),
    )
    autocomplete_fields = ("body",)
    classes = ("collapse",)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """That it is tracked in public is a publisher's to say."""
        own = super().get_readonly_fields(request, obj)
        return own if may(request.user, "publish") or "tracked" in own else [*own, "tracked"]

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "responsible":
            kwargs["queryset"] = colleagues(Agreement).order_by("username")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("body", "responsible")


class ProgressReportInline(BilingualInline):
    model = ProgressReport
    fields = (
        ("obligation", "due"),
        ("reported_on", "status"),
        "evidence",
        ("url", "document"),
        "reported_by",
        "verified_by",
    )
    classes = ("collapse",)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "obligation":
            own = Obligation.objects.filter(agreement_id=request.resolver_match.kwargs.get("object_id"))
            kwargs["queryset"] = own
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
