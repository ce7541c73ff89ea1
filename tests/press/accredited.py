"""Journalists, and what they may read: for tests."""

from datetime import timedelta

from django.utils import timezone

from forum.accounts import invitations
from forum.models import User
from press.admin import accrediting
from press.models import Acceptance, Accreditation, Subscription, Terms
from press.models.alerts import handle_of
from tests.factories import both, make_user, publish


def make_request(*, email="reporter@paper.example", at=None, **fields):
    """Asked for, and the address confirmed."""
    at = at or timezone.now()
    fields = {"name": "ليلى", "outlet": "الصحيفة", "language": "ar", "confirmed_at": at} | fields
    return Accreditation.objects.create(email=email, arrived_at=at, **fields)


def make_journalist(*, accepted=True, **fields):
    """The account, by the way that every one is made: approved, invited, joined."""
    row = make_request(**fields)
    row.outcome = "approved"
    row.save()
    officer = make_user(role="press_officer")
    accrediting.settle(row, officer)
    link = invitations.renew(row.invitation)
    user = invitations.accept(link.rstrip("/").rpartition("/")[2], f"reporter-{row.pk}", "a long password 9")
    if accepted:
        accept(user, Terms.current() or make_terms())
    return User.objects.get(pk=user.pk)


def make_terms(at=None, **fields):
    words = both("text", "لا يُنشر قبل موعده.", "Not before its hour.")
    return Terms.objects.create(**words | {"in_force_at": at or timezone.now()} | fields)


def accept(user, terms):
    return Acceptance.objects.create(user=user, terms=terms, at=timezone.now())


def embargo(desk, at, **request):
    return publish(desk, at=at, press_may_read=True, **request)


def make_subscription(*, email="reader@paper.example", language="ar", at=None, **fields):
    at = at or timezone.now() - timedelta(days=1)
    fields = {"asked_at": at, "confirmed_at": at} | fields
    return Subscription.objects.create(
        email=email, language=language, handle=handle_of(email, language), **fields
    )
