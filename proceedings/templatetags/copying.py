"""Copy blocks: the texts that a page offers to take away, and what of them each choice shows.

The tags read `record` and `names` from the page's context. All lengths and styles stand on the page, each
paragraph once, so that a choice and the copying after it need no answer from anywhere.
"""

import re
from typing import Any, NamedTuple

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext_lazy

from .. import formats
from ..copying import (
    AGENCY,
    FULL,
    MEDIUM,
    NEWSPAPER,
    PLAIN,
    SHORT,
    Variant,
    every_copy,
    every_quote,
)
from ..text import LRI, PDI, isolate

register = template.Library()
ISOLATED = re.compile(f"{LRI}(.*?){PDI}")

LENGTH_NAMES = {
    SHORT: pgettext_lazy("length of a text", "Short"),
    MEDIUM: pgettext_lazy("length of a text", "Medium"),
    FULL: pgettext_lazy("length of a text", "Full"),
}
STYLE_NAMES = {
    AGENCY: pgettext_lazy("a house style", "Agency"),
    NEWSPAPER: pgettext_lazy("a house style", "Newspaper"),
    PLAIN: pgettext_lazy("a house style", "Names alone"),
}


class Choice(NamedTuple):
    value: str
    label: Any
    is_default: bool


class CopyBlock(NamedTuple):
    """`plain` is the text that is shown until the reader chooses, as it goes to a clipboard."""

    paragraphs: list[Variant]
    source: str
    plain: str


@register.simple_tag(takes_context=True)
def copy_block(context: dict[str, Any]) -> CopyBlock:
    """The text of the whole page: `{% copy_block as block %}`."""
    return _block(context, every_copy(*_asked(context)))


@register.simple_tag(takes_context=True)
def quote_block(context: dict[str, Any], number: int) -> CopyBlock | None:
    """One of its quotes, counted from 1; nothing where the page shows no record."""
    if "record" not in context:
        return None
    return _block(context, every_quote(*_asked(context))[number - 1])


def _asked(context: dict[str, Any]) -> tuple:
    record, names = context["record"], context["names"]
    manner = formats.manner_of(record, names)
    content = formats.copied_content(record, names)
    return record.publication.kind, content, manner.language, manner.short


def _block(context: dict[str, Any], variants: list[Variant]) -> CopyBlock:
    record = context["record"]
    plain = formats.in_plain(record, [each.text for each in variants if each.is_default])
    return CopyBlock(variants, formats.source_line(record), plain)


@register.simple_tag
def copy_lengths() -> list[Choice]:
    return [Choice(value, label, value == FULL) for value, label in LENGTH_NAMES.items()]


@register.simple_tag
def copy_styles() -> list[Choice]:
    return [Choice(value, label, value == AGENCY) for value, label in STYLE_NAMES.items()]


@register.filter
def marked_html(paragraph: str) -> SafeString:
    """A paragraph on the page: what always reads left to right is isolated, lines are kept."""
    parts = ISOLATED.split(isolate(paragraph))
    pieces = (
        format_html('<bdi dir="ltr">{}</bdi>', part) if index % 2 else linebreaksbr(part)
        for index, part in enumerate(parts)
    )
    return mark_safe("".join(pieces))
