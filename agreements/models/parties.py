"""The desk of who made an agreement: its parties as they were called then, and who signed for them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forum.models import Appearance, Organisation
from proceedings.fields import LineField

from .. import terms
from .agreement import Agreement


class Party(models.Model):
    """A party as it was called at signing: a later change of name or of parent body does not touch it."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("body"))
    name_printed = LineField(
        _("name as signed"), blank=True, help_text=_("Empty: the body's name today is kept here.")
    )
    parent = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("its parent body then"),
        help_text=_("Empty when it is entered: the body's parent today is kept here."),
    )
    relation = models.CharField(_("as"), max_length=20, choices=Organisation.Relation.choices, blank=True)
    parent_printed = LineField(_("name of its parent body as signed"), blank=True)
    signed_on = models.DateField(
        _("its own date of signing"),
        null=True,
        blank=True,
        help_text=_("Where the parties did not sign on one day; one without a date has not signed yet."),
    )
    notified_on = models.DateField(
        _("date of its notification"),
        null=True,
        blank=True,
        help_text=_("Where the agreement takes effect on the last notification."),
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
        if self._state.adding:
            self.take_from_body()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if bool(self.parent_id) != bool(self.relation):
            raise ValidationError(
                {"relation": _("Say how it belonged to its parent body, or leave both empty.")}
            )

    def forget_body(self) -> None:
        self.name_printed_ar = self.name_printed_en = self.parent_printed_ar = self.parent_printed_en = ""
        self.parent, self.relation = None, ""

    def take_from_body(self) -> None:
        """Fill what is empty with what holds of the body today."""
        body = self.organisation
        if not (self.name_printed_ar or self.name_printed_en):
            self.name_printed_ar, self.name_printed_en = body.name_ar, body.name_en
        if not (self.parent or self.relation):
            self.parent, self.relation = body.parent, body.relation
        if self.parent and not (self.parent_printed_ar or self.parent_printed_en):
            self.parent_printed_ar, self.parent_printed_en = self.parent.name_ar, self.parent.name_en


class Signatory(Appearance):
    """Who signed for a party, or was there as a witness or a patron, with what they held then."""

    Role = terms.SignatoryRole

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatories")
    role = models.CharField(
        pgettext_lazy("at a signing", "role"), max_length=12, choices=Role.choices, default=Role.SIGNATORY
    )
    on_behalf_of = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("on behalf of"),
        help_text=_("One of the parties. Empty: the person's own body, where it is a party."),
    )
    capacity = LineField(
        _("capacity"), blank=True, help_text=_("Where it is not the office: “by delegation of …”.")
    )
    signed_on = models.DateField(_("own date of signing"), null=True, blank=True)

    class Meta(Appearance.Meta):
        constraints = [
            models.UniqueConstraint(fields=["agreement", "person", "role"], name="one_role_at_a_signing")
        ]
        verbose_name = _("signatory, witness or patron")
        verbose_name_plural = _("signatories, witnesses and patrons")
