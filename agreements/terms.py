"""The register's own words, for the desk's forms and the public pages alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgreementKind(models.TextChoices):
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    AGREEMENT = "agreement", _("Agreement")
    CONTRACT = "contract", _("Contract")
    PLEDGE = "pledge", _("Pledge")


class DocumentKind(models.TextChoices):
    SCAN = "scan", _("Signed scan")
    TEXT = "text", pgettext_lazy("a document of an agreement", "Text")
    ANNEX = "annex", _("Annex")
    TRANSLATION = "translation", pgettext_lazy("a document of an agreement", "Translation")


class DocumentLanguage(models.TextChoices):
    ARABIC = "ar", _("Arabic")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Arabic and English")
    OTHER = "other", _("Another language")


class Every(models.TextChoices):
    """How often an obligation falls due again; empty is once."""

    MONTH = "month", _("Every month")
    QUARTER = "quarter", _("Every three months")
    HALF_YEAR = "half_year", _("Every six months")
    YEAR = "year", _("Every year")


class Reported(models.TextChoices):
    """What a progress report says."""

    SCHEDULED = "scheduled", pgettext_lazy("of an obligation", "Scheduled")
    MET = "met", pgettext_lazy("of an obligation", "Met")
    PARTLY_MET = "partly_met", pgettext_lazy("of an obligation", "Partly met")
    NOT_MET = "not_met", pgettext_lazy("of an obligation", "Not met")


class DutyState(models.TextChoices):
    """Where an obligation stands on a day: what was reported, or what the calendar says."""

    OVERDUE = "overdue", pgettext_lazy("of an obligation", "Past due, no report")
    DUE_SOON = "due_soon", pgettext_lazy("of an obligation", "Due soon")
    AHEAD = "ahead", pgettext_lazy("of an obligation", "Not yet due")
    UNDATED = "undated", pgettext_lazy("of an obligation", "No date set")
    SCHEDULED = Reported.SCHEDULED.value, Reported.SCHEDULED.label
    MET = Reported.MET.value, Reported.MET.label
    PARTLY_MET = Reported.PARTLY_MET.value, Reported.PARTLY_MET.label
    NOT_MET = Reported.NOT_MET.value, Reported.NOT_MET.label
