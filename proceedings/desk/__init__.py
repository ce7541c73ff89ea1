"""What every publishable desk model has in common."""

import secrets
import string

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..content import LANGUAGES
from ..workflow import DeskState

KEY_LETTERS = string.ascii_lowercase + string.digits


def new_key() -> str:
    """Eight random letters and digits: an identifier that tells no count and no order."""
    return "".join(secrets.choice(KEY_LETTERS) for _ in range(8))


class Publishable(models.Model):
    """A desk object that can be published. `record_kind` names its kind in the record."""

    record_kind: str
    hall_fields: tuple[str, ...] = ()  # the texts that a rapporteur may send from the hall

    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    state = models.CharField(
        _("state on the desk"),
        max_length=10,
        choices=DeskState.choices,
        default=DeskState.DRAFT,
        editable=False,
    )
    source_language = models.CharField(
        _("source language"),
        max_length=2,
        choices=[("ar", _("Arabic")), ("en", _("English"))],
        default=LANGUAGES[0],
        help_text=_("The language this was written in; the other one is its translation."),
    )
    desk_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True
