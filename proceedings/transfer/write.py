"""An edition as a file: the same bytes wherever the same edition stands."""

import base64
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from proceedings.content import LANGUAGES
from proceedings.workflow import Refused

from .gather import Gathered, gather
from .shape import (
    ABOUT,
    FILE,
    FORMAT,
    MANY,
    ONE,
    SCHEMA,
    TEXTS,
    Travelling,
    fields,
    is_keyed,
    owner_of,
    owners,
)

CHUNK = 3 * 256 * 1024  # a multiple of three, so that the pieces of base64 join


def write(root: Any) -> Iterator[str]:
    """The file piece by piece. What stands in its way is raised before the first of them."""
    gathered = gather(root)
    files = _files(gathered)
    return _pieces(_document(gathered), files)


def _pieces(document: dict[str, Any], files: list[str]) -> Iterator[str]:
    yield json.dumps(document, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "files": {'
    for place, path in enumerate(files):
        yield f'{"," if place else ""}\n  "{PurePosixPath(path).name}": "'
        with default_storage.open(path) as file:
            while chunk := file.read(CHUNK):
                yield base64.b64encode(chunk).decode()
        yield '"'
    yield ("\n }" if files else "}") + "\n}\n"


def _files(gathered: Gathered) -> list[str]:
    """The stored files that anything names, each once."""
    paths = {
        getattr(row, each.name).name
        for model, rows in gathered.rows.items()
        for each in fields(model)
        if each.kind == FILE
        for row in rows
        if getattr(row, each.name)
    }
    for path in sorted(paths):
        if not default_storage.exists(path):
            raise Refused(_("The file %(name)s is no longer there.") % {"name": PurePosixPath(path).name})
    return sorted(paths, key=lambda path: PurePosixPath(path).name)


def _document(gathered: Gathered) -> dict[str, Any]:
    objects = {
        model._meta.model_name: [_row(row, gathered) for row in rows]
        for model, rows in gathered.rows.items()
        if not owners(model)
    }
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "about": ABOUT,
        "edition": gathered.root.key,
        "objects": objects,
    }


def _row(row: Any, gathered: Gathered) -> dict[str, Any]:
    model, line = row._meta.model, owner_of(row)
    data: dict[str, Any] = {}
    if not is_keyed(model):
        data["id"] = gathered.names[model, row.pk]
    for each in fields(model):
        if line is None or each.field is not line.field:
            data[each.name] = _value(row, each, gathered)
    lines = {
        other._meta.model_name: [_row(each, gathered) for each in rows]
        for other, rows in gathered.lines.get((model, row.pk), {}).items()
    }
    return data | ({"lines": lines} if lines else {})


def _value(row: Any, each: Travelling, gathered: Gathered) -> Any:
    if each.kind == TEXTS:
        return {language: getattr(row, f"{each.name}_{language}") or "" for language in LANGUAGES}
    if each.kind == MANY:
        target = each.field.related_model
        named = {gathered.names[target, key] for key in gathered.links[each.field].get(row.pk, ())}
        order = [gathered.names[target, other.pk] for other in gathered.rows[target]]
        return [name for name in order if name in named]
    value = getattr(row, each.field.attname)
    if each.kind == ONE:
        return None if value is None else gathered.names[each.field.related_model, value]
    if each.kind == FILE:
        return PurePosixPath(value.name).name if value else ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
