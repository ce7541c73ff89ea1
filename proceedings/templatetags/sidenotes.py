"""What stands beside the inputs of the desk's forms."""

from typing import Any

from django import template
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from modeltranslation.fields import TranslationField

from proceedings.admin.bilingual import DIRECTIONS, in_language
from proceedings.admin.sidenotes import Sidenote, stands_name
from proceedings.fields import RichTextField
from proceedings.richtext import sanitise

register = template.Library()


def _name(field: Any) -> str:
    return field.field["name"] if field.is_readonly else field.field.name


def _form(field: Any) -> Any:
    return field.form if field.is_readonly else field.field.form


def _column(field: Any) -> Any:
    columns = {each.name: each for each in _form(field)._meta.model._meta.concrete_fields}
    return columns.get(_name(field))


@register.filter
def sidenote(field: Any) -> Sidenote | None:
    """Of an input of a text in one language, or of the text that stands in its place."""
    column = _column(field)
    if not isinstance(column, TranslationField):
        return None
    return getattr(_form(field), "sidenotes", {}).get(column.name) or Sidenote(column.language)


@register.filter
def sidenote_id(field: Any) -> str:
    return f"id_{_form(field).add_prefix(_name(field))}_sidenote"


@register.filter
def stands(field: Any) -> str:
    """The name of the box that says so; none where the text is only read."""
    return "" if field.is_readonly else stands_name(field.field.form, _name(field))


@register.filter
def direction(language: str) -> str:
    return DIRECTIONS[language]


@register.filter
def read_label(field: Any) -> str:
    column = _column(field)
    if isinstance(column, TranslationField):
        return in_language(str(column.translated_field.verbose_name), column.language)
    return capfirst(field.field["label"])


@register.filter
def as_help(text: Any) -> str:
    """Written in code, as Django's own forms do: it may hold markup."""
    return mark_safe(text)


@register.filter
def contents(field: Any) -> str:
    """Of what is only read: rich text as it reads, not as it is written."""
    column = _column(field)
    if isinstance(getattr(column, "translated_field", None), RichTextField):
        return mark_safe(sanitise(getattr(field.form.instance, column.name) or "")) or "-"
    return field.contents()
