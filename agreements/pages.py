"""What an agreement's page tells beside its content: where it stands on the page's day, what happened since,
who signed for whom, and what it has to do with others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from proceedings.cards import Card
from proceedings.content import Ref, Text
from proceedings.dates import day_of
from proceedings.listing import cards_of
from proceedings.models import Publication
from proceedings.outlets import Record
from proceedings.versions import content_of

from .published import Party, Signatory
from .status import status
from .terms import RelationKind, SignatoryRole
from .timeline import timeline

MOST = 100  # that one page names: a framework may have any number under it


@dataclass(frozen=True)
class Side:
    """A party and who signed for it; `signed_on` where the parties did not sign on one day."""

    party: Party
    signatories: tuple[Signatory, ...] = ()
    signed_on: date | None = None


@dataclass(frozen=True)
class Tie:
    """A relation to another agreement that is public."""

    kind: str
    other: Ref = Ref()
    note: Text = Text()
    card: Card | None = None  # the other's, where it is the one that tells the relation


def page_day(record: Record) -> date:
    """Today; a version tells what it told on its day."""
    is_one = record.as_version or record.is_preview
    return day_of(record.publication.public_from if is_one else record.site.at)


def told(record: Record) -> dict[str, Any]:
    """Where it stands is told of the version's own facts, also where an earlier translation is shown."""
    content, on = content_of(record.publication), page_day(record)
    after = () if record.as_version or record.is_preview else naming(record)
    return {
        "status": status(content, on),
        "timeline": timeline(content, on),
        "sides": [_side(record.content, each) for each in record.content.parties],
        "unplaced": [each for each in record.content.signatories if not each.party and _signs(each)],
        "present": [each for each in record.content.signatories if not _signs(each)],
        "ties": [*_ties(record.content.relations), *_reverse(after, record.key)],
    }


def naming(record: Record) -> list[Card]:
    """The agreements that say they have to do with this one."""
    rows = Publication.objects.public(record.site.at).filter(kind="agreement")
    named = rows.mentioning("agreement", record.key).cards().order_by("-public_from", "key")
    return cards_of(named[:MOST])


def _side(content: Any, party: Party) -> Side:
    own = tuple(each for each in content.signatories if each.party == party.body.key)
    return Side(party, own, party.signed_on)


def _signs(each: Signatory) -> bool:
    return each.who.role == SignatoryRole.SIGNATORY


def _ties(relations: Iterable[Any]) -> Iterator[Tie]:
    for each in relations:
        yield Tie(each.kind, each.other, each.note)


def _reverse(cards: Iterable[Card], key: str) -> Iterator[Tie]:
    for card in cards:
        for kind in RelationKind:
            if (kind.value, key) in card.facts:
                yield Tie(kind.value, card=card)
