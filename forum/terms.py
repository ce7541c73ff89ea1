"""The event's own words, for the desk's forms and the public pages alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationKind(models.TextChoices):
    MINISTRY = "ministry", _("Ministry")
    AGENCY = "agency", _("Agency")
    MUNICIPALITY = "municipality", _("Municipality")
    COMPANY = "company", _("Company")
    ENDOWMENT = "endowment", _("Endowment company")
    ASSOCIATION = "association", _("Association")
    UNIVERSITY = "university", _("University")
    CENTRE = "centre", _("Centre")
    OTHER = "other", pgettext_lazy("organisation kind", "Other body")


class Relation(models.TextChoices):
    DEPARTMENT = "department", _("Department of")
    SUBSIDIARY = "subsidiary", _("Subsidiary of")
    ENDOWMENT = "endowment", _("Endowment company of")


class TermKind(models.TextChoices):
    NAME = "name", pgettext_lazy("kind of term", "Name")
    OFFICE = "office", pgettext_lazy("kind of term", "Office")
    BODY = "body", pgettext_lazy("kind of term", "Body")
    TERM = "term", pgettext_lazy("kind of term", "Term")


class TitleKind(models.TextChoices):
    ROYAL = "royal", _("Royal style")
    STYLE = "style", _("Style")
    TITLE = "title", _("Title")
    RANK = "rank", _("Rank")
    PROFESSION = "profession", _("Profession")
