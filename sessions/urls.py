"""Addresses of the programme, under a language."""

from django.urls import path

from proceedings.outlets import record_urls

from . import files, views

urlpatterns = [
    path("<ascii:edition>/programme/", views.programme, name="programme"),
    path("<ascii:edition>/programme.ics", files.programme_calendar, name="programme_ics"),
    path("<ascii:edition>/schedule.json", files.schedule_json, name="schedule_json"),
    path("<ascii:edition>/schedule.xml", files.schedule_xml, name="schedule_xml"),
    path("<ascii:edition>/sessions/", views.session_list, name="session_list"),
    path("<ascii:edition>/workshops/", views.workshop_list, name="workshop_list"),
    path("<ascii:edition>/speakers/", views.speaker_list, name="speaker_list"),
    *record_urls("session", "<ascii:edition>/sessions/<ascii:slug>"),
    *record_urls("session", "<ascii:edition>/workshops/<ascii:slug>", name="workshop_detail"),
]
