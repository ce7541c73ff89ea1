"""The days of an edition by their number."""

from django import template

from proceedings.templatetags.record import page_language

from .. import terms

register = template.Library()


@register.filter
def day_label(number: int | None) -> str:
    return terms.day_label(number, page_language()) if number else ""
