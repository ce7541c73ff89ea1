"""Lists of cards: the part that every list page shares."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse

from .cards import Card
from .content import refs_in
from .models import Publication
from .names import Names, names
from .site import EditionLink, site_of


def cards_of(rows: Sequence[Publication] | Any) -> list[Card]:
    return [row.shown_card for row in rows]


def with_drafts(drafts: Iterable[Publication], kind: str, rows: Iterable[Publication]) -> list[Publication]:
    """Public versions of one kind, in order; in a preview, those of the kind that it shows in their place."""
    own = [draft for draft in drafts if draft.kind == kind]
    if not own:
        return list(rows)
    keys = {draft.key for draft in own}
    return sorted([*(row for row in rows if row.key not in keys), *own], key=_place)


def _place(row: Publication) -> tuple:
    """As `in_order` of the record."""
    return row.day is None, row.day, row.position, row.starts_at is None, row.starts_at, row.key


def list_page(
    request: HttpRequest,
    template: str,
    cards: Sequence[Card],
    *,
    edition: EditionLink | None = None,
    printed: bool = False,
    **context: Any,
) -> TemplateResponse:
    """A page that shows cards, with today's names of all they mention (one query), or as `printed`."""
    site = site_of(request)
    named = Names({}, None, printed=True) if printed else names(refs_in(tuple(cards)), site.at)
    shown = {"cards": cards, "names": named, "site": site, "edition": edition}
    return TemplateResponse(request, template, shown | context)
