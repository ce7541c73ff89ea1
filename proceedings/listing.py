"""Lists of cards: the part that every list page shares."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse

from .cards import Card
from .content import refs_in
from .models import Publication
from .names import names
from .site import EditionLink, site_of


def cards_of(rows: Sequence[Publication] | Any) -> list[Card]:
    return [row.shown_card for row in rows]


def list_page(
    request: HttpRequest,
    template: str,
    cards: Sequence[Card],
    *,
    edition: EditionLink | None = None,
    **context: Any,
) -> TemplateResponse:
    """A page that shows cards, with today's names of all they mention (one query)."""
    site = site_of(request)
    shown = {"cards": cards, "names": names(refs_in(tuple(cards)), site.at), "site": site, "edition": edition}
    return TemplateResponse(request, template, shown | context)
