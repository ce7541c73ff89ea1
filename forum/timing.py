"""What goes on at a moment, from the hours that cards give. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from proceedings.cards import Card
from proceedings.dates import day_of

DROPPED = ("postponed", "cancelled")  # states of a session that nobody should wait for


def now_and_next(sessions: Sequence[Card], at: datetime) -> dict[str, Any]:
    """What goes on at a moment of a day, and what begins next on that day (all that begin together)."""
    today = [
        (card.starts_at, card)
        for card in sessions
        if card.starts_at and day_of(card.starts_at) == day_of(at) and card.state not in DROPPED
    ]
    soonest = min((start for start, _card in today if start > at), default=None)
    return {
        "now": [card for start, card in today if card.ends_at and start <= at < card.ends_at],
        "next": [card for start, card in today if start == soonest],
    }


def at_the_same_time(card: Card, others: Sequence[Card]) -> list[Card]:
    """What runs beside it; what has no end is taken for a moment."""
    if not card.starts_at:
        return []
    ends = card.ends_at or card.starts_at
    return [
        other
        for other in others
        if other.key != card.key
        and other.starts_at
        and other.state not in DROPPED
        and (
            card.starts_at <= other.starts_at < ends
            or other.starts_at <= card.starts_at < (other.ends_at or other.starts_at)
            or other.starts_at == card.starts_at
        )
    ]
