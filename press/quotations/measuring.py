"""What a check takes among many publications: quotations made of what was published, each with the verdict
that it has to get."""

import random
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import connection, transaction

from proceedings.content import LANGUAGES
from proceedings.models import Change, Publication
from proceedings.passages.keeping import keep
from proceedings.passages.marks import marks_of
from proceedings.passages.models import PassageMark
from proceedings.search.evaluation import AT, distractors, publication
from proceedings.site import Site

from .finding import CHANGED, JOINED, NOTHING, SAME, check

CHUNK, VERSIONS = 500, 20
LONG = 3900  # characters: nearly as many as the form takes
SHARED = {
    "ar": "وذلك في إطار الشراكة المجتمعية بين الجهات المشاركة في أعمال الملتقى وبما يحقق مستهدفات الرؤية",
    "en": "within the framework of community partnership between the bodies at work in the forum",
}
Documents = Sequence[dict[str, Any]]


class Case(NamedTuple):
    way: str
    words: str
    verdict: str


class Taken(NamedTuple):
    """`computed`: what the processor took for it here; with SQLite that is all there is."""

    way: str
    milliseconds: float
    computed: float
    is_right: bool


def load(count: int) -> Documents:
    """Publications that all end in the same words, and one of a long text with many versions, the last."""
    made = [_ending_alike(each) for each in distractors(count)]
    for start in range(0, count, CHUNK):
        _store([publication(each) for each in made[start : start + CHUNK]])
    long = {"id": "long", "title_ar": made[0]["title_ar"], "title_en": made[0]["title_en"]}
    texts = {f"summary_{code}": " ".join(each[f"summary_{code}"] for each in made[:12]) for code in LANGUAGES}
    for number in range(1, VERSIONS + 1):
        texts = {name: _with(words, number * 9, f"{words[0]}{number}x") for name, words in texts.items()}
        keep(_version(long | texts, number))
    if connection.vendor == "postgresql":  # as its autovacuum does soon after so many rows are new
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return [*made, long | texts]


def _ending_alike(document: dict[str, Any]) -> dict[str, Any]:
    return document | {f"summary_{code}": f"{document[f'summary_{code}']} {SHARED[code]}" for code in SHARED}


@transaction.atomic
def _store(rows: list[Publication]) -> None:
    Publication.objects.bulk_create(rows)
    found = ((row, mark) for row in rows for mark in marks_of(row.body["plain"].values()))
    PassageMark.objects.bulk_create(
        (PassageMark(publication=row, mark=mark) for row, mark in found), batch_size=2000
    )


def _version(document: dict[str, Any], number: int) -> Publication:
    begins = AT - timedelta(days=VERSIONS - number)
    row = publication(
        document,
        number=number,
        change=Change.UPDATE if number > 1 else Change.FIRST,
        public_from=begins,
        public_until=begins + timedelta(days=1) if number < VERSIONS else None,
    )
    row.save()
    return row


def cases(documents: Documents, count: int) -> Iterator[Case]:
    """So many of each way, in both languages by turns."""
    chance = random.Random(count)
    for number in range(count):
        name = f"summary_{LANGUAGES[number % 2]}"
        one, two, three = (each[name].split() for each in chance.sample(documents[:-1], 3))
        start = chance.randrange(len(one) - 45)
        words = one[start : start + 20]
        yield Case("verbatim", " ".join(words), SAME)
        yield Case("one word changed", _with(" ".join(words), 9, "qqxz"), CHANGED)
        yield Case("three passages", " ".join(one[3:15] + two[5:17] + three[4:16]), JOINED)
        yield Case("words of every text", SHARED[LANGUAGES[number % 2]], SAME)
        yield Case("words of none", " ".join(f"{each[:2]}qx{each[2:]}zq" for each in words), NOTHING)
        yield Case("a whole long text", documents[-1][name][:LONG].rpartition(" ")[0], SAME)


def _with(words: str, place: int, other: str) -> str:
    parts = words.split()
    return " ".join([*parts[:place], other, *parts[place + 1 :]])


def take(case: Case) -> Taken:
    started, computed = time.perf_counter(), time.process_time()
    verdict = check(case.words, Site(AT, "ar"))
    took, computing = time.perf_counter() - started, time.process_time() - computed
    return Taken(case.way, 1000 * took, 1000 * computing, verdict.kind == case.verdict)
