"""Random sequences of operations on several objects, compared with the oracle at random moments.

HYPOTHESIS_PROFILE=thorough runs many more of them.
"""

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from proceedings.content import Text
from proceedings.models import Publication
from proceedings.publishing import Request, cancel, publish, reschedule, withdraw
from proceedings.verification import verify
from proceedings.workflow import Refused
from tests.factories import approve, make_organisation, make_person, make_user

from .oracle import No, Oracle, Thing

START = datetime(2022, 6, 15, 9, 0, tzinfo=UTC)
NOTE = Text("سبب", "A reason")
SLUGS = ["one", "two", "three", "four"]

names = st.sampled_from(["first", "second", "body"])
ahead = st.sampled_from(
    [timedelta(microseconds=1), timedelta(minutes=1), timedelta(hours=3), timedelta(days=2)]
)
moves = st.one_of(ahead, st.just(timedelta(minutes=-2)), st.just(timedelta(hours=-4)))
offsets = st.integers(-300_000, 300_000).map(lambda seconds: timedelta(seconds=seconds))


class RecordMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.now = START
        self.clock = mock.patch("proceedings.clock.now", side_effect=lambda: self.now)
        self.clock.start()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.by = make_user()
        self.words = 0
        self.oracle = Oracle()
        self.desks = {
            "first": make_person(slug="first"),
            "second": make_person(slug="second"),
            "body": make_organisation(slug="first"),
        }
        for name, desk in self.desks.items():
            approve(desk)
            self.oracle.things[name] = Thing(name, desk.record_kind, desk.name_en, desk.slug)
        self.names = {desk.key: name for name, desk in self.desks.items()}

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def both(self, name, in_record, in_oracle):
        """Do the same on both sides: either both allow it or both refuse."""
        try:
            in_oracle(self.oracle.things[name])
            allowed = True
        except No:
            allowed = False
        if allowed:
            in_record(self.desks[name])
        else:
            with pytest.raises(Refused):
                in_record(self.desks[name])

    @rule(name=names)
    def edit(self, name):
        self.words += 1
        words = f"words {self.words}"
        desk = self.desks[name]
        type(desk).objects.filter(pk=desk.pk).update(name_ar=words, name_en=words)
        self.oracle.things[name].words = words

    @rule(name=names, slug=st.sampled_from(SLUGS))
    def rename(self, name, slug):
        desk = self.desks[name]
        if not type(desk).objects.filter(slug=slug).exists():
            type(desk).objects.filter(pk=desk.pk).update(slug=slug)
            self.oracle.things[name].slug = slug

    @rule(name=names, correction=st.booleans(), closes=st.booleans(), note=st.booleans())
    def publish(self, name, correction, closes, note):
        self.publish_both(name, correction=correction, closes=closes, note=note)

    @rule(name=names, later=ahead)
    def schedule(self, name, later):
        self.publish_both(name, later=later)

    @rule(name=names, correction=st.booleans(), closes=st.booleans())
    def release(self, name, correction, closes):
        self.publish_both(name, release=True, correction=correction, closes=closes)

    def publish_both(self, name, *, later=None, release=False, correction=False, closes=False, note=True):
        request = Request(
            change="correction" if correction else "update",
            note=NOTE if note else Text(),
            at=self.now_of(name) + later if later else None,
            release_now=release,
            closes_earlier=closes,
        )
        self.both(
            name,
            lambda desk: publish(desk, self.by, request),
            lambda thing: self.oracle.publish(
                thing, self.now, later=later, release=release, correction=correction, closes=closes, note=note
            ),
        )

    @rule(name=names)
    def withdraw(self, name):
        self.both(
            name,
            lambda desk: withdraw(desk, self.by, NOTE),
            lambda thing: self.oracle.withdraw(thing, self.now),
        )

    @rule(name=names)
    def cancel(self, name):
        self.both(name, lambda desk: cancel(desk, self.by), lambda thing: self.oracle.cancel(thing, self.now))

    @rule(name=names, later=ahead)
    def reschedule(self, name, later):
        at = self.now_of(name) + later
        self.both(
            name,
            lambda desk: reschedule(desk, self.by, at),
            lambda thing: self.oracle.reschedule(thing, self.now, later),
        )

    def now_of(self, name):
        return self.oracle.things[name].now(self.now)

    @rule(by=moves)
    def move_the_clock(self, by):
        self.now += by

    @rule(offset=offsets)
    def compare_at(self, offset):
        self.compare(self.now + offset)

    @invariant()
    def compare_now(self):
        self.compare(self.now)

    def compare(self, at):
        rows = Publication.objects.public(at)
        public = [(self.names[row.key], row.number, row.title_en, row.slug) for row in rows]
        assert len({name for name, *_ in public}) == len(public), "two versions of one object are public"
        assert set(public) == self.oracle.public(at)
        known = {
            (self.names[row.key], row.number, row.title_en) for row in Publication.objects.ever_public(at)
        }
        assert known == self.oracle.ever_public(at)
        stones = {(self.names[row.key], row.number) for row in Publication.objects.tombstones(at)}
        assert stones == self.oracle.tombstones(at)
        gone = {(self.names[row.key], row.number, row.slug) for row in Publication.objects.withdrawn(at)}
        assert gone == self.oracle.withdrawn(at)

    @rule(offset=offsets, slug=st.sampled_from([*SLUGS, "first", "second"]))
    def an_address_leads_to_its_owner_and_never_to_what_was_cancelled(self, offset, slug):
        at = self.now + offset
        for space in ("person", "organisation"):
            key = Publication.objects.key_at(at, space, "", slug)
            assert self.names.get(key) == self.oracle.owner(space, slug, at)

    @rule()
    def verify_the_record(self):
        assert verify().problem is None
        for name, thing in self.oracle.things.items():
            rows = Publication.objects.filter(key=self.desks[name].key, cancelled_at=None).order_by("number")
            starts = [version.start for version in thing.versions]
            assert [(row.number, row.public_from) for row in rows] == list(enumerate(starts, 1))
            assert [row.public_until for row in rows] == [*starts[1:], None][: len(starts)]


@pytest.mark.django_db
def test_the_record_keeps_its_rules_whatever_is_done_to_it():
    examples = settings().max_examples * 3 // 10
    run_state_machine_as_test(RecordMachine, settings=settings(max_examples=examples, stateful_step_count=30))
