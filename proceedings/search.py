"""Simple search: every word of the query stands in the text, however it is spelled, in either language."""

from datetime import datetime

from .models import Publication, PublicationQuerySet, SearchText
from .text import fold

WORDS = 12  # of a query are looked for; the rest would only slow it down


def index(publication: Publication) -> None:
    """Keep the folded words of a version that has just been made, in the same transaction."""
    body = publication.body
    carried = [part["plain"] for part in body["carried"].values()]
    texts = [publication.title_ar, publication.title_en, *body["plain"].values(), *carried]
    SearchText.objects.create(publication=publication, words=f" {fold(' '.join(texts))} ")


def terms_of(query: str) -> list[str]:
    return fold(query).split()[:WORDS]


def matching(query: str, at: datetime) -> PublicationQuerySet:
    """What is public at that moment and holds all the words, the latest published first."""
    rows = Publication.objects.public(at)
    terms = terms_of(query)
    if not terms:
        return rows.none()
    for term in terms:
        rows = rows.filter(search_text__words__contains=term)
    return rows.order_by("-public_from", "kind", "key")
