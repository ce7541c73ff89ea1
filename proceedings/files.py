"""Uploaded files: checked and named by what they hold, and kept where only the record's file view reads."""

import hashlib
import os
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import models
from django.db.models.fields.files import FieldFile
from django.forms.widgets import ClearableFileInput
from django.http import FileResponse, Http404
from django.utils.deconstruct import deconstructible
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from proceedings import documents, images
from proceedings.content import File
from proceedings.focus import focus_of

MEDIA_TYPES = images.MEDIA_TYPES | documents.MEDIA_TYPES | {".avif": "image/avif"}
SHOWN_IN_PLACE = "image/"  # the rest is downloaded: browsers refuse to show a document in the sandbox below


@deconstructible(path="proceedings.files.PrivateStorage")
class PrivateStorage(FileSystemStorage):
    """Files under settings.PRIVATE_ROOT, named by their SHA-256: the same bytes are kept once."""

    @property
    def base_location(self):
        return settings.PRIVATE_ROOT

    @property
    def location(self):
        return os.path.abspath(self.base_location)

    def save(self, name, content, max_length=None):
        digest = hashlib.sha256()
        for chunk in content.chunks():
            digest.update(chunk)
        sha256 = digest.hexdigest()
        name = f"{sha256[:2]}/{sha256}{PurePosixPath(name).suffix.lower()}"
        if not self.exists(name):
            self._write(Path(self.path(name)), content)
        return name

    def _write(self, path, content):
        """Whole or not at all: a file that carries a digest for its name must be what the name says."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as part:
            try:
                for chunk in content.chunks():
                    part.write(chunk)
                part.flush()
                os.fsync(part.fileno())
                os.chmod(part.name, 0o640)
                os.replace(part.name, path)
            except BaseException:
                os.unlink(part.name)
                raise

    def url(self, name):
        raise ValueError("A private file has no address. The record's file view serves what is public.")


class PrivateFileInput(ClearableFileInput):
    """Django's own input links to the file's address, and a private file has none."""

    template_name = "django/forms/widgets/file.html"
    input_type = "file"

    def is_initial(self, value):
        return bool(value)

    def format_value(self, value):
        return None

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, attrs, renderer)
        if not self.is_initial(value):
            return field
        kept = format_html(
            '<p class="kept-file">{} <bdi dir="ltr">{}</bdi></p>', _("On file:"), _short(value.name)
        )
        if self.is_required:
            return format_html("{}{}", kept, field)
        box = format_html(
            '<label><input type="checkbox" name="{}"> {}</label>', self.clear_checkbox_name(name), _("Remove")
        )
        return format_html("{}{}{}", kept, box, field)


def _short(name):
    path = PurePosixPath(name)
    return f"{path.stem[:12]}{path.suffix}"


class CheckedFormField(forms.FileField):
    widget = PrivateFileInput

    def __init__(self, *, check, accept, **kwargs):
        self.check = check
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("accept", accept)

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return self.check(file) if file and file is not initial else file


class CheckedFile(FieldFile):
    """However a file comes in, by a form or by code, it passes the field's check before it is stored."""

    field: "CheckedFileField"

    def save(self, name, content, save=True):
        content = self.field.check_file(content)
        super().save(content.name, content, save)


class CheckedFileField(models.FileField):
    attr_class = CheckedFile

    def check_file(self, file):
        raise NotImplementedError

    def accept(self) -> str:
        raise NotImplementedError

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("storage", PrivateStorage)
        super().__init__(*args, **kwargs)

    def clean(self, value, model_instance):
        value = super().clean(value, model_instance)
        if value and not value._committed:
            value.file = self.check_file(value.file)
            value.name = value.file.name
        return value

    def formfield(self, **kwargs):
        kwargs |= {
            "widget": PrivateFileInput,  # instead of the admin's own, which links to the file
            "max_length": None,  # the uploader's name for the file is not kept
        }
        defaults: dict[str, Any] = {
            "form_class": CheckedFormField,
            "check": self.check_file,
            "accept": self.accept(),
        }
        return super().formfield(**defaults | kwargs)


class ImageUploadField(CheckedFileField):
    """A photograph: JPEG, PNG or WebP, stored upright, in sRGB and without what the camera noted in it."""

    def check_file(self, file):
        return images.checked(file)

    def accept(self):
        return ",".join(images.MEDIA_TYPES.values())


class DocumentUploadField(CheckedFileField):
    """A document of one of `formats`, kept byte for byte."""

    def __init__(self, *args, formats=tuple(documents.MEDIA_TYPES), **kwargs):
        self.formats = tuple(formats)
        super().__init__(*args, **kwargs)

    def check_file(self, file):
        return documents.checked(file, self.formats)

    def accept(self):
        return ",".join(self.formats)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"formats": self.formats}


def describe(fieldfile: FieldFile, title: str = "", focus: str = "") -> File:
    """The public facts of a stored file; its public name is made from `title`."""
    path = PurePosixPath(str(fieldfile.name))
    stem = slugify(title)[:60].strip("-") or path.stem[:12]
    width = height = 0
    if path.suffix in images.MEDIA_TYPES:
        with fieldfile.storage.open(str(path)) as file:
            width, height = images.dimensions(file)
    focus_x, focus_y = focus_of(focus)
    return File(
        sha256=path.stem,
        name=f"{stem}{path.suffix}",
        media_type=MEDIA_TYPES[path.suffix],
        size=fieldfile.size,
        width=width,
        height=height,
        focus_x=focus_x,
        focus_y=focus_y,
    )


def names_stored(digest: str) -> list[str]:
    """Under which names the bytes of this digest are kept: none, or one for each suffix they came with."""
    folder = digest[:2]
    if not default_storage.exists(folder):
        return []
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1] if name.startswith(digest)]


def stored_file(digest: str, name: str) -> Any:
    """The answer that holds a stored file. Whoever calls it has asked whether this reader may have it."""
    suffix = PurePosixPath(name).suffix.lower()
    stored = f"{digest[:2]}/{digest}{suffix}"
    if suffix not in MEDIA_TYPES or not default_storage.exists(stored):
        raise Http404
    media_type = MEDIA_TYPES[suffix]
    response = FileResponse(
        default_storage.open(stored),
        as_attachment=not media_type.startswith(SHOWN_IN_PLACE),
        filename=name,
        content_type=media_type,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
