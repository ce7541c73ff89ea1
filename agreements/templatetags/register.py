"""What the register's pages need to say of agreements and their parties."""

from dataclasses import replace
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.translation import gettext, pgettext_lazy

from proceedings.cards import Card
from proceedings.content import Ref, Text
from proceedings.dates import day_of
from proceedings.templatetags.record import direction, page_language, plain, shown

from ..status import state_on
from ..wording import state_word

register = template.Library()

ORDERS = (
    pgettext_lazy("of an agreement", "First party"),
    pgettext_lazy("of an agreement", "Second party"),
    pgettext_lazy("of an agreement", "Third party"),
    pgettext_lazy("of an agreement", "Fourth party"),
    pgettext_lazy("of an agreement", "Fifth party"),
)


@register.filter
def reference(card: Card) -> str:
    return dict(card.facts).get("reference", "")


@register.simple_tag(takes_context=True)
def state_of(context: dict[str, Any], card: Card) -> str:
    """Where an agreement stands today, in a word; empty where its card does not say."""
    state = state_on(dict(card.facts).get("status", ""), day_of(context["site"].at))
    return state_word(state, card.label)


@register.simple_tag
def unnamed_parties(card: Card) -> list[Ref]:
    """The parties, as they signed, where the title does not name them all."""
    title = plain(card.title)
    return [] if all(plain(each.label) in title for each in card.bodies) else list(card.bodies)


@register.filter
def party_order(number: int) -> str:
    """«الطرف الأول»."""
    if number <= len(ORDERS):
        return str(ORDERS[number - 1])
    return gettext("Party %(number)d") % {"number": number}


@register.filter
def in_own_words(label: Any) -> str:
    """A value of a facet: a text of the forum's, or words of ours in the reader's language."""
    return shown(label) if isinstance(label, Text) else conditional_escape(label)


@register.filter
def option_text(label: Any) -> str:
    """The same where no markup may stand."""
    return plain(label) if isinstance(label, Text) else str(label)


@register.filter
def option_direction(label: Any) -> str:
    return direction(label) if isinstance(label, Text) else ""


@register.simple_tag(takes_context=True)
def renamed(context: dict[str, Any], body: Ref) -> str:
    """Today's name of a body where it is no longer called as it was printed; otherwise empty."""
    today = replace(context["names"], on=None, printed=False).of(body).text
    language = page_language()
    return shown(today) if today.in_language(language) != body.label.in_language(language) else ""


@register.simple_tag(takes_context=True)
def session_link(context: dict[str, Any], session: Ref) -> str:
    """The session that an agreement was signed at, where it and its edition are public."""
    found = context["names"].of(session)
    address = context["site"].link_of_name(session, found)
    return format_html('<a href="{}">{}</a>', address, shown(found.text)) if address else ""
