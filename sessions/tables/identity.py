"""Which session a row is about: by its key, or else by its edition, day and title."""

import datetime as dt
from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from proceedings.tables import values
from proceedings.tables.resource import Table
from proceedings.text import fold

from ..models import Session
from .event import Event


class SessionRows(Table):
    @property
    def event(self) -> Event:
        """Of the edition that the row belongs to."""
        raise NotImplementedError

    seen: dict[int, int]
    repeated: Counter

    def identify(self) -> Session | None:
        return self._once(self.values.get("key") or self._by_title())

    def _by_title(self) -> Session | None:
        event, day = self.event, self.values.get("day")
        if "slug" in self.values and (key := event.slugs.get(self.values["slug"])):
            return event.by_key[key]
        titles = {fold(self.values.get(f"title_{code}") or "") for code in ("ar", "en")} - {""}
        found = {
            row.pk: row
            for title in titles
            for row in event.by_title.get((day.pk if day else None, title), ())
        }
        candidates = [row for row in found.values() if row.pk not in self.seen]
        if not candidates or (len(found) == 1 and not self._is_repeated()):
            return (
                next(iter(found.values()), None)
                if not candidates and not self._is_repeated()
                else next(iter(candidates), None)
            )
        return self._of_the_same_hour(candidates)

    def _is_repeated(self) -> bool:
        return any(self.repeated[pair] > 1 for pair in titles_of_day(self.row_values[self.outcome.number]))

    def _of_the_same_hour(self, candidates: list[Session]) -> Session | None:
        """A break or a prayer has one title several times a day: it is told by its hour, then by its room."""
        start = self.moment("starts_at", self.values.get("day"), None)
        same = [row for row in candidates if row.starts_at == start]
        if len(same) > 1:
            same = [row for row in same if row.room == self.values.get("room")]
        if len(same) > 1:
            raise ValidationError(
                _("Several sessions of this day have this title. Say by key which one is meant.")
            )
        return same[0] if same else None

    def moment(self, name: str, day: Any, after: dt.datetime | None) -> dt.datetime | None:
        if self.values.get(name) is None:
            return None
        date, time = self.values[name]
        date = date or (timezone.localtime(after).date() if after else day.date if day else None)
        if date is None and "day" in self.errors:
            return None
        if date is None:
            raise ValidationError(
                {name: _("The day has no date on the desk: write the date as well, 2026-03-25 09:30.")}
            )
        return timezone.make_aware(dt.datetime.combine(date, time))

    def _once(self, found: Session | None) -> Session | None:
        if found is not None:
            earlier = self.seen.setdefault(found.pk, self.outcome.number)
            if earlier != self.outcome.number:
                raise ValidationError(
                    _("Row %(row)s is about the same one: “%(name)s”. Leave one of the two rows out.")
                    % {"row": earlier, "name": found}
                )
        return found


def titles_of_day(row: dict[str, Any]) -> set[tuple[str, str, str]]:
    """The titles of a row with its day, as they stand in the file."""
    edition, day = str(row.get("edition", "")), values.ascii_digits(row.get("day", ""))
    return {(edition, day, fold(str(row[name]))) for name in ("title_ar", "title_en") if row.get(name)}
