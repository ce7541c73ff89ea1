"""A site on which every kind of object stands in every state, each with words and values of its own.

Fields are found by introspection: a field that a model gains is filled and watched from that day on.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.core.files.base import ContentFile
from django.db import models
from modeltranslation.fields import TranslationField
from modeltranslation.translator import NotRegistered, translator
from PIL import Image

from agreements.models import (
    Agreement,
    Document,
    Event,
    Obligation,
    Party,
    ProgressReport,
    Relation,
    Signatory,
)
from forum.models import (
    Attendance,
    Day,
    Edition,
    FormerName,
    Forum,
    Notice,
    Organisation,
    Page,
    Person,
    Room,
    Title,
    Track,
    Venue,
)
from press.models import DayReport, Sentence
from proceedings import publishing
from proceedings.content import Text
from proceedings.desk.team import Comment
from proceedings.fields import RichTextField
from proceedings.files import DocumentUploadField, ImageUploadField
from proceedings.focus import FocusField
from sessions.models import Material, Quote, Session, Speaker
from tests.factories import make_organisation, make_user, publish

KINDS = ("edition", "day", "page", "notice", "person", "organisation", "session", "agreement", "report")
STATES = ("draft", "embargoed", "cancelled", "withdrawn", "superseded", "public")
UNTOUCHED = {"id", "key", "state", "source_language", "desk_digest", "slug", "number", "ordinal"}


@dataclass
class Marks:
    """Every unique word and value that was put into one object: mark → the field that holds it."""

    numbers: Iterator[int]
    found: dict[str, str] = field(default_factory=dict)

    def word(self, where: str) -> str:
        mark = f"zq{next(self.numbers)}z"  # short: some fields hold twenty characters
        self.found[mark] = where
        return mark

    def value(self, where: str, shown: str) -> None:
        self.found[shown] = where


# Terms that can be meant together with a fixed date and a last day.
TERMS = {"takes_effect": "date", "term_length": None, "notice_unit": "month", "authentic": "both"}
TERMS |= {"renewal": "automatic", "renewal_unit": "year"}


def fill(row, marks: Marks):
    """Give every field of a row a value that is found nowhere else."""
    model = type(row)
    for each in model._meta.concrete_fields:
        if each.name not in UNTOUCHED and not each.is_relation and not each.choices:
            _fill_field(row, each, marks, f"{model.__name__}.{each.name}")
    return row


def _fill_field(row, each, marks, where):
    original = getattr(each, "translated_field", each)
    if not isinstance(each, TranslationField) and each.name in _translated(type(row)):
        return
    if isinstance(original, ImageUploadField):
        _attach(row, each, ContentFile(_picture(next(marks.numbers)), "p.png"), marks, where)
    elif isinstance(original, DocumentUploadField):
        _attach(row, each, ContentFile(_paper(next(marks.numbers)), "p.pdf"), marks, where)
    elif isinstance(original, models.URLField):
        setattr(row, each.name, f"https://{marks.word(where)}.example/")
    elif isinstance(original, RichTextField):
        setattr(row, each.attname, f"<p>{marks.word(where)}</p>")
    elif isinstance(original, FocusField):
        setattr(row, each.name, "30 70")
    elif isinstance(original, models.EmailField):
        setattr(row, each.name, f"{marks.word(where)}@example.org")
    elif isinstance(original, models.CharField | models.TextField):
        setattr(row, each.attname, marks.word(where))
    elif isinstance(original, models.DateTimeField):
        moment = datetime(2041, 1, 1, 7, 0, tzinfo=UTC) + timedelta(days=next(marks.numbers))
        setattr(row, each.name, moment)
        marks.value(where, moment.date().isoformat())
    elif isinstance(original, models.DateField):
        day = date(2061, 1, 1) + timedelta(days=next(marks.numbers))
        setattr(row, each.name, day)
        marks.value(where, day.isoformat())
    elif isinstance(original, models.BooleanField):
        setattr(row, each.name, True)
    elif isinstance(original, models.PositiveSmallIntegerField):
        setattr(row, each.name, 2)  # a length of time, too small to be told from others
    elif isinstance(original, models.IntegerField):
        setattr(row, each.name, 7_000_000 + next(marks.numbers))
        marks.value(where, str(getattr(row, each.name)))


def _translated(model) -> set[str]:
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()


def _attach(row, each, content, marks, where):
    getattr(row, each.name).save(content.name, content, save=False)
    marks.value(where, getattr(row, each.name).name.split("/")[-1].split(".")[0])


def _picture(n: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (n % 256, n // 256 % 256, 77)).save(out, "PNG")
    return out.getvalue()


def _paper(n: int) -> bytes:
    return f"%PDF-1.4\n% paper {n}\n%%EOF\n".encode()


def _is_of(row, where: str) -> bool:
    return where.startswith(f"{type(row).__name__}.")


def saved(row, marks: Marks):
    fill(row, marks).save()
    return row


class World:
    """`objects[kind, state]` are desk objects, `marks[kind, state]` what each holds; `common` is a public
    edition, day, session, person and body that the others stand in or name."""

    def __init__(self, clock):
        self.clock, self.suffix = clock, ""
        self.numbers = count(1)  # of the days of a world: they must not reach another century
        self.publisher = make_user(role="publisher")
        self.objects, self.marks = {}, {}
        self.common = {}
        for kind in ("organisation", "person", "edition", "day", "session"):
            marks = Marks(self.numbers)
            self.common[kind] = self.make(kind, marks, f"common-{kind}", "public")
            publish(self.common[kind])
            clock.move(seconds=1)

    def build(self, states=STATES, kinds=KINDS):
        for kind in kinds:
            for state in states:
                getattr(self, f"_{state}")(kind, state)
                self.clock.move(seconds=1)
        return self

    def make(self, kind, marks, slug, state):
        return getattr(self, f"make_{kind}")(marks, slug, state)

    def _new(self, kind, state):
        marks = self.marks[kind, state] = Marks(self.numbers)
        row = self.objects[kind, state] = self.make(kind, marks, f"{kind}-{state}{self.suffix}", state)
        words = marks.word("Comment.text")
        Comment.objects.create(kind=row.record_kind, key=row.key, author=self.publisher, text=words)
        return row

    def _draft(self, kind, state):
        self._new(kind, state)

    def _public(self, kind, state):
        publish(self._new(kind, state))

    def _embargoed(self, kind, state):
        publish(self._new(kind, state), at=self.clock.moment + timedelta(days=30), press_may_read=True)

    def _cancelled(self, kind, state):
        row = self._new(kind, state)
        publish(row, at=self.clock.moment + timedelta(days=30))
        publishing.cancel(row, self.publisher)

    def _withdrawn(self, kind, state):
        row = self._new(kind, state)
        publish(row)
        self.clock.move(seconds=1)
        publishing.withdraw(row, self.publisher, Text("سبب السحب", "the reason"))

    def _superseded(self, kind, state):
        """Public, then published again with other words, then changed once more under embargo."""
        row = self._new(kind, state)
        publish(row)
        # The rows that belong to it stay as they are, and so stay public.
        own = {mark: where for mark, where in self.marks[kind, state].found.items() if _is_of(row, where)}
        self.marks[kind, state].found = own
        for again, at in (("second", None), ("third", timedelta(days=30))):
            self.clock.move(seconds=1)
            marks = self.marks[kind, again] = Marks(self.numbers)
            fresh = type(row).objects.get(pk=row.pk)
            saved(fresh, marks)
            publish(fresh, at=at and self.clock.moment + at)

    def put_next_version_under_embargo(self, row):
        """Other words for what is public, to come later."""
        fresh = saved(type(row).objects.get(pk=row.pk), Marks(self.numbers))
        publish(fresh, at=self.clock.moment + timedelta(days=60))

    # Each kind, with every row that belongs to it.

    def make_organisation(self, marks, slug, state):
        row = saved(Organisation(slug=slug, kind="company"), marks)
        saved(FormerName(organisation=row), marks)
        return row

    def make_person(self, marks, slug, state):
        row = saved(Person(slug=slug, gender="m", profession=saved(Title(kind="profession"), marks)), marks)
        row.titles.set([saved(Title(kind="style"), marks)])
        return row

    def make_edition(self, marks, slug, state):
        venue = saved(Venue(), marks)
        saved(Room(venue=venue), marks)
        edition = Edition(slug=slug, forum=saved(Forum(), marks), venue=venue, ordinal=1)
        fill(edition, marks).is_current = slug == "common-edition"
        edition.save()
        saved(Track(edition=edition, slug=f"{slug}-track"), marks)
        saved(Attendance(edition=edition, person=self.common["person"], role="patron"), marks)
        return edition

    def make_day(self, marks, slug, state):
        edition = self.common["edition"]
        day = saved(Day(edition=edition, number=edition.days.count() + 1), marks)
        saved(Attendance(edition=edition, day=day, person=self.common["person"]), marks)
        return day

    def make_page(self, marks, slug, state):
        return saved(Page(slug=slug), marks)

    def make_notice(self, marks, slug, state):
        return saved(Notice(slug=slug, edition=self.common["edition"]), marks)

    def make_session(self, marks, slug, state):
        edition, person = self.common["edition"], self.common["person"]
        session = fill(Session(edition=edition, day=self.common["day"], slug=slug), marks)
        session.room = saved(Room(venue=edition.venue), marks)
        session.save()
        speaker = saved(Speaker(session=session, person=person), marks)
        saved(Quote(session=session, speaker=speaker), marks)
        for kind in ("slides", "recording", "photo"):
            saved(Material(session=session, kind=kind), marks)
        return session

    def make_agreement(self, marks, slug, state):
        earlier = Agreement.objects.first()
        agreement = Agreement(edition=self.common["edition"], day=self.common["day"], slug=slug)
        agreement.session = self.common["session"]
        vars(fill(agreement, marks)).update(TERMS)
        agreement.save()
        parent = self.common["organisation"]
        body = make_organisation(slug=f"{slug}-party", parent=parent, relation="subsidiary")
        saved(Party(agreement=agreement, organisation=body), marks)
        person = self.common["person"]
        saved(Signatory(agreement=agreement, person=person, on_behalf_of=body), marks)
        saved(Event(agreement=agreement, kind="renewed"), marks)
        if earlier:
            saved(Relation(agreement=agreement, kind="amends", other=earlier), marks)
        saved(Document(agreement=agreement), marks)
        obligation = saved(Obligation(agreement=agreement, body=body, every="year"), marks)
        report = fill(ProgressReport(agreement=agreement, obligation=obligation, status="met"), marks)
        del marks.found[report.due.isoformat()]
        report.due = obligation.due
        report.save()
        return agreement

    def make_report(self, marks, slug, state):
        edition, session = self.common["edition"], self.common["session"]
        day = Day.objects.create(edition=edition, number=edition.days.count() + 1)
        sentence = fill(Sentence(report=(report := saved(DayReport(day=day), marks))), marks)
        sentence.facts, sentence.composed_styled = f"session:{session.key}@1", ""
        sentence.is_left_out = False
        sentence.save()
        return report
