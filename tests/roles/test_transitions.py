"""Every step of the state machine through its address: action × desk × record × role."""

from itertools import product

import pytest
from django.urls import reverse

from forum.models import Person
from proceedings.admin.plan import Plan
from proceedings.models import Publication
from proceedings.publishing import state_of
from proceedings.review import refresh
from proceedings.workflow import ACTIONS, ROLES, DeskState
from tests.factories import make_person
from tests.proceedings.test_workflow import ANY_RECORD, TABLE, bring_record_to, check_states, later
from tests.roles.table import NOTES
from tests.roles.test_pages import errors
from tests.roles.world import rolled_back, unrendered

pytestmark = pytest.mark.django_db

PAGE = {"submit": "change", "approve": "change", "schedule": "publish", "release": "publish"}


def sent(action, who, person, world, address):
    if action in ("submit", "approve"):
        return world.form(who, address) | {f"_{action}": "yes"}
    at = later(person, hours=6).strftime("%Y-%m-%dT%H:%M")
    publishing = NOTES | {"previewed": Plan.of(person).digest, "change": "update"}
    return {
        "publish": publishing,
        "schedule": publishing | {"at": at},
        "release": publishing | {"release_now": "on"},
        "reschedule": {"at": at},
        "request_changes": {"comment": "Check the office."},
        "withdraw": NOTES,
        "delete": {"post": "yes"},
    }.get(action, {})


def cells(record):
    """Where the states fit, every role; where they do not, the one who may do everything."""
    for action, state in product(ACTIONS, DeskState):
        desks, records, roles = (cell.split() for cell in TABLE[action])
        fits = state in desks and record in records
        if action == "release" and not fits:
            continue  # its tick on the page that publishes is not there: it is the press of "publish"
        for role in ROLES if fits else ["administrator"]:
            # The press officer submits, though not this form, which is not hers to save.
            yield action, state, role, fits and role in roles


@pytest.mark.parametrize("record", ANY_RECORD.split())
def test_each_step_is_taken_or_refused_as_the_table_says(world, record, clock, monkeypatch):
    monkeypatch.setattr(world, "forms", {})  # another person had this key in another of these tests
    person, wrong = make_person(), []
    bring_record_to(person, record, clock)
    refresh(Person.objects.get(pk=person.pk))
    for action, state, role, expected in cells(record):
        page = PAGE.get(action, action)
        address = reverse(f"admin:forum_person_{page}", args=[person.pk])
        with rolled_back():
            Person.objects.filter(pk=person.pk).update(state=state)
            now = Person.objects.get(pk=person.pk)
            versions = Publication.objects.count()
            send = sent(action, role, now, world, address)
            with unrendered():
                response = world.clients[role].post(address, send)
            try:
                check_states(person, action, state, record, done=expected)
                assert expected or Publication.objects.count() == versions
            except AssertionError as error:
                said = f"{response.status_code} {errors(response)}"
                wrong.append(f"{role}, {action}, {state}, {record}: {said}; {error}")
    assert state_of(person).state == record
    assert not wrong, "\n".join(wrong)
