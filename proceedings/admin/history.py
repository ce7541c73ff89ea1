"""The page of all that happened to an object, in place of Django's."""

from functools import partial
from typing import Any

from django.contrib.admin.views.main import PAGE_VAR
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from proceedings.desk import Publishable

from . import comparing, earlier, pages
from .bilingual import BilingualAdmin
from .changes import PER_PAGE, entries, moments, versions_of


class ShowsHistory:
    """For the admins of kept models. Their histories have no forms: what is recorded stays."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        desk = pages.find(self, request, object_id)
        paginator = self.get_paginator(request, moments(desk), PER_PAGE)
        page = paginator.get_page(request.GET.get(PAGE_VAR, 1))
        context = pages.context(self, request, desk, _("History")) | {
            "entries": entries(desk, page.object_list),
            "may_compare": isinstance(desk, Publishable) and versions_of(desk).count() > 1,
            "may_restore": earlier.may_restore(self, request, desk),
            "page": page,
            "page_range": paginator.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
        }
        return TemplateResponse(request, "admin/record_history.html", context)


class WithHistory(ShowsHistory):
    """And where what was deleted can be brought back, and a version be restored."""

    change_list_template = "admin/kept_change_list.html"

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        found = [("deleted/", earlier.deleted_page, "deleted")]
        if issubclass(self.model, Publishable):
            found += [
                ("<path:object_id>/compare/", comparing.compare_page, "compare"),
                ("<path:object_id>/restore/<version:number>/", earlier.restore_page, "restore"),
            ]
        wrapped = [
            path(route, self.admin_site.admin_view(partial(view, self)), name=f"{name}_{page}")
            for route, view, page in found
        ]
        return [*wrapped, *super().get_urls()]


class KeptAdmin(WithHistory, BilingualAdmin):
    """For what is kept on the desk and has no versions of its own."""
