"""Keeping the index: in the same transaction as the version that it is about."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Model

from .. import clock
from ..content import LANGUAGES, Text, canonical
from ..kinds import KINDS
from ..models import Publication
from . import analysis
from .models import SearchEntry, SearchIndex, SearchPosting, SearchTerm

IN_TITLE, IN_NAME = 30, 20  # beside a word of the text, which counts ten
USUAL_LENGTH, LONGEST = 80, 600  # words of a text: a word of a long one says less, to a bound
PAIR, HEARD = 500, 600  # weights of what stands once or not at all
BATCH = 2_000


@cache
def analyser() -> str:
    """What tells one set of rules and lists from another."""
    folder = Path(__file__).parent
    files = (*("letters.py", "arabic.py", "english.py", "sounds.py", "lists.py"), "analysis.py", "index.py")
    whole = hashlib.sha256()
    for name in (*files, "plurals.txt"):
        whole.update((folder / name).read_bytes())
    return whole.hexdigest()[:16]


def index(publication: Publication) -> None:
    """Put a version into every index there is, and take out what can never be public again."""
    entry = entry_of(publication)
    SearchEntry.objects.create(**entry)
    for each in locked():
        add(each, publication, entry)
    settle(publication.kind, publication.key, publication.published_at)


def locked() -> list[SearchIndex]:
    """The indexes, held until the transaction ends: two that publish at once would wait for each other."""
    found = list(SearchIndex.objects.select_for_update().order_by("pk"))
    if not found:
        new = SearchIndex.objects.create(is_serving=True, analyser=analyser(), made_at=clock.now())
        found = [new]
    return found


def settle(kind: str, key: str, at: datetime) -> None:
    """Take out the versions of an object that can never be public again."""
    rows = Publication.objects.filter(kind=kind, key=key)
    gone = rows.exclude(pk__in=rows.standing(at).values("pk"))
    if listed := list(gone.values_list("pk", flat=True)):
        take_out(listed)


def take_out(publications: Iterable) -> None:
    SearchPosting.objects.filter(publication__in=publications).delete()
    SearchEntry.objects.filter(publication__in=publications).delete()


def forget_words() -> None:
    """Drop the terms that stand nowhere any more."""
    SearchTerm.objects.filter(postings=None).delete()


def add(whole: SearchIndex, publication: Publication, entry: Mapping) -> None:
    """The postings of one version; its index is locked."""
    add_all(whole, {publication.pk: weights(publication, entry)})


def add_all(whole: SearchIndex, found: Mapping[int, Mapping[str, int]]) -> None:
    known = _terms(whole, {term for weighed in found.values() for term in weighed})
    rows = [(known[term], pk, weight) for pk, weighed in found.items() for term, weight in weighed.items()]
    _insert(SearchPosting, ("term_id", "publication_id", "weight"), sorted(rows))


def _terms(whole: SearchIndex, texts: set[str]) -> dict[str, int]:
    """The primary keys of terms, made where they are new."""
    known = _known(whole, texts)
    rows, new = [], texts - known.keys()
    for text in sorted(new):
        plain = text[0] not in analysis.SOUND + analysis.BEGINNING and " " not in text
        skeleton, root = analysis.kin(text) if plain else ("", "")
        rows.append((text, skeleton, root, text[:3], whole.pk))
    _insert(SearchTerm, ("text", "skeleton", "root", "head", "index_id"), rows)
    return known | _known(whole, new)


def _insert(model: type[Model], columns: Sequence[str], rows: Sequence[tuple]) -> None:
    """As bulk_create() does, without an object for each of the hundreds of rows that a text has."""
    table = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES "
    one = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            some = rows[start : start + BATCH]
            cursor.execute(table + ", ".join([one] * len(some)), [value for row in some for value in row])


def _known(whole: SearchIndex, texts: set[str]) -> dict[str, int]:
    ordered = sorted(texts)
    found: dict[str, int] = {}
    for start in range(0, len(ordered), BATCH):
        rows = SearchTerm.objects.filter(index=whole, text__in=ordered[start : start + BATCH])
        found |= dict(rows.values_list("text", "pk"))
    return found


def entry_of(publication: Publication) -> dict:
    """What the list of results needs of a version: the fields of its SearchEntry."""
    body, card = publication.body, publication.shown_card
    plain = body["plain"] | {code: part["plain"] for code, part in body["carried"].items()}
    kind = KINDS.get(publication.kind)
    return {
        "publication": publication,
        "sort": kind.sort(card) if kind else publication.kind,
        "tracks": canonical([[each.key, each.label.ar, each.label.en] for each in card.tracks]),
        **{f"text_{code}": plain.get(code, "") for code in LANGUAGES},
    }


def weights(publication: Publication, entry: Mapping) -> dict[str, int]:
    """The terms of a version, each with its weight from 1 to a thousand and a little."""
    card = publication.shown_card
    named = [*(each.who.label for each in card.people), *(each.label for each in card.bodies)]
    named += [each.name for each in card.names]
    counted: Counter[str] = Counter()
    found: dict[str, int] = {}
    for text, points in [(publication.title, IN_TITLE), *((each, IN_NAME) for each in named)]:
        _count_short(text, points, counted, found)
    for code in LANGUAGES:
        _count_text(entry[f"text_{code}"], counted)
    is_name = publication.kind in KINDS and KINDS[publication.kind].is_name
    for text in [*named, *([publication.title] if is_name else [])]:
        found |= dict.fromkeys(
            (each for code in LANGUAGES for each in analysis.sounds(getattr(text, code))), HEARD
        )
    return found | {term: max(1, 1000 * points // (points + 1200)) for term, points in counted.items()}


def _count_short(text: Text, points: int, counted: Counter, found: dict[str, int]) -> None:
    """A title or a name: each of its words once, the pairs they make, how they begin."""
    for code in LANGUAGES:
        own = list(analysis.tokens(getattr(text, code)))
        best: dict[str, int] = defaultdict(int)
        for token in own:
            for term, share in token.terms:
                best[term] = max(best[term], share)
        counted.update({term: points * share for term, share in best.items()})
        found |= dict.fromkeys(analysis.pairs([token.stem for token in own]), PAIR)
        first = analysis.beginnings(getattr(text, code))
        found |= {each: 1000 // (len(own) + 1) + points for each in first}


def _count_text(text: str, counted: Counter) -> None:
    own = list(analysis.tokens(text))
    length = min(len(own), LONGEST) + USUAL_LENGTH
    for token in own:
        for term, share in token.terms:
            counted[term] += 10 * share * 2 * USUAL_LENGTH // length


def reindex(rows: Iterable[Publication], whole: SearchIndex) -> int:
    """Put many versions into one index, or put them there anew."""
    rows = list(rows)
    with transaction.atomic():
        locked()
        entries = {row.pk: entry_of(row) for row in rows}
        SearchEntry.objects.filter(publication__in=rows).delete()
        SearchEntry.objects.bulk_create(SearchEntry(**entry) for entry in entries.values())
        SearchPosting.objects.filter(publication__in=rows, term__index=whole).delete()
        add_all(whole, {row.pk: weights(row, entries[row.pk]) for row in rows})
    return len(rows)
