"""Previews for the team: what publishing would make of the desk's state now, on the page it would get."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from . import publishing
from .admin.overview import SOURCES
from .content import LANGUAGES
from .desk import Publishable
from .files import stored_file
from .focus import picture_signer
from .kinds import KINDS
from .models import Publication
from .outlets import in_words
from .previewing import Band, PreviewSite, hidden, other_language, preview_file, preview_page

PICTURE_HOURS = 24


@require_safe
@staff_member_required
@in_words
def preview(request: HttpRequest, kind: str, key: str, language: str) -> HttpResponse:
    """One desk object as its page would be; for those who may see it on the desk."""
    desk = _find(request, kind, key, language)
    other = reverse("preview", args=[kind, key, other_language(language)])
    band = Band(request.moment, other)
    return preview_page(request, _site(request, desk, language), publishing.preview(desk), band)


@require_safe
@staff_member_required
@in_words
def preview_day(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """A day as it would be if all that belongs to it were published now."""
    desk = _find(request, "day", key, language)
    row = publishing.preview(desk)
    band = Band(request.moment, _path("day", key, other_language(language)), is_whole=True)
    drafts = [row, *_of_day(desk, request.user)]
    return preview_page(request, _site(request, desk, language), row, band, drafts)


@require_safe
@staff_member_required
def preview_media(request: HttpRequest, kind: str, key: str, digest: str, name: str) -> HttpResponse:
    return preview_file(publishing.preview(_find(request, kind, key, LANGUAGES[0])), digest, name)


@require_safe
@staff_member_required
def desk_picture(request: HttpRequest, signed: str) -> HttpResponse:
    """A picture on the form it belongs to: whoever was shown the form holds its signed address."""
    try:
        name = PurePosixPath(picture_signer.unsign(signed, max_age=PICTURE_HOURS * 3600))
    except BadSignature as error:
        raise Http404 from error
    return hidden(stored_file(name.stem, name.name))


def _find(request: HttpRequest, kind: str, key: str, language: str) -> Publishable:
    if kind not in KINDS or language not in LANGUAGES:
        raise Http404
    model = apps.get_model(KINDS[kind].desk)
    if not _may_view(request.user, model):
        raise PermissionDenied
    return get_object_or_404(model, key=key)


def _may_view(user: Any, model: Any) -> bool:
    return user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


def _of_day(day: Any, user: Any) -> Iterator[Publication]:
    """The versions that everything of a day would get, from queries whose number does not grow."""
    ahead = {source.model: source.ahead for source in SOURCES}
    for relation in day._meta.related_objects:
        model = relation.related_model
        if issubclass(model, Publishable) and _may_view(user, model):
            rows = list(model._base_manager.filter(**{relation.field.name: day}))
            named = [field.name for field in model._meta.concrete_fields if field.is_relation]
            prefetch_related_objects(rows, *named, "day__edition", *ahead[model]())
            yield from publishing.previews(rows)


def _path(kind: str, key: str, language: str) -> str:
    """A day's preview is that of the whole day, wherever a preview leads to one."""
    if kind == "day":
        return reverse("preview_day", args=[key, language])
    return reverse("preview", args=[kind, key, language])


def _site(request: HttpRequest, desk: Publishable, language: str) -> PreviewSite:
    return PreviewSite(
        request.moment,
        language,
        lambda file: reverse("preview_media", args=[desk.record_kind, desk.key, file.sha256, file.name]),
        lambda kind, key: _path(kind, key, language),
    )
