"""The public side of alerts: the form, the link that confirms, the way out. Nothing here needs an account."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.site import absolute, site_of

from ..models.alerts import UNCONFIRMED_DAYS, Subscription, handle_of
from ..stateless import StatelessForm, answering, confirming, form_page, letters_room, stateless
from ..tasks import mail_subscription
from . import topics

OF_ALL, OF_ONE = 200, 3  # sign-ups within an hour, and of one address within a day
signer = signing.TimestampSigner(salt="alerts: confirm")


class AlertsForm(StatelessForm):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr", "class": "input"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the texts and of our mail"),
        choices=settings.LANGUAGES,
        widget=forms.Select(attrs={"class": "input"}),
    )
    topic = forms.ChoiceField(
        label=gettext_lazy("Topic"), required=False, widget=forms.Select(attrs={"class": "input"})
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Only these"),
        required=False,
        help_text=gettext_lazy("Choose none to be told of all of them."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["topic"].choices = topics.topics(site_of(request))  # type: ignore[attr-defined]
        self.fields["kinds"].choices = topics.kinds()  # type: ignore[attr-defined]


@stateless
@answering
def sign_up(request: HttpRequest) -> HttpResponse:
    """`/press/alerts/`."""
    return form_page(request, AlertsForm, "press/alerts.html", {"days": UNCONFIRMED_DAYS}, _keep)


def _keep(form: AlertsForm, request: HttpRequest) -> None:
    """Answered the same whether the address is known or not; too many letters to one are left out."""
    at, cleaned = site_of(request).at, form.cleaned_data
    asked = Subscription.objects.filter(asked_at__gt=at - timedelta(hours=1)).count()
    email = cleaned["email"].lower()
    mine = Subscription.objects.filter(email=email, asked_at__gt=at - timedelta(days=1), confirmed_at=None)
    if letters_room(asked, OF_ALL) and mine.count() < OF_ONE:
        row = Subscription.objects.create(
            email=email,
            language=cleaned["language"],
            handle=handle_of(email, cleaned["language"]),
            asked_at=at,
            **topics.chosen(cleaned),
        )
        mail_subscription.enqueue(row.pk)


def link_of(row: Subscription) -> str:
    return absolute(f"/{row.language}/press/alerts/confirm/{signer.sign(row.token)}/")


@stateless
@answering
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    row = _named(token)
    words: dict[str, Any] = {
        "title": _("Confirm the alerts"),
        "explanation": _("By pressing you confirm that alerts are to be sent to this address."),
        "button": _("Send me alerts"),
        "done": _("It is done. Each mail holds a link that ends the alerts at once."),
    }
    return confirming(request, row.email if row else None, words, lambda: _confirm(row, request))


def _confirm(row: Subscription | None, request: HttpRequest) -> None:
    """The newest choice of an address in a language takes the place of the one before it."""
    if row is None or row.confirmed_at:
        return
    with transaction.atomic():
        before = Subscription.objects.confirmed().filter(handle=row.handle).select_for_update().first()
        if before is None:
            Subscription.objects.filter(pk=row.pk).update(confirmed_at=site_of(request).at)
            return
        chosen = {name: getattr(row, name) for name in ("edition", "track", "kinds")}
        Subscription.objects.filter(pk=before.pk).update(**chosen)
        row.delete()


@stateless
@answering
def cancel(request: HttpRequest, handle: str) -> HttpResponse:
    """RFC 8058: a POST ends it, from a mail program that shows no page and holds no cookie. A GET asks. What
    has ended before is answered as what ends now, so that a letter sent twice ends nothing with an error."""
    rows = Subscription.objects.filter(handle=handle) if handle.isalnum() else Subscription.objects.none()
    row = rows.first()
    words: dict[str, Any] = {
        "title": _("End the alerts"),
        "explanation": _("No more alerts will be sent to this address, and it is deleted here."),
        "button": _("End the alerts"),
        "done": _("The alerts have ended, and your address is deleted."),
    }
    known = row.email if row else "" if request.method == "POST" else None
    return confirming(request, known, words, rows.delete)


def _named(token: str) -> Subscription | None:
    try:
        plain = signer.unsign(token, max_age=timedelta(days=UNCONFIRMED_DAYS))
    except signing.BadSignature:
        return None
    return Subscription.objects.filter(token=plain).first()
