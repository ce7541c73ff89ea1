"""Inviting into the team. Only a digest of the link's secret is kept: who reads the database cannot join."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.dispatch import Signal
from django.urls import reverse
from django.utils import timezone

from proceedings.site import absolute

from ..models import Invitation, User
from ..roles import JOURNALIST
from . import mail
from .addresses import adopt_address

OPEN_FOR = timedelta(days=7)
accepted = Signal()  # invitation, user: within the transaction that makes the account


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def renew(invitation: Invitation) -> str:
    """Give it a new secret and another week; the link before it opens nothing any more. The new link."""
    token = secrets.token_urlsafe(32)
    invitation.digest = _digest(token)
    invitation.expires_at = timezone.now() + OPEN_FOR
    invitation.save()
    return absolute(reverse("account_join", args=[token]))


def send(invitation: Invitation, link: str, letter: str = "invitation") -> bool:
    inviter = invitation.invited_by
    return mail.is_configured() and mail.send(
        letter,
        invitation.email,
        invitation.mail_language,
        {
            "link": link,
            "name": " ".join(filter(None, (invitation.first_name, invitation.last_name))),
            "inviter": (inviter.get_full_name() or inviter.get_username()) if inviter else "",
            "days": OPEN_FOR.days,
        },
    )


def revoke(invitation: Invitation) -> None:
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])


def find_open(token: str) -> Invitation | None:
    return Invitation.objects.open().filter(digest=_digest(token)).first()


@transaction.atomic
def accept(token: str, username: str, password: str) -> User | None:
    """The account; none where the link was used, taken back or out of date in the meantime."""
    invitation = Invitation.objects.select_for_update().open().filter(digest=_digest(token)).first()
    if invitation is None:
        return None
    groups = list(invitation.groups.all())
    user = User.objects.create_user(
        username,
        invitation.email,
        password,
        first_name=invitation.first_name,
        last_name=invitation.last_name,
        mail_language=invitation.mail_language,
        is_staff=any(group.name != JOURNALIST for group in groups),
    )
    user.groups.set(groups)
    adopt_address(user)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    accepted.send(Invitation, invitation=invitation, user=user)
    return user
