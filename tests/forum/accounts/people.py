"""Members of the team who sign in through the real pages."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth

from tests.factories import PASSWORD

LOGIN = "/accounts/login/"


def sign_in(client, name, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": name, "password": password} | more)


def code_of(secret, *, steps=0):
    """What an authenticator app shows now (RFC 6238), or some half minutes later."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + steps))


def give_app(user):
    """An authenticator app; its secret."""
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(user, secret)
    return secret


def kinds_of(user):
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def is_signed_in(client):
    return client.get("/accounts/").status_code == 200


def link_in(mail):
    """The one link of a mail: alone on its line, so that every mail program makes it one."""
    (link,) = re.findall(r"^(http://testserver/accounts/\S+)$", mail.body, re.MULTILINE)
    return link.removeprefix("http://testserver")
