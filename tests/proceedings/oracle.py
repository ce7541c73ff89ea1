"""What the record should hold, told simply: for each object a list of versions and their starts.

Written without looking at the record's code, for comparing with it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

TICK = timedelta(microseconds=1)


class No(Exception):
    """The operation is not allowed."""


@dataclass
class Version:
    number: int
    start: datetime
    words: str
    slug: str
    at_once: bool
    gone: bool = False  # a withdrawal
    closes: bool = False


@dataclass
class Thing:
    """An object: what its desk holds, and its versions that were not cancelled, oldest first."""

    name: str
    space: str  # objects of one kind share their addresses
    words: str
    slug: str
    versions: list[Version] = field(default_factory=list)

    def now(self, clock):
        """Never before what has been published already, whatever the clock says."""
        starts = [each.start + TICK for each in self.versions if each.at_once or each.start <= clock]
        return max([clock, *starts])

    def pending(self, clock):
        last = self.versions[-1] if self.versions else None
        return last if last and last.start > self.now(clock) else None

    def current(self, moment):
        past = [each for each in self.versions if each.start <= moment]
        return past[-1] if past else None

    def known(self, moment):
        """The versions whose words may still be read."""
        past = [each for each in self.versions if each.start <= moment]
        closing = [each.number for each in past if each.closes]
        return [each for each in past if not each.gone and each.number >= max(closing, default=0)]


class Oracle:
    def __init__(self):
        self.things = {}

    def publish(self, thing, clock, *, later=None, release=False, correction=False, closes=False, note=True):
        now, pending = thing.now(clock), thing.pending(clock)
        if bool(pending) != release:
            raise No
        current = thing.current(now)
        returns = current is not None and current.gone
        changes = current is not None and not current.gone
        closes = closes and correction and changes
        if changes and (current.words, current.slug) == (thing.words, thing.slug) and not closes:
            raise No
        if not note and (returns or (correction and changes and (closes or current.words != thing.words))):
            raise No
        if any(thing.slug in self.slugs(other) for other in self.neighbours(thing)):
            raise No
        if pending:
            thing.versions.remove(pending)
        start = now + later if later else now
        number = current.number + 1 if current else 1
        thing.versions.append(Version(number, start, thing.words, thing.slug, not later, closes=closes))

    def withdraw(self, thing, clock):
        now = thing.now(clock)
        current = thing.current(now)
        if current is None or current.gone:
            raise No
        if pending := thing.pending(clock):
            thing.versions.remove(pending)
        gone = Version(current.number + 1, now, "", current.slug, at_once=True, gone=True, closes=True)
        thing.versions.append(gone)

    def cancel(self, thing, clock):
        pending = thing.pending(clock)
        if not pending:
            raise No
        thing.versions.remove(pending)

    def reschedule(self, thing, clock, later):
        pending = thing.pending(clock)
        if not pending:
            raise No
        pending.start = thing.now(clock) + later

    def neighbours(self, thing):
        return [each for each in self.things.values() if each.space == thing.space and each is not thing]

    def slugs(self, thing):
        return {version.slug for version in thing.versions}

    def public(self, moment):
        shown = {name: thing.current(moment) for name, thing in self.things.items()}
        return {(name, v.number, v.words, v.slug) for name, v in shown.items() if v and not v.gone}

    def withdrawn(self, moment):
        shown = {name: thing.current(moment) for name, thing in self.things.items()}
        return {(name, v.number, v.slug) for name, v in shown.items() if v and v.gone}

    def ever_public(self, moment):
        return {(name, v.number, v.words) for name, thing in self.things.items() for v in thing.known(moment)}

    def tombstones(self, moment):
        versions = ((name, each) for name, thing in self.things.items() for each in thing.versions)
        return {(name, each.number) for name, each in versions if each.closes and each.start <= moment}

    def owner(self, space, slug, moment):
        """Whose address it is or was."""
        for name, thing in self.things.items():
            if thing.space == space and any(v.slug == slug and v.start <= moment for v in thing.versions):
                return name
        return None
