"""Journalists who may read what is under embargo: how they asked, until when they may, what they agreed to,
what they read."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from proceedings.dates import gregorian
from proceedings.fields import LineField, ProseField
from proceedings.models import Publication

STATEMENT_LENGTH = 2000
UNCONFIRMED_DAYS, REFUSED_DAYS = 7, 30  # what the form promises; the worker keeps it


def new_token() -> str:
    return secrets.token_urlsafe(16)


class AccreditationQuerySet(models.QuerySet["Accreditation"]):
    def waiting(self) -> "AccreditationQuerySet":
        """Whose address is confirmed, and about whom nobody has decided."""
        return self.exclude(confirmed_at=None).filter(outcome="")

    def open(self, at: datetime) -> "AccreditationQuerySet":
        """Those that let somebody read at this moment."""
        lasts = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate(at))
        return self.filter(lasts, outcome=Accreditation.Outcome.APPROVED, revoked_at=None)

    def of(self, user: Any, at: datetime) -> "Accreditation | None":
        return (
            self.open(at).filter(user=user, user__is_active=True).first() if user.is_authenticated else None
        )

    def forget(self, at: datetime) -> int:
        """Remove what the form promises not to keep, its history with it; returns how many."""
        unconfirmed = Q(confirmed_at=None, arrived_at__lt=at - timedelta(days=UNCONFIRMED_DAYS))
        refused = Q(outcome="refused", settled_at__lt=at - timedelta(days=REFUSED_DAYS))
        with transaction.atomic():
            keys = list(self.filter(unconfirmed | refused).values_list("pk", flat=True))
            self.filter(pk__in=keys).delete()
            history: Any = self.model.history.model.objects
            history.filter(id__in=keys).delete()
        return len(keys)


class Accreditation(models.Model):
    """From the request to its end. `token` names it in the mail that confirms the address, signed."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", pgettext_lazy("a journalist's request", "Approved")
        REFUSED = "refused", pgettext_lazy("a journalist's request", "Refused")

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    name = LineField(_("name"), max_length=150)
    outlet = LineField(_("newspaper, agency or channel"), max_length=150)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of messages"), max_length=2, choices=settings.LANGUAGES)
    statement = ProseField(_("what it is for"), max_length=STATEMENT_LENGTH, blank=True)
    arrived_at = models.DateTimeField(_("arrived"))
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    reason = ProseField(_("reason"), max_length=STATEMENT_LENGTH, blank=True)
    settled_at = models.DateTimeField(_("decided"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Without one it lasts until it is revoked.")
    )
    invitation = models.ForeignKey("forum.Invitation", models.SET_NULL, null=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="accreditations",
        verbose_name=_("account"),
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("revoked by")
    )

    objects = AccreditationQuerySet.as_manager()

    class Meta:
        ordering = ["-arrived_at", "-pk"]
        default_permissions = ("view", "change")
        verbose_name = pgettext_lazy("of a journalist", "accreditation")
        verbose_name_plural = pgettext_lazy("of journalists", "accreditations")

    def __str__(self) -> str:
        # The admin's log keeps this for ever, and who was refused is kept for a limited time.
        return _("Request of %(day)s") % {"day": gregorian(self.arrived_at, get_language() or "ar")}

    def has_ended(self, today: date) -> bool:
        return bool(self.ends_on and self.ends_on < today)


class Terms(models.Model):
    """What a journalist agrees to before reading. Once in force a text never changes; another replaces it."""

    text = ProseField(_("text"))
    in_force_at = models.DateTimeField(_("in force since"), null=True, editable=False)

    class Meta:
        ordering = ["-in_force_at", "-pk"]
        default_permissions = ("view", "add", "change")
        verbose_name = pgettext_lazy("for journalists", "terms of embargo")
        verbose_name_plural = pgettext_lazy("for journalists", "terms of embargo")

    def __str__(self) -> str:
        return str(_("Terms %(number)d") % {"number": self.pk or 0})

    @classmethod
    def current(cls) -> "Terms | None":
        return cls.objects.exclude(in_force_at=None).first()


class Acceptance(models.Model):
    """Who agreed to which text, and when."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    terms = models.ForeignKey(Terms, models.PROTECT, related_name="acceptances")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "terms"], name="accepted_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.terms_id}"


class Reading(models.Model):
    """Who read which version under embargo, and when. Triggers of the database refuse any change of it."""

    class What(models.TextChoices):
        PAGE = "page", pgettext_lazy("what a journalist read", "Page")
        TEXT = "text", pgettext_lazy("what a journalist read", "Text")
        DATA = "data", pgettext_lazy("what a journalist read", "Data (ninjs)")
        FILE = "file", pgettext_lazy("what a journalist read", "File")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("account")
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="+", verbose_name=_("publication")
    )
    what = models.CharField(pgettext_lazy("of a reading", "what"), max_length=4, choices=What.choices)
    language = models.CharField(_("language"), max_length=2)
    at = models.DateTimeField(pgettext_lazy("of a reading", "when"))

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        verbose_name = pgettext_lazy("under embargo", "reading")
        verbose_name_plural = pgettext_lazy("under embargo", "log of readings")
        indexes = [models.Index(fields=["at"], name="readings_in_time")]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.what}"
