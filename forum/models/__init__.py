"""The desk of the event. Nothing here is public: what leaves the desk leaves through `published.py`."""

from .event import RESERVED_SLUGS, Attendance, Day, Edition, Forum, Room, Track, User, Venue
from .glossary import Term
from .invitation import Invitation
from .pages import Notice, Page
from .people import Appearance, FormerName, Gender, Organisation, Person, Title

__all__ = [
    "RESERVED_SLUGS",
    "Appearance",
    "Attendance",
    "Day",
    "Edition",
    "FormerName",
    "Forum",
    "Gender",
    "Invitation",
    "Notice",
    "Organisation",
    "Page",
    "Person",
    "Room",
    "Term",
    "Title",
    "Track",
    "User",
    "Venue",
]
