"""Bodies on pages: whom they belong to, in words that agree with their gender."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.translation import pgettext_lazy

from proceedings.content import Ref
from proceedings.templatetags.record import name_of

from ..terms import Relation

register = template.Library()

BELONGS = {
    "f": {
        Relation.DEPARTMENT: pgettext_lazy("feminine", "A department of the {parent}"),
        Relation.SUBSIDIARY: pgettext_lazy("feminine", "A subsidiary of {parent}"),
        Relation.ENDOWMENT: pgettext_lazy("feminine", "An endowment company of the {parent}"),
    },
    "m": {
        Relation.DEPARTMENT: pgettext_lazy("masculine", "A department of the {parent}"),
        Relation.SUBSIDIARY: pgettext_lazy("masculine", "A subsidiary of {parent}"),
        Relation.ENDOWMENT: pgettext_lazy("masculine", "An endowment company of the {parent}"),
    },
}


@register.simple_tag(takes_context=True)
def belongs_to(
    context: dict[str, Any], relation: str, body: Ref, parent: Ref, gender: str = "", printed: bool = False
) -> str:
    """«شركة وقفية تتبع جمعية …»; empty where no relation is known. `gender`: of the body, where the page has
    it; otherwise as the body's own record says. `printed` keeps the parent's name as published."""
    if not (relation and parent.key):
        return ""
    gender = gender or context["names"].of(body).gender
    phrases = BELONGS["m" if gender == "m" else "f"]
    return format_html(str(phrases[Relation(relation)]), parent=name_of(context, parent, printed))
