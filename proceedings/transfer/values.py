"""The values of a file's rows: each of its field's type, cleaned, before the model's own rules are asked."""

import base64
import binascii
import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from proceedings import images, text
from proceedings.admin.careful import in_our_time
from proceedings.content import LANGUAGES
from proceedings.fields import clean_line
from proceedings.files import CheckedFileField, ImageUploadField

from .read import Document, Entry
from .shape import FILE, MANY, ONE, TEXTS, Travelling, fields

LONGEST = 200_000  # more than any field holds; the field says its own limit


class Decoder:
    """`stored` gathers the files that were looked at: the name in the file → where it is kept."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stored: dict[tuple[str, Any], str] = {}

    def columns(self, entry: Entry) -> dict[str, Any]:
        """The values of an entry by column, without what it names."""
        found: dict[str, Any] = {}
        for each in fields(entry.model):
            if each.name in entry.data and each.kind not in (ONE, MANY):
                for column, path, value in _parts(entry, each):
                    try:
                        found[column] = self._value(each, value)
                    except ValidationError as error:
                        self.document.wrong(path, " ".join(error.messages))
        return found

    def _value(self, each: Travelling, value: Any) -> Any:
        field = each.field
        if each.kind == FILE:
            return self._file(field, value)
        if value is None:
            if field.null or each.kind == TEXTS:
                return "" if each.kind == TEXTS else None
            raise ValidationError(_("Something is needed here."))
        if isinstance(field, models.DateField):
            return _moment(field, value)
        wanted = bool if isinstance(field, models.BooleanField) else int if _is_number(field) else str
        if type(value) is not wanted:
            raise ValidationError(_("This is a value of another kind than the field's."))
        return _clean(field, str(value)) if wanted is str else value

    def _file(self, field: Any, name: Any) -> str:
        if name == "":
            return ""
        if not isinstance(name, str) or name not in self.document.files:
            raise ValidationError(_("This file is not among the files."))
        if (name, type(field)) not in self.stored:
            self.stored[name, type(field)] = _checked(field, name, self.document.files[name])
        return self.stored[name, type(field)]


def _parts(entry: Entry, each: Travelling) -> Iterator[tuple[str, str, Any]]:
    """(column, path, value) of a field: one, or one of each language."""
    value, path = entry.data[each.name], f"{entry.path}.{each.name}"
    if each.kind != TEXTS:
        yield each.field.attname, path, value
        return
    if not isinstance(value, dict) or value.keys() - set(LANGUAGES):
        value = dict.fromkeys(LANGUAGES, False)  # which is a value of another kind
    for language in LANGUAGES:
        if language in value:
            yield f"{each.name}_{language}", f"{path}.{language}", value[language]


def _is_number(field: Any) -> bool:
    return isinstance(field, models.IntegerField)


def _clean(field: Any, value: str) -> str:
    if len(value) > LONGEST:
        raise ValidationError(_("This text is too long."))
    # What a form's own field would clean or refuse: invisible characters in links, in keys of choices.
    return clean_line(value) if isinstance(field, models.URLField) else text.clean(value)


def _moment(field: Any, value: Any) -> date | datetime:
    is_moment = isinstance(field, models.DateTimeField)
    found: Any
    try:
        found = (parse_datetime if is_moment else parse_date)(value)
    except (TypeError, ValueError):
        found = None
    if found is None or (is_moment and found.tzinfo is None):
        raise ValidationError(
            _("Write a moment as 2022-06-15T09:00:00+00:00.")
            if is_moment
            else _("Write a day as 2022-06-15.")
        )
    in_our_time(found)
    return found


def _checked(field: CheckedFileField, name: str, content: Any) -> str:
    """Where the bytes will be kept, if they are what they say and what the field takes."""
    data = decoded(content)
    path = PurePosixPath(name)
    if hashlib.sha256(data).hexdigest() != path.stem:
        raise ValidationError(_("The file was damaged on its way: its bytes are not those of its name."))
    checked = field.check_file(ContentFile(data, name=name))
    if PurePosixPath(checked.name).suffix != path.suffix:
        raise ValidationError(_("The file is of another kind than its name says."))
    if isinstance(field, ImageUploadField) and not images.is_bare(data):
        raise ValidationError(
            _("The picture file holds more than the picture. Upload it on the form instead.")
        )
    return f"{path.stem[:2]}/{name}"


def decoded(content: Any) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise ValidationError(_("The file's bytes cannot be read.")) from error
