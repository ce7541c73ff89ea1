"""What a record's page tells machines: schema.org's words, as JSON-LD. Each kind has a pure function that
makes them from its frozen content; this module gives it names and addresses, and writes the result."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from .cards import Card
from .content import File, Ref, Text
from .dates import RIYADH, day_name
from .names import Names
from .site import COMMA, EditionLink, Site, absolute

# What lists are called in the trail that leads to a page.
SECTIONS = {
    "editions": gettext_lazy("All editions"),
    "programme": gettext_lazy("Programme"),
    "workshops": gettext_lazy("Workshops"),
    "people": gettext_lazy("Participants"),
    "organisations": gettext_lazy("Organisations"),
    "agreements": gettext_lazy("Register of agreements"),
}
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
Node = dict[str, Any]


@dataclass(frozen=True)
class Linking:
    """What a kind's function knows beside the content: the page's language and absolute address, the edition
    that it belongs to, today's names, and the cards of other records that the page shows."""

    language: str
    address: str
    title: str
    edition: EditionLink | None
    names: Names
    site: Site
    cards: Sequence[Card] = ()
    published: datetime | None = None  # when the version that the page shows became public

    def text(self, text: Text) -> str:
        return text.in_language(self.language)[0] if text else ""

    def other(self, text: Text) -> str:
        """The same in the other language, where it has both."""
        return text.ar if self.language == "en" and text.en else text.en if text.ar else ""

    def section(self, name: str) -> tuple[str, str]:
        """A list that belongs to no edition, as a step of a trail."""
        return self.word(name), absolute(f"/{self.site.language}/{name}/")

    def named(self, sort: str, ref: Ref) -> Node:
        """A person or a body that has a record: its name of today, its page where it has one."""
        found = self.names.of(ref)
        name, path = self.text(found.text), self.site.link_of_name(ref, found)
        return node(sort, name=name, url=absolute(path) if path else "") if name else {}

    def file(self, file: File | None) -> str:
        return absolute(reverse("media", args=[file.sha256, file.name])) if file else ""

    def place(self, name: str, address: str) -> Node:
        return node("Place", name=name or address, address=address) if name or address else {}

    def of_edition_place(self, room: str = "") -> Node:
        """Where the edition is held, and the room there."""
        if not self.edition:
            return {}
        venue = self.text(self.edition.venue_name)
        return self.place(
            COMMA[self.language].join(filter(None, [room, venue])), self.text(self.edition.card.place)
        )

    def super_event(self) -> Node:
        if not self.edition:
            return {}
        address = absolute(self.edition.path)
        return node("Event", {"@id": address}, name=self.edition.name, url=address)

    def events(self, *kinds: str) -> list[Node]:
        return [self.event(card) for card in self.cards if card.kind in kinds]

    def trail(self, *sections: str) -> list[tuple[str, str]]:
        """The edition and the lists in it that lead to the page."""
        if not self.edition:
            return []
        inside = [(self.word(each), absolute(f"{self.edition.path}{each}/")) for each in sections]
        return [(self.edition.name, absolute(self.edition.path)), *inside]

    def word(self, section: str) -> str:
        return str(SECTIONS[section])

    def event(self, card: Card) -> Node:
        """A card in brief."""
        address = absolute(path) if (path := self.site.path(card)) else ""
        return node(
            "Event",
            {"@id": address},
            name=self.text(card.title) or day_name(card.day, self.language),
            url=address,
            startDate=iso(card.starts_at or card.date),
            endDate=iso(card.ends_at),
        )


def iso(moment: date | datetime | None) -> str:
    """A day, or a moment as it is in Riyadh."""
    if isinstance(moment, datetime):
        return moment.astimezone(RIYADH).isoformat()
    return moment.isoformat() if moment else ""


@dataclass(frozen=True)
class Linked:
    """`trail`: the pages above this one, as (name, absolute address), the nearest last."""

    node: Node
    trail: list[tuple[str, str]] = field(default_factory=list)


def node(sort: str, also: Node | None = None, **values: Any) -> Node:
    """A thing with those of its properties that say something."""
    properties = {"@type": sort} | (also or {}) | values
    return {name: value for name, value in properties.items() if value not in ("", None, [], {})}


def corrected(address: str, note: str, at: datetime, language: str) -> Node:
    """The page of a text whose version that is public now corrected the one before it."""
    comment = node("CorrectionComment", text=note, datePublished=iso(at), inLanguage=language)
    return node("WebPage", url=address, mainEntity={"@id": address}, dateModified=iso(at), correction=comment)


def as_script(linked: Linked, title: str, address: str, *more: Node) -> str:
    """JSON that may stand in a script element: nothing in it can end the element."""
    steps = [*linked.trail, (title, address)]
    breadcrumbs = node(
        "BreadcrumbList",
        itemListElement=[
            node("ListItem", position=place, name=name, item=item)
            for place, (name, item) in enumerate(steps, 1)
        ],
    )
    whole = {"@context": "https://schema.org", "@graph": [linked.node, breadcrumbs, *more]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
