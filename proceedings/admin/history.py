"""The page of all that happened to an object, in place of Django's."""

from typing import Any

from django.contrib.admin.views.main import PAGE_VAR
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from . import pages
from .bilingual import BilingualAdmin
from .changes import PER_PAGE, entries, moments


class WithHistory:
    """For the admins of kept models. Their histories have no forms: what is recorded stays."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        desk = pages.find(self, request, object_id)
        paginator = self.get_paginator(request, moments(desk), PER_PAGE)
        page = paginator.get_page(request.GET.get(PAGE_VAR, 1))
        context = pages.context(self, request, desk, _("History")) | {
            "entries": entries(desk, page.object_list),
            "page": page,
            "page_range": paginator.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
        }
        return TemplateResponse(request, "admin/record_history.html", context)


class KeptAdmin(WithHistory, BilingualAdmin):
    """For what is kept on the desk and has no versions of its own."""
