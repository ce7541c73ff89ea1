"""Deciding about a journalist's request, and ending what was granted. Each change is under the row's lock."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from forum.accounts import invitations, mail, sessions
from forum.models import Invitation, User
from forum.roles import JOURNALIST
from proceedings import clock
from proceedings.site import absolute
from proceedings.workflow import Refused

from ..models import Accreditation
from ..tasks import mail_decision


def check(row: Accreditation) -> None:
    """Refused where approving could not lead to an account of its own."""
    if not row.confirmed_at:
        raise Refused(_("The address is not confirmed yet: nobody knows whose request this is."))
    user = User.objects.filter(email__iexact=row.email).first()
    if user and (user.is_staff or not user.groups.filter(name=JOURNALIST).exists()):
        raise Refused(_("This address has an account of the team, which reads on the desk."))
    invited = Invitation.objects.open().filter(email__iexact=row.email)
    if invited.exclude(groups__name=JOURNALIST).exists():
        raise Refused(_("This address has an open invitation into the team."))


def settle(row: Accreditation, by: Any) -> str:
    """After the outcome was written: an account or a letter. The link to hand over, where no mail leaves."""
    row.settled_at, row.settled_by = clock.now(), by
    row.save(update_fields=["settled_at", "settled_by"])
    if row.outcome == Accreditation.Outcome.REFUSED:
        mail_decision.enqueue(row.pk)
        return ""
    user = User.objects.filter(email__iexact=row.email, is_staff=False).first()
    return _renewed(row, user) if user else invite(row, by)


def _renewed(row: Accreditation, user: User) -> str:
    """Whoever was accredited before has an account."""
    row.user = user
    row.save(update_fields=["user"])
    User.objects.filter(pk=user.pk).update(is_active=True)
    link = absolute(reverse("embargoed"))
    mail.send("accreditation_renewed", row.email, row.language, {"name": row.name, "link": link})
    return ""


def invite(row: Accreditation, by: Any) -> str:
    """By the invitation that makes every account; a new one closes the one before it."""
    close_invitation(row)
    for other in Invitation.objects.open().filter(email__iexact=row.email, groups__name=JOURNALIST):
        invitations.revoke(other)
    invitation = Invitation(email=row.email, first_name=row.name, mail_language=row.language, invited_by=by)
    link = invitations.renew(invitation)
    invitation.groups.set(Group.objects.filter(name=JOURNALIST))
    row.invitation = invitation
    row.save(update_fields=["invitation"])
    return "" if invitations.send(invitation, link, "accreditation_approved") else link


def joined(sender: Any, invitation: Invitation, user: User, **_kwargs: Any) -> None:
    """Signal: the invitation was followed. The account is the accreditation's from now on."""
    for row in Accreditation.objects.filter(invitation=invitation, user=None):
        row.user = user
        row.save(update_fields=["user"])


@transaction.atomic
def revoke(row: Accreditation, by: Any) -> None:
    """At once: what is asked for next is answered as to anybody, and no session stays open."""
    row.revoked_at, row.revoked_by = clock.now(), by
    row.save(update_fields=["revoked_at", "revoked_by"])
    close_invitation(row)
    if row.user and not row.user.is_staff:
        sessions.end_all(row.user)
    mail_decision.enqueue(row.pk)


def close_invitation(row: Accreditation) -> None:
    if row.invitation and row.invitation.is_open:
        invitations.revoke(row.invitation)
