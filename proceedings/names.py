"""Names by reference: what a person or a body is called is told by its own publication, wherever named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from .cards import Card
from .content import File, Ref, Text
from .models import Publication


@dataclass(frozen=True)
class Shown:
    """How to show what a reference names. `card` is None where it has no public page, `version` is 0 then."""

    text: Text
    card: Card | None = None
    version: int = 0
    short: Text = Text()
    image: File | None = None
    gender: str = ""


@dataclass(frozen=True)
class Names:
    """The public cards of what was asked for, by kind and key, with the day whose names are shown.

    `printed`: the names stay as they were published, as a page of one version keeps them.
    """

    found: dict[tuple[str, str], tuple[Card, int]]
    on: date | None = None
    printed: bool = False

    def of(self, ref: Ref) -> Shown:
        if (ref.kind, ref.key) not in self.found:
            return Shown(ref.label)
        card, version = self.found[ref.kind, ref.key]
        facts = dict(card.facts)
        return Shown(
            text=ref.label if self.printed and ref.label else self._name(card, ref.label),
            card=card,
            version=version,
            short=Text(facts.get("short_ar", ""), facts.get("short_en", "")),
            image=card.image,
            gender=facts.get("gender", ""),
        )

    def _name(self, card: Card, printed: Text) -> Text:
        for name in card.names[:-1]:
            if (
                self.on
                and (not name.since or name.since <= self.on)
                and (not name.until or self.on <= name.until)
            ):
                return name.name
        # The name of today. A language that the record lacks is as it was printed.
        return Text(ar=card.title.ar or printed.ar, en=card.title.en or printed.en)


def names(refs: Iterable[Ref], at: datetime, on: date | None = None, printed: bool = False) -> Names:
    """The names public at `at` of everything in `refs`, in one query, without any content.

    `on` is the day that the page is about: a body that was renamed is called what it was called then.
    """
    wanted = {(ref.kind, ref.key) for ref in refs if ref.kind and ref.key}
    if not wanted:
        return Names({}, on, printed)
    rows = (
        Publication.objects.public(at)
        .filter(kind__in={kind for kind, _ in wanted}, key__in={key for _, key in wanted})
        .only("kind", "key", "number", "card")
    )
    return Names({(row.kind, row.key): (row.shown_card, row.number) for row in rows}, on, printed)
