"""Pages that a link opens for someone without an account. A link that is wrong, has expired or was closed is
answered by one and the same page, which tells nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from . import guests
from .content import LANGUAGES
from .outlets import in_words
from .previewing import Band, PreviewSite, hidden, other_language, preview_file, preview_page
from .site import site_of
from .workflow import Refused


def closed(request: HttpRequest, language: str) -> HttpResponse:
    with translation.override(language if language in LANGUAGES else translation.get_language()):
        return hidden(render(request, "link_closed.html", status=404))


@require_safe
@in_words
def linked_preview(request: HttpRequest, token: str, language: str) -> HttpResponse:
    link = guests.open_link(token, guests.PREVIEW, request.moment) if language in LANGUAGES else None
    row = guests.preview(link) if link else None
    if link is None or row is None:
        return closed(request, language)
    if request.method == "GET":
        guests.note_use(link, request.moment)
    other = reverse("linked_preview", args=[token, other_language(language)])
    band = Band(request.moment, other, until=link.expires_at)
    site = PreviewSite(
        request.moment,
        language,
        lambda file: reverse("linked_media", args=[token, file.sha256, file.name]),
    )
    return preview_page(request, site, row, band)


@require_safe
def linked_media(request: HttpRequest, token: str, digest: str, name: str) -> HttpResponse:
    """A file of the one object that the link shows."""
    link = guests.open_link(token, guests.PREVIEW, request.moment)
    row = guests.preview(link) if link else None
    return preview_file(row, digest, name) if row else closed(request, "")


# Forged requests need no other guard than the address: who can make one holds the link.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def hall(request: HttpRequest, token: str, language: str) -> HttpResponse:
    """The rapporteur's page: one session's words, sent from the hall as a draft."""
    link = guests.open_link(token, guests.HALL, request.moment) if language in LANGUAGES else None
    page = guests.hall(link) if link else None
    if link is None or page is None:
        return closed(request, language)
    with translation.override(language):
        form = page.form(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                guests.submit(form, request.moment)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                return hidden(HttpResponseRedirect(f"{request.path}?sent=1"))
        if request.method == "GET":
            guests.note_use(link, request.moment)
        context = _hall_context(request, token, language, page, form)
        return hidden(render(request, "hall.html", context, status=422 if form.errors else 200))


def _hall_context(
    request: HttpRequest, token: str, language: str, page: guests.Hall, form: guests.HallForm
) -> dict[str, Any]:
    request.LANGUAGE_CODE = language
    return {
        "page": page,
        "form": form,
        "site": site_of(request),
        "sent": page.latest if "sent" in request.GET and not form.is_bound else None,
        "other_language_url": reverse("hall", args=[token, other_language(language)]),
    }
