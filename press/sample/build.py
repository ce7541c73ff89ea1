"""A sample edition of any size: invented, in both languages, the same for the same seed."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from agreements.models import Agreement, Party
from forum.models import Attendance, Day, Edition, Forum, Organisation, Person, Room, Title, Track, Venue
from sessions.models import Quote, Session, Speaker

from ..demo.load import load_report, load_titles
from ..entry import Desk, no_edition_is_current
from . import words
from .words import Pair

FIRST_DAY = date(2031, 1, 14)
DAYS = 3
OPENING = time(9, 0)
SLOTS = 9  # hours a day, each with a session in every room
LENGTH = timedelta(minutes=45)
KINDS = ["session", "panel", "paper", "address", "workshop", "initiative", "course", "exhibition"]
# For a kind: the roles of those who appear in it. Others have one speaker.
ROLES = {
    "panel": ["moderator", "panellist", "panellist", "panellist"],
    "paper": ["presenter"],
    "workshop": ["trainer"],
    "course": ["trainer", "trainer"],
    "exhibition": [],
}


def both(name: str, pair: Pair) -> dict[str, str]:
    return {f"{name}_ar": pair[0], f"{name}_en": pair[1]}


def joined(*pairs: Pair, by: str = " ") -> Pair:
    return by.join(pair[0] for pair in pairs), by.join(pair[1] for pair in pairs)


def paragraphs(pairs: list[Pair]) -> Pair:
    return joined(*[(f"<p>{pair[0]}</p>", f"<p>{pair[1]}</p>") for pair in pairs], by="")


@dataclass
class Sample:
    desk: Desk
    slug: str
    random: Random
    titles: dict[str, Title] = field(default_factory=dict)
    bodies: list[Organisation] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    def build(self, sessions: int, people: int) -> Edition:
        self.titles = load_titles(self.desk)
        self.enter_bodies()
        for number in range(1, people + 1):
            self.enter_person(number)
        a_day = -(-sessions // DAYS)
        edition = self.enter_edition(rooms=max(3, -(-a_day // SLOTS)))
        days = [self.enter_day(edition, number) for number in range(1, DAYS + 1)]
        for index in range(sessions):
            self.enter_session(days[index // a_day], index + 1, index % a_day)
        for number in range(1, max(2, sessions // 20) + 1):
            self.enter_agreement(self.random.choice(days), number)
        for day in days[: -(-sessions // a_day)]:
            load_report(self.desk, day)
        return edition

    def enter_bodies(self) -> None:
        for number, (arabic, english, kind, gender, above, relation) in enumerate(words.BODIES, 1):
            row = Organisation(
                **both("name", (arabic, english)),
                slug=f"{self.slug}-body-{number}",
                kind=kind,
                gender=gender,
                parent=None if above is None else self.bodies[above],
                relation=relation,
            )
            self.bodies.append(self.desk.enter(row))
            self.desk.publish(row)

    def enter_person(self, number: int) -> None:
        """Every seventh has no English name, every twentieth no English office, every ninth no office."""
        woman = number % 2 == 0
        given, family = (
            self.random.choice(words.WOMEN if woman else words.MEN),
            self.random.choice(words.FAMILIES),
        )
        name = joined(given, self.random.choice(words.MEN), family)
        place = self.random.randrange(len(self.bodies))
        start = self.random.choice(words.OFFICES_OF_WOMEN if woman else words.OFFICES_OF_MEN)
        arabic, english = joined(start, words.BODIES[place][:2])
        office = (arabic.replace("لـ ", "لـ"), "" if number % 20 == 0 else english)
        row = Person(
            slug=f"{self.slug}-person-{number}",
            gender="f" if woman else "m",
            profession=self.titles[self.random.choice(["doctor", "engineer", "mister", "professor"])],
            organisation=self.bodies[place],
            **both("name", (name[0], "" if number % 7 == 0 else name[1])),
            **both("short_name", (family[0], "" if number % 7 == 0 else family[1])),
            **both("office", office if number % 9 else ("", "")),
        )
        self.desk.enter(row)
        if number % 16 == 0:
            row.titles.add(self.titles["excellency"])
        self.people.append(row)
        self.desk.publish(row)

    def enter_edition(self, rooms: int) -> Edition:
        venue = self.desk.enter(
            Venue(
                **both("name", ("مركز التجربة للمؤتمرات", "Sample Conference Centre")),
                **both("place", ("مدينة المثال", "Example City")),
            )
        )
        for number in range(1, rooms + 1):
            names = both("name", (f"القاعة {number}", f"Hall {number}"))
            self.desk.enter(Room(venue=venue, position=number * 10, **names))
        row = Edition(
            forum=self.desk.enter(Forum(**both("name", ("ملتقى للتجربة", "Sample forum")))),
            slug=self.slug,
            venue=venue,
            organiser=self.bodies[0],
            host=self.bodies[2],
            starts_on=FIRST_DAY,
            ends_on=FIRST_DAY + timedelta(days=DAYS - 1),
            is_current=no_edition_is_current(),
            accent="blue",
            **both("name", ("ملتقى للتجربة", "Sample forum")),
            **both("motto", ("كل ما فيه مختلق", "Everything in it is invented")),
            **both("about", paragraphs(words.SENTENCES[:1])),
        )
        self.desk.enter(row)
        for number, pair in enumerate(words.TRACKS, 1):
            self.desk.enter(
                Track(edition=row, slug=f"track-{number}", position=number * 10, **both("name", pair))
            )
        self.desk.publish(row)
        return row

    def enter_day(self, edition: Edition, number: int) -> Day:
        row = Day(
            edition=edition,
            number=number,
            date=FIRST_DAY + timedelta(days=number - 1),
            **both("headline", (f"عنوان تجريبي لليوم {number}", f"A sample headline for day {number}")),
            **both("summary", paragraphs(words.SENTENCES)),
        )
        self.desk.enter(row)
        for place, person in enumerate(self.some(self.people, number), 1):
            dignitary = Attendance(edition=edition, day=row, person=person, position=place * 10)
            self.desk.enter_appearance(dignitary)
        self.desk.publish(row)
        return row

    def enter_session(self, day: Day, number: int, place: int) -> None:
        """Every twenty-fifth has neither time nor room, every ninth no English summary."""
        rooms = list(day.edition.venue.rooms.all())  # type: ignore[union-attr]
        kind = KINDS[number % len(KINDS)]
        row = Session(
            edition=day.edition,
            day=day,
            kind=kind,
            slug=f"{kind}-{number}",
            position=(place + 1) * 10,
            title_given=kind == "paper",
            happening={0: "cancelled", 13: "moved", 26: "postponed"}.get(number % 40, "planned"),
            **self.session_words(number, kind),
        )
        if number % 25:
            slot, room = divmod(place, len(rooms))
            opening = timezone.make_aware(datetime.combine(day.date, OPENING))  # type: ignore[arg-type]
            row.starts_at = opening + timedelta(hours=slot)
            row.ends_at, row.room = row.starts_at + LENGTH, rooms[room]
        if kind in Session.WORKSHOP_KINDS:
            row.capacity = 30
        if kind == "initiative":
            row.initiative_owner = self.random.choice(self.bodies)
        self.desk.enter(row)
        row.tracks.set(self.some(list(day.edition.tracks.all()), number % 3))
        self.enter_speakers(row, number)
        self.desk.publish(row)

    def session_words(self, number: int, kind: str) -> dict[str, str]:
        title = joined(*map(self.random.choice, (words.ANGLES, words.TOPICS, words.PLACES)))
        if number % 12 == 0:
            title = joined(title, words.LONG, by="")
        summary = paragraphs(self.some(words.SENTENCES, 3) * self.random.randint(1, 4))
        values = both("title", title) | both("summary", summary)
        values |= both("key_points", joined(*self.some(words.POINTS, 3), by="\n"))
        if kind in Session.WORKSHOP_KINDS:
            values |= both("audience", joined(*words.AUDIENCES, by="\n"))
        if number % 9 == 0:
            values["summary_en"] = ""
        return values

    def enter_speakers(self, session: Session, number: int) -> None:
        roles = ROLES.get(session.kind, ["speaker"])
        for place, (role, person) in enumerate(
            zip(roles, self.some(self.people, len(roles)), strict=False), 1
        ):
            speaker = Speaker(session=session, person=person, role=role, position=place * 10)
            self.desk.enter_appearance(speaker)
        if roles and number % 6 == 0:
            quoted: dict[str, Any] = {"session": session, "speaker": speaker}
            for place, pair in enumerate(words.QUOTES, 1):
                quote = Quote(verified=place == 1, position=place * 10, **quoted, **both("words", pair))
                self.desk.enter(quote)

    def enter_agreement(self, day: Day, number: int) -> None:
        parties = self.some(self.bodies, 2 + number % 3)
        row = Agreement(
            slug=f"{self.slug}-{number}",
            kind=self.random.choice(Agreement.Kind.values),
            edition=day.edition,
            day=day,
            position=number * 10,
            signed_on=day.date if number % 3 else None,
            **both("title", (f"وثيقة تجريبية رقم {number}", f"Sample document number {number}")),
            **both("purposes", joined(*self.some(words.POINTS, 3), by="\n")),
            **both("areas", joined(*self.some(words.TOPICS, 2), by="\n")),
        )
        self.desk.enter(row)
        for place, body in enumerate(parties, 1):
            self.desk.enter(Party(agreement=row, organisation=body, position=place * 10))
        self.desk.publish(row)

    def some(self, things: list[Any], count: int) -> list[Any]:
        return self.random.sample(things, min(count, len(things)))
