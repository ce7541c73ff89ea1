"""What readers say is wrong in a public text."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..dates import gregorian
from ..fields import LineField, ProseField

PASSAGE_LENGTH = 1000
WORDS_LENGTH = 2000
CONTACT_LENGTH = 200
KEPT_DAYS = 90  # after it was settled; the page that readers write on says so


class ReportQuerySet(models.QuerySet["Report"]):
    def waiting(self) -> "ReportQuerySet":
        return self.filter(outcome="")

    def since(self, moment: datetime) -> "ReportQuerySet":
        return self.filter(arrived_at__gt=moment)

    def forget(self, at: datetime, days: int = KEPT_DAYS) -> int:
        """Remove what was settled longer ago; returns how many."""
        return self.filter(settled_at__lt=at - timedelta(days=days)).delete()[0]


class Report(models.Model):
    """About one version of one object, as a reader of `language` saw it."""

    class Outcome(models.TextChoices):
        DONE = "done", pgettext_lazy("a reader's report", "Done: the text was corrected")
        REFUSED = "refused", pgettext_lazy("a reader's report", "Refused: the text is right")
        DUPLICATE = "duplicate", pgettext_lazy("a reader's report", "Reported before")

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=8)
    number = models.PositiveIntegerField(_("version"))
    language = models.CharField(max_length=2)
    passage = ProseField(_("the passage"), max_length=PASSAGE_LENGTH, blank=True)
    words = ProseField(_("what is wrong"), max_length=WORDS_LENGTH)
    contact = LineField(_("how to answer"), max_length=CONTACT_LENGTH, blank=True)
    arrived_at = models.DateTimeField(_("arrived"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    note = ProseField(_("note for the team"), max_length=WORDS_LENGTH, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("settled by")
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-arrived_at", "-pk"]
        indexes = [
            models.Index(fields=["arrived_at"], name="reports_in_time"),
            models.Index(fields=["kind", "key"], name="reports_of_an_object"),
        ]
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")

    def __str__(self) -> str:
        # The admin's log keeps this for ever, and what readers write is kept for a limited time.
        return _("Report of %(day)s") % {"day": gregorian(self.arrived_at, get_language() or "ar")}
