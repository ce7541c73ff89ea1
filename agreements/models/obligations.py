"""The desk of what the parties promised, and of what was reported since."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.models import Organisation
from proceedings.desk import new_key
from proceedings.fields import LineField, ProseField
from proceedings.files import DocumentUploadField

from .. import progress, terms
from .agreement import Agreement


class Obligation(models.Model):
    """Private as long as it is not tracked in public. `body` is one of the parties; none is all of them."""

    Every = terms.Every

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="obligations")
    key = models.CharField(max_length=8, default=new_key, editable=False)
    body = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whose"),
        help_text=_("One of the parties. Empty: of all parties together."),
    )
    measure = ProseField(_("measure"), max_length=2000, help_text=_("What is to be done, as agreed."))
    clause = LineField(_("clause"), blank=True, max_length=80)
    due = models.DateField(
        _("due on"), null=True, blank=True, help_text=_("Where it recurs: the first time.")
    )
    every = models.CharField(_("recurs"), max_length=10, choices=Every.choices, blank=True)
    until = models.DateField(_("the last time by"), null=True, blank=True)
    tracked = models.BooleanField(
        _("tracked in public"),
        default=False,
        help_text=_("Readers see it with its reports, and whether a report is missing."),
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who on the team follows it"),
    )
    remind = models.EmailField(
        _("e-mail of who is responsible"),
        blank=True,
        help_text=_("Reminded once before it is due and once after. Never shown."),
    )
    position = models.PositiveIntegerField(_("order"), default=10)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")

    def __str__(self) -> str:
        return self.measure[:80]

    def clean(self) -> None:
        if self.every and not (self.due and self.until):
            raise ValidationError({"every": _("What recurs needs its first day and its last.")})
        if self.until and not self.every:
            raise ValidationError({"every": _("Say how often it recurs, or leave out its last day.")})
        if self.due and self.until and self.until < self.due:
            raise ValidationError({"until": _("The last time is before the first.")})
        if len(progress.dues(self.due, self.every, self.until)) > progress.MOST:
            raise ValidationError(
                {"until": _("It would fall due more than %(count)d times.") % {"count": progress.MOST}}
            )


class ProgressReport(models.Model):
    """What was reported of an obligation. Who says that it was met shows it."""

    Status = terms.Reported

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="progress_reports")
    obligation = models.ForeignKey(
        Obligation, models.CASCADE, related_name="reports", verbose_name=_("obligation")
    )
    due = models.DateField(
        _("of the time that was due on"), null=True, blank=True, help_text=_("Where the obligation recurs.")
    )
    reported_on = models.DateField(_("date of the report"))
    status = models.CharField(_("status"), max_length=12, choices=Status.choices)
    evidence = ProseField(_("evidence"), blank=True, max_length=2000)
    url = models.URLField(_("link"), blank=True)
    document = DocumentUploadField(_("file"), blank=True)
    reported_by = LineField(_("reported by"), blank=True)
    verified_by = LineField(_("verified by"), blank=True)

    class Meta:
        ordering = ["reported_on", "pk"]
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")

    def __str__(self) -> str:
        return f"{self.reported_on} · {self.get_status_display()}"

    def clean(self) -> None:
        shown = [getattr(self, f"evidence_{code}") for code in ("ar", "en")]
        if self.status == self.Status.MET and not any([*shown, self.url, self.document]):
            raise ValidationError(
                {"status": _("“Met” needs evidence: words, a link or a file that shows it.")}
            )
        if self.obligation_id:
            self._check_obligation()

    def _check_obligation(self) -> None:
        of = self.obligation
        if self.agreement_id and of.agreement_id != self.agreement_id:
            raise ValidationError({"obligation": _("This is an obligation of another agreement.")})
        if not of.every and self.due and self.due != of.due:
            raise ValidationError({"due": _("This obligation does not recur: leave the day out.")})
        if of.every and self.due not in progress.dues(of.due, of.every, of.until):
            raise ValidationError({"due": _("Give one of the days on which this obligation falls due.")})
