"""Model fields of the desk. What they hold is clean text, whichever way it came in."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField, ProseEditorFormField

from proceedings import text

LINE_LENGTH = 300
PROSE_LENGTH = 20_000
SLUG_LENGTH = 80
RICH_TEXT = {
    "Bold": True,
    "HardBreak": True,
    "Heading": {"levels": [3, 4]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"protocols": ["http", "https", "mailto"], "enableTarget": False},
}


def clean_line(value: str) -> str:
    value = text.clean(value).strip()
    if "\n" in value:
        raise ValidationError(_("Write this on a single line."), code="several_lines")
    return value.replace("\t", " ")


class CleanFormField:
    """A form field whose text is cleaned before it is measured; its input takes its text's direction."""

    cleaner = staticmethod(text.clean)

    def to_python(self, value):
        value = super().to_python(value)
        return self.cleaner(value) if isinstance(value, str) else value

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        return attrs if "dir" in widget.attrs else attrs | {"dir": "auto"}


class LineFormField(CleanFormField, forms.CharField):
    cleaner = staticmethod(clean_line)


class ProseFormField(CleanFormField, forms.CharField):
    pass


class RichTextFormField(CleanFormField, ProseEditorFormField):
    pass


class LinkFormField(CleanFormField, forms.URLField):
    cleaner = staticmethod(clean_line)


class SlugFormField(CleanFormField, forms.CharField):
    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"dir": "ltr"}


class CleanField:
    """A model field that cleans in full_clean() too, for what no form has seen: imports, commands."""

    cleaner = staticmethod(text.clean)
    form_class: type[forms.Field] = ProseFormField

    def clean(self, value, model_instance):
        return super().clean(self.cleaner(value) if isinstance(value, str) else value, model_instance)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.form_class, **kwargs})


class LineField(CleanField, models.CharField):
    """One line of text: a name, a title."""

    cleaner = staticmethod(clean_line)
    form_class = LineFormField

    def __init__(self, *args, max_length=LINE_LENGTH, **kwargs):
        super().__init__(*args, max_length=max_length, **kwargs)


class ProseField(CleanField, models.TextField):
    """Plain paragraphs."""

    def __init__(self, *args, max_length=PROSE_LENGTH, **kwargs):
        super().__init__(*args, max_length=max_length, **kwargs)
        self.validators.append(MaxLengthValidator(self.max_length))


class RichTextField(CleanField, ProseEditorField):
    """HTML of the few elements that RICH_TEXT names."""

    form_class = RichTextFormField

    def __init__(self, *args, max_length=PROSE_LENGTH, **kwargs):
        super().__init__(*args, max_length=max_length, extensions=RICH_TEXT, sanitize=True, **kwargs)
        self.validators.append(MaxLengthValidator(self.max_length))

    def clean(self, value, model_instance):
        value = self.sanitize(text.clean(value or ""))
        # Sanitising turns &#x202E; into the character itself, so the text is cleaned after it. Cleaning
        # composes characters, and a tag's ">" with U+0338 after it becomes "≯": it is sanitised once more.
        return super().clean(self.sanitize(text.clean(value)), model_instance)


class SlugField(CleanField, models.CharField):
    """A part of an address: ASCII small letters, digits and hyphens, and none of the `reserved` words."""

    form_class = SlugFormField

    def __init__(self, *args, max_length=SLUG_LENGTH, reserved=(), **kwargs):
        self.reserved = frozenset(reserved)
        super().__init__(*args, max_length=max_length, **kwargs)
        self.validators.append(self._check)

    def _check(self, value):
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
            raise ValidationError(
                _("Use only small Latin letters, digits and single hyphens between them, such as “day-two”."),
                code="invalid_slug",
            )
        if value in self.reserved:
            raise ValidationError(
                _("The site uses “%(slug)s” for a page of its own. Choose another."),
                code="reserved_slug",
                params={"slug": value},
            )

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"reserved": sorted(self.reserved)} if self.reserved else {})
