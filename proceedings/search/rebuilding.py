"""Making the index anew beside the one that serves, and comparing it with the record."""

from collections.abc import Callable, Iterator

from django.db import transaction

from .. import clock
from ..models import Publication
from .index import analyser, entry_of, locked, reindex, take_out, weights
from .models import SearchEntry, SearchIndex, SearchPosting

CHUNK = 100  # versions at a time: who publishes meanwhile waits for no more than that


def is_current() -> bool:
    """Whether the index that serves was made by the rules and lists of today."""
    return SearchIndex.objects.filter(is_serving=True, analyser=analyser()).exists()


def rebuild(told: Callable[[int, int], None]) -> int:
    """Fill a new index, then let it serve; `told` is called with how many of how many versions are in it."""
    SearchIndex.objects.filter(is_serving=False).delete()  # of a rebuild that was cut short
    fresh = SearchIndex.objects.create(analyser=analyser(), made_at=clock.now())
    rows = list(_standing().values_list("pk", flat=True))
    for start in range(0, len(rows), CHUNK):
        reindex(Publication.objects.filter(pk__in=rows[start : start + CHUNK]), fresh)
        told(min(start + CHUNK, len(rows)), len(rows))
    with transaction.atomic():
        locked()
        reindex(_standing().exclude(pk__in=_indexed(fresh)), fresh)  # published while this began
        take_out(SearchEntry.objects.exclude(pk__in=_standing().values("pk")).values("pk"))
        SearchIndex.objects.filter(is_serving=True).update(is_serving=False)
        SearchIndex.objects.filter(pk=fresh.pk).update(is_serving=True)
    SearchIndex.objects.filter(is_serving=False).delete()
    return len(rows)


def problems() -> Iterator[str]:
    """How the index that serves differs from what the record says should be in it."""
    whole = SearchIndex.objects.filter(is_serving=True).first()
    for row in _standing().iterator(chunk_size=CHUNK):
        entry, stored = entry_of(row), SearchEntry.objects.filter(publication=row).values().first()
        if stored != {"publication_id": row.pk, **{k: v for k, v in entry.items() if k != "publication"}}:
            yield f"{row}: what results show of it is not what it holds."
        postings = SearchPosting.objects.filter(publication=row, term__index=whole)
        if dict(postings.values_list("term__text", "weight")) != weights(row, entry):
            yield f"{row}: its words in the index are not those of its text."
    for key in SearchPosting.objects.exclude(publication__in=_standing()).values("publication").distinct():
        yield f"{Publication.objects.get(pk=key['publication'])}: is in the index, and can never be public."


def _standing():
    return Publication.objects.standing(clock.now()).order_by("pk")


def _indexed(whole: SearchIndex):
    return SearchPosting.objects.filter(term__index=whole).values("publication")
