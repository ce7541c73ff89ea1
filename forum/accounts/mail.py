"""Mail of the accounts: plain text, in the language of whoever reads it."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

log = logging.getLogger(__name__)
PRINTED = ("console", "dummy")


def is_configured() -> bool:
    """Whether mail leaves this machine: until then an administrator hands links over."""
    return settings.EMAIL_BACKEND.split(".")[-2] not in PRINTED


def send(name: str, to: str, language: str, context: dict[str, Any]) -> bool:
    """A template's first line is the subject. False where it could not be handed on; the log says why."""
    with translation.override(language):
        context = {**context, "site_url": f"{settings.SITE_URL}/", "site_name": gettext("Multaqa")}
        subject, _, body = render_to_string(f"account/email/{name}.txt", context).strip().partition("\n")
    try:
        EmailMessage(subject, body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to]).send()
    except OSError:  # of which the errors of smtplib are
        log.exception("Mail %s could not be sent", name)
        return False
    return True
