"""Bringing back what the desk held: an object as it was when a version went out, or one that was deleted.

Both come from the history of the object and its lines, which holds more than a publication does: quotes that
are not verified yet, photos without consent. Nothing public changes. What cannot come back is told in words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from .desk import Publishable
from .desk.translations import as_in_history
from .history import KEPT, Line, Records, because, gone_with, lines_of
from .models import Publication
from .publishing import locked, log
from .review import refresh
from .workflow import Refused

FIXED = ("key",)  # what an object keeps for ever, whatever else comes back


def restore(desk: Publishable, version: Publication, by: Any) -> list[str]:
    """The object and its lines as when this version went out; returns what could not come back, in words."""
    at = _went_out(version)
    with because(f"restore {version.number}"), locked(desk) as row, _all_or_nothing():
        was = _last(row, at).get(row.pk)
        if was is None or was.history_type == "-":
            raise Refused(_("The history of the desk does not reach back to this version."))
        missing = _write(row, was)
        for line in lines_of(row._meta.concrete_model):
            missing += _restore_lines(row, line, at)
        refresh(row)
        log(row, by, "restore", str(version.number))
    return missing


def _went_out(version: Publication) -> datetime:
    """A version that was only given another time holds the text of the one before it."""
    same = Publication.objects.filter(kind=version.kind, key=version.key, source_digest=version.source_digest)
    return same.order_by("published_at").values_list("published_at", flat=True)[0]


def _last(model: Any, at: datetime | None = None, **of: Any) -> dict[int, Any]:
    """The last row of history of each object, by its key, up to a moment."""
    rows = model.history.model.objects.filter(**of or {"id": model.pk})
    if at is not None:
        rows = rows.filter(history_date__lte=at)
    return {row.id: row for row in rows.order_by("history_id")}


def _restore_lines(owner: Any, line: Line, at: datetime) -> list[str]:
    last = _last(line.model, at, **line.of(owner.pk))
    then = {key: row for key, row in last.items() if row.history_type != "-"}
    now = {row.pk: row for row in line.model._base_manager.filter(**line.of(owner.pk))}
    missing = [text for key in now.keys() - then.keys() for text in take_off(now[key])]
    for key, was in then.items():
        missing += _write(now.get(key) or line.model(pk=key), was)
    return missing


def take_off(row: Any) -> list[str]:
    """A line that came later goes, unless something else on the desk names it by now."""
    for model in KEPT:
        for field in model._meta.local_many_to_many:
            named = field.related_model is row._meta.concrete_model
            if named and model._base_manager.filter(**{field.name: row.pk}).exists():
                return [_("“%(name)s” stays: something else names it.") % {"name": row}]
    row.delete()
    return []


def _write(row: Any, was: Any) -> list[str]:
    """Give a row, new or there already, the values of a row of its history, and save it."""
    missing = []
    for field in was.tracked_fields:
        if field.primary_key or (field.name in FIXED and not row._state.adding):
            continue
        value = getattr(was, field.attname)
        if isinstance(field, models.FileField) and value and not default_storage.exists(str(value)):
            missing.append(_("A file is no longer there."))
            value = ""
        if field.many_to_one and value is not None and not _exists(field, value):
            lost = {"field": field.verbose_name, "kind": row._meta.verbose_name}
            missing.append(_("What was “%(field)s” of a %(kind)s is no longer there.") % lost)
            if not field.null:
                return missing
            value = None
        setattr(row, field.attname, value)
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    row.save()
    as_in_history(row, was)
    for field in was._history_m2m_fields:
        _link(row, was, field)
    return missing


def _exists(field: Any, key: Any) -> bool:
    return field.related_model._base_manager.filter(pk=key).exists()


def _link(row: Any, was: Any, field: Any) -> None:
    target = f"{field.m2m_reverse_field_name()}_id"
    linked = Records.m2m_models[field].objects.filter(history=was).values_list(target, flat=True)
    getattr(row, field.name).set(field.related_model._base_manager.filter(pk__in=list(linked)))


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except (IntegrityError, ProtectedError) as error:
        raise Refused(_("Something else on the desk stands in the way of this.")) from error


def undelete(gone: Any, by: Any) -> tuple[Any, list[str]]:
    """Bring back what was deleted, from the last row of its history: with its lines and the same key."""
    model = gone.instance_type
    with because("undelete"), _all_or_nothing():
        if model._base_manager.filter(pk=gone.id).exists():
            raise Refused(_("It is back already."))
        row = model(pk=gone.id)
        missing = _write(row, _before(gone))
        if not model._base_manager.filter(pk=gone.id).exists():
            raise Refused(" ".join(missing))
        for line in lines_of(model):
            for last in _last(line.model, **line.of(gone.id)).values():
                if last.history_type == "-" and last.history_change_reason == gone_with(model):
                    missing += _write(line.model(pk=last.id), _before(last))
        if isinstance(row, Publishable):
            refresh(row)
            log(row, by, "undelete")
    return row, missing


def _before(gone: Any) -> Any:
    """The row before a deletion: at that time many-to-many values have gone already."""
    rows = type(gone).objects.filter(id=gone.id, history_id__lt=gone.history_id)
    return rows.order_by("history_id").last() or gone
