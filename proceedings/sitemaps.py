"""What search engines are told of: the public pages that have text of their own in a language."""

from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem
from django.core.paginator import EmptyPage
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from .content import LANGUAGES
from .models import Publication, PublicationQuerySet
from .outlets import public_page
from .site import Site, absolute, site_of

PAGE = 1000
# Lists, which are no records: relative to the language, and to each edition. Apps add theirs when they start.
LISTS: list[str] = []
EDITION_LISTS: list[str] = []


class _Pages(Sitemap):
    limit = PAGE

    def __init__(self, site: Site) -> None:
        self.site = site

    def addresses(self, page: int) -> list:
        protocol, _, domain = settings.SITE_URL.partition("://")
        site: Any = SimpleNamespace(domain=domain)  # all that is asked of one
        return self.get_urls(page, site, protocol)


class Lists(_Pages):
    def items(self) -> list[str]:
        inside = [f"{edition.path}{path}" for edition in self.site.editions for path in EDITION_LISTS]
        return [*(f"/{self.site.language}/{path}" for path in LISTS), *inside]

    def location(self, item: str) -> str:
        return item


class Records(_Pages):
    def items(self) -> PublicationQuerySet:
        return records(self.site, self.site.language).only("card", "public_from").order_by("kind", "key")

    def location(self, item: Publication) -> str:
        return self.site.path(item.shown_card)

    def lastmod(self, item: Publication) -> object:
        return item.public_from


def records(site: Site, language: str) -> PublicationQuerySet:
    """The current version of everything that has an address, and text in that language: else its page shows
    the other language's, and is not to be found. Nor is a notice, which lapses."""
    rows = Publication.objects.public(site.at).filter(languages__contains=f'"{language}":')
    return site.addressed(rows.exclude(kind="notice"))


@public_page
def sitemap_index(request: HttpRequest) -> HttpResponse:
    site = site_of(request)
    items = []
    for language in LANGUAGES:
        items.append(SitemapIndexItem(absolute(f"/{language}/sitemap-lists.xml")))
        found = records(site, language).aggregate(count=Count("pk"), latest=Max("public_from"))
        for number in range(1, -(-found["count"] // PAGE) + 1):
            items.append(SitemapIndexItem(absolute(f"/{language}/sitemap-{number}.xml"), found["latest"]))
    return _answer(request, "sitemap_index.xml", {"sitemaps": items})


@public_page
def sitemap(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """A part of a language's records; without a number, its lists."""
    site = site_of(request)
    pages = Records(site) if number else Lists(site)
    try:
        return _answer(request, "sitemap.xml", {"urlset": pages.addresses(number or 1)})
    except EmptyPage:
        raise Http404 from None


def _answer(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    return TemplateResponse(request, template, context, content_type="application/xml")


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    private = "\n".join(f"Disallow: {path}" for path in ("/admin/", "/accounts/", "/desk/"))
    text = f"User-agent: *\n{private}\n\nSitemap: {absolute('/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
