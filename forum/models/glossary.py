"""The approved names and terms: how each is written in Arabic and in English."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from proceedings.fields import LineField, ProseField

from .. import terms


class Term(models.Model):
    """For the desk alone: nothing of it is published."""

    Kind = terms.TermKind

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TERM)
    form = LineField(_("approved form"))
    avoided = ProseField(_("forms to avoid"), blank=True, max_length=1000, help_text=_("One on each line."))
    note = LineField(_("note"), blank=True, help_text=_("When to use it, for whoever translates."))

    class Meta:
        ordering = ["form_ar", "pk"]
        verbose_name = _("term")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return f"{self.form_ar} = {self.form_en}"
