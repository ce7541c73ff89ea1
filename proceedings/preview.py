"""Preview: what publishing would make of the desk's state now, on the page it would get. Never public."""

from typing import Any

from django.apps import apps
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.http import require_safe

from . import publishing
from .content import LANGUAGES
from .kinds import KINDS
from .outlets import PAGES, Record
from .site import EditionLink, Site


@require_safe
@staff_member_required
def preview(request: HttpRequest, kind: str, key: str, language: str) -> HttpResponse:
    """One desk object as its page would be; for those who may see it on the desk."""
    if kind not in KINDS or language not in LANGUAGES:
        raise Http404
    model = apps.get_model(KINDS[kind].desk)
    if not request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
        raise PermissionDenied
    desk = get_object_or_404(model, key=key)
    request.LANGUAGE_CODE = language
    request.site = site = Site(request.moment, language)  # type: ignore[assignment,attr-defined]
    with translation.override(language):
        row = publishing.preview(desk)
        edition = site.by_key(row.edition)
        if kind == "edition":
            edition = EditionLink(row.key, row.slug, row.shown_card, language)
        response: Any = PAGES[kind](request, Record(request, row, edition, is_preview=True))
        response.context_data |= {"preview": True}
        response.render()
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
