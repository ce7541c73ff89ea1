"""After repeated failures an account is locked for a while, whether it exists or not."""

from typing import Any

from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username
from allauth.core import context
from allauth.core.internal import ratelimit
from django.conf import settings

from ..models import User

ACTION = "login_failed"
# Without the limit of the address: an administrator's own says nothing of the account.
PER_ACCOUNT = {
    ACTION: ",".join(
        rate for rate in settings.ACCOUNT_RATE_LIMITS[ACTION].split(",") if rate.endswith("/key")
    )
}


def key_of(typed: str) -> str:
    """Of a user name or an e-mail address. Both are looked up always, so that it takes the same time."""
    found = [get_user_by_username(typed), *filter_users_by_email(typed, for_login=True)]
    keys = sorted(user.pk for user in found if user)
    return f"account-{keys[0]}" if keys else f"name-{typed.casefold()}"


def _keys(user: User) -> tuple[str, str]:
    """Of the password, and of the second factor."""
    return f"account-{user.pk}", f"mfa-auth-user-{user.pk}"


def is_locked(user: User) -> bool:
    arguments: dict[str, Any] = {"app": "allauth.account", "action": ACTION, "config": PER_ACCOUNT}
    return any(
        ratelimit.consume(context.request, key=key, dry_run=True, limit_get=True, **arguments) is None
        for key in _keys(user)
    )


def unlock(user: User) -> None:
    for key in _keys(user):
        ratelimit.clear(context.request, app="allauth.account", action=ACTION, config=PER_ACCOUNT, key=key)
