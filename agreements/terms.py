"""The register's own words, for the desk's forms and the public pages alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgreementKind(models.TextChoices):
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    AGREEMENT = "agreement", _("Agreement")
    CONTRACT = "contract", _("Contract")
    PLEDGE = "pledge", _("Pledge")

    @property
    def gender(self) -> str:
        """Of its Arabic word: «مذكرة» and «اتفاقية» are «سارية», «عقد» and «تعهد» are «سارٍ»."""
        return "m" if self in (AgreementKind.CONTRACT, AgreementKind.PLEDGE) else "f"


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


class TakesEffect(models.TextChoices):
    SIGNING = "signing", _("On signing")
    LAST_SIGNATURE = "last_signature", _("On the last party's signature")
    DATE = "date", _("On a fixed date")
    LAST_NOTIFICATION = "last_notification", _("On the last party's notification")


class Unit(models.TextChoices):
    DAY = "day", pgettext_lazy("a unit", "days")
    MONTH = "month", pgettext_lazy("a unit", "months")
    YEAR = "year", pgettext_lazy("a unit", "years")


class Renewal(models.TextChoices):
    NONE = "none", _("Not renewed")
    AUTOMATIC = "automatic", _("Renewed by itself")
    AGREED = "agreed", _("Renewed if the parties agree")


class Authentic(models.TextChoices):
    ARABIC = "ar", _("Arabic")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Arabic and English alike")
    ARABIC_PREVAILS = "both_ar", _("Arabic and English; the Arabic prevails")
    ENGLISH_PREVAILS = "both_en", _("Arabic and English; the English prevails")


class SignatoryRole(models.TextChoices):
    SIGNATORY = "signatory", _("Signatory")
    WITNESS = "witness", pgettext_lazy("of an agreement", "Witness")
    PATRON = "patron", pgettext_lazy("of a signing", "Patron")


class EventKind(models.TextChoices):
    ANNOUNCED = "announced", pgettext_lazy("of an agreement", "Announcement")
    SIGNED = "signed", pgettext_lazy("of an agreement", "Signature")
    EFFECTIVE = "effective", pgettext_lazy("of an agreement", "Entry into effect")
    AMENDED = "amended", pgettext_lazy("of an agreement", "Amendment")
    RENEWED = "renewed", pgettext_lazy("of an agreement", "Renewal")
    SUSPENDED = "suspended", pgettext_lazy("of an agreement", "Suspension")
    RESUMED = "resumed", pgettext_lazy("of an agreement", "Resumption")
    EXPIRED = "expired", pgettext_lazy("of an agreement", "Expiry")
    TERMINATED = "terminated", pgettext_lazy("of an agreement", "Termination")
    COMPLETED = "completed", pgettext_lazy("of an agreement", "Completion")


class State(models.TextChoices):
    """Where an agreement stands on a day; derived, never typed (`status.py`). Feminine, as «مذكرة» is."""

    ANNOUNCED = "announced", pgettext_lazy("an agreement", "Announced")
    PARTLY_SIGNED = "partly_signed", pgettext_lazy("an agreement", "Signed in part")
    SIGNED = "signed", pgettext_lazy("an agreement", "Signed")
    IN_EFFECT = "in_effect", pgettext_lazy("an agreement", "In effect")
    RENEWED = "renewed", pgettext_lazy("an agreement", "In effect, renewed")
    SUSPENDED = "suspended", pgettext_lazy("an agreement", "Suspended")
    EXPIRED = "expired", pgettext_lazy("an agreement", "Expired")
    TERMINATED = "terminated", pgettext_lazy("an agreement", "Terminated")
    COMPLETED = "completed", pgettext_lazy("an agreement", "Completed")


class RelationKind(models.TextChoices):
    AMENDS = "amends", pgettext_lazy("this agreement", "amends")
    REPLACES = "replaces", pgettext_lazy("this agreement", "replaces")
    IMPLEMENTS = "implements", pgettext_lazy("this agreement", "implements")
    UNDER = "under", pgettext_lazy("this agreement", "is made under the framework of")
