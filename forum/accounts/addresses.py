"""The e-mail address that an administrator gave an account is the account's own."""

from allauth.account.models import EmailAddress

from ..models import User


def adopt_address(user: User) -> None:
    """So that changing it waits for the new one's confirmation: until then this one opens the account."""
    email = user.email.lower()
    known = EmailAddress.objects.filter(user=user)
    taken = EmailAddress.objects.filter(email=email, verified=True).exclude(user=user)
    if not email or taken.exists() or known.filter(verified=True).exists():
        return
    known.filter(email=email).delete()
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
