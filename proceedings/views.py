"""Addresses that belong to no one kind: the root, short links, files, health."""

from datetime import datetime
from typing import Any

from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from . import sharing
from .files import stored_file
from .middleware import preferred_language
from .models import Publication
from .outlets import Gone, Record, public_page, version
from .share_image import drawn, is_possible
from .site import Site, site_of


def _choosing(request: HttpRequest, target: str) -> HttpResponse:
    response = HttpResponseRedirect(f"/{preferred_language(request)}/{target}")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    return _choosing(request, "")


@require_safe
def short_any(request: HttpRequest, key: str) -> HttpResponse:
    """A short link without language or version: the object as it is now."""
    return _choosing(request, f"s/{key}/")


@public_page
def short(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    """The short link of a version, or of the object; it leads to the full address."""
    site = site_of(request)
    current = _current(site, key)
    target = site.path(current.shown_card)
    if number is not None:
        version(site, current.kind, key, number)
        target += f"v/{number}/"
    return HttpResponseRedirect(target)


def _current(site: Site, key: str) -> Publication:
    """What is public now of the object with this key, and has an address; raises Gone or Http404."""
    current = Publication.objects.public(site.at).filter(key=key).first()
    if current is None:
        tombstone = Publication.objects.withdrawn(site.at).filter(key=key).first()
        raise Gone(tombstone, None) if tombstone else Http404
    if not site.path(current.shown_card):
        raise Http404
    return current


@public_page
def share_image(request: HttpRequest, key: str, digest: str) -> HttpResponse:
    """The image of what is public now; the address of an earlier one leads to it."""
    site = site_of(request)
    current = _current(site, key)
    if not is_possible():
        raise Http404
    record = Record(request, current, site.by_key(current.edition))
    image = sharing.image_of(record, record.names)
    if image.digest != digest:
        return HttpResponseRedirect(sharing.address(key, image))
    headers = {"Cache-Control": "max-age=300", "ETag": f'"{digest}"'}
    return HttpResponse(drawn(image), content_type="image/png", headers=headers)


@public_page
def media(request: HttpRequest, digest: str, name: str) -> Any:
    """A stored file, while a version that may be read mentions it."""
    at = site_of(request).at
    mentioning = Publication.objects.mentioning("file", digest)
    if not mentioning.ever_public(at).exists():
        closed = mentioning.closed(at).cards().first()
        raise _gone(closed, at) if closed else Http404
    response = stored_file(digest, name)
    response.headers["Cache-Control"] = "max-age=300"
    response.headers["ETag"] = f'"{digest}"'
    return response


def _gone(closed: Publication, at: datetime) -> Gone:
    tombstones = Publication.objects.tombstones(at).filter(kind=closed.kind, key=closed.key)
    return Gone(tombstones.latest("number"), None)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The process answers and so does its database."""
    try:
        connection.ensure_connection()
        Publication.objects.exists()
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
