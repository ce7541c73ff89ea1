"""What a reader asked for, and the public versions that answer it, the best first.

Every question goes through `public_at`, the gate: which terms there are, in how many publications they
stand, and what is found. Scores are whole numbers, so that every database puts them in the same order.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    F,
    Func,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from ..models import Publication, public_at
from . import analysis, lists
from .models import SearchPosting, SearchTerm

WORDS = 10  # of a query are looked for; the rest would only slow it down
COMMON = 1_000  # publications: a word in more of them is common, however many more
DRIVING = 1_000  # publications that the rarest words lead to are enough to choose from
SKELETON, ROOT, HEARD = 45, 25, 35
PAIR = 40
COLUMNS = {
    **{"pk": F("publication"), "sort": F("publication__search_entry__sort")},
    **{name: F(f"publication__{name}") for name in ("kind", "key", "edition", "day", "languages")},
    "tracks": F("publication__search_entry__tracks"),
}


@dataclass(frozen=True)
class Found:
    """A word of the query with those of its terms that stand in public.

    `shares` are hundredths by primary key, `texts` the terms themselves. `count` is in how many publications
    the nearest of them stands, `reach` in how many any does, of `size` in all (to a bound each). `is_known`
    where the word itself stands there; `is_corrected` where another one was meant.
    """

    token: analysis.Token
    shares: dict[int, int]
    texts: frozenset[str]
    count: int
    reach: int
    size: int
    is_known: bool
    is_corrected: bool = False

    @property
    def importance(self) -> int:
        """How much the word says: the rarer, the more."""
        return round(4 * math.log2(1 + max(self.size, 1) / max(self.count, 1)) ** 2)


def tokens_of(query: str) -> list[analysis.Token]:
    """The words that are looked for: without titles of address, where anything else is asked for."""
    own = list(analysis.tokens(query))
    telling = [token for token in own if token.word not in lists.titles()] or own
    return list({token.stem: token for token in telling}.values())[:WORDS]


def _standing(at: datetime) -> QuerySet[SearchPosting]:
    return SearchPosting.objects.filter(public_at(at, "publication__"), term=OuterRef("pk"))


def _up_to(most: int, rows: QuerySet) -> Func:
    """How many rows there are, counted up to `most`."""
    some = Subquery(rows.values("pk")[:most])
    return Func(some, template="(SELECT COUNT(*) FROM %(expressions)s few)", output_field=IntegerField())


def public_terms(at: datetime, texts: set[str], kin: Q | None = None) -> list[Any]:
    """The terms that stand in public, of these and of their kin: each with the count of public versions it
    stands in, and of all that there are."""
    own, near = Q(text__in=texts), _up_to(COMMON, _standing(at))
    distant = _up_to(COMMON // 10, _standing(at))
    count = Case(When(own, then=near), default=distant) if kin else near
    size = _up_to(2 * COMMON, Publication.objects.public(at))
    rows = SearchTerm.objects.filter(own | kin if kin else own, index__is_serving=True)
    return [row for row in rows.annotate(count=count, size=size) if row.count]


def look_up(tokens: Sequence[analysis.Token], at: datetime) -> tuple[list[Found], dict[int, int]]:
    """Each word with what public terms it has, and the pairs of words that stand in public: one query."""
    texts = {term for token in tokens for term, _share in token.terms}
    heard = {token: next(analysis.sounds(token.word), "") for token in tokens}
    kin = {token: analysis.kin(token.stem) for token in tokens}
    pairs = set(analysis.pairs([token.stem for token in tokens]))
    distant = Q(text__in=pairs | {each for each in heard.values() if each})
    for column, place in (("skeleton", 0), ("root", 1)):
        if shared := {each[place] for each in kin.values() if each[place]}:
            distant |= Q(**{f"{column}__in": shared})
    rows = public_terms(at, texts, distant) if tokens else []
    found = [_found(token, rows, heard[token], kin[token]) for token in tokens]
    return found, {row.pk: PAIR for row in rows if row.text in pairs}


def _found(token: analysis.Token, rows: Iterable[Any], heard: str, kin: tuple[str, str]) -> Found:
    exact, texts, reach, size = dict(token.terms), set(), 0, 0
    shares: dict[int, int] = {}
    counts: dict[int, int] = {}
    skeleton, root = kin
    for row in rows:
        share = exact.get(row.text, 0)
        share = share or (HEARD if heard and row.text == heard else 0)
        share = share or (SKELETON if skeleton and row.skeleton == skeleton else 0)
        share = share or (ROOT if root and row.root == root else 0)
        if share:
            shares[row.pk] = share
            texts.add(row.text)
            counts[share] = max(counts.get(share, 0), row.count)
            reach, size = reach + row.count, row.size
    count = counts[max(counts)] if counts else 0
    return Found(token, shares, frozenset(texts), count, reach, size, not texts.isdisjoint(exact))


def ranked(
    words: Sequence[Found], pairs: dict[int, int], at: datetime, among: Mapping[str, Any]
) -> QuerySet[SearchPosting, Any]:
    """What is public and holds any of the words, the best first: dicts of COLUMNS with how many words each
    has (`matched`) and its `score`. `among` are conditions on the publication."""
    told = sorted((each for each in words if each.shares), key=lambda each: each.reach)
    if not told:
        return SearchPosting.objects.none().values()
    rows = SearchPosting.objects.filter(
        public_at(at, "publication__"), **{f"publication__{name}": value for name, value in among.items()}
    )
    driving = _driving(told)
    if len(driving) < len(told):
        ids = [pk for each in driving for pk in each.shares]
        rows = rows.filter(publication__in=SearchPosting.objects.filter(term__in=ids).values("publication"))
    every = [pk for each in told for pk in each.shares] + list(pairs)
    names = {f"word_{n}": each for n, each in enumerate(told)}
    score = [Coalesce(F(name), 0) * each.importance for name, each in names.items()]
    if pairs:
        score.append(Coalesce(_best(pairs), 0) * min(each.importance for each in told))
    matched = [Case(When(**{f"{name}__isnull": False}, then=1), default=0) for name in names]
    return (
        rows.filter(term__in=every)
        .values(**COLUMNS)
        .annotate(**{name: _best(each.shares) for name, each in names.items()})
        .annotate(matched=sum(matched, Value(0)))
        .annotate(score=sum(score, Value(0)) * F("matched"))
        .values(*COLUMNS, "score", "matched")
        .order_by("-score", "kind", "key")
    )


def _driving(told: Sequence[Found]) -> list[Found]:
    """The rarest words, as many as lead to enough to choose from: what has only commoner ones is left out."""
    driving, led = [told[0]], told[0].reach
    for each in told[1:]:
        led += each.reach
        if led > DRIVING:
            break
        driving.append(each)
    return driving


def _best(shares: dict[int, int]) -> Max:
    by_share: dict[int, list[int]] = {}
    for pk, share in shares.items():
        by_share.setdefault(share, []).append(pk)
    cases = [
        When(term__in=pks, then=F("weight") * share) for share, pks in sorted(by_share.items(), reverse=True)
    ]
    return Max(Case(*cases, output_field=IntegerField()))
