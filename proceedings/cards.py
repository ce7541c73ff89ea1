"""A card is what lists show of a publication: small, frozen, and enough to write one line."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from .content import File, Ref, Text


@dataclass(frozen=True)
class Said:
    """Words quoted, and the language they were said in; the other one is a translation."""

    words: Text = Text()
    original: str = ""


@dataclass(frozen=True)
class CardPerson:
    """A person on a card: who, in which role, how they are addressed, and the office as printed then."""

    who: Ref
    role: str = ""
    address: Text = Text()  # styles, titles and profession, ready to stand before the name
    office: Text = Text()
    body: Ref = Ref()
    said: tuple[Said, ...] = ()

    def called(self, language: str) -> str:
        """As a list calls them: «المهندس» before a Latin name would help nobody."""
        name, shown = self.who.label.in_language(language)
        return f"{getattr(self.address, shown)} {name}".lstrip()


@dataclass(frozen=True)
class DatedName:
    """A name and the days it held, both inclusive; None is open."""

    name: Text
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class Card:
    """`path` is relative to the language and, for what belongs to an edition, to the edition."""

    kind: str
    key: str
    path: str
    title: Text
    label: str = ""  # the sort of thing it is within its kind: "panel", "memorandum", "ministry"
    line: Text = Text()
    edition: str = ""
    date: dt.date | None = None
    day: int = 0
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    place: Text = Text()
    state: str = ""
    people: tuple[CardPerson, ...] = ()
    bodies: tuple[Ref, ...] = ()
    tracks: tuple[Ref, ...] = ()
    image: File | None = None
    names: tuple[DatedName, ...] = ()  # a body's names over time, the latest last
    facets: tuple[
        Ref, ...
    ] = ()  # by what a list may be narrowed down besides: areas, bodies above the parties
    facts: tuple[tuple[str, str], ...] = ()  # what one kind alone needs in lists, such as an edition's accent


def has_hours(cards: Iterable[Card]) -> bool:
    """Whether any hour is known: lists keep a column for it then, and a calendar has something to hold."""
    return any(card.starts_at for card in cards)
