"""How well search finds: judged queries over documents made publications, in a database of their own."""

import base64
import hashlib
import json
import math
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from ..cards import Card, CardPerson
from ..content import LANGUAGES, Ref, Text, canonical, plain_data
from ..models import Change, Publication
from ..versions import seal
from .finding import find
from .index import index, reindex
from .models import SearchIndex

AT = datetime(2022, 6, 1, tzinfo=UTC)
BEST = 10
CHUNK = 500


@dataclass
class Scores:
    """Sums over judged queries; `latencies` in milliseconds, of which the database took `in_database`."""

    queries: int = 0
    recall: float = 0
    ndcg: float = 0
    mrr: float = 0
    latencies: list[float] = field(default_factory=list)
    in_database: list[float] = field(default_factory=list)

    def add(self, found: Sequence[str], judged: Mapping[str, int]) -> None:
        grades = [judged.get(each, 0) for each in found[:BEST]]
        ideal = sorted(judged.values(), reverse=True)
        self.queries += 1
        self.recall += sum(grade > 0 for grade in grades) / min(BEST, len(judged))
        self.ndcg += _gain(grades) / _gain(ideal[:BEST])
        top = next((place for place, grade in enumerate(grades, 1) if grade == ideal[0]), 0)
        self.mrr += 1 / top if top else 0

    def means(self) -> tuple[float, float, float]:
        return self.recall / self.queries, self.ndcg / self.queries, self.mrr / self.queries


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def load(documents: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Make publications of documents and index them; key → the document's id."""
    keys: dict[str, str] = {}
    for start in range(0, len(documents), CHUNK):
        some = documents[start : start + CHUNK]
        rows = [publication(each) for each in some]
        keys |= {row.key: each["id"] for row, each in zip(rows, some, strict=True)}
        _store(rows)
    if connection.vendor == "postgresql":  # as its autovacuum does soon after so many rows are new
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return keys


@transaction.atomic
def _store(rows: list[Publication]) -> None:
    Publication.objects.bulk_create(rows)
    whole = SearchIndex.objects.filter(is_serving=True).first()
    if whole is None:
        index(rows[0])
        whole = SearchIndex.objects.get(is_serving=True)
    reindex(rows, whole)


def key_of(name: str) -> str:
    """Eight letters as keys have: with fewer kinds of them two of 100,000 names would share one."""
    return base64.b32encode(hashlib.sha256(name.encode()).digest())[:8].decode().lower()


def publication(document: Mapping[str, Any], **columns: Any) -> Publication:
    title = Text(document["title_ar"], document.get("title_en", ""))
    people = [Text(each["name_ar"], each.get("name_en", "")) for each in document.get("speakers", [])]
    card = Card(
        kind="session",
        key=key_of(document["id"]),
        path=f"sessions/{key_of(document['id'])}/",
        title=title,
        label="session",
        people=tuple(CardPerson(Ref(label=name)) for name in people),
    )
    names = {code: [getattr(each, code) for each in people] for code in LANGUAGES}
    plain = {
        code: "\n\n".join([getattr(title, code), *names[code], document.get(f"summary_{code}", "")])
        for code in LANGUAGES
    }
    languages = [code for code in LANGUAGES if getattr(title, code)]
    row = Publication(
        kind="session",
        key=card.key,
        slug=card.key,
        number=columns.pop("number", 1),
        change=columns.pop("change", Change.FIRST),
        public_from=columns.pop("public_from", AT),
        **columns,
        languages=canonical(dict.fromkeys(languages, 1)),
        title_ar=title.ar,
        title_en=title.en,
        day=document.get("day"),
        card=canonical(plain_data(card)),
        content=canonical({"source": "ar", "data": _data(document, title), "plain": plain, "carried": {}}),
        published_at=AT,
    )
    return seal(row)


def _data(document: Mapping[str, Any], title: Text) -> dict[str, Any]:
    """As much of a session as its page needs."""
    summary = {code: document.get(f"summary_{code}", "") for code in LANGUAGES}
    return {"kind": "session", "title": plain_data(title), "summary": summary}


class Statements:
    """What a connection was asked, to be asked again without all that stands between."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any]] = []

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.asked.append((sql, params))
        return execute(sql, params, many, context)

    def time(self) -> float:
        """Milliseconds that the database takes, to the last row: SQLite finds rows as they are fetched."""
        started = time.perf_counter()
        with connection.cursor() as cursor:
            for sql, params in self.asked:
                cursor.execute(sql, params)
                cursor.fetchall()
        return (time.perf_counter() - started) * 1000


def judge(queries: Sequence[Mapping[str, Any]], keys: Mapping[str, str]) -> dict[str, Scores]:
    """The scores of every category, and of all queries under an empty name."""
    scores: dict[str, Scores] = {"": Scores()}
    find(queries[0]["q"], AT, most=BEST)  # opens the connection
    for query in queries:
        statements, started = Statements(), time.perf_counter()
        with connection.execute_wrapper(statements):
            rows = find(query["q"], AT, most=BEST).rows
        took, in_database = (time.perf_counter() - started) * 1000, statements.time()
        found = [keys[row["key"]] for row in rows]
        for name in ("", query["cat"]) if query["rel"] else ("",):
            of = scores.setdefault(name, Scores())
            of.latencies.append(took)
            of.in_database.append(in_database)
            if query["rel"]:
                of.add(found, query["rel"])
    return scores


def distractors(count: int) -> Iterator[dict[str, Any]]:
    """Documents about nothing that was judged: invented words, spread as words of a language are, with the
    articles, prepositions and endings of real ones and names made of syllables."""
    chance = random.Random(count)
    arabic = [_invented(chance, "بتجحخدرسشصطعفقكلمنهي", 3, 5) for _ in range(4_000)]
    latin = [_invented(chance, "bcdfghklmnprstvz", 2, 3, "aeiou") for _ in range(4_000)]
    weights = [1 / (place + 10) for place in range(len(arabic))]
    for number in range(count):
        ar, en = (chance.choices(words, weights, k=70) for words in (arabic, latin))
        ar = [chance.choice(("", "", "ال", "ال", "وال", "بال", "لل")) + each for each in ar]
        ar = [each + chance.choice(("", "", "", "ة", "ات", "ين", "ية")) for each in ar]
        en = [each + chance.choice(("", "", "s", "ing", "ed")) for each in en]
        yield {
            "id": f"X{number}",
            "title_ar": " ".join(ar[:8]),
            "title_en": " ".join(en[:8]),
            "summary_ar": " ".join(ar[8:]),
            "summary_en": " ".join(en[8:]),
            "day": number % 3 + 1,
            "speakers": [{"name_ar": " ".join(ar[-2:]), "name_en": " ".join(en[-2:]).title()}],
        }


def common_queries(documents: Sequence[Mapping[str, Any]], count: int = 200) -> list[dict[str, Any]]:
    """Queries of one to three words as common as those of a language are, for what they take."""
    chance = random.Random(count)
    texts = [each[f"summary_{code}"].split() for each in documents for code in LANGUAGES]
    asked = (" ".join(chance.sample(chance.choice(texts), chance.randint(1, 3))) for _ in range(count))
    return [{"q": query, "cat": "", "rel": {}} for query in asked]


def _invented(chance: random.Random, letters: str, least: int, most: int, vowels: str = "") -> str:
    parts = chance.choices(letters, k=chance.randint(least, most))
    return "".join(part + (chance.choice(vowels) if vowels else "") for part in parts)


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def read(path: str) -> tuple[list[dict], list[dict]]:
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    return data["documents"], data["queries"]
