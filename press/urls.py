"""Addresses of the press room, under a language."""

from django.urls import path

from proceedings.outlets import record_urls

from . import corrections, day_zip, room, views  # noqa: F401 (the pages of views are registered)
from .quotations.views import check_quotation

urlpatterns = [
    path("press/check/", check_quotation, name="quotation_check"),
    path("<ascii:edition>/press/", room.press_room, name="press_room"),
    path("<ascii:edition>/press/photos/", room.press_photos, name="press_photos"),
    path("<ascii:edition>/press/corrections/", corrections.corrections, name="corrections"),
    path("<ascii:edition>/press/<day:slug>.zip", day_zip.day_zip, name="day_zip"),
    *record_urls("report", "<ascii:edition>/press/<day:slug>"),
]
