"""Addresses of the press room, under a language."""

from proceedings.outlets import record_urls

from . import views  # noqa: F401 (its pages are registered)

urlpatterns = [
    *record_urls("report", "<ascii:edition>/press/<day:slug>"),
]
