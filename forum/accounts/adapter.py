"""How allauth behaves here: links of the one address, mail in the reader's language, failures counted."""

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal import flows
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from proceedings.site import absolute

from . import lockout, mail
from .context import home_of
from .sessions import browser_in_words

WRONG = _("The user name or the password is not right.")
LOCKED = _(
    "Too many attempts that failed. Wait a quarter of an hour, or ask an administrator to unlock the account."
)
# What is told by mail to whoever an account belongs to.
NOTICES = {
    "account/email/email_changed": _("The e-mail address of your account was changed"),
    "account/email/email_confirm": _("The e-mail address of your account was confirmed"),
    "account/email/password_changed": _("Your password was changed"),
    "account/email/password_reset": _("Your password was set anew"),
    "account/email/password_set": _("A password was set for your account"),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made for your account"),
    "mfa/email/totp_activated": _("An authenticator app was added to your account"),
    "mfa/email/totp_deactivated": _("The authenticator app of your account was removed"),
    "mfa/email/webauthn_added": _("A passkey was added to your account"),
    "mfa/email/webauthn_removed": _("A passkey of your account was removed"),
}


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": LOCKED,
        "rate_limited": LOCKED,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    # Failures are counted for the account, whichever of its names was typed.

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return lockout.key_of(credentials.get("username") or credentials.get("email") or "")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in has just shown who they are."""
        records = flows.login.get_authentication_records(self.request, self.request.user)
        latest = max((record["at"] for record in records), default=0)
        return time.time() - latest > app_settings.REAUTHENTICATION_TIMEOUT

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request.user)

    # Links stand on the site's one address, never on the Host that somebody asked for.

    def get_reset_password_from_key_url(self, key: str) -> str:
        return absolute(urlsplit(super().get_reset_password_from_key_url(key)).path)

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return absolute(reverse("account_confirm_email", args=[emailconfirmation.key]))

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        user = context.get("user")
        language = user.mail_language if user else get_language() or settings.LANGUAGE_CODE
        mail.send(template_prefix.rpartition("/")[2], email, language, {**context, "email": email})

    def send_account_already_exists_mail(self, email: str) -> None:
        self.send_mail("account_already_exists", email, {})

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict | None = None, email: str | None = None
    ) -> None:
        to = email or EmailAddress.objects.get_primary_email(user)
        if to:
            told = {
                "notice": NOTICES[template_prefix],
                "user": user,
                "at": timezone.localtime(),
                "address": self.get_client_ip(self.request),
                "browser": browser_in_words(self.get_http_user_agent(self.request)),
            }
            self.send_mail("notice", to, told | (context or {}))


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Codes of the app change every half minute."),
    }

    def get_totp_issuer(self) -> str:
        return urlsplit(settings.SITE_URL).hostname or gettext("Multaqa")

    def get_totp_label(self, user: Any) -> str:
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        """To stand in the page itself, which has no picture from a data: address."""
        from qrcode import QRCode
        from qrcode.image.svg import SvgPathImage

        code = QRCode(box_size=10, border=2)
        code.add_data(url)
        return SafeString(code.make_image(image_factory=SvgPathImage).to_string(encoding="unicode"))

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return browser_in_words(self.request.headers.get("User-Agent", ""))
