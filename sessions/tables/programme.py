"""The programme as a table: sessions, workshops and courses, with who speaks in them."""

import datetime as dt
from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.models import Edition, Organisation, Person
from forum.tables.names import Bodies, People
from proceedings.tables import values
from proceedings.tables.columns import Column
from proceedings.text import fold

from ..models import Session, Speaker
from . import speakers
from .columns import programme_columns
from .event import Event
from .identity import SessionRows, titles_of_day


class ProgrammeTable(SessionRows):
    title = gettext_lazy("the programme")
    touched = (Session, Speaker, Person, Organisation)
    asks_edition = True
    name_field = "title"
    names_row = "title_ar"

    class Meta(SessionRows.Meta):
        model = Session

    @classmethod
    def make_columns(cls) -> list[Column]:
        return programme_columns()

    # What rows refer to

    def prepare(self) -> None:
        self.people, self.bodies = People(self), Bodies(self)
        self.events: dict[int, Event] = {}
        self.seen: dict[int, int] = {}
        self.editions = list(Edition.objects.order_by("pk"))
        rows = getattr(self, "row_values", {}).values()
        self.repeated = Counter(pair for row in rows for pair in titles_of_day(row))

    def before_export(self, queryset: Any, **kwargs: Any) -> None:
        self.prepare()

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        found = queryset.select_related("edition", "day", "room", "initiative_owner")
        return found.prefetch_related("tracks", "speakers__person")

    @property
    def event(self) -> Event:
        session = self.values.get("key")
        edition = session.edition if session else self.values.get("edition") or self.edition
        if edition is None:
            raise ValidationError(
                {"edition": _("Say which edition this row belongs to, or choose one above.")}
            )
        return self._event(edition)

    def _event(self, edition: Edition) -> Event:
        if edition.pk not in self.events:
            self.events[edition.pk] = Event(edition, self)
        return self.events[edition.pk]

    def read_key(self, cell: Any) -> Session:
        key = str(cell).strip()
        for event in self.events.values():
            if key in event.by_key:
                return event.by_key[key]
        edition = Edition.objects.filter(sessions__key=key[:8]).first() if len(key) == 8 else None
        if edition is None or edition.pk in self.events:
            raise ValidationError(
                _("Nothing on the desk has this key. Leave it empty to add the row as new.")
            )
        return self._event(edition).by_key[key]

    def read_edition(self, cell: Any) -> Edition:
        wanted = fold(str(cell))
        for edition in self.editions:
            if wanted in {fold(each or "") for each in (edition.slug, edition.name_ar, edition.name_en)}:
                return edition
        known = values.listed(edition.slug for edition in self.editions)
        raise ValidationError(_("There is no such edition. Their addresses: %(known)s.") % {"known": known})

    def read_day(self, cell: Any) -> Any:
        return self.event.day(cell)

    def read_room(self, cell: Any) -> Any:
        return self.event.room(cell)

    def read_tracks(self, cell: Any) -> Any:
        return self.event.tracks_of(cell)

    def read_starts_at(self, cell: Any) -> tuple[dt.date | None, dt.time]:
        return values.moment(cell)

    read_ends_at = read_starts_at

    def read_initiative_owner(self, cell: Any) -> Any:
        return self.bodies.find(str(cell), self.outcome.number)

    def read_speakers(self, cell: Any) -> list[speakers.Wanted]:
        return speakers.read_several(cell, self.people, self.outcome.number)

    def read(self, column: Column, cell: Any) -> Any:
        if column.stem.startswith("speaker_"):
            return self.read_speakers(cell)
        if column.stem.startswith("role_"):
            return values.choice(cell, speakers.ROLES)
        return super().read(column, cell)

    # Onto the object

    def fill_key(self, instance: Session) -> None:
        """It only says which session is meant."""

    def fill_title(self, instance: Session) -> None:
        """A title that was recognised stays as it is spelled on the desk, unless the row names its key."""
        for name in ("title_ar", "title_en"):
            given, own = self.values.get(name), getattr(instance, name)
            if given and own and given != own and fold(given) == fold(own) and "key" not in self.values:
                note = _("The spelling on the desk stays: “%(own)s”, not “%(given)s”.")
                self.outcome.notes.append(note % {"own": own, "given": given})
            elif name in self.values:
                setattr(instance, name, given or "")

    def fill_edition(self, instance: Session) -> None:
        if instance._state.adding:
            instance.edition = self.event.edition
            instance.position = (self.outcome.number - 1) * 10  # a column of its own comes after
        elif "edition" in self.values and self.values["edition"] != instance.edition:
            raise ValidationError({"edition": _("This session belongs to another edition.")})

    def fill_day(self, instance: Session) -> None:
        for name in ("day", "room", "initiative_owner", "position"):
            if name in self.values:
                setattr(
                    instance,
                    name,
                    10 if self.values[name] is None and name == "position" else self.values[name],
                )

    fill_room = fill_initiative_owner = fill_position = fill_ends_at = (
        fill_key  # done by the ones beside them
    )

    def fill_starts_at(self, instance: Session) -> None:
        for name, other in (("starts_at", None), ("ends_at", instance.starts_at)):
            if name in self.values:
                after = instance.starts_at if name == "ends_at" else other
                setattr(instance, name, self.moment(name, instance.day, after))

    def fill_tracks(self, instance: Session) -> None:
        if "tracks" in self.values:
            wanted = {track.pk: track for track in self.values["tracks"] or []}
            self.pending["tracks"] = _listed(
                sorted(wanted.values(), key=lambda each: (each.position, each.pk))
            )

    def fill_speakers(self, instance: Session) -> None:
        given = [name for name in self.values if name.startswith("speaker")]
        self.wanted: list[speakers.Wanted] | None = None
        if not given:
            return
        lines = self._lines(instance)
        try:
            self.wanted = speakers.settled(self._named(), lines, instance)
        except ValidationError as error:
            raise ValidationError({given[0]: error}) from error
        if [(person.pk, role) for person, role in self.wanted] != [
            (line.person_id, line.role) for line in lines
        ]:
            self.pending["speakers" if "speakers" in self.headers else given[0]] = speakers.shown(
                self.wanted, self.people
            )

    def _named(self) -> list[speakers.Wanted]:
        wanted = list(self.values.get("speakers") or [])
        for number in range(1, speakers.NUMBERED + 1):
            role = self.values.get(f"role_{number}") or ""
            wanted += [(person, own or role) for person, own in self.values.get(f"speaker_{number}") or []]
        return wanted

    def _lines(self, instance: Session) -> list[Speaker]:
        return (
            sorted(instance.speakers.all(), key=lambda each: (each.position, each.pk)) if instance.pk else []
        )

    def save_lines(self, instance: Session) -> None:
        if "tracks" in self.values:
            instance.tracks.set(self.values["tracks"] or [])
        if self.wanted is not None:
            speakers.save(instance, self.wanted, self._lines(instance))

    def addresses(self, instance: Session) -> dict[str, str]:
        return self._event(instance.edition).slugs

    def remember(self, instance: Session) -> None:
        self._event(instance.edition).add(instance)
        self.seen[instance.pk] = self.outcome.number

    # Out

    def write_edition(self, session: Session) -> str:
        return session.edition.slug

    def write_day(self, session: Session) -> Any:
        return session.day.number if session.day else ""

    def write_starts_at(self, session: Session) -> str:
        return _written(session.starts_at, session.day.date if session.day else None)

    def write_ends_at(self, session: Session) -> str:
        return _written(
            session.ends_at, timezone.localtime(session.starts_at).date() if session.starts_at else None
        )

    def write_room(self, session: Session) -> str:
        return str(session.room) if session.room else ""

    def write_initiative_owner(self, session: Session) -> str:
        return self.bodies.written(session.initiative_owner) if session.initiative_owner else ""

    def write_tracks(self, session: Session) -> str:
        return _listed(session.tracks.all()) if session.pk else ""

    def write_speakers(self, session: Session) -> str:
        return speakers.shown([(line.person, line.role) for line in self._lines(session)], self.people)

    def write(self, column: Column, instance: Any) -> Any:
        return "" if column.only_read else super().write(column, instance)


def _written(moment: dt.datetime | None, day: dt.date | None) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    hour = local.strftime("%H:%M:%S" if local.second else "%H:%M")
    return hour if local.date() == day else f"{local.date().isoformat()} {hour}"


def _listed(tracks: Any) -> str:
    return "; ".join(str(track) for track in tracks)
