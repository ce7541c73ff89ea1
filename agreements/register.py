"""The register's facets and orders: what the cards say in, what the page shows out. Pure."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proceedings.cards import Card
from proceedings.content import Text, from_data
from proceedings.filters import Option
from proceedings.site import EditionLink
from proceedings.text import fold

from .status import state_on
from .terms import AgreementKind, State

MOST_OPTIONS = 300  # that one list offers: the commonest
OVERDUE = "1"
FIXED = {
    "kind": AgreementKind.values,
    "overdue": [OVERDUE],
}  # what may be asked for though the register has none of it today
FACETS = {
    "party": _("Party"),
    "area": _("Area"),
    "status": pgettext_lazy("of an agreement", "Status"),
    "kind": _("Kind"),
    "year": pgettext_lazy("facet", "Year"),
    "edition": pgettext_lazy("facet", "Edition"),
    "overdue": _("Commitments"),
}
ORDERS = {
    "": _("Latest first"),
    "oldest": _("Earliest first"),
    "title": _("By title"),
    "reference": _("By reference"),
}
_DIGITS = re.compile(r"(\d+)")


@dataclass(slots=True)
class Entry:
    """An agreement as the register tells it apart; thousands of them are held at once.

    `when`: the day of signing, or else the day of its edition, as an ordinal; 0 where neither is known.
    `has_due`: something of what it promises falls due on a day.
    `written`: the card as it is stored, where a page is to show it.
    """

    pk: int
    key: str
    digest: str
    reference: str
    title: Text
    position: int
    when: int
    values: dict[str, tuple[str, ...]]
    has_due: bool = False
    written: str = ""

    @property
    def card(self) -> Card:
        return from_data(json.loads(self.written), Card)


FILTERS: Mapping[str, Callable[[Entry], tuple[str, ...]]] = {
    name: partial(lambda name, entry: entry.values[name], name) for name in FACETS
}
SORTS: Mapping[str, Callable[[Entry, str], tuple]] = {
    "": lambda entry, _: (-entry.when, entry.position, entry.key),
    "oldest": lambda entry, _: (entry.when == 0, entry.when, entry.position, entry.key),
    "title": lambda entry, language: (fold(entry.title.in_language(language)[0]), entry.key),
    "reference": lambda entry, _: tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(entry.reference)
    ),
}


@dataclass
class Bodies:
    """The public bodies, by key: what each is called today, and which one it belongs to."""

    names: dict[str, Text] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def add(self, row: Mapping[str, Any]) -> None:
        self.names[row["key"]] = Text(row["title_ar"], row["title_en"])
        for ref in json.loads(row["card"])["bodies"]:
            self.parents[row["key"]] = ref["key"]

    def with_those_above(self, keys: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += [self.parents[key]] if key in self.parents else []
        return found


@dataclass
class Reading:
    """Reads the rows of the record one by one, bodies first; `printed` are the words of areas, and of bodies
    as they signed."""

    today: date
    editions: Mapping[str, EditionLink]
    with_cards: bool
    bodies: Bodies = field(default_factory=Bodies)
    printed: dict[str, Text] = field(default_factory=dict)

    def entry(self, row: Mapping[str, Any]) -> Entry:
        card = json.loads(row["card"])
        facts = dict(card["facts"])
        edition = self.editions.get(facts.get("edition", ""))
        signed = date.fromisoformat(card["date"]) if card["date"] else _opening(edition, card["day"])
        facets = card.get("facets", [])
        bodies = {ref["key"] for ref in (*card["bodies"], *facets) if ref["kind"]}
        for ref in (*card["bodies"], *facets):
            known = self.printed.get(ref["key"])
            if not (known and known.ar and known.en):
                self.printed[ref["key"]] = Text(**ref["label"])
        state = state_on(facts.get("status", ""), self.today)
        values = {
            "party": tuple(self.bodies.with_those_above(bodies)),
            "area": tuple(ref["key"] for ref in facets if not ref["kind"]),
            "status": (state,) if state else (),
            "kind": (card["label"],),
            "year": (str(signed.year),) if signed else (),
            "edition": (edition.slug,) if edition else (),
            "overdue": (OVERDUE,) if row["overdue"] else (),
        }
        columns = {name: row[name] for name in ("pk", "key", "digest", "position", "has_due")}
        title, when = Text(row["title_ar"], row["title_en"]), signed.toordinal() if signed else 0
        written = row["card"] if self.with_cards else ""
        return Entry(reference=row["slug"], title=title, when=when, values=values, written=written, **columns)

    def labels(self, entries: Iterable[Entry], language: str) -> dict[str, dict[str, Any]]:
        """Every value that the register has of each facet with its label, in the order of its list."""
        held: dict[str, set[str]] = {name: set() for name in FACETS}
        for each in entries:
            for name, values in each.values.items():
                held[name].update(values)
        named = self.printed | self.bodies.names
        found: dict[str, dict[str, Any]] = {
            name: {value: named[value] for value in held[name] if named.get(value)}
            for name in ("party", "area")
        }
        for name, known in found.items():
            alphabetical = sorted(known.items(), key=lambda pair: fold(pair[1].in_language(language)[0]))
            found[name] = dict(alphabetical)
        found["status"] = {state.value: state.label for state in State}
        found["kind"] = {kind.value: kind.label for kind in AgreementKind}
        found["year"] = {year: year for year in sorted(held["year"], reverse=True)}
        editions = self.editions.values()
        found["overdue"] = {OVERDUE: _("With a commitment past due, and no report")}
        found["edition"] = {each.slug: each.title for each in editions if each.slug in held["edition"]}
        return found


def _opening(edition: EditionLink | None, day: int) -> date | None:
    """The day of an edition, as its public dates give it."""
    first = edition.card.date if edition else None
    return date.fromordinal(first.toordinal() + max(day - 1, 0)) if first else None


@dataclass(frozen=True)
class Facet:
    """A facet as its form shows it: what leads anywhere and what is set; of very many, the commonest."""

    name: str
    label: Any
    chosen: str
    options: list[Option]

    @classmethod
    def of(cls, name: str, chosen: str, offered: Sequence[Option], everything: int) -> "Facet | None":
        """Nothing where no value tells any of `everything` apart."""
        leading = [each for each in offered if each.count or each.value == chosen]
        if not (chosen or any(each.count < everything for each in leading)):
            return None
        common = {each.value for each in sorted(leading, key=lambda each: -each.count)[:MOST_OPTIONS]}
        kept = [each for each in leading if each.value in common or each.value == chosen]
        return cls(name, FACETS[name], chosen, kept)
