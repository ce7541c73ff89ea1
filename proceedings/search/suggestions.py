"""What may be meant by the beginning of a word: names and titles, through the gate like everything."""

from datetime import datetime

from django.db.models import Max

from ..cards import Card
from ..models import Publication, public_at
from . import analysis
from .models import SearchPosting

MOST = 7
SHORTEST = 2  # letters
WORDS = 4


def suggestions(typed: str, at: datetime, editions: list[str]) -> list[Card]:
    """The cards of what is public and has words that begin like all that was typed, the nearest first."""
    begun = [next(analysis.beginnings(word)) for word in typed.split() if any(analysis.beginnings(word))]
    begun = [each for each in begun if len(each) > SHORTEST][:WORDS]
    if not begun:
        return []
    rows = _beginning(max(begun, key=len), at).filter(publication__edition__in=editions)
    for each in begun:
        rows = rows.filter(publication__in=_beginning(each, at).values("publication"))
    nearest = rows.values("publication", "publication__kind", "publication__key").annotate(near=Max("weight"))
    ordered = nearest.order_by("-near", "publication__kind", "publication__key")[:MOST]
    keys = [row["publication"] for row in ordered]
    found = {row.pk: row for row in Publication.objects.public(at).filter(pk__in=keys).cards()}
    return [found[key].shown_card for key in keys if key in found]


def _beginning(text: str, at: datetime):
    """Where a title has a word that begins so."""
    return SearchPosting.objects.filter(
        public_at(at, "publication__"),
        term__index__is_serving=True,
        term__head=text[:3],
        term__text__startswith=text,
    )
