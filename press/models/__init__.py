"""The desk of the press room."""

from .accreditation import Acceptance, Accreditation, Reading, Terms
from .alerts import Letter, Seen, Subscription, Told, Watch
from .report import DayReport, Sentence

__all__ = [
    "Acceptance",
    "Accreditation",
    "DayReport",
    "Letter",
    "Reading",
    "Seen",
    "Sentence",
    "Subscription",
    "Terms",
    "Told",
    "Watch",
]
