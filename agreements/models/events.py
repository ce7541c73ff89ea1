"""The desk of what became of an agreement, and of what it has to do with others."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proceedings.fields import LineField, ProseField

from .. import terms
from .agreement import Agreement


class Event(models.Model):
    """Something that happened to an agreement on a day, and how it is known."""

    Kind = terms.EventKind

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="events")
    kind = models.CharField(_("what happened"), max_length=12, choices=Kind.choices)
    date = models.DateField(_("date"))
    until = models.DateField(
        _("in effect until"),
        null=True,
        blank=True,
        help_text=_("Of a renewal: its last day, if it is known."),
    )
    note = ProseField(_("note"), blank=True, max_length=2000)
    source = LineField(pgettext_lazy("of a fact", "source"), blank=True)
    source_url = models.URLField(_("link to the source"), blank=True)

    class Meta:
        ordering = ["date", "pk"]
        verbose_name = pgettext_lazy("in the life of an agreement", "event")
        verbose_name_plural = pgettext_lazy("in the life of an agreement", "events")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.date}"

    def clean(self) -> None:
        if self.until and self.kind != self.Kind.RENEWED:
            raise ValidationError({"until": _("Only a renewal has a last day.")})
        if self.until and self.date and self.until < self.date:
            raise ValidationError({"until": _("It would end before it begins.")})


class Relation(models.Model):
    """What an agreement has to do with an earlier one; the other's page says it the other way round."""

    Kind = terms.RelationKind
    travels_within = "other__edition"  # one to another edition's agreement stays behind when its own goes

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="relations")
    kind = models.CharField(_("this agreement"), max_length=12, choices=Kind.choices)
    other = models.ForeignKey(
        Agreement, models.PROTECT, related_name="+", verbose_name=_("the other agreement")
    )
    note = LineField(_("note"), blank=True, help_text=_("What of it: “its third article”."))
    position = models.PositiveIntegerField(_("order"), default=10)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "kind", "other"], name="one_relation_of_a_kind")
        ]
        verbose_name = _("relation to another agreement")
        verbose_name_plural = _("relations to other agreements")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.other}"

    def clean(self) -> None:
        if self.other_id and self.other_id == self.agreement_id:
            raise ValidationError({"other": _("An agreement has no relation to itself.")})
