"""Bodies on pages: whom they belong to, in words that agree with their gender."""

from typing import Any

from django import template
from django.utils.html import format_html

from proceedings.content import Ref
from proceedings.templatetags.record import page_language, shown

from ..belonging import belonging

register = template.Library()


@register.simple_tag(takes_context=True)
def belongs_to(
    context: dict[str, Any], relation: str, body: Ref, parent: Ref, gender: str = "", printed: bool = False
) -> str:
    """«شركة وقفية تابعة لجمعية …»; empty where no relation is known. `gender`: of the body, where the page
    has it; otherwise as the body's own record says. `printed` keeps the parent's name as published."""
    if not (relation and parent.key):
        return ""
    found = context["names"].of(parent)
    gender = gender or context["names"].of(body).gender
    called = parent.label if printed else found.text
    before, name = belonging(relation, gender, called, page_language())
    address = context["site"].link_of_name(parent, found)
    link = format_html('<a href="{}">{}</a>', address, shown(name)) if address else shown(name)
    return format_html("{}{}", before[:1].upper() + before[1:], link)
