"""The rules of the forms for a row that came from a file, each complaint by the column it is about."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from proceedings.content import LANGUAGES

from .shape import TEXTS, fields, owner_of

Complaints = dict[str, list[str]]


def complaints(row: Any) -> Complaints:
    found = _lacking(row)
    taken = _same_address(row)
    if taken:
        words = _("The address “%(slug)s” belongs to “%(other)s”. Choose another.")
        found["slug"] = [words % {"slug": row.slug, "other": taken}]
    texts = [each.name for each in fields(row._meta.model) if each.kind == TEXTS]
    try:
        # Not the plain fields of texts: they read and would write the reader's own language.
        row.full_clean(exclude=texts, validate_unique=not taken, validate_constraints=not taken)
    except ValidationError as error:
        for name, said in error.message_dict.items():
            found.setdefault(name, []).extend(said)
    return found


def _lacking(row: Any) -> Complaints:
    """What is needed is needed in the source language, or in either where there is none."""
    line, source = owner_of(row), getattr(row, "source_language", "")
    if line and not source:
        source = getattr(getattr(row, line.field.name), "source_language", "")
    found = {}
    for each in fields(row._meta.model):
        if each.kind == TEXTS and not each.field.blank:
            wanted = [f"{each.name}_{source}"] if source in LANGUAGES else each.columns
            if not any(getattr(row, column) for column in wanted):
                found[wanted[0]] = [_("This is needed in the source language.")]
    return found


def _same_address(row: Any) -> Any | None:
    slug = next((each.field for each in fields(row._meta.model) if each.name == "slug"), None)
    if slug is None or not row.slug:
        return None
    rows = type(row)._base_manager.filter(slug=row.slug).exclude(pk=row.pk)
    return rows.first() if slug.unique else rows.filter(edition=row.edition_id).first()
