"""Mail to whoever asked for it: what became public of the language and the topics that they chose."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from proceedings.models import Publication

from .accreditation import new_token

UNCONFIRMED_DAYS = 7  # what the form promises; the worker keeps it
SENT_DAYS = 30  # for as long is known what was sent to whom
TRIES, AGAIN = 8, timedelta(minutes=10)
HELD = timedelta(minutes=5)  # by the worker that sends it: a mail server is not waited for that long


def handle_of(email: str, language: str) -> str:
    """The same for every choice of an address, so that the way out in an old letter stays one."""
    return salted_hmac("alerts", f"{language}:{email}", algorithm="sha256").hexdigest()[:32]


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def confirmed(self) -> "SubscriptionQuerySet":
        return self.exclude(confirmed_at=None)

    def forget(self, at: datetime) -> int:
        late = at - timedelta(days=UNCONFIRMED_DAYS)
        return self.filter(confirmed_at=None, asked_at__lt=late).delete()[0]


class Subscription(models.Model):
    """An address, a language and topics, and nothing else of whoever reads. Cancelling deletes it. An address
    has one that is confirmed in each language: asking again changes it, so that nothing is told twice.

    `kinds`: the kinds of records, or none for all; `edition` and `track` are keys, or empty for all. `token`
    names the row in the link that confirms it, `handle` the address in the link that ends its alerts.
    """

    token = models.CharField(max_length=32, unique=True, default=new_token)
    handle = models.CharField(max_length=32, db_index=True)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    edition = models.CharField(max_length=8, blank=True)
    track = models.CharField(max_length=80, blank=True)
    kinds = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["handle"],
                condition=~models.Q(confirmed_at=None),
                name="one_choice_of_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.edition} {self.kinds}"


class Watch(models.Model):
    """One row: up to which moment the worker has looked at what became public."""

    seen_until = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.seen_until)


class Seen(models.Model):
    """A version that a look has dealt with: for as long as looks overlap."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.publication_id)


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self, at: datetime) -> "LetterQuerySet":
        return self.filter(sent_at=None, due_at__lte=at, tries__lt=TRIES)

    def take(self, pk: int, at: datetime) -> bool:
        """Whether this try is ours: of two workers with the same letter, one sends it."""
        free = models.Q(taken_at=None) | models.Q(taken_at__lt=at - HELD)
        rows = self.filter(free, pk=pk, sent_at=None)
        return bool(rows.update(taken_at=at, tries=models.F("tries") + 1))


class Letter(models.Model):
    """What one look found for one subscription: sent once. `due_at`: when it is tried, or tried again."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="letters")
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.due_at}"


class Told(models.Model):
    """That a version is in the letter of a subscription: in one, whatever happens."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="+")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="+")
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="told")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["subscription", "publication"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.publication_id}"
