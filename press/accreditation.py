"""The public side of accreditation: a journalist asks, and confirms the address by a link that was mailed.

Both pages keep no state: no cookie, and no token but signed ones. The desk's side is `admin/accrediting.py`.
"""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.fields import LineFormField, ProseFormField
from proceedings.site import absolute, site_of

from .models.accreditation import REFUSED_DAYS, STATEMENT_LENGTH, UNCONFIRMED_DAYS, Accreditation
from .stateless import StatelessForm, answering, confirming, form_page, letters_room, stateless
from .tasks import mail_confirmation

OF_ALL, OF_ONE = 40, 3  # requests within an hour, and of one address within a day
signer = signing.TimestampSigner(salt="accreditation")


class AccreditationForm(StatelessForm):
    name = LineFormField(
        label=gettext_lazy("Your name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "input"}),
    )
    outlet = LineFormField(
        label=gettext_lazy("Newspaper, agency or channel"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "class": "input"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        help_text=gettext_lazy("A link is sent there first: what is confirmed by it reaches the organisers."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr", "class": "input"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of our messages"),
        choices=settings.LANGUAGES,
        widget=forms.Select(attrs={"class": "input"}),
    )
    statement = ProseFormField(
        label=gettext_lazy("What you cover, and where we can see it (optional)"),
        required=False,
        max_length=STATEMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input"}),
    )


@stateless
@answering
def ask(request: HttpRequest) -> HttpResponse:
    """`/press/accreditation/`."""
    context = {"unconfirmed_days": UNCONFIRMED_DAYS, "refused_days": REFUSED_DAYS}
    return form_page(request, AccreditationForm, "press/accreditation.html", context, _keep)


def _keep(form: AccreditationForm, request: HttpRequest) -> None:
    at = site_of(request).at
    fields = {**form.cleaned_data, "email": form.cleaned_data["email"].lower()}
    asked = Accreditation.objects.filter(arrived_at__gt=at - timedelta(hours=1)).count()
    mine = Accreditation.objects.filter(email=fields["email"], arrived_at__gt=at - timedelta(days=1))
    if letters_room(asked, OF_ALL) and mine.count() < OF_ONE:
        row = Accreditation.objects.create(arrived_at=at, **fields)
        mail_confirmation.enqueue(row.pk)


def link_of(row: Accreditation) -> str:
    return absolute(f"/{row.language}/press/accreditation/{signer.sign(row.token)}/")


@stateless
@answering
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Where the mailed link leads. Mail is read by programs that open links: a press of a button confirms."""
    row = _named(token)

    def perform() -> None:
        assert row
        with transaction.atomic():
            for found in Accreditation.objects.select_for_update().filter(pk=row.pk, confirmed_at=None):
                found.confirmed_at = site_of(request).at
                found.save(update_fields=["confirmed_at"])

    words: dict[str, Any] = {
        "title": _("Confirm your address"),
        "explanation": _("By pressing you confirm that you asked for accreditation with this address."),
        "button": _("Confirm the request"),
        "done": _("Your request has reached the organisers. They answer by mail."),
    }
    return confirming(request, row.email if row else None, words, perform)


def _named(token: str) -> Accreditation | None:
    try:
        plain = signer.unsign(token, max_age=timedelta(days=UNCONFIRMED_DAYS))
    except signing.BadSignature:
        return None
    return Accreditation.objects.filter(token=plain).first()
