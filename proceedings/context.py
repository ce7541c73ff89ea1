"""What every template knows of the page it is on. No query: error pages use it too."""

from django.conf import settings
from django.http import HttpRequest

from .content import LANGUAGES
from .middleware import is_private
from .site import absolute


def page(request: HttpRequest) -> dict[str, object]:
    """The page's one address, and the same page in each language; filters are no part of it, the place in a
    long list is. The team's pages have none."""
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    prefix = f"/{language}/"
    if is_private(request) or not request.path.startswith(prefix):
        return {}
    rest = request.path.removeprefix(prefix)
    query = request.META.get("QUERY_STRING", "")
    other = next(code for code in LANGUAGES if code != language)
    number = request.GET.get("page", "1")
    page_of_list = f"?page={number}" if number.isdecimal() and number != "1" else ""
    return {
        "canonical_url": absolute(request.path + page_of_list),
        "other_language_url": f"/{other}/{rest}{'?' if query else ''}{query}",
        "alternates": {code: absolute(f"/{code}/{rest}{page_of_list}") for code in LANGUAGES},
    }
