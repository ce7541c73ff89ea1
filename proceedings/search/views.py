"""The page of search, and what is suggested while somebody types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString

from ..cards import Card
from ..content import LANGUAGES
from ..listing import list_page
from ..models import Publication
from ..outlets import public_page
from ..params import page_of, words
from ..site import Site, site_of
from . import facets
from .finding import MOST, Results, find
from .snippets import highlighted, snippet, surface
from .suggestions import suggestions

PAGE = 20


@dataclass(frozen=True)
class Shown:
    """One result: its title and a part of its text with the words marked, each with its language. `lacks` are
    the words that it does not have."""

    card: Card
    title: SafeString
    title_language: str
    part: SafeString
    part_language: str
    is_partial: bool


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """Everything public that the words lead to, in either language."""
    site = site_of(request)
    query, values = words(request), facets.asked(request)
    found = find(query, site.at, edition__in=_editions(site)) if query else Results((), ())
    page = page_of(request, facets.fitting(found.rows, values), PAGE)
    publications = _publications(site, page)
    return list_page(
        request,
        "proceedings/search.html",
        [],
        edition=site.current,
        q=query,
        page=page,
        results=[_shown(row, publications[row["pk"]], found, site.language) for row in page],
        meant=_meant(query, found, list(publications.values())),
        choices=facets.choices(found.rows, values, request.GET, site),
        asked=values,
        has_more=len(found.rows) == MOST,
        most=MOST,
    )


@public_page
def suggested(request: HttpRequest) -> HttpResponse:
    """A list of links to what begins with what was typed; the script of the search field puts it in place."""
    site = site_of(request)
    cards = suggestions(words(request), site.at, _editions(site))
    return TemplateResponse(request, "proceedings/suggestions.html", {"cards": cards, "site": site})


def _editions(site: Site) -> list[str]:
    """What has an address: it is in a public edition, or in none."""
    return ["", *(link.key for link in site.editions)]


def _publications(site: Site, page: Sequence[Mapping[str, Any]]) -> dict[int, Publication]:
    rows = Publication.objects.public(site.at).filter(pk__in=[row["pk"] for row in page])
    return {row.pk: row for row in rows.cards().select_related("search_entry")}


def _shown(row: Mapping[str, Any], publication: Publication, found: Results, language: str) -> Shown:
    card, terms = publication.shown_card, found.terms
    title, title_language = card.title.in_language(language)
    entry = publication.search_entry
    order = [language, *(code for code in LANGUAGES if code != language)]
    texts = {code: getattr(entry, f"text_{code}") for code in order}
    parts = {
        code: snippet(_after_title(text, publication, code), terms) for code, text in texts.items() if text
    }
    best = max(
        parts, key=lambda code: parts[code][1], default=language
    )  # the reader's own where they are even
    part = parts[best][0] if best in parts else SafeString()
    is_partial = row["matched"] < len(found.words)
    return Shown(card, highlighted(title, terms), title_language, part, best, is_partial)


def _after_title(text: str, publication: Publication, language: str) -> str:
    return text.removeprefix(getattr(publication.title, language)).lstrip()


def _meant(query: str, found: Results, publications: Sequence[Publication]) -> dict[str, str] | None:
    """The query with the words that were found in place of those that stand nowhere."""
    texts = [
        text
        for each in publications
        for text in (each.title_ar, each.title_en, each.search_entry.text_ar, each.search_entry.text_en)
    ]
    meant, last = "", 0
    for word in found.words:
        if word.is_corrected and (written := surface(texts, word.texts)):
            meant += (query[last : word.token.start] if word.token.start >= last else " ") + written
            last = word.token.end
    meant += query[last:]
    return {"query": meant, "link": f"?{urlencode({'q': meant})}"} if meant != query else None
