"""Tags that show what publications hold: bilingual texts, names that link, the lines of a list.

They read `site` and `names` from the page's context.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import template
from django.core.paginator import Paginator
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language

from .. import dates, formats
from ..cards import Card
from ..content import File, Ref, Text
from ..kinds import KINDS
from ..site import EditionLink, absolute

register = template.Library()
DESCRIPTION_LENGTH = 160
QUOTED = {"ar": "«{}»", "en": "“{}”"}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


def page_language() -> str:
    return (get_language() or "ar")[:2]


def _bdi(value: str, language: str) -> SafeString:
    """Text in an isolate of its own, with its language where that is not the page's."""
    if language == page_language():
        return format_html("<bdi>{}</bdi>", value)
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, DIRECTIONS[language], value)


@register.filter
def shown(text: Text | None) -> SafeString:
    """A bilingual text in the reader's language, or in the one it has."""
    return _bdi(*text.in_language(page_language())) if text else SafeString()


@register.filter
def plain(text: Text | None) -> str:
    """The same without markup, for titles and attributes."""
    return text.in_language(page_language())[0] if text else ""


@register.filter
def lines(text: Text) -> list[SafeString]:
    """A text that holds one item on each line, as isolated lines."""
    return [_bdi(line, language) for line, language in text.lines(page_language())]


@register.filter
def direction(text: Text) -> SafeString:
    """`lang` and `dir` of a block whose text is not in the page's language."""
    _value, language = text.in_language(page_language())
    if language == page_language():
        return mark_safe("")
    return format_html('lang="{}" dir="{}"', language, DIRECTIONS[language])


@register.filter
def rich(text: Text) -> SafeString:
    """Rich text: it was sanitised when it was compiled."""
    return mark_safe(text.in_language(page_language())[0])


@register.filter
def typed(words: str) -> SafeString:
    """A reader's own words, in whichever language: no machine translates them."""
    return format_html('<span translate="no">{}</span>', words)


@register.filter
def raised(html: SafeString) -> SafeString:
    """Rich text that stands right under a page's title: its headings begin a level higher."""
    return mark_safe(re.sub(r"(</?h)([34])>", lambda tag: f"{tag[1]}{int(tag[2]) - 1}>", html))


@register.simple_tag(takes_context=True)
def url_of(context: dict[str, Any], card: Card) -> str:
    """The address of a card's page."""
    return context["site"].link(card)


@register.simple_tag(takes_context=True)
def file_url(context: dict[str, Any], file: File) -> str:
    return context["site"].link_of_file(file)


@register.simple_tag(takes_context=True)
def notices(context: dict[str, Any]) -> list[tuple[datetime, Card]]:
    """What stands above every page of the edition at this moment; nothing where an error is told."""
    site = context.get("site")
    return site.notices(context.get("edition")) if site else []


@register.simple_tag(takes_context=True)
def edition_of(context: dict[str, Any], card: Card) -> EditionLink | None:
    """The public edition that a card belongs to."""
    return context["site"].by_key(card.edition)


@register.simple_tag(takes_context=True)
def name_of(context: dict[str, Any], ref: Ref, printed: bool = False) -> str:
    """A person's or body's name, linked where it has a public page. `printed` keeps the name as published."""
    found = context["names"].of(ref)
    name = shown(ref.label if printed else found.text)
    address = context["site"].link_of_name(ref, found)
    return format_html('<a href="{}">{}</a>', address, name) if address else name


@register.simple_tag(takes_context=True)
def bare_name(context: dict[str, Any], ref: Ref) -> str:
    """The same without a link, for the lines of a list that is one link already."""
    return shown(context["names"].of(ref).text)


@register.simple_tag(takes_context=True)
def copied_text(context: dict[str, Any]) -> list[str]:
    """The paragraphs of the page's whole text, its source last: `{% copied_text as paragraphs %}`."""
    return formats.paragraphs(context["record"], context["names"])


@register.filter
def webcal(path: str) -> str:
    """The address by which a calendar subscribes."""
    return f"webcal://{absolute(path).partition('://')[2]}"


@register.filter
def description(paragraphs: list[str]) -> str:
    """What a search engine shows of a page: how its text begins, without the title and the source."""
    return Truncator(" ".join(" ".join(paragraphs[1:-1]).split())).chars(DESCRIPTION_LENGTH)


@register.filter
def elided(paginator: Paginator, number: int) -> Iterator[int | str]:
    """The numbers of pages around one, with marks for those left out."""
    return paginator.get_elided_page_range(number, on_each_side=2, on_ends=1)


@register.filter
def heading(card: Card) -> str:
    """What a list calls a card."""
    return _bdi(*headline(card, page_language())) if card.title else headline(card, page_language())[0]


def headline(card: Card, language: str) -> tuple[str, str]:
    """A card's title and the language it is in, in quotation marks where the speaker gave it; a day without a
    headline is called by its number."""
    if not card.title:
        return (dates.day_name(card.day, language) if card.kind == "day" else label_of(card)), language
    title, shown = card.title.in_language(language)
    return (QUOTED[shown].format(title) if dict(card.facts).get("title_given") else title), shown


@register.simple_tag
def in_isolate(value: SafeString, language: str) -> SafeString:
    """Text that is HTML already, in an isolate of its own."""
    return _bdi(value, language)


@register.simple_tag(takes_context=True)
def text_of(context: dict[str, Any], ref: Ref) -> Text:
    """The name itself, for where no markup may stand: an option of a list."""
    return context["names"].of(ref).text


@register.filter
def label_of(card: Card) -> str:
    """What a card's object is, in the reader's words: its own sort, or its kind."""
    kind = KINDS[card.kind]
    return str(kind.labels.get(card.label) or kind.label)
