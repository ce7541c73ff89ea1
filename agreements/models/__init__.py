"""The desk of what was signed."""

from .agreement import Agreement
from .documents import Document
from .events import Event, Relation
from .obligations import Obligation, ProgressReport
from .parties import Party, Signatory
from .reminders import Reminder

__all__ = [
    "Agreement",
    "Document",
    "Event",
    "Obligation",
    "Party",
    "ProgressReport",
    "Relation",
    "Reminder",
    "Signatory",
]

# What is derived from the record stands elsewhere; here so that Django finds it.
from .. import derived  # noqa: F401
