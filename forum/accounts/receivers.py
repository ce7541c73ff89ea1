"""What follows from allauth's signals."""

import time
from typing import Any

from allauth.account.signals import user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_used
from django.conf import settings
from django.http import HttpRequest

from .addresses import adopt_address
from .factors import mark_added, mark_shown
from .middleware import SEEN


def on_signing_in(request: HttpRequest, user: Any, response: Any = None, **_kwargs: Any) -> None:
    request.session[SEEN] = time.time()
    adopt_address(user)
    # Who has not chosen a language on this device gets their own.
    if response is not None and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            user.mail_language,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )


def connect() -> None:
    user_logged_in.connect(on_signing_in)
    authenticator_used.connect(mark_shown)
    authenticator_added.connect(mark_added)
