"""Addresses of the register, under a language."""

from django.urls import path

from proceedings.outlets import record_urls

from . import views

urlpatterns = [
    path("agreements/", views.agreement_list, name="agreement_list"),
    *record_urls("agreement", "agreements/<ascii:slug>"),
]
