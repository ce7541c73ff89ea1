"""A register of any size: invented bodies and agreements, with all that may become of one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from agreements.derived import Commitment, rows_of
from agreements.models import Agreement, Event, Obligation, Party, ProgressReport
from agreements.waiting import ahead
from forum.models import Edition, Organisation
from proceedings import clock
from proceedings.dates import day_of
from proceedings.models import Publication

from ..entry import Desk
from . import words
from .build import both, joined
from .bulk import publish_all

YEARS = 8  # up to today, in which the agreements were signed
ENDINGS = ["terminated", "completed", "expired"]
WAYS = ["", "signing", "signing", "last_signature", "date"]


@dataclass
class Register:
    """Bodies go by the usual steps; agreements in bulk, since they are thousands."""

    desk: Desk
    edition: Edition
    random: Random
    bodies: list[Organisation] = field(default_factory=list)
    today: date = field(default_factory=lambda: day_of(clock.now()))

    def build(self, count: int) -> None:
        self.enter_bodies()
        agreements = Agreement.objects.bulk_create(self.agreement(number) for number in range(1, count + 1))
        Party.objects.bulk_create(each for row in agreements for each in self.parties(row))
        Event.objects.bulk_create(each for row in agreements for each in self.events(row))
        obligations = [each for row in agreements for each in self.obligations(row)]
        Obligation.objects.bulk_create(obligations)
        ProgressReport.objects.bulk_create(each for row in obligations for each in self.reports(row))
        publish_all(agreements, self.desk.user.get_username(), *ahead(), kept=keep)
        self.desk.published["agreement"] += count

    def enter_bodies(self) -> None:
        """Associations, each with an endowment company of its own."""
        for number, (arabic, english) in enumerate(words.STEMS, 1):
            names = joined(("جمعية", ""), (arabic, english), ("التجريبية", "Trial Association"))
            association = self.enter_body(f"association-{number}", "association", names)
            names = joined(("شركة", ""), (arabic, english), ("الوقفية التجريبية", "Trial Endowment Company"))
            self.bodies += [
                association,
                self.enter_body(
                    f"company-{number}", "endowment", names, parent=association, relation="endowment"
                ),
            ]

    def enter_body(self, slug: str, kind: str, names: words.Pair, **fields: Any) -> Organisation:
        spelled = both("name", (names[0], names[1].strip()))
        row = Organisation(slug=f"{self.edition.slug}-{slug}", kind=kind, gender="f", **fields, **spelled)
        self.desk.enter(row)
        self.desk.publish(row)
        return row

    def agreement(self, number: int) -> Agreement:
        """Every fortieth has no day of signing, every seventh no English."""
        kind = self.random.choice(Agreement.Kind.values)
        topic = self.random.choice(words.TOPICS)
        title = joined(words.DOCUMENTS[kind], (f"رقم {number} بشأن", f"no. {number} on"), topic)
        signed = self.today - timedelta(days=self.random.randrange(365 * YEARS)) if number % 40 else None
        way = self.random.choice(WAYS) if signed else ""
        row = Agreement(
            slug=f"{self.edition.slug}-register-{number}",
            kind=kind,
            edition=self.edition,
            position=number,
            signed_on=signed,
            binding=self.random.choice([True, False, None]),
            takes_effect=way,
            effective_on=signed + timedelta(days=60) if signed and way == "date" else None,
            renewal=self.random.choice(["", "none", "automatic"]),
            **both("title", title if number % 7 else (title[0], "")),
            **both("purposes", joined(*self.random.sample(words.POINTS, 2), by="\n")),
            **both("areas", joined(*self.random.sample(words.TOPICS, 2), by="\n")),
        )
        if way and number % 4:
            row.term_length, row.term_unit = self.random.randint(1, 5), "year"
        return row

    def parties(self, row: Agreement) -> Iterator[Party]:
        for place, body in enumerate(self.random.sample(self.bodies, self.random.choice([2, 2, 2, 3])), 1):
            party = Party(agreement=row, organisation=body, position=place * 10)
            party.take_from_body()
            yield party

    def events(self, row: Agreement) -> Iterator[Event]:
        """Of every fifth it is known that it ended, of every eleventh that it was suspended."""
        if not row.signed_on or not row.takes_effect:
            return
        later = min(row.signed_on + timedelta(days=self.random.randint(90, 900)), self.today)
        source = both("source", ("إعلان تجريبي", "A sample announcement"))
        if row.position % 5 == 0:
            yield Event(agreement=row, kind=self.random.choice(ENDINGS), date=later, **source)
        elif row.position % 11 == 0:
            yield Event(agreement=row, kind="suspended", date=later, **source)

    def obligations(self, row: Agreement) -> Iterator[Obligation]:
        for place in range(1, row.position % 4):
            due = self.today + timedelta(days=self.random.randint(-900, 900))
            measure = both("measure", self.random.choice(words.POINTS))
            yield Obligation(agreement=row, due=due, tracked=True, position=place * 10, **measure)

    def reports(self, row: Obligation) -> Iterator[ProgressReport]:
        """Of half of those past due."""
        if row.due and row.due < self.today and self.random.random() < 0.5:
            evidence = both("evidence", ("تقرير تجريبي", "A sample report"))
            status = self.random.choice(["met", "partly_met", "not_met"])
            yield ProgressReport(
                agreement=row.agreement, obligation=row, reported_on=row.due, status=status, **evidence
            )


def keep(made: list[Publication]) -> None:
    """What deriving keeps beside each version; samples have no papers."""
    Commitment.objects.bulk_create(row for each in made for row in rows_of(each)[0])
