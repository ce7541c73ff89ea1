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
SLUGS = ["one", "two"]  # few, so that objects come into each other's way

# The first object of the order that an operation makes sense for is taken, so that most are not refused.
orders = st.permutations(["first", "second", "body"])
edits = st.sampled_from([True, True, False])
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
            self.chain_is_whole(name)
        else:
            with pytest.raises(Refused):
                in_record(self.desks[name])

    def pick(self, order, state):
        found = (name for name in order if self.state(self.oracle.things[name]) in state)
        return next(found, order[0])

    def state(self, thing):
        if thing.pending(self.now):
            return "pending"
        current = thing.current(thing.now(self.now))
        return "none" if current is None else "gone" if current.gone else "public"

    def edit(self, name):
        self.words += 1
        words = f"words {self.words}"
        desk = self.desks[name]
        type(desk).objects.filter(pk=desk.pk).update(name_ar=words, name_en=words)
        approve(desk)
        self.oracle.things[name].words = words

    @rule(order=orders, slug=st.sampled_from(SLUGS))
    def rename(self, order, slug):
        name = order[0]
        if not type(self.desks[name]).objects.filter(slug=slug).exists():
            self.readdress(name, slug)
            self.publish_both(name)

    @rule(pair=st.permutations(["first", "second"]))
    def take_the_address_of_another(self, pair):
        taker, owner = pair
        wanted = self.oracle.things[owner].slug
        self.words += 1
        self.readdress(owner, f"left-{self.words}")
        self.readdress(taker, wanted)
        self.publish_both(taker, edited=True)
        self.readdress(taker, f"back-{self.words}")

    def readdress(self, name, slug):
        desk = self.desks[name]
        type(desk).objects.filter(pk=desk.pk).update(slug=slug)
        self.oracle.things[name].slug = slug

    @rule(order=orders, edited=edits, correction=st.booleans(), closes=st.booleans(), note=edits)
    def publish(self, order, edited, correction, closes, note):
        name = self.pick(order, ["none", "public", "gone"])
        self.publish_both(name, edited=edited, correction=correction, closes=closes, note=note)

    @rule(order=orders, edited=edits, later=ahead)
    def schedule(self, order, edited, later):
        self.publish_both(self.pick(order, ["public", "gone", "none"]), edited=edited, later=later)

    @rule(order=orders, edited=edits, correction=st.booleans(), closes=st.booleans())
    def release(self, order, edited, correction, closes):
        name = self.pick(order, ["pending"])
        self.publish_both(name, edited=edited, release=True, correction=correction, closes=closes)

    def publish_both(
        self, name, *, edited=False, later=None, release=False, correction=False, closes=False, note=True
    ):
        if edited:
            self.edit(name)
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

    @rule(order=orders)
    def withdraw(self, order):
        name = self.pick(order, ["public"])
        self.both(
            name,
            lambda desk: withdraw(desk, self.by, NOTE),
            lambda thing: self.oracle.withdraw(thing, self.now),
        )

    @rule(order=orders)
    def cancel(self, order):
        name = self.pick(order, ["pending"])
        self.both(name, lambda desk: cancel(desk, self.by), lambda thing: self.oracle.cancel(thing, self.now))

    @rule(order=orders, later=ahead)
    def reschedule(self, order, later):
        name = self.pick(order, ["pending"])
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
        gates = Publication.objects
        public = self.rows(gates.public(at), "number", "title_en", "slug")
        assert len({name for name, *_ in public}) == len(public), "two versions of one object are public"
        assert set(public) == self.oracle.public(at)
        assert set(self.rows(gates.ever_public(at), "number", "title_en")) == self.oracle.ever_public(at)
        assert set(self.rows(gates.tombstones(at), "number")) == self.oracle.tombstones(at)
        assert set(self.rows(gates.withdrawn(at), "number", "slug")) == self.oracle.withdrawn(at)

    def rows(self, found, *columns):
        return [(self.names[key], *rest) for key, *rest in found.values_list("key", *columns)]

    @rule(offset=offsets, slug=st.sampled_from([*SLUGS, "first", "second"]))
    def an_address_leads_to_its_owner_and_never_to_what_was_cancelled(self, offset, slug):
        at = self.now + offset
        for space in ("person", "organisation"):
            key = Publication.objects.key_at(at, space, "", slug)
            assert self.names.get(key) == self.oracle.owner(space, slug, at)

    def chain_is_whole(self, name):
        rows = Publication.objects.filter(key=self.desks[name].key, cancelled_at=None).order_by("number")
        starts = [version.start for version in self.oracle.things[name].versions]
        expected = list(zip(range(1, len(starts) + 1), starts, [*starts[1:], None], strict=False))
        assert list(rows.values_list("number", "public_from", "public_until")) == expected

    @rule()
    def verify_the_record(self):
        assert verify().problem is None


@pytest.mark.django_db
def test_the_record_keeps_its_rules_whatever_is_done_to_it():
    examples = settings().max_examples // 10
    run_state_machine_as_test(RecordMachine, settings=settings(max_examples=examples, stateful_step_count=30))
