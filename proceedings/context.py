"""What every template knows of the page it is on. No query: error pages use it too."""

from django.conf import settings
from django.http import HttpRequest

from .content import LANGUAGES
from .middleware import is_private
from .site import absolute


def page(request: HttpRequest) -> dict[str, object]:
    """The page's one address, and the same page in each language. The team's pages have none."""
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    prefix = f"/{language}/"
    if is_private(request) or not request.path.startswith(prefix):
        return {}
    rest = request.path.removeprefix(prefix)
    query = request.META.get("QUERY_STRING", "")
    other = next(code for code in LANGUAGES if code != language)
    return {
        "canonical_url": absolute(request.path),
        "other_language_url": f"/{other}/{rest}{'?' if query else ''}{query}",
        "alternates": {code: absolute(f"/{code}/{rest}") for code in LANGUAGES},
    }
