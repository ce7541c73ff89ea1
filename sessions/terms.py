"""The programme's own words: kinds, roles and states, for the desk's forms and the public pages alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SessionKind(models.TextChoices):
    SESSION = "session", pgettext_lazy("session kind", "Session")
    PANEL = "panel", pgettext_lazy("session kind", "Panel discussion")
    ADDRESS = "address", pgettext_lazy("session kind", "Address")
    PAPER = "paper", pgettext_lazy("session kind", "Working paper")
    INITIATIVE = "initiative", pgettext_lazy("session kind", "Initiative showcase")
    CEREMONY = "ceremony", pgettext_lazy("session kind", "Ceremony")
    EXHIBITION = "exhibition", pgettext_lazy("session kind", "Exhibition")
    WORKSHOP = "workshop", pgettext_lazy("session kind", "Workshop")
    COURSE = "course", pgettext_lazy("session kind", "Training course")
    PRAYER = "prayer", pgettext_lazy("session kind", "Prayer")
    BREAK = "break", pgettext_lazy("session kind", "Break")

    @property
    def is_workshop(self) -> bool:
        return self in (SessionKind.WORKSHOP, SessionKind.COURSE)

    @property
    def is_pause(self) -> bool:
        """Between sessions: it has a place in the programme, and nothing to read."""
        return self in (SessionKind.PRAYER, SessionKind.BREAK)


class Happening(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("happening", "Planned")
    HELD = "held", pgettext_lazy("happening", "Held")
    MOVED = "moved", pgettext_lazy("happening", "Moved")
    POSTPONED = "postponed", pgettext_lazy("happening", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("happening", "Cancelled")


class SpeakerRole(models.TextChoices):
    SPEAKER = "speaker", pgettext_lazy("role", "Speaker")
    MODERATOR = "moderator", pgettext_lazy("role", "Moderator")
    PRESENTER = "presenter", pgettext_lazy("role", "Presenter")
    PANELLIST = "panellist", pgettext_lazy("role", "Panellist")
    TRAINER = "trainer", pgettext_lazy("role", "Trainer")


class MaterialKind(models.TextChoices):
    SLIDES = "slides", _("Slides")
    PAPER = "paper", _("Paper")
    RECORDING = "recording", _("Recording")
    PHOTO = "photo", _("Photo")
