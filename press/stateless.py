"""Public forms of the press room that keep no state, and pages whose address is all that they ask for.

No cookie is read or set. A form holds the signed moment at which it was opened, and an input that no reader
sees. What is asked for by mail is answered the same for every address: nobody learns who is known here.
"""

from collections.abc import Callable
from typing import Any

from allauth.core.internal import ratelimit
from django import forms
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from proceedings.previewing import hidden
from proceedings.site import site_of
from proceedings.workflow import Refused

SOONEST, LATEST = 2, 12 * 3600  # seconds that a person takes to write it
OF_A_PLACE = {"press-form": "30/h/ip"}  # a press centre stands behind one address
AN_HOUR = "3600"
_signer = Signer(salt="a form of the press room")

# It changes nothing before a link is followed that only the address's owner gets, so it needs no guard
# against forged requests, which would need a cookie.
stateless = csrf_exempt
answering = require_http_methods(["GET", "HEAD", "POST"])


class StatelessForm(forms.Form):
    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        initial = {"language": request.LANGUAGE_CODE} | kwargs.pop("initial", {})
        super().__init__(*args, label_suffix="", initial=initial, **kwargs)
        self.at = request.moment
        self.opened = _signer.sign(str(int(self.at.timestamp())))

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


def letters_room(sent: int, most: int) -> bool:
    if sent >= most:
        raise Refused(_("Too many requests have come within the hour. Please send yours a little later."))
    return True


def form_page(
    request: HttpRequest,
    form_class: type[StatelessForm],
    template: str,
    context: dict[str, Any],
    keep: Callable[[Any, HttpRequest], None],
) -> HttpResponse:
    status = 200
    form = form_class(request)
    if request.method == "POST":
        form, status = form_class(request, request.POST), 422
        if form.is_valid():
            try:
                _room_of_place(request)
                if not form.is_trapped:
                    keep(form, request)
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = 429
            else:
                return _never_kept(HttpResponseRedirect(f"{request.path}?sent=1"))
    shown = {"form": form, "site": site_of(request), "sent": "sent" in request.GET} | context
    return _never_kept(render(request, template, shown, status=status))


def _room_of_place(request: HttpRequest) -> None:
    if not ratelimit.consume(request, app="press", action="press-form", config=OF_A_PLACE):
        raise Refused(_("Too many requests have come from your network. Please send yours in an hour."))


def _never_kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    if response.status_code == 429:
        response.headers["Retry-After"] = AN_HOUR
    return response


def confirming(
    request: HttpRequest,
    address: str | None,
    words: dict[str, Any],
    perform: Callable[[], object],
) -> HttpResponse:
    """A page with one button. Its address names whom it is for, so that it asks for no other proof."""
    site = site_of(request)
    if address is None:
        return _never_kept(hidden(render(request, "link_closed.html", {"site": site}, status=404)))
    if request.method == "POST":
        perform()
    context = {"address": address, "site": site, "is_done": request.method == "POST"}
    return _never_kept(hidden(render(request, "press/confirm.html", words | context)))
