"""What holds for every request: one moment, the language of the address, how answers are cached."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers, set_response_etag
from django.utils.translation.trans_real import parse_accept_lang_header

from . import clock

# Pages of the team. Everything else is public, the same for everyone, and reads no cookie.
PRIVATE = ("/admin/", "/accounts/", "/desk/", "/styleguide/", "/ar/styleguide/", "/en/styleguide/")


def is_private(request: HttpRequest) -> bool:
    return request.path_info.startswith(PRIVATE)


class MomentMiddleware:
    """Reads the clock once: all that one answer shows is public at `request.moment`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.moment = clock.now()  # type: ignore[attr-defined]
        return self.get_response(request)


def preferred_language(request: HttpRequest) -> str:
    """The better of the site's languages for a reader's browser; Arabic unless it asks for another."""
    known = {code for code, _ in settings.LANGUAGES}
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code.split("-")[0] in known:
            return code.split("-")[0]
    return settings.LANGUAGE_CODE


class LanguageMiddleware(LocaleMiddleware):
    """The language of a public page is in its address. Only the team's own pages remember a choice."""

    def process_request(self, request: HttpRequest) -> None:
        if is_private(request):
            super().process_request(request)
            return
        in_path = translation.get_language_from_path(request.path_info)
        translation.activate(in_path or preferred_language(request))
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Unlike Django's, it leads from no address without a language to one with it."""
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        if is_private(request):
            patch_vary_headers(response, ["Accept-Language", "Cookie"])
        elif response.status_code >= 400 and not translation.get_language_from_path(request.path_info):
            patch_vary_headers(response, ["Accept-Language"])  # a page of ours, in the browser's language
        return response


class PublicMiddleware(ConditionalGetMiddleware):
    """Caching headers: public pages may be held a moment and are checked by digest; the team's never are.

    No header is computed from a time that is still to come.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if is_private(request):
            response.headers["Cache-Control"] = "private, no-store"
            return response
        shared = "max-age=0, s-maxage=30" if response.status_code < 500 else "no-store"
        response.headers.setdefault("Cache-Control", shared)
        if response.status_code < 500 and not response.streaming and not response.has_header("ETag"):
            # Here, since the parent class leaves HEAD out: our views answer it with the whole body.
            set_response_etag(response)
        return super().process_response(request, response)


class CompressionMiddleware(GZipMiddleware):
    """Public pages alone: they hold no secret of a reader's that the length of an answer could tell.

    So they need no random padding either, and the same page is always the same bytes.
    """

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if is_private(request) or response.streaming:
            return response
        return super().process_response(request, response)
