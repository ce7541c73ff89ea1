"""Links to the days of an edition."""

from typing import Any

from django import template
from django.utils.html import format_html

from proceedings.content import Ref
from proceedings.templatetags.multaqa import day_name

register = template.Library()


@register.simple_tag(takes_context=True)
def day_link(context: dict[str, Any], day: Ref, number: int) -> str:
    """«اليوم الثاني», linked where the day and its edition are public."""
    address = context["site"].link_of_name(day, context["names"].of(day))
    return format_html('<a href="{}">{}</a>', address, day_name(number)) if address else day_name(number)
