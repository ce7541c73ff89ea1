"""The desk of a day's report: its headline, and its sentences in order."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.models import Day, Edition
from proceedings.content import LANGUAGES, Text
from proceedings.desk import Publishable
from proceedings.fields import LineField, ProseField


class DayReport(Publishable):
    record_kind = "report"

    # The day's own, kept beside it: what belongs to an edition is found by it.
    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="reports", verbose_name=_("edition"), editable=False
    )
    day = models.OneToOneField(Day, models.PROTECT, related_name="report", verbose_name=_("day"))
    headline = LineField(_("headline"), blank=True, help_text=_("Empty: that of the day."))
    standfirst = ProseField(_("standfirst"), blank=True, help_text=_("Two lines under the headline."))
    dateline = LineField(
        _("dateline"), blank=True, max_length=120, help_text=_("The place a report is sent from.")
    )
    byline = LineField(_("byline"), blank=True, max_length=120, help_text=_("Who signs the report."))

    class Meta:
        ordering = ["edition", "day__number"]
        verbose_name = _("day report")
        verbose_name_plural = _("day reports")

    def __str__(self) -> str:
        return self.headline or _("Report: %(day)s") % {"day": self.day}

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.edition_id = self.day.edition_id
        super().save(*args, **kwargs)

    @property
    def slug(self) -> str:
        return self.day.slug


class Sentence(models.Model):
    """One sentence of a report in both languages, and the facts that it rests on.

    `slot` says which sentence of the composition this is, and is empty for one that a person added.
    `composed_ar` and `composed_en` are what was composed for it; a language whose words differ from that was
    written by hand. `facts` are the versions it was composed from: "session:abcdefgh@2 person:hgfedcba@1".
    `composed_styled` is canonical JSON, house style → language → what was composed for it in that style; it
    is empty where every style says the same.
    """

    report = models.ForeignKey(DayReport, models.CASCADE, related_name="sentences")
    words = ProseField(_("sentence"), blank=True, max_length=4000)
    opens_paragraph = models.BooleanField(_("begins a paragraph"), default=False)
    is_left_out = models.BooleanField(
        _("left out"), default=False, help_text=_("It stays here and is not published.")
    )
    position = models.PositiveIntegerField(_("order"), default=10)
    slot = models.CharField(max_length=80, blank=True, editable=False)
    facts = models.TextField(blank=True, editable=False)
    composed_ar = models.TextField(blank=True, editable=False)
    composed_en = models.TextField(blank=True, editable=False)
    composed_styled = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("sentence")
        verbose_name_plural = _("sentences")

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def is_composed(self) -> bool:
        """In both languages: neither is a translation of the other."""
        return bool(self.slot) and not self.written

    @property
    def styled(self) -> dict[str, Text]:
        """Its words in the house styles that say it otherwise, in the languages that no person wrote."""
        kept = [code for code in LANGUAGES if code not in self.written]
        found = json.loads(self.composed_styled or "{}")
        return {style: Text(**{code: said[code] for code in kept}) for style, said in found.items() if kept}

    @property
    def written(self) -> tuple[str, ...]:
        """The languages whose words a person wrote."""
        return tuple(
            code for code in LANGUAGES if getattr(self, f"words_{code}") != getattr(self, f"composed_{code}")
        )
