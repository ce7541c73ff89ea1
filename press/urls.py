"""Addresses of the press room, under a language; those of accredited press are in `desk`."""

from django.urls import path

from proceedings.outlets import record_urls

from . import accreditation, corrections, day_zip, embargo, room, views  # noqa: F401 (views registers pages)
from .alerts import views as alerts
from .quotations.views import check_quotation

urlpatterns = [
    path("press/check/", check_quotation, name="quotation_check"),
    path("<ascii:edition>/press/", room.press_room, name="press_room"),
    path("<ascii:edition>/press/photos/", room.press_photos, name="press_photos"),
    path("<ascii:edition>/press/corrections/", corrections.corrections, name="corrections"),
    path("<ascii:edition>/press/<day:slug>.zip", day_zip.day_zip, name="day_zip"),
    *record_urls("report", "<ascii:edition>/press/<day:slug>"),
    path("press/accreditation/", accreditation.ask, name="accreditation"),
    path("press/accreditation/<str:token>/", accreditation.confirm, name="accreditation_confirm"),
    path("press/alerts/", alerts.sign_up, name="alerts"),
    path("press/alerts/confirm/<str:token>/", alerts.confirm, name="alerts_confirm"),
    path("press/alerts/cancel/<str:handle>/", alerts.cancel, name="alerts_cancel"),
]

_one = "desk/press/<str:language>/<str:kind>/<key:key>"

desk = [
    path("desk/press/", embargo.embargoed, name="embargoed"),
    path("desk/press/<str:language>/", embargo.embargo_list, name="embargo_list"),
    path("desk/press/<str:language>/terms/", embargo.embargo_terms, name="embargo_terms"),
    path(f"{_one}/", embargo.embargo_page, name="embargo_page"),
    path(f"{_one}.txt", embargo.embargo_text, name="embargo_text"),
    path(f"{_one}.ninjs.json", embargo.embargo_ninjs, name="embargo_ninjs"),
    path(f"{_one}/media/<digest:digest>/<str:name>", embargo.embargo_media, name="embargo_media"),
]
