"""A reader's "report a mistake in this text": a small form beside each public record, for what is public now.

It keeps no state: no cookie, and no token but the signed moment at which the form was opened.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from . import guests
from .fields import LineFormField, ProseFormField
from .models import Publication
from .outlets import Record, find, in_words
from .params import BadInput
from .text import clean
from .workflow import Refused

SOONEST, LATEST = 2, 12 * 3600  # seconds that a person takes to write it
AN_HOUR = "3600"  # after which the limit has room again at the latest
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_signer = Signer(salt="report a mistake")


class ReportForm(forms.Form):
    passage = ProseFormField(
        label=gettext_lazy("The passage"),
        required=False,
        max_length=guests.PASSAGE_LENGTH,
        help_text=gettext_lazy("The words as they stand on the page, if the mistake is in some of them."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
    )
    words = ProseFormField(
        label=gettext_lazy("What is wrong"),
        max_length=guests.WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5, "class": "input"}),
    )
    contact = LineFormField(
        label=gettext_lazy("How to answer you (optional)"),
        required=False,
        max_length=guests.CONTACT_LENGTH,
        help_text=gettext_lazy("An e-mail address or a telephone number, if you would like an answer."),
        widget=forms.TextInput(attrs={"autocomplete": "email", "class": "input"}),
    )

    def __init__(self, at: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.at = at

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            opened = int(_signer.unsign(self.data.get("opened", "")))
        except (BadSignature, ValueError):
            opened = 0
        if not SOONEST <= self.at.timestamp() - opened <= LATEST:
            self.add_error(None, _("It was not sent yet. Please look it over and press the button again."))
        return cleaned

    @property
    def is_trapped(self) -> bool:
        """Only a machine fills in what no reader sees."""
        return bool(self.data.get("website"))


def report(kind: str) -> Callable[..., HttpResponse]:
    """The page of a kind's reports. It changes nothing that anybody else sees, so it needs no guard against
    forged requests, which would need a cookie."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @in_words
    def answer(request: HttpRequest, slug: str, edition: str = "") -> HttpResponse:
        response = _answer(request, find(request, kind, slug, edition, None))
        response.headers["Cache-Control"] = "no-store"
        if response.status_code == 429:
            response.headers["Retry-After"] = AN_HOUR
        return response

    return answer


def _answer(request: HttpRequest, record: Record) -> HttpResponse:
    at, sent = record.site.at, "sent" in request.GET
    if request.method == "POST":
        form, status = ReportForm(at, request.POST), 422
        if form.is_valid():
            try:
                _keep(form, record, request.POST.get("version", ""))
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = 429
            else:
                return HttpResponseRedirect(f"{request.path}?sent=1")
    else:
        form, status = ReportForm(at, initial={"passage": _asked(request)}), 200
    opened = _signer.sign(str(int(at.timestamp())))
    version = _version(record, request.POST.get("version") or request.GET.get("version", ""))
    context: dict[str, Any] = {
        "record": record,
        "edition": record.of_edition,
        "site": record.site,
        "form": form,
    }
    context |= {"opened": opened, "version": version, "sent": sent, "days": guests.KEPT_DAYS}
    return render(request, "proceedings/report.html", context, status=status)


def _keep(form: ReportForm, record: Record, version: str) -> None:
    if not form.is_trapped:
        about = _version(record, version)
        guests.report(record.publication, about, record.site.language, record.site.at, **form.cleaned_data)


def _asked(request: HttpRequest) -> str:
    """The passage that the reader selected, as far as there is room for it."""
    try:
        return clean(request.GET.get("passage", "")).strip()[: guests.PASSAGE_LENGTH]
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error


def _version(record: Record, asked: str) -> int:
    """The version that was read: one that may still be read, otherwise the current one."""
    publication = record.publication
    if not _NUMBER.fullmatch(asked) or int(asked) == publication.number:
        return publication.number
    readable = Publication.objects.ever_public(record.site.at)
    known = readable.filter(kind=publication.kind, key=publication.key, number=int(asked)).exists()
    return int(asked) if known else publication.number
