"""How a page is found and shared: what its head tells machines, its image."""

from functools import lru_cache
from typing import Any
from urllib.parse import quote

import segno
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from .. import sharing
from ..cards import Card
from ..formats import EDITION_FILES, HEAD_TAGS, formats_of, media_type_of
from ..kinds import KINDS
from ..models import Change
from ..outlets import Record
from ..schemaorg import Linking, Node, as_script, corrected
from ..share_image import HEIGHT, WIDTH, is_possible
from ..site import absolute
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
        published=record.publication.public_from,
    )
    data = as_script(linked(record.content, to), title, to.address, *_corrections(record, to))
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(data))


def _corrections(record: Record, to: Linking) -> list[Node]:
    publication = record.publication
    if publication.change != Change.CORRECTION or not publication.note:
        return []
    return [corrected(to.address, to.text(publication.note), publication.public_from, to.language)]


@register.simple_tag(takes_context=True)
def share_image(context: dict[str, Any]) -> dict[str, Any] | None:
    """The image shown where a record's page is shared; a list has its edition's. None where none can be
    drawn, or there is nothing to draw."""
    edition, record = context.get("edition"), context.get("record")
    if not is_possible():
        return None
    if record:
        key, image = record.key, sharing.image_of(record, context["names"])
    elif edition:
        key, image = edition.key, sharing.image_of_card(edition.card, edition, edition.language)
    else:
        return None
    url = absolute(sharing.address(key, image))
    return {"url": url, "title": image.title.text, "width": WIDTH, "height": HEIGHT}


@register.simple_tag(takes_context=True)
def edition_feeds(context: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """The feeds of the page's edition as (address, media type, name), for a reader's software to find."""
    edition = context.get("edition")
    if not edition:
        return []
    feeds = ((name, each) for name, each in EDITION_FILES.items() if each.is_feed)
    return [(f"{edition.path}{name}", media_type_of(each), each.label) for name, each in feeds]


@register.simple_tag(takes_context=True)
def edition_files(context: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """The files of the page's edition that have a name for readers, as (address, suffix, name)."""
    edition = context["edition"]
    labelled = ((name, each.label) for name, each in EDITION_FILES.items() if each.label)
    return [(f"{edition.path}{name}", name.rpartition(".")[2], label) for name, label in labelled]


@register.filter
def tel(phone: str) -> str:
    """What a telephone dials: digits, and the plus before them."""
    return "tel:" + "".join(sign for sign in phone if sign.isdecimal() or sign == "+")


@register.simple_tag(takes_context=True)
def head_tags(context: dict[str, Any]) -> SafeString:
    """What a record's head tells those who look for words of their own there, such as citations."""
    record, names = context["record"], context["names"]
    pairs = (pair for tags in HEAD_TAGS for pair in tags(record, names))
    return format_html_join("\n", '<meta name="{}" content="{}">', pairs)


@register.filter
def ways_to_cite(record: Record) -> list[tuple[str, str, Any]]:
    """The twins that hold a citation, as (address, suffix, name)."""
    labelled = ((suffix, each) for suffix, each in formats_of(record.publication.kind).items() if each.label)
    return [(f"{record.twin_stem}.{suffix}", suffix, each.label) for suffix, each in labelled]


@register.filter
def short_url(record: Record) -> str:
    """What is passed on: the object as it will be then, unless just this version is read."""
    return absolute(record.short_path if record.as_version else f"/{record.site.language}/s/{record.key}/")


@register.filter
def without_scheme(address: str) -> str:
    """As it is read aloud and typed."""
    return address.partition("://")[2]


@register.filter
def whatsapp(address: str, title: str) -> str:
    """A link that opens a message with title and address; nothing outside is asked before it is followed."""
    message = f"{title}\n{address}"
    return f"https://wa.me/?text={quote(message)}"


@register.filter
def qr_code(address: str) -> SafeString:
    return _qr_code(address)


@lru_cache(maxsize=1024)
def _qr_code(address: str) -> SafeString:
    """Drawn once for each address: it takes some milliseconds."""
    code = segno.make_qr(address, error="m")
    return mark_safe(code.svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=2))
