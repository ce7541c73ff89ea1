"""The second factor: who has one, whether this session showed it, and taking it from who lost it."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from ..models import User
from . import mail, sessions

SHOWN = "second_factor_shown"
REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in for one


def has_factor(user: Any) -> bool:
    return Authenticator.objects.filter(user=user, type__in=REAL).exists()


def is_missing(request: HttpRequest) -> bool:
    """Whether this person may not go on before a second factor was set up, or shown. Journalists as well:
    what they read under embargo is what the team guards with it."""
    user = request.user
    if not (settings.SECOND_FACTOR_REQUIRED and user.is_authenticated):
        return False
    return not (request.session.get(SHOWN) and has_factor(user))


def mark_shown(request: HttpRequest, **_kwargs: Any) -> None:
    """Signal: a factor was used in this session."""
    request.session[SHOWN] = True


def mark_added(request: HttpRequest, user: Any, **_kwargs: Any) -> None:
    """Signal: a factor was set up in this session. Others of the account, which never showed it, end."""
    request.session[SHOWN] = True
    sessions.end_all(user, but=request.session.session_key)


def reset(user: User) -> None:
    """For who lost the telephone: the next sign-in leads to setting up a new one."""
    Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user)
    if user.email:
        mail.send("factors_reset", user.email, user.mail_language, {"user": user})
