"""What the rows of a programme refer to in their edition: days, rooms, tracks, sessions already there."""

import datetime as dt
import re
from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forum.models import Day, Edition, Room, Track
from proceedings.tables import values
from proceedings.tables.resource import Table
from proceedings.text import fold

from ..models import Session

SHOWN = 20  # names in a message of those that may stand in a cell
ORDINALS = "الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()


class Event:
    """One edition, read ahead."""

    def __init__(self, edition: Edition, table: Table) -> None:
        self.edition = edition
        self.days = list(edition.days.order_by("number"))
        self.rooms = list(Room.objects.filter(venue=edition.venue_id)) if edition.venue_id else []
        self.tracks = list(edition.tracks.all())
        found = Session.objects.filter(edition=edition).select_related("day", "room", "initiative_owner")
        lines = ("tracks", "quotes", "speakers__person")
        self.sessions = table.rows_of(found.prefetch_related(*lines).order_by("pk"))
        days, rooms = {day.pk: day for day in self.days}, {room.pk: room for room in self.rooms}
        self.slugs: dict[str, str] = {}
        self.by_key: dict[str, Session] = {}
        self.by_title: dict[tuple[int | None, str], list[Session]] = defaultdict(list)
        for session in self.sessions:
            session.edition = edition
            session.day, session.room = days.get(session.day_id), rooms.get(session.room_id, session.room)
            self.add(session)

    def add(self, session: Session) -> None:
        self.slugs[session.slug] = session.key
        self.by_key[session.key] = session
        for title in {fold(session.title_ar or ""), fold(session.title_en or "")} - {""}:
            if session not in self.by_title[session.day_id, title]:
                self.by_title[session.day_id, title].append(session)

    def day(self, cell: Any) -> Day:
        """By its number, by its date, or as people call it: «اليوم الثاني»."""
        number = date = None
        if isinstance(cell, dt.date):
            date = values.date(cell)
        else:
            number = _number(cell)
            date = values.date(cell) if number is None else None
        for day in self.days:
            if day.number == number or (date and day.date == date):
                return day
        raise ValidationError(
            _("The edition has no such day. Its days: %(days)s.")
            % {"days": values.listed(map(_day, self.days)) or "—"}
        )

    def room(self, cell: Any) -> Room:
        return _named(
            self.rooms, cell, _("There is no such room at the venue of the edition. Its rooms: %(names)s.")
        )

    def tracks_of(self, cell: Any) -> list[Track]:
        message = _("The edition has no such track. Its tracks: %(names)s.")
        return [_named(self.tracks, part, message) for part in values.parts(cell)]


def _number(cell: Any) -> int | None:
    if isinstance(cell, int | float):
        return values.number(cell, 999)
    text = values.ascii_digits(cell)
    words = fold(text).split()
    if ordinal := [ORDINALS.index(word) + 1 for word in words if word in ORDINALS]:
        return ordinal[0]
    match = re.fullmatch(r"\D*?(\d{1,3})(?:\.0)?", text)
    return int(match[1]) if match else None


def _day(day: Day) -> str:
    # In words: between Arabic words an ISO date is shown with its parts in the other order.
    return f"{day.number} ({date_format(day.date)})" if day.date else str(day.number)


def _named(rows: list[Any], cell: Any, message: str) -> Any:
    wanted = fold(str(cell))
    for row in rows:
        if wanted in (fold(row.name_ar or ""), fold(row.name_en or ""), fold(getattr(row, "slug", ""))):
            return row
    names = [str(row) for row in rows]
    more = ["…"] if len(names) > SHOWN else []
    raise ValidationError(message % {"names": values.listed([*names[:SHOWN], *more]) or "—"})
