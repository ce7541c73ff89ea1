"""The state table, written by hand, against what the code does in every cell: action, record, desk, role."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction

from forum.models import Person
from proceedings.along import publish_with
from proceedings.content import Text
from proceedings.models import Publication
from proceedings.publishing import Request, cancel, reschedule, state_of, withdraw
from proceedings.review import approve, delete, request_changes, submit
from proceedings.workflow import ACTIONS, ROLES, DeskState, RecordState, Refused
from tests.factories import make_person, make_user, publish

pytestmark = pytest.mark.django_db

ANY_DESK = "draft in_review approved"
ANY_RECORD = "none pending public public_pending withdrawn withdrawn_pending"
WRITERS = "contributor translator editor publisher administrator"
EDITORS = "editor publisher administrator"
PUBLISHERS = "publisher administrator"
SUBMITTERS = f"{WRITERS} press_officer"  # she submits what the press room writes

# action: the desk's states, the record's states, the roles
TABLE = {
    "submit": ("draft", ANY_RECORD, SUBMITTERS),
    "request_changes": ("in_review approved", ANY_RECORD, EDITORS),
    "approve": ("in_review", ANY_RECORD, EDITORS),
    "publish": (ANY_DESK, "none public withdrawn", PUBLISHERS),
    "schedule": (ANY_DESK, "none public withdrawn", PUBLISHERS),
    "release": (ANY_DESK, "pending public_pending withdrawn_pending", PUBLISHERS),
    "reschedule": (ANY_DESK, "pending public_pending withdrawn_pending", PUBLISHERS),
    "cancel": (ANY_DESK, "pending public_pending withdrawn_pending", PUBLISHERS),
    "withdraw": (ANY_DESK, "public public_pending", PUBLISHERS),
    "delete": (ANY_DESK, "none withdrawn", "administrator"),
}

# What an allowed action leaves: the desk's state, and the record's, where it is another one.
DESK_AFTER = {
    "submit": "in_review",
    "request_changes": "draft",
    "approve": "approved",
    "publish": "approved",
    "schedule": "approved",
    "release": "approved",
}
WITH_PENDING = {"none": "pending", "public": "public_pending", "withdrawn": "withdrawn_pending"}
RECORD_AFTER = {
    "publish": dict.fromkeys(["none", "public", "withdrawn"], "public"),
    "schedule": WITH_PENDING,
    "release": dict.fromkeys(["pending", "public_pending", "withdrawn_pending"], "public"),
    "cancel": {after: before for before, after in WITH_PENDING.items()},
    "withdraw": dict.fromkeys(["public", "public_pending"], "withdrawn"),
}

NOTE = Text("سبب", "A reason")

PERFORM = {
    "submit": submit,
    "request_changes": lambda desk, by: request_changes(desk, by, "Check the office."),
    "approve": approve,
    "publish": lambda desk, by: publish_with(desk, by, Request(note=NOTE)),
    "schedule": lambda desk, by: publish_with(desk, by, Request(note=NOTE, at=later(desk, hours=5))),
    "release": lambda desk, by: publish_with(desk, by, Request(note=NOTE, release_now=True)),
    "reschedule": lambda desk, by: reschedule(desk, by, later(desk, hours=6)),
    "cancel": cancel,
    "withdraw": lambda desk, by: withdraw(desk, by, NOTE),
    "delete": delete,
}


def later(desk, **amount):
    return state_of(desk).now + timedelta(**amount)


def rewrite(desk, name):
    Person.objects.filter(pk=desk.pk).update(name_ar=name, name_en=name)


def bring_record_to(desk, record, clock):
    """Through the public functions alone."""
    base, _, pending = record.partition("_")
    if base in ("public", "withdrawn"):
        publish(desk)
    clock.move(hours=1)
    if base == "withdrawn":
        withdraw(desk, make_user(), NOTE)
        clock.move(hours=1)
    rewrite(desk, "Second")
    if pending or base == "pending":
        publish(desk, at=later(desk, days=1), note=NOTE)
        rewrite(desk, "Third")


LESS = [pytest.param(each, marks=pytest.mark.once) for each in ANY_RECORD.split() if each != "public_pending"]


class RollBack(Exception):
    pass


def test_the_table_names_every_action_state_and_role():
    assert set(TABLE) == set(PERFORM) == set(ACTIONS)
    assert set(ANY_DESK.split()) == set(DeskState)
    assert set(ANY_RECORD.split()) == set(RecordState)
    named = {role for _, _, roles in TABLE.values() for role in roles.split()}
    assert named == {role.replace(" ", "_") for role in ROLES}


# Who may do what is decided by the same code everywhere: one state of the record has it all stored on each.
@pytest.mark.parametrize("record", ["public_pending", *LESS])
@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_is_allowed_and_denied_as_the_table_says(action, record, clock):
    desks, records, roles = (cell.split() for cell in TABLE[action])
    people = {role: make_user(role=role.replace(" ", "_")) for role in ROLES}
    desk = make_person()
    bring_record_to(desk, record, clock)
    assert state_of(desk).state == record
    for state, role in product(DeskState, ROLES):
        expected = state in desks and record in records and role.replace(" ", "_") in roles
        assert outcome(desk, action, state, people[role], record) == expected, (action, record, state, role)


def outcome(desk, action, state, by, record):
    """Whether the action was done, undone again afterwards; what it leaves is checked on the way."""
    done = False
    try:
        with transaction.atomic():
            Person.objects.filter(pk=desk.pk).update(state=state)
            versions = Publication.objects.count()
            row = Person.objects.get(pk=desk.pk)
            try:
                PERFORM[action](row, by)
                done = True
            except Refused:
                assert Publication.objects.count() == versions
            check_states(desk, action, state, record, done)
            raise RollBack
    except RollBack:
        return done


def check_states(desk, action, state, record, done):
    row = Person.objects.filter(pk=desk.pk).first()
    if done and action == "delete":
        assert row is None
    else:
        assert row.state == (DESK_AFTER.get(action, state) if done else state)
    after = RECORD_AFTER.get(action, {}).get(record, record) if done else record
    assert state_of(desk).state == after
