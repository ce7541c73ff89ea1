"""Earlier states: a version back on the desk, what was deleted brought back."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proceedings import clock
from proceedings.content import Text
from proceedings.desk import Publishable
from proceedings.models import Publication
from proceedings.restoring import restore, undelete
from proceedings.workflow import Refused, may

from . import pages
from .changes import versions_of, who_of
from .naming import send_back
from .standing import Standing
from .translators import is_translator

KEPT_FOR = timedelta(days=30)
PER_PAGE = 25


def _version(desk: Publishable, number: int) -> Publication:
    row = versions_of(desk).filter(number=number).first()
    if row is None:
        raise Http404
    return row


def may_restore(model_admin: Any, request: HttpRequest, desk: Publishable) -> bool:
    """Whoever may write all of it."""
    return model_admin.has_change_permission(request, desk) and not is_translator(request.user, type(desk))


def restore_page(model_admin: Any, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    desk = pages.find(model_admin, request, object_id)
    if not may_restore(model_admin, request, desk):
        raise PermissionDenied
    version = _version(desk, number)
    title = _("Restore version %(number)s") % {"number": number}
    if request.method == "POST":
        try:
            missing = restore(desk, version, request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            send_back(desk)
            messages.success(request, _("The desk holds version %(number)s again.") % {"number": number})
            for text in missing:
                messages.warning(request, text)
            return HttpResponseRedirect(pages.change_url(model_admin, desk))
    context = pages.context(model_admin, request, desk, title) | {
        "standing": Standing.of(desk),
        "version": version,
    }
    return TemplateResponse(request, "admin/record_restore.html", context)


def may_undelete(model_admin: Any, request: HttpRequest) -> bool:
    options = model_admin.opts
    allowed = request.user.has_perm(f"{options.app_label}.delete_{options.model_name}")
    is_published = issubclass(model_admin.model, Publishable)
    return allowed and (not is_published or may(request.user, "delete"))


def deleted(model: Any) -> Any:
    """The last rows of what was deleted in the last days and is not back."""
    history = model.history.model.objects
    later = history.filter(id=models.OuterRef("id"), history_id__gt=models.OuterRef("history_id"))
    rows = history.filter(history_type="-", history_date__gte=clock.now() - KEPT_FOR)
    return rows.filter(~models.Exists(later)).select_related("history_user").order_by("-history_id")


def deleted_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """What was deleted, by whom and when; a press brings one back."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    rows = deleted(model_admin.model._meta.concrete_model)
    if request.method == "POST":
        return _bring_back(model_admin, request, rows)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p", 1))
    found = [(row, _name(row), who_of(row)) for row in page]
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "title": _("Deleted in the last 30 days"),
        "media": model_admin.media,
        "page": page,
        "rows": found,
        "may_undelete": may_undelete(model_admin, request),
    }
    return TemplateResponse(request, "admin/record_deleted.html", context)


def _name(row: Any) -> str:
    for name in ("title", "name", "headline", "masculine"):
        if hasattr(row, f"{name}_ar"):
            return Text.of(row, name).in_language(get_language() or "ar")[0]
    return str(row.id)


def _bring_back(model_admin: Any, request: HttpRequest, rows: Any) -> HttpResponse:
    if not may_undelete(model_admin, request):
        raise PermissionDenied
    chosen = request.POST.get("row", "")
    known = chosen.isascii() and chosen.isdigit() and len(chosen) < 10
    gone = rows.filter(pk=chosen).first() if known else None
    if gone is None:
        raise Http404
    try:
        desk, missing = undelete(gone, request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(request.path)
    messages.success(request, _("“%(object)s” is back on the desk.") % {"object": desk})
    for text in missing:
        messages.warning(request, text)
    return HttpResponseRedirect(pages.change_url(model_admin, desk))
