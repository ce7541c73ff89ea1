"""What must stay in sight where a picture is cut: a point of it, chosen on the desk.

It is kept as two numbers, from the left edge and from the top in hundredths: "30 70". Every rendition holds
the whole picture and the page cuts it, so another choice makes no new files.
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import TimestampSigner
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from js_asset import Script

MIDDLE = (50, 50)
WHOLE = 100
FOCUS_HELP = _("Once the picture is saved, click on the point. Empty: its middle.")
picture_signer = TimestampSigner(salt="proceedings.focus")


def focus_of(value: str) -> tuple[int, int]:
    """The two numbers; the middle where none were chosen."""
    numbers = re.fullmatch(r"(\d{1,3}) (\d{1,3})", value)
    if not numbers or max(found := tuple(map(int, numbers.groups()))) > WHOLE:
        return MIDDLE
    return found[0], found[1]


class FocusInput(forms.MultiWidget):
    """Two numbers; a script lets one click on the picture instead. `picture` is its stored name."""

    picture = ""

    class Media:
        js = [Script("admin/focus.js", type="module")]

    def __init__(self, attrs=None):
        numbers = {"min": 0, "max": WHOLE, "dir": "ltr", "inputmode": "numeric"}
        labels = (
            {"aria-label": _("from the left, in hundredths")},
            {"aria-label": _("from the top, in hundredths")},
        )
        super().__init__([forms.NumberInput(attrs=numbers | each) for each in labels], attrs)

    def decompress(self, value):
        return list(focus_of(value)) if value else [None, None]

    def render(self, name, value, attrs=None, renderer=None):
        numbers = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        address = self.picture and reverse("desk_picture", args=[picture_signer.sign(self.picture)])
        shown = {
            "numbers": [self._render(each["template_name"], {"widget": each}, renderer) for each in numbers],  # type: ignore[attr-defined]
            "picture_url": address,
        }
        return render_to_string("admin/includes/focus_input.html", shown)


class FocusFormField(forms.MultiValueField):
    widget = FocusInput

    def __init__(self, *, of, **kwargs):
        self.of = of
        kwargs.pop("max_length", None)
        limits = [MinValueValidator(0), MaxValueValidator(WHOLE)]
        numbers = [forms.IntegerField(required=False, validators=limits) for _each in range(2)]
        super().__init__(fields=numbers, require_all_fields=False, **kwargs)

    def compress(self, data_list):
        given = [number for number in data_list or [] if number is not None]
        if len(given) == 1:
            raise ValidationError(_("Give both numbers, or neither."), code="half")
        return "{} {}".format(*given) if given else ""


class FocusField(models.CharField):
    """The point of the picture in the field called `of`."""

    def __init__(self, *args, of="", **kwargs):
        self.of = of
        kwargs.setdefault("max_length", 7)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators.append(self._check)

    def _check(self, value):
        numbers = re.fullmatch(r"(\d{1,3}) (\d{1,3})", value)
        if not numbers or max(map(int, numbers.groups())) > WHOLE:
            raise ValidationError(_("Give two numbers from 0 to 100, such as “30 70”."), code="no_focus")

    def formfield(self, **kwargs):
        kwargs |= {"widget": FocusInput}
        return super().formfield(**{"form_class": FocusFormField, "of": self.of, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}
