"""Addresses of the register, under a language."""

from django.urls import path

from proceedings.outlets import record_urls

from . import files, views
from .checking import agreement_check
from .commitments import commitment_calendar, commitment_list

urlpatterns = [
    path("agreements/", views.agreement_list, name="agreement_list"),
    path("agreements/check/", agreement_check, name="agreement_check"),
    path("agreements/commitments/", commitment_list, name="commitment_list"),
    path("agreements/commitments.ics", commitment_calendar, name="commitment_calendar"),
    *files.urlpatterns,
    *record_urls("agreement", "agreements/<ascii:slug>"),
]
