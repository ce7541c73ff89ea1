"""Addresses of the programme, under a language."""

from django.urls import path

from proceedings.outlets import record_urls

from . import views

urlpatterns = [
    path("<ascii:edition>/programme/", views.programme, name="programme"),
    path("<ascii:edition>/sessions/", views.session_list, name="session_list"),
    path("<ascii:edition>/workshops/", views.workshop_list, name="workshop_list"),
    path("<ascii:edition>/speakers/", views.speaker_list, name="speaker_list"),
    *record_urls("session", "<ascii:edition>/sessions/<ascii:slug>"),
    *record_urls("session", "<ascii:edition>/workshops/<ascii:slug>", name="workshop_detail"),
]
