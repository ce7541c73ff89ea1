"""The part of the register that a query string asks for: the page and its files read it here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from proceedings.content import Text
from proceedings.dates import day_of
from proceedings.filters import fitting
from proceedings.models import Publication
from proceedings.params import choice, words
from proceedings.search.finding import matching
from proceedings.site import Site, site_of

from .derived import Commitment
from .register import FACETS, FILTERS, FIXED, SORTS, Entry, Reading
from .terms import DutyState

COLUMNS = ("pk", "kind", "key", "slug", "digest", "title_ar", "title_en", "position", "card")
CHUNK = 500  # rows that are read from the database at a time
MOST_FOUND = 20_000  # agreements that words are looked for in


@dataclass(frozen=True)
class Asked:
    """`found` are the public agreements that hold the words, `labels` what the whole register can be narrowed
    down by; `values` by filter."""

    found: list[Entry]
    labels: dict[str, dict[str, Any]]
    values: dict[str, str]
    sort: str
    language: str

    @property
    def fitting(self) -> list[Entry]:
        order = SORTS[self.sort]
        rows = fitting(self.found, self.values, FILTERS)
        return sorted(rows, key=lambda entry: order(entry, self.language))

    @property
    def query(self) -> str:
        """What is asked for as a query string that says nothing else; empty where it is everything."""
        given = {name: value for name, value in {**self.values, "sort": self.sort}.items() if value}
        return f"?{urlencode(given)}" if given else ""

    def in_words(self) -> list[str]:
        """What is asked for, in the reader's words."""
        found = []
        for name, value in self.values.items():
            label = self.labels.get(name, {}).get(value, value)
            found.append(label.in_language(self.language)[0] if isinstance(label, Text) else str(label))
        return [each for each in found if each]

    @property
    def is_filtered(self) -> bool:
        return any(self.values.values())


def asked(request: HttpRequest, *, with_cards: bool = False) -> Asked:
    site, sort = site_of(request), choice(request, "sort", SORTS)
    values = {"q": words(request)}
    editions = {edition.key: edition for edition in site.editions}
    reading = Reading(day_of(site.at), editions, with_cards)
    entries = list(_entries(site, reading))
    labels = reading.labels(entries, site.language)
    for name in FACETS:
        values[name] = choice(request, name, FIXED.get(name, labels[name]))
    return Asked(_with_words(site, entries, values["q"]), labels, values, sort, site.language)


def _entries(site: Site, reading: Reading) -> Iterator[Entry]:
    """Every public agreement, and before them the bodies that they may name: one query, without content."""
    overdue = Commitment.objects.in_state(DutyState.OVERDUE, reading.today)
    rows = Publication.objects.public(site.at).filter(kind__in=("agreement", "organisation"))
    due = Commitment.objects.exclude(due=None)
    own = {"overdue": overdue, "has_due": due}
    rows = rows.annotate(
        **{name: Exists(each.filter(publication=OuterRef("pk"))) for name, each in own.items()}
    )
    row: Mapping[str, Any]
    for row in rows.order_by("-kind", "key").values(*COLUMNS, *own).iterator(chunk_size=CHUNK):
        if row["kind"] == "organisation":
            reading.bodies.add(row)
        else:
            yield reading.entry(row)


def _with_words(site: Site, entries: list[Entry], query: str) -> list[Entry]:
    if not query:
        return entries
    keys = set(matching(query, site.at, most=MOST_FOUND, kind="agreement"))
    return [entry for entry in entries if entry.key in keys]
