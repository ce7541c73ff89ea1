"""What a form showed when it was opened. It is signed, and comes back with the form.

It holds the values themselves, compressed, and not their digests: so what somebody else changed can be said
of any model, also of one without a history. It is never longer than the form's own texts.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

from proceedings import clock

NAME = "snapshot"
# What a field held is not known: the snapshot is missing, of another object, or signed with a lost key.
UNKNOWN = object()
# As JSON holds them: a text, a tick, or the sorted keys of a many-to-many field.
Value = str | bool | list[str]
Several = forms.ModelMultipleChoiceField


def held(field: forms.Field, value: Any) -> Value:
    """A field's stored value as its untouched input would send it."""
    if isinstance(field, forms.FileField):
        return str(value or "")
    return sent(field, raw(field, value))


def raw(field: forms.Field, value: Any) -> Any:
    """What the browser sends of a stored value: a text, a tick, or a list."""
    value = field.prepare_value(value)
    if isinstance(field, forms.BooleanField):
        return bool(value)
    if isinstance(field, Several):
        return [str(each) for each in value or ()]
    if isinstance(field, forms.ChoiceField):
        return "" if value is None else str(value)
    text = field.widget.format_value(value)
    return "" if text is None else str(text)


def sent(field: forms.Field, value: Any) -> Value:
    """What came from an input, in one spelling: line ends, spaces and the writing of a date do not count."""
    if isinstance(field, forms.BooleanField):
        return bool(value)
    if isinstance(field, Several):
        return sorted({str(each) for each in value or ()})
    if isinstance(field, forms.ChoiceField):
        return "" if value is None else str(value)
    try:
        value = field.to_python(value)
    except ValidationError:
        return str(value)
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


@dataclass
class Seen:
    """What its sender had before their eyes; `merged` fills while the forms are read."""

    at: datetime | None = None
    digest: str = ""
    rows: dict[str, dict[str, dict[str, Value]]] = field(default_factory=dict)
    is_known: bool = False
    merged: list[Any] = field(default_factory=list)
    by: int = 0
    was_changed: bool = False

    def row(self, prefix: str, pk: Any) -> dict[str, Value]:
        """The fields of one row; the object's own stand under the empty prefix."""
        return self.rows.get(prefix, {}).get(str(pk), {})


def seen_by(request: HttpRequest, obj: Any) -> Seen | None:
    """Of the form that was sent; the same for all who ask during one request."""
    if request.method != "POST" or obj is None or obj.pk is None:
        return None
    if not hasattr(request, "seen"):
        request.seen = _read(request, obj)
    return request.seen


def _read(request: HttpRequest, obj: Any) -> Seen:
    by = request.user.pk or 0
    try:
        data = signing.loads(request.POST.get(NAME, ""), salt=_salt(request, obj))
    except signing.BadSignature:
        return Seen(by=by, was_changed=True)
    seen = Seen(parse_datetime(data["at"]), data["digest"], data["rows"], is_known=True, by=by)
    seen.was_changed = seen.digest != getattr(obj, "desk_digest", "")
    return seen


def sign(request: HttpRequest, obj: Any, form: Any, formsets: list[Any]) -> str:
    """Of the stored values, also where the form shows typed ones: it says beside them what is stored."""
    rows: dict[str, dict[str, dict[str, Value]]] = {"": {str(obj.pk): _values(form)}}
    for formset in formsets:
        found = {str(each.instance.pk): _values(each) for each in formset.initial_forms if each.instance.pk}
        rows[formset.prefix] = found
    data = {"at": clock.now().isoformat(), "digest": getattr(obj, "desk_digest", ""), "rows": rows}
    return signing.dumps(data, salt=_salt(request, obj), compress=True)


def _values(form: Any) -> dict[str, Value]:
    return {
        name: held(each, form.get_initial_for_field(each, name)) for name, each in form.own_fields.items()
    }


def _salt(request: HttpRequest, obj: Any) -> str:
    return f"desk form of {obj._meta.concrete_model._meta.label} {obj.pk} for {request.user.pk}"
