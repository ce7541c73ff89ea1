"""The desk of the event, and the name of the whole desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import accounts, event, people

__all__ = ["accounts", "event", "people"]

admin.site.site_header = _("Multaqa")
admin.site.site_title = _("Multaqa")
admin.site.index_title = _("The desk")
