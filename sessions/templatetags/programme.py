"""What the programme's lists need to know of their cards."""

from collections.abc import Iterable

from django import template

from proceedings.cards import Card

register = template.Library()


@register.filter
def timed(cards: Iterable[Card]) -> bool:
    """Whether any hour is known, so that the list keeps a column for it."""
    return any(card.starts_at for card in cards)
