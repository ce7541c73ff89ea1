"""A cell and the field it fills: in by the field's own cleaning, out in the form that comes in again."""

import datetime as dt
import re
from html import escape
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proceedings.content import LANGUAGES
from proceedings.fields import RichTextField
from proceedings.richtext import as_plain

from . import values
from .columns import Column
from .values import listed

__all__ = ["listed", "nothing", "offered", "read", "shown", "write"]

_MARKUP = re.compile(r"</?(?:p|br|strong|h3|h4|ul|ol|li|blockquote|a)\b[^>]*>", re.IGNORECASE)
YES_NO = {"True": ("نعم", "yes"), "False": ("لا", "no")}


def offered(choices: Any) -> dict[str, tuple[str, str]]:
    """A field's values with their labels in Arabic and English."""
    from django.utils.translation import override

    labels = []
    for code in LANGUAGES:
        with override(code):
            labels.append({value: str(label) for value, label in choices})
    return {value: (labels[0][value], labels[1][value]) for value in labels[0]}


def read(model: type[models.Model], column: Column, cell: Any) -> Any:
    field: Any = model._meta.get_field(column.name)
    if column.offered and column.offered is not YES_NO:
        return values.choice(cell, column.offered)
    if isinstance(field, models.BooleanField):
        return values.flag(cell)
    if isinstance(field, models.IntegerField):
        return values.number(cell)
    if isinstance(field, RichTextField):
        return field.clean(rich(shown(cell)), None)
    return field.clean(shown(cell), None)


def write(column: Column, instance: Any) -> Any:
    value = getattr(instance, column.name)
    own = LANGUAGES.index(get_language() or LANGUAGES[0])
    if isinstance(value, bool):
        return YES_NO[str(value)][own]
    if column.offered and value in column.offered:
        return column.offered[value][own]
    if isinstance(instance._meta.get_field(column.name), RichTextField):
        plain = as_plain(value or "")
        return plain if rich(plain) == (value or "") else value
    return "" if value is None else value


def nothing(field: models.Field) -> Any:
    """What an emptied field holds."""
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return "" if is_text else field.get_default()


def rich(text: str) -> str:
    """Plain paragraphs as HTML; text that is HTML already is left to the field's cleaning."""
    if _MARKUP.search(text):
        return text
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    return "".join(f"<p>{'<br>'.join(map(_escaped, part.split(chr(10))))}</p>" for part in paragraphs)


def _escaped(line: str) -> str:
    return escape(line.strip(), quote=False)


def shown(cell: Any) -> str:
    """A cell's value as its text."""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.strftime("%Y-%m-%d" if cell.time() == dt.time() else "%Y-%m-%d %H:%M")
    if isinstance(cell, dt.time):
        return cell.strftime("%H:%M")
    return str(cell)
