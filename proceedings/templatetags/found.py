"""How a record's page is found: what its head tells machines."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ..cards import Card
from ..kinds import KINDS
from ..schemaorg import Linking, as_script
from .record import headline, page_language

register = template.Library()


@register.filter
def called(card: Card) -> str:
    """What a card is called where no markup may stand."""
    return headline(card, page_language())[0]


@register.simple_tag(takes_context=True)
def linked_data(context: dict[str, Any]) -> SafeString:
    """The page as JSON-LD. A script element of data is not run; no policy forbids it."""
    record = context["record"]
    linked = KINDS[record.publication.kind].linked
    if linked is None:
        return SafeString()
    title, _language = headline(record.publication.shown_card, record.site.language)
    to = Linking(
        language=record.reading.language,
        address=record.canonical_url,
        title=title,
        edition=record.of_edition,
        names=context["names"],
        site=record.site,
        cards=context["shown_cards"],
    )
    data = as_script(linked(record.content, to), title, to.address)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(data))
