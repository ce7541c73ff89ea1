"""The pages of accounts that are this site's own; those of allauth stand beside them in `urls.py`."""

from typing import Any

from allauth.account import app_settings
from allauth.account.internal import flows
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from . import factors, invitations, sessions
from .forms import JoinForm

# Seconds until a limit has room again at the latest. A hall of people may sign in from behind one address.
RETRY, RETRY_TO_SIGN_IN = 900, 60


def too_many(request: HttpRequest) -> HttpResponse:
    """What allauth answers where a limit is reached."""
    is_login = bool(request.resolver_match and request.resolver_match.url_name == "account_login")
    seconds = RETRY_TO_SIGN_IN if is_login else RETRY
    response = render(request, "429.html", {"minutes": seconds // 60}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    kinds = list(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    context = {
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "sessions": sessions.sessions_of(request.user),
        "is_missing": factors.is_missing(request),
    }
    return TemplateResponse(request, "account/home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def session_list(request: HttpRequest) -> HttpResponse:
    """Where this account is signed in. One other may be ended, or all of them."""
    current = request.session.session_key
    rows = sessions.sessions_of(request.user)
    if request.method != "POST":
        return TemplateResponse(request, "account/sessions.html", {"sessions": rows, "current": current})
    asked = request.POST.get("end", "")
    ended = [row for row in rows if row.session_key != current and asked in ("others", str(row.pk))]
    for row in ended:
        row.end()
    messages.success(
        request,
        ngettext("%(count)d session ended.", "%(count)d sessions ended.", len(ended)) % {"count": len(ended)},
    )
    return HttpResponseRedirect(reverse("account_sessions"))


@sensitive_post_parameters()
@sensitive_variables("token")
@ratelimit.decorator(app="allauth.account", action="signup")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Where an invitation's link leads: choose a name and a password, and be in."""
    invitation = invitations.find_open(token)
    if invitation and "django_language" not in request.COOKIES:
        translation.activate(invitation.mail_language)
        request.LANGUAGE_CODE = invitation.mail_language
    if not invitation or request.user.is_authenticated:
        return _page(request, {"invitation": invitation}, status=200 if invitation else 410)
    return _answer(request, token, JoinForm(request.POST or None), invitation)


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, "account/join.html", context, status=status)


def _answer(request: HttpRequest, token: str, form: JoinForm, invitation: Any) -> HttpResponse:
    if not form.is_valid():
        return _page(request, {"invitation": invitation, "form": form})
    given = form.cleaned_data
    try:
        user = invitations.accept(token, given["username"], given["password1"])
    except IntegrityError:  # another took the name a moment ago
        form.add_error("username", _("A user with that username already exists."))
        return _page(request, {"invitation": invitation, "form": form})
    if user is None:
        return _page(request, {"invitation": None}, status=410)
    flows.login.record_authentication(request, user, method="password")
    return flows.login.perform_login(
        request, Login(user=user, email_verification=app_settings.EmailVerificationMethod.NONE)
    )
