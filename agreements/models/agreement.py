"""The desk of what was signed: agreements, their parties and purposes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.models import Day, Edition, Organisation
from proceedings.desk import Publishable
from proceedings.fields import LineField, ProseField, SlugField
from sessions.models import Session

from .. import terms

RESERVED = ("check", "commitments")  # pages of the register's own


class Agreement(Publishable):
    record_kind = "agreement"

    Kind = terms.AgreementKind

    slug = SlugField(
        _("reference"),
        unique=True,
        reserved=RESERVED,
        help_text=_("Typed, never counted; it is part of the public address."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.MEMORANDUM)
    title = LineField(_("title"))
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="agreements", verbose_name=_("edition"))
    day = models.ForeignKey(
        Day, models.PROTECT, null=True, blank=True, related_name="agreements", verbose_name=_("day")
    )
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed at the session"),
    )
    occasion = LineField(_("occasion"), blank=True)
    place = LineField(_("place of signing"), blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    binding = models.BooleanField(_("legally binding"), null=True, blank=True)
    purposes = ProseField(_("purposes"), blank=True, help_text=_("One on each line."))
    areas = ProseField(_("areas"), blank=True, help_text=_("One on each line."))
    position = models.PositiveIntegerField(_("position"), default=10)

    class Meta:
        ordering = ["edition", "day__number", "position", "pk"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        for name in ("day", "session"):
            row = getattr(self, name)
            if row and row.edition_id != self.edition_id:
                raise ValidationError({name: _("This belongs to another edition.")})


class Party(models.Model):
    """A party as it was called at signing: a later change of name does not touch it."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("body"))
    name_printed = LineField(
        _("name as signed"), blank=True, help_text=_("Empty: the body's name today is kept here.")
    )
    parent_printed = LineField(_("name of its parent body as signed"), blank=True)
    relation = models.CharField(
        _("as"), max_length=20, choices=Organisation.Relation.choices, blank=True, editable=False
    )
    position = models.PositiveIntegerField(_("order"), default=10)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "organisation"], name="one_party_an_organisation")
        ]
        verbose_name = _("party")
        verbose_name_plural = _("parties")

    def __str__(self) -> str:
        return str(self.organisation)

    def save(self, *args, **kwargs) -> None:
        """Keep the names of the day on which the party was entered."""
        if not (self.name_printed_ar or self.name_printed_en):
            self.name_printed_ar, self.name_printed_en = self.organisation.name_ar, self.organisation.name_en
        parent = self.organisation.parent
        if parent and not (self.parent_printed_ar or self.parent_printed_en):
            self.parent_printed_ar, self.parent_printed_en = parent.name_ar, parent.name_en
        if parent and not self.relation:
            self.relation = self.organisation.relation
        super().save(*args, **kwargs)
