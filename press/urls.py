"""Addresses of the press room, under a language."""

from django.urls import path

from proceedings.outlets import record_urls

from . import corrections, views  # noqa: F401 (its pages are registered)

urlpatterns = [
    path("<ascii:edition>/press/corrections/", corrections.corrections, name="corrections"),
    *record_urls("report", "<ascii:edition>/press/<day:slug>"),
]
