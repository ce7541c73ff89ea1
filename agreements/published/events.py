"""What became of an agreement and what it has to do with others, as it becomes public."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from forum.published.people import Mentions
from proceedings.content import Ref, Text
from proceedings.kinds import related


@dataclass(frozen=True)
class Event:
    kind: str
    date: dt.date
    until: dt.date | None = None
    note: Text = Text()
    source: Text = Text()
    source_url: str = ""


@dataclass(frozen=True)
class Relation:
    """`other` has no label: the other agreement may be under embargo, and its own record names it."""

    kind: str
    other: Ref
    note: Text = Text()


def compile_events(row: Any) -> tuple[Event, ...]:
    return tuple(
        Event(
            kind=each.kind,
            date=each.date,
            until=each.until,
            note=Text.of(each, "note"),
            source=Text.of(each, "source"),
            source_url=each.source_url,
        )
        for each in row.events.all()
    )


def compile_relations(row: Any) -> tuple[Relation, ...]:
    return tuple(
        Relation(each.kind, Ref("agreement", each.other.key), Text.of(each, "note"))
        for each in related(row.relations, "other")
    )


def relation_mentions(relations: tuple[Relation, ...]) -> Mentions:
    """An agreement's page finds by its own key those that name it."""
    return {(each.kind, "agreement", each.other.key) for each in relations}
