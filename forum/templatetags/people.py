"""People on pages: the words of address before the name, in the language that the name is shown in.

The tags take a card's person or an appearance, and read `names` from the page's context.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from proceedings.cards import CardPerson
from proceedings.content import Ref, Text
from proceedings.templatetags.pictures import picture
from proceedings.templatetags.record import DIRECTIONS, direction, page_language, shown

from ..names import Appearance, address

register = template.Library()


@register.simple_tag(takes_context=True)
def person_name(context: dict[str, Any], person: CardPerson | Appearance, linked: bool = True) -> SafeString:
    """Address and name, the name linked where it has a public page."""
    found = context["names"].of(_who(person))
    name = shown(found.text)
    link = context["site"].link_of_name(_who(person), found) if linked else ""
    if link:
        name = format_html('<a href="{}">{}</a>', link, name)
    before = _address(person, found.text)
    if not before:
        return name
    whole = format_html('<span class="person-title">{}</span> {}', before, name)
    language = found.text.in_language(page_language())[1]
    if language == page_language():
        return whole
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, DIRECTIONS[language], whole)


@register.simple_tag(takes_context=True)
def people_line(context: dict[str, Any], people: Iterable[CardPerson | Appearance]) -> SafeString:
    """Several people in one line of a list, without links."""
    comma = gettext(", ")
    names = ((comma if index else "", _called(context, each)) for index, each in enumerate(people))
    return format_html_join("", "{}{}", names)


@register.simple_tag(takes_context=True)
def office_of(context: dict[str, Any], person: CardPerson | Appearance) -> SafeString:
    """The office as printed and the body, each linked where it can be; a body that the office names already
    is not said twice."""
    office, body = shown(person.office), context["names"].of(person.body)
    said = body.text.in_language(page_language())[0]
    path = context["site"].link_of_name(person.body, body)
    link = format_html('<a href="{}">{{}}</a>', path) if path else "{}"
    if said and said in person.office.in_language(page_language())[0]:
        return format_html(link, office)
    lines = [office, format_html(link, shown(body.text)) if said else ""]
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines if line))


@register.simple_tag(takes_context=True)
def portrait(context: dict[str, Any], person: Appearance, beside: Iterable[Appearance]) -> SafeString | str:
    """A photo; in a list where others have one and this person has none, the name's first letter."""
    names = context["names"]
    found = names.of(_who(person))
    if photo := found.image:
        return picture(context, photo, "portrait", shape="portrait")
    if not any(names.of(_who(each)).image for each in beside):
        return ""
    letter = found.text.in_language(page_language())[0][:1]
    marks = direction(found.text)
    return format_html(
        '<span class="portrait portrait-initial" aria-hidden="true" {}>{}</span>', marks, letter
    )


def _called(context: dict[str, Any], person: CardPerson | Appearance) -> SafeString:
    name = context["names"].of(_who(person)).text
    before = _address(person, name)
    text, language = name.in_language(page_language())
    return shown(Text(**{language: f"{before} {text}".lstrip()}))


def _who(person: CardPerson | Appearance) -> Ref:
    return person.who if isinstance(person, CardPerson) else person.person


def _address(person: CardPerson | Appearance, name: Text) -> str:
    """«المهندس» before a Latin name would help nobody."""
    _text, language = name.in_language(page_language())
    if isinstance(person, CardPerson):
        return getattr(person.address, language)
    return address(person, language)
