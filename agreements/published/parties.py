"""Who made an agreement, as it becomes public: the parties as they were called, and who signed for them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from forum.names import Appearance
from forum.published.people import Mentions, appearance, appearance_mentions, with_people
from proceedings.content import Ref, Text
from proceedings.kinds import related

from ..terms import SignatoryRole


@dataclass(frozen=True)
class Party:
    """`body.label` and `parent.label` are the names as signed; pages give today's name beside them. `gender`
    is that of the body's word: «شركة وقفية تابعة», «مركز تابع»."""

    body: Ref
    parent: Ref = Ref()
    relation: str = ""
    gender: str = ""
    signed_on: date | None = None
    notified_on: date | None = None


@dataclass(frozen=True)
class Signatory:
    """`party` is the key of the body that was signed for; empty for a witness, or where it is not known."""

    who: Appearance
    party: str = ""
    capacity: Text = Text()
    signed_on: date | None = None


def compile_parties(row: Any) -> tuple[Party, ...]:
    return tuple(_party(each) for each in related(row.parties, "organisation", "parent"))


def _party(row: Any) -> Party:
    body, parent = row.organisation, row.parent if row.relation else None
    return Party(
        body=Ref("organisation", body.key, Text.of(row, "name_printed")),
        parent=Ref("organisation", parent.key, Text.of(row, "parent_printed")) if parent else Ref(),
        relation=row.relation if parent else "",
        gender=body.gender,
        signed_on=row.signed_on,
        notified_on=row.notified_on,
    )


def compile_signatories(row: Any, parties: tuple[Party, ...]) -> tuple[Signatory, ...]:
    keys = {each.body.key for each in parties}
    return tuple(_signatory(each, keys) for each in with_people(row.signatories, "on_behalf_of"))


def _signatory(row: Any, parties: set[str]) -> Signatory:
    signs = row.role == SignatoryRole.SIGNATORY
    named = row.on_behalf_of or row.organisation
    return Signatory(
        who=appearance(row),
        party=named.key if signs and named and named.key in parties else "",
        capacity=Text.of(row, "capacity"),
        signed_on=row.signed_on,
    )


def party_mentions(parties: tuple[Party, ...], signatories: tuple[Signatory, ...]) -> Mentions:
    mentions = {("party", "organisation", party.body.key) for party in parties}
    mentions |= {("party_parent", "organisation", party.parent.key) for party in parties}
    for each in signatories:
        mentions |= appearance_mentions(each.who)
    return mentions
