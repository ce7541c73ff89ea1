"""What accredited press reads before it is public, under /desk/: once the terms are accepted, each reading
logged. To anybody else every address here answers as if there were nothing."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_safe

from proceedings.content import LANGUAGES, File, Text
from proceedings.formats import text as as_text
from proceedings.kinds import KINDS
from proceedings.models import Publication
from proceedings.outlets import Record
from proceedings.previewing import Band, PreviewSite, hidden, other_language, preview_file, preview_page
from proceedings.site import absolute, site_of

from . import ninjs
from .gathering import item_of
from .models.accreditation import Acceptance, Accreditation, Reading, Terms

View = Callable[..., HttpResponse]
What = Reading.What


class NotAgreed(Exception):
    """The terms that are in force now wait for this reader's word, or none are in force."""


def for_press(view: View) -> View:
    """Only for an accreditation that is open now. An account is asked for first, whatever is there."""

    @wraps(view)
    def answer(request: HttpRequest, language: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return hidden(redirect_to_login(request.get_full_path()))
        if language not in LANGUAGES or not Accreditation.objects.of(request.user, request.moment):
            raise Http404
        translation.activate(language)
        request.LANGUAGE_CODE = language
        try:
            return hidden(view(request, language, *args, **kwargs))
        except NotAgreed:
            return hidden(HttpResponseRedirect(reverse("embargo_terms", args=[language])))

    return answer


def agreed(request: HttpRequest) -> None:
    """Asked before anything is looked for: what is there and what is not is answered alike."""
    terms = Terms.current()
    if not terms or not Acceptance.objects.filter(user=request.user, terms=terms).exists():
        raise NotAgreed


@require_safe
def embargoed(request: HttpRequest) -> HttpResponse:
    """To the list in the reader's language; or why it is closed, to whom it was open."""
    user: Any = request.user
    if not user.is_authenticated:
        return hidden(redirect_to_login(request.get_full_path()))
    if Accreditation.objects.of(user, request.moment):
        return hidden(HttpResponseRedirect(reverse("embargo_list", args=[user.mail_language])))
    if not Accreditation.objects.filter(user=user).exists():
        raise Http404
    return hidden(render(request, "press/embargo_closed.html", {"site": site_of(request)}, status=403))


@require_safe
@for_press
def embargo_list(request: HttpRequest, language: str) -> HttpResponse:
    agreed(request)
    rows = _open(request).cards().order_by("public_from", "pk")
    context = {
        "rows": [(row, reverse("embargo_page", args=[language, row.kind, row.key])) for row in rows],
        "site": site_of(request),
        "terms_url": reverse("embargo_terms", args=[language]),
        "other_language_url": reverse("embargo_list", args=[other_language(language)]),
    }
    return render(request, "press/embargo_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_press
def embargo_terms(request: HttpRequest, language: str) -> HttpResponse:
    """The text in force, and a button that says yes to that very text."""
    terms = Terms.current()
    if terms and request.method == "POST" and request.POST.get("terms") == str(terms.pk):
        Acceptance.objects.get_or_create(user=request.user, terms=terms, defaults={"at": request.moment})
        return HttpResponseRedirect(reverse("embargo_list", args=[language]))
    text, shown = Text.of(terms, "text").in_language(language) if terms else ("", language)
    context = {
        **{"terms": terms, "text": text, "text_language": shown, "site": site_of(request)},
        "acceptance": Acceptance.objects.filter(user=request.user, terms=terms).first(),
        "other_language_url": reverse("embargo_terms", args=[other_language(language)]),
    }
    return render(request, "press/embargo_terms.html", context)


@require_safe
@for_press
def embargo_page(request: HttpRequest, language: str, kind: str, key: str) -> HttpResponse:
    row = _find(request, kind, key)
    if row is None:
        return _lifted(request, language, kind, key)
    _log(request, row, What.PAGE, language)
    band = Band(
        request.moment,
        reverse("embargo_page", args=[other_language(language), kind, key]),
        embargo=row.public_from,
        files=tuple(
            (label, reverse(name, args=[language, kind, key]))
            for label, name in ((".txt", "embargo_text"), ("ninjs", "embargo_ninjs"))
        ),
    )
    return preview_page(request, _site(request, language, row), row, band)


@require_safe
@for_press
def embargo_text(request: HttpRequest, language: str, kind: str, key: str) -> HttpResponse:
    row = _find(request, kind, key)
    if row is None:
        return _lifted(request, language, kind, key)
    _log(request, row, What.TEXT, language)
    body, media_type = as_text(_record(request, language, row))
    return HttpResponse(body, content_type=media_type)


@require_safe
@for_press
def embargo_ninjs(request: HttpRequest, language: str, kind: str, key: str) -> HttpResponse:
    row = _find(request, kind, key)
    if row is None:
        return _lifted(request, language, kind, key)
    _log(request, row, What.DATA, language)
    record = _record(request, language, row)
    item = item_of(record, record.names, embargo=row.public_from)
    # Their public addresses open no earlier than the text's.
    public, own = absolute("/media/"), absolute(f"/desk/press/{language}/{kind}/{key}/media/")
    files = tuple(replace(each, address=each.address.replace(public, own, 1)) for each in item.attachments)
    return HttpResponse(ninjs.ninjs_of(replace(item, attachments=files)), content_type=ninjs.MEDIA_TYPE)


@require_safe
@for_press
def embargo_media(
    request: HttpRequest, language: str, kind: str, key: str, digest: str, name: str
) -> HttpResponse:
    """A file of that one text, and of no other."""
    row = _find(request, kind, key)
    if row is None:
        raise Http404
    response = preview_file(row, digest, name)
    _log(request, row, What.FILE, language)
    return response


def _open(request: HttpRequest) -> Any:
    return Publication.objects.pending(request.moment).filter(press_may_read=True, erased_at=None)


def _find(request: HttpRequest, kind: str, key: str) -> Publication | None:
    agreed(request)
    return _open(request).filter(kind=kind, key=key).first() if kind in KINDS else None


def _lifted(request: HttpRequest, language: str, kind: str, key: str) -> HttpResponse:
    """Once it is public its own address has it, for everybody."""
    rows = Publication.objects.public(request.moment).filter(key=key)
    if kind not in KINDS or not rows.filter(kind=kind).exists():
        raise Http404
    return HttpResponseRedirect(f"/{language}/s/{key}/")


def _log(request: HttpRequest, row: Publication, what: str, language: str) -> None:
    if request.method == "GET":
        Reading.objects.create(
            user=request.user, publication=row, what=what, language=language, at=request.moment
        )


def _site(request: HttpRequest, language: str, row: Publication) -> PreviewSite:
    def own(file: File) -> str:
        return reverse("embargo_media", args=[language, row.kind, row.key, file.sha256, file.name])

    return PreviewSite(request.moment, language, own)


def _record(request: HttpRequest, language: str, row: Publication) -> Record:
    site = request.site = _site(request, language, row)  # type: ignore[assignment]
    return Record(request, row, site.by_key(row.edition), is_preview=True)
