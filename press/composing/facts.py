"""What the composer is told: the day's publications as they are public at one moment, and nothing else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from agreements.published import Party, Signatory
from forum.names import Appearance, compose, second_mention
from proceedings.content import Ref, Text
from proceedings.copying import AGENCY
from sessions.terms import Happening, SessionKind

TAKES_PLACE = (Happening.PLANNED, Happening.HELD, Happening.MOVED)


@dataclass(frozen=True)
class Known:
    """One record in the version that is public: its content is a frozen shape of that kind."""

    kind: str
    key: str
    version: int
    content: Any

    @property
    def fact(self) -> str:
        return f"{self.kind}:{self.key}@{self.version}"


@dataclass(frozen=True)
class DayFacts:
    """`sessions` in the day's order, workshops and those that were called off among them; `names`: the people
    and bodies that any of these name, as far as they are public."""

    edition: Known
    day: Known
    sessions: tuple[Known, ...] = ()
    agreements: tuple[Known, ...] = ()
    names: tuple[Known, ...] = ()

    def named(self, ref: Ref) -> Known | None:
        return next((each for each in self.names if (each.kind, each.key) == (ref.kind, ref.key)), None)

    def name(self, ref: Ref) -> Text:
        """As its own record has it today, or as it was printed."""
        known = self.named(ref)
        return known.content.name if known else ref.label

    @property
    def happened(self) -> list[Known]:
        return [each for each in self.sessions if each.content.happening in TAKES_PLACE]

    @property
    def called_off(self) -> list[Known]:
        return [each for each in self.sessions if each.content.happening not in TAKES_PLACE]

    @property
    def talks(self) -> list[Known]:
        """The sessions proper: pauses have nothing to tell."""
        kinds = [(each, SessionKind(each.content.kind)) for each in self.happened]
        return [each for each, kind in kinds if not kind.is_workshop and not kind.is_pause]

    @property
    def workshops(self) -> list[Known]:
        return [each for each in self.happened if SessionKind(each.content.kind).is_workshop]

    @property
    def is_first(self) -> bool:
        return self.day.content.number == 1

    @property
    def is_last(self) -> bool:
        date = self.day.content.date
        return bool(date and date == self.edition.content.ends_on)


class Lacking(Exception):
    """A sentence cannot be said in this language: one of its facts has no words in it."""


def said(text: Text, language: str) -> str:
    """The words of a fact, never those of the other language."""
    own: str = getattr(text, language)
    if not own and text:
        raise Lacking
    return own.strip().rstrip(".")


@dataclass
class Voice:
    """One language telling one report in one house style: who and what was named already is named shortly."""

    language: str
    facts: DayFacts
    style: str = AGENCY
    people: set[str] = field(default_factory=set)
    bodies: dict[str, str] = field(default_factory=dict)  # key → the noun it is called by

    @contextmanager
    def trying(self) -> Iterator[None]:
        """What a sentence named that then could not be said was not named."""
        people, bodies = set(self.people), dict(self.bodies)
        try:
            yield
        except Lacking:
            self.people, self.bodies = people, bodies
            raise

    def text(self, text: Text) -> str:
        return said(text, self.language)

    def items(self, text: Text) -> list[str]:
        """A list that is stored as lines."""
        return [line.strip().rstrip(".") for line in self.text(text).splitlines() if line.strip()]

    def person(self, who: Appearance) -> str:
        """Styles, office as printed, profession and name, as far as the house style has them; shortly where
        named before."""
        name = self.facts.name(who.person)
        said(name, self.language)
        if who.person.key in self.people:
            known = self.facts.named(who.person)
            short = known.content.short_name if known else name
            return second_mention(who, short, self.language, self.style)
        said(who.office, self.language)
        self.people.add(who.person.key)
        return compose(who, self.language, self.style, name)

    def gender(self, ref: Ref) -> str:
        known = self.facts.named(ref)
        return (known and known.content.gender) or "m"

    def body(self, ref: Ref, noun_of: Callable[[str, str], str], *, printed: bool = False) -> str:
        """A body's name, or its noun alone («الأمانة») where it was named before and nothing else that was
        named is called so. `printed`: as the document has it."""
        name = self.text(ref.label if printed and ref.label else self.facts.name(ref))
        known = self.facts.named(ref)
        noun = noun_of(name, known.content.kind if known else "")
        alike = [key for key, other in self.bodies.items() if other == noun and key != ref.key]
        if ref.key in self.bodies and noun and not alike:
            return noun
        self.bodies[ref.key] = noun
        return name


def in_role(agreement: Any, role: str) -> list[Signatory]:
    return [each for each in agreement.signatories if each.who.role == role]


def by_party(agreement: Any, people: list[Signatory]) -> Iterator[tuple[Party | None, list[Signatory]]]:
    """Who signed for each party, in the parties' order; last those of whom it is not known."""
    for party in (*agreement.parties, None):
        key = party.body.key if party else ""
        if own := [each for each in people if each.party == key]:
            yield party, own


def main_speakers(session: Any) -> list[Appearance]:
    return [each for each in session.speakers if each.role != "moderator"]


def moderators(session: Any) -> list[Appearance]:
    return [each for each in session.speakers if each.role == "moderator"]
