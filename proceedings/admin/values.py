"""The values of a history in words: what a field held, whichever kind of field it is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proceedings.dates import gregorian, hours
from proceedings.differences import ADDED, REMOVED, Part, words_changed
from proceedings.fields import RichTextField
from proceedings.richtext import as_plain

from .standing import LANGUAGE_WORDS

Names = dict[tuple[type[models.Model], Any], str]


@dataclass(frozen=True)
class FieldChange:
    """`language` is a code, or empty where the field is the same in both."""

    field: str
    language: str
    parts: tuple[Part, ...]

    @property
    def before(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.kind != ADDED)

    @property
    def after(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.kind != REMOVED)

    @property
    def language_name(self) -> str:
        return str(LANGUAGE_WORDS.get(self.language, ""))


def named(wanted: Iterable[tuple[Any, Any]]) -> Names:
    """The names of rows, from one query for each model."""
    keys = defaultdict(set)
    for model, key in wanted:
        keys[model].add(key)
    found: Names = {}
    for model in sorted(keys, key=lambda each: each._meta.label):
        # A day is called by its edition, a speaker by the person.
        needed = [field.name for field in model._meta.concrete_fields if field.many_to_one and not field.null]
        rows = model._base_manager.select_related(*needed).filter(pk__in=keys[model])
        found |= {(model, row.pk): str(row) for row in rows}
    return found


def shown(field: Any, old: Any, new: Any, names: Names) -> FieldChange:
    before, after = (in_words(field, value, names) for value in (old, new))
    if before == after and isinstance(field, models.TextField):
        before, after = old or "", new or ""  # only the marks of a rich text differ
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    parts = words_changed(before, after) if is_text else whole(before, after)
    original = getattr(field, "translated_field", field)
    return FieldChange(capfirst(str(original.verbose_name)), getattr(field, "language", ""), parts)


def whole(old: str, new: str) -> tuple[Part, ...]:
    """One value in place of another."""
    return tuple(Part(kind, text) for kind, text in ((REMOVED, old), (ADDED, new)) if text)


def in_words(field: Any, value: Any, names: Names) -> str:
    language = get_language() or "ar"
    if value is None or value == "":
        return ""
    if field.many_to_many or field.many_to_one:
        keys = value if field.many_to_many else (value,)
        gone = _("no longer there")
        return _(", ").join(names.get((field.related_model, key), gone) for key in keys)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{gregorian(value, language)} {hours(value)}"
    if isinstance(value, date):
        return gregorian(value, language)
    if isinstance(field, models.FileField):
        return PurePosixPath(str(value)).stem[:12]
    if isinstance(field, RichTextField):
        return as_plain(str(value))
    return str(dict(field.flatchoices).get(value, value))
