"""`{% specimen "Tabs" %}…{% endspecimen %}`: a component as it looks, and the markup that makes it."""

import re

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()


class Specimen(template.Node):
    def __init__(self, title: FilterExpression, nodelist: NodeList) -> None:
        self.title, self.nodelist = title, nodelist

    def render(self, context: Context) -> SafeString:
        title = self.title.resolve(context)
        html = re.sub(r"\n\s*\n+", "\n", self.nodelist.render(context)).strip()
        return format_html(
            '<section class="specimen"><h3>{title}</h3>'
            '<div class="specimen-show">{shown}</div>'
            '<details><summary>{markup}<span class="visually-hidden">: {title}</span></summary>'
            '<pre dir="ltr" lang="en" tabindex="0" role="region" aria-label="{markup}: {title}">'
            "<code>{html}</code></pre></details></section>",
            title=title,
            shown=mark_safe(html),
            markup=_("Markup"),
            html=html,
        )


@register.tag
def specimen(parser: Parser, token: Token) -> Specimen:
    _tag, title = token.split_contents()
    nodelist = parser.parse(("endspecimen",))
    parser.delete_first_token()
    return Specimen(parser.compile_filter(title), nodelist)
