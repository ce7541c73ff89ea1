"""Links for people without an account: to look at one object before it is published, to write from the hall.

Who holds the address holds the key: only its digest is stored, so that nobody finds it in a copy of the
database.
"""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..fields import LineField
from . import Publishable

TOKEN_BYTES = 32
NOTE_LENGTH = 120


class Purpose(models.TextChoices):
    PREVIEW = "preview", _("Preview")
    HALL = "hall", pgettext_lazy("a link for the rapporteur", "From the hall")


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class DeskLinkQuerySet(models.QuerySet["DeskLink"]):
    def of(self, desk: Publishable) -> "DeskLinkQuerySet":
        return self.filter(kind=desk.record_kind, key=desk.key)

    def open(self, at: datetime) -> "DeskLinkQuerySet":
        """Those that still open: an account that was switched off takes its links along."""
        return self.filter(revoked_at=None, expires_at__gt=at, made_by__is_active=True)


class DeskLink(models.Model):
    """One object, one purpose, until a moment. `uses` counts all; `log` has the moments of the first."""

    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=8)
    digest = models.CharField(max_length=64, unique=True)
    note = LineField(max_length=NOTE_LENGTH, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uses = models.PositiveIntegerField(default=0)

    objects = DeskLinkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "key"], name="links_of_an_object")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.kind}:{self.key}"

    @classmethod
    def make(cls, desk: Publishable, by: Any, at: datetime, **fields: Any) -> str:
        """The token of a new link: it can be read here and never again."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        link = cls(kind=desk.record_kind, key=desk.key, digest=digest_of(token), made_by=by, made_at=at)
        for name, value in fields.items():
            setattr(link, name, value)
        link.save(force_insert=True)
        return token


class LinkUse(models.Model):
    """That a link was opened, and when; not by whom or from where."""

    link = models.ForeignKey(DeskLink, models.CASCADE, related_name="log")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.link} {self.at}"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def of(self, kind: str, *keys: str) -> "SubmissionQuerySet":
        return self.filter(link__kind=kind, link__key__in=keys)

    def waiting(self) -> "SubmissionQuerySet":
        """The last of each link, where nobody has decided about it."""
        later = Submission.objects.filter(link=models.OuterRef("link"), pk__gt=models.OuterRef("pk"))
        return self.filter(~models.Exists(later), outcome="")


class Submission(models.Model):
    """What arrived from the hall: a draft beside the desk, which an editor takes or sets aside.

    `texts`: a field's name → its text in `language`.
    """

    class Outcome(models.TextChoices):
        TAKEN = "taken", pgettext_lazy("a draft from the hall", "Taken")
        ASIDE = "aside", pgettext_lazy("a draft from the hall", "Set aside")

    link = models.ForeignKey(DeskLink, models.CASCADE, related_name="submissions")
    name = LineField(max_length=NOTE_LENGTH)
    language = models.CharField(max_length=2)
    texts = models.JSONField()
    arrived_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.link} {self.arrived_at}"
