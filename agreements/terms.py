"""The register's own words, for the desk's forms and the public pages alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementKind(models.TextChoices):
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    AGREEMENT = "agreement", _("Agreement")
    CONTRACT = "contract", _("Contract")
    PLEDGE = "pledge", _("Pledge")
