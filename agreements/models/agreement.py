"""The desk of what was signed: agreements, what they are for, how they take effect and end."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forum.models import Day, Edition
from proceedings.desk import Publishable
from proceedings.fields import LineField, ProseField, SlugField
from sessions.models import Session

from .. import terms

RESERVED = ("check", "commitments")  # pages of the register's own
LONGEST = 999


def length_field(label: Any, **options: Any) -> models.PositiveSmallIntegerField:
    """How many days, months or years; the calendar ends in the year 9999."""
    bounds = [MinValueValidator(1), MaxValueValidator(LONGEST)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=bounds, **options)


def unit_field() -> models.CharField:
    return models.CharField(_("counted in"), max_length=5, choices=terms.Unit.choices, blank=True)


class Agreement(Publishable):
    """No field holds its status: that is told by its terms, its events and the clock (`status.py`)."""

    record_kind = "agreement"

    Kind = terms.AgreementKind
    TakesEffect = terms.TakesEffect
    Renewal = terms.Renewal

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
    signed_on = models.DateField(
        _("signed on"),
        null=True,
        blank=True,
        help_text=_("By all parties on one day; otherwise each party has its own date."),
    )
    binding = models.BooleanField(_("legally binding"), null=True, blank=True)
    purposes = ProseField(_("purposes"), blank=True, help_text=_("One on each line."))
    areas = ProseField(_("areas"), blank=True, help_text=_("One on each line."))
    takes_effect = models.CharField(_("takes effect"), max_length=20, choices=TakesEffect.choices, blank=True)
    effective_on = models.DateField(_("fixed date"), null=True, blank=True)
    term_length = length_field(pgettext_lazy("of an agreement", "term"))
    term_unit = unit_field()
    ends_on = models.DateField(
        pgettext_lazy("of an agreement", "last day"),
        null=True,
        blank=True,
        help_text=_("In place of the length of its term."),
    )
    renewal = models.CharField(_("renewal"), max_length=10, choices=Renewal.choices, blank=True)
    renewal_length = length_field(_("each time for"), help_text=_("Empty: for as long as the first term."))
    renewal_unit = unit_field()
    notice_length = length_field(_("notice of ending it"))
    notice_unit = unit_field()
    authentic = models.CharField(
        _("authentic languages"), max_length=10, choices=terms.Authentic.choices, blank=True
    )
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
        wrong = self._wrong_terms()
        if wrong:
            raise ValidationError(wrong)

    def _wrong_terms(self) -> dict:
        """What cannot be meant together."""
        found = {}
        is_fixed = self.takes_effect == self.TakesEffect.DATE
        if is_fixed != bool(self.effective_on):
            found["effective_on"] = _("A fixed date is needed where it takes effect on one, and only there.")
        for name in ("term", "renewal", "notice"):
            if bool(getattr(self, f"{name}_length")) != bool(getattr(self, f"{name}_unit")):
                found[f"{name}_unit"] = _("Give the number and what is counted, or leave both empty.")
        if self.ends_on and self.term_length:
            found["ends_on"] = _("Give the length of the term or its last day, not both.")
        begins = self.effective_on or self.signed_on
        if self.ends_on and begins and self.ends_on < begins:
            found["ends_on"] = _("It would end before it begins.")
        if self.renewal_length and self.renewal != self.Renewal.AUTOMATIC:
            found["renewal_length"] = _("Only what is renewed by itself has a length of renewal.")
        return found
