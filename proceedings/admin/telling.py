"""What the sender of a form is told of what others changed since they opened it."""

from datetime import date
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from proceedings.dates import hours
from proceedings.differences import Part
from proceedings.history import KEPT

from .careful import in_our_time, is_key
from .changes import who_of
from .snapshot import UNKNOWN, Seen
from .values import FieldChange, in_words, named, shown

# Of a long text changed by somebody else, as much as a message holds; the history has the whole.
MESSAGE_LENGTH = 400
MOST = 50  # saves of one row that are looked at to tell whose they were


def tell(request: HttpRequest, seen: Seen, is_saved: bool) -> None:
    """After a save, or above a form that was refused and holds what is said here."""
    found = [_line(each, seen) for each in seen.merged]
    if not found:
        return
    text = render_to_string("admin/includes/meanwhile.html", {"lines": found, "is_saved": is_saved})
    messages.warning(request, mark_safe(text))


def _line(found: Any, seen: Seen) -> dict[str, Any]:
    if hasattr(found, "verb"):
        name = str(found.last.instance) if found.last else ""
        return {"who": who(found.last, seen), "verb": found.verb, "row": _row_label(found.model, name)}
    change = _change(found.instance, found.name, found.before, found.theirs)
    parts = [Part(part.kind, Truncator(part.text).chars(MESSAGE_LENGTH)) for part in change.parts]
    row = _row_label(type(found.instance), str(found.instance)) if found.is_line else ""
    return {"who": _who_changed(found.name, found.since, seen), "row": row, "change": change, "parts": parts}


def _row_label(model: Any, name: str) -> str:
    kind = capfirst(str(model._meta.verbose_name))
    return f"{kind}: {name}" if name else kind


def since(model: Any, pk: Any, seen: Seen) -> list[Any]:
    """The history of a row since the form was opened, newest first; nothing where none is kept.

    To be asked before the form is saved, or its own save is the newest.
    """
    model = model._meta.concrete_model
    if model not in KEPT or seen.at is None:
        return []
    rows = model.history.model.objects.filter(id=pk, history_date__gte=seen.at)
    return list(rows.select_related("history_user").order_by("-history_id")[:MOST])


def _who_changed(name: str, rows: list[Any], seen: Seen) -> str:
    """Of several, the one who changed this field last."""
    pairs = pairwise(rows)
    return who(
        next((new for new, old in pairs if _of(new, name) != _of(old, name)), (rows or [None])[-1]), seen
    )


def _of(row: Any, name: str) -> Any:
    """Nothing for what stands in a table of its own."""
    return getattr(row, name, None) or getattr(row, f"{name}_id", None)


def who(row: Any, seen: Seen) -> str:
    """Who, and when: «Sara, 10:42»."""
    if row is None:
        return _("Somebody else")
    name = _("You, in another window") if row.history_user_id == seen.by else who_of(row)
    # The name alone stands apart: with the hour inside, a Latin one would turn both round.
    return format_html(_("<bdi>{who}</bdi>, {hour}"), who=name, hour=hours(row.history_date))


def _change(instance: Any, name: str, old: Any, new: Any) -> FieldChange:
    field = instance._meta.get_field(name)
    before, after = _stored(field, old), _stored(field, new)
    return shown(field, before, after, _names(field, before, after))


def _names(field: Any, *values: Any) -> dict:
    keys = [key for value in values for key in (value if isinstance(value, tuple) else (value,))]
    return named((field.related_model, key) for key in keys if key) if field.related_model else {}


def _stored(field: Any, value: Any) -> Any:
    """The model's value of what a snapshot or a form holds."""
    if value is UNKNOWN or value is None or value == "":
        return None
    if field.many_to_many:
        return tuple(int(each) for each in value if is_key(each))
    if field.many_to_one:
        return int(value) if is_key(value) else None
    if isinstance(field, models.FileField | models.TextField | models.CharField | models.BooleanField):
        return value
    try:
        value = field.to_python(value)
        if isinstance(value, date):
            in_our_time(value)
        return value
    except ValidationError:
        return None  # what was typed is no such value, and its own error says so


def conflict_error(form: Any, found: Any) -> ValidationError:
    """Beside the field: their text, what differs, and the choice."""
    field = form._meta.model._meta.get_field(found.name)
    theirs = _stored(field, found.theirs)
    context = {
        "who": _who_changed(found.name, found.since, form.seen),
        "is_known": found.before is not UNKNOWN,
        "is_file": isinstance(field, models.FileField),
        "theirs": in_words(field, theirs, _names(field, theirs)),
        "change": _change(form.instance, found.name, found.theirs, found.mine),
        "name": form.add_prefix(found.name),
    }
    text = render_to_string("admin/includes/conflict.html", context)
    return ValidationError(mark_safe(text), code="conflict")


def row_changed_error(form: Any) -> ValidationError:
    """A line that the sender deletes and somebody else has changed."""
    changes = [_change(form.instance, each.name, each.before, each.theirs) for each in form.theirs]
    context = {
        "who": who((form.theirs[0].since or [None])[0], form.seen),
        "row": _row_label(type(form.instance), str(form.instance)),
        "changes": changes,
    }
    return ValidationError(mark_safe(render_to_string("admin/includes/row_changed.html", context)))


def gone_error(formset: Any, place: int, key: str) -> ValidationError:
    """A line that the sender changed and somebody else has deleted: it stands there as a new one."""
    last = (since(formset.model, key, formset.seen) or [None])[0]
    context = {
        "who": who(last, formset.seen),
        "row": _row_label(formset.model, str(last.instance) if last else ""),
        "name": formset.add_prefix(place),
    }
    return ValidationError(mark_safe(render_to_string("admin/includes/row_gone.html", context)))
