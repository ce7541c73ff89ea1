"""Two people at the same moment, each with a connection of their own."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from proceedings import publishing
from proceedings.along import publish_with
from proceedings.content import Text
from proceedings.models import Publication
from proceedings.publishing import Request, cancel, reschedule, state_of, withdraw
from proceedings.review import approve as approve_step
from proceedings.review import delete, refresh
from proceedings.verification import verify
from proceedings.workflow import Refused
from tests.factories import approve, make_organisation, make_person, make_session, make_user, publish

ROUNDS = 4
NOTE = Text("سبب", "A reason")


def tomorrow():
    return timezone.now() + timedelta(days=1)


def together(*actions):
    """Run the actions in threads that start at once; what each returned or raised."""
    barrier, outcomes = Barrier(len(actions)), [None] * len(actions)

    def run(position, action):
        try:
            barrier.wait()
            outcomes[position] = action()
        except Exception as error:
            outcomes[position] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    unexpected = [each for each in outcomes if isinstance(each, Exception) and not isinstance(each, Refused)]
    assert unexpected == []
    return outcomes


def never_public(person):
    pass


def public(person):
    publish(person)
    type(person).objects.filter(pk=person.pk).update(name_ar="اسم آخر", name_en="Another name")


def under_embargo(person):
    publish(person, at=tomorrow())


ACTIONS = {
    "publish": lambda desk, by: publishing.publish(desk, by, Request(note=NOTE)),
    "correct": lambda desk, by: publishing.publish(desk, by, Request(change="correction", note=NOTE)),
    "schedule": lambda desk, by: publishing.publish(desk, by, Request(at=tomorrow())),
    "release": lambda desk, by: publishing.publish(desk, by, Request(release_now=True)),
    "cancel": cancel,
    "reschedule": lambda desk, by: reschedule(desk, by, tomorrow()),
    "withdraw": lambda desk, by: withdraw(desk, by, NOTE),
    "press": lambda desk, by: publish_with(desk, by, Request(note=NOTE)),
    "refresh": lambda desk, by: refresh(desk),
    "approve": approve_step,
    "delete": delete,
}


@pytest.mark.parametrize(
    ("before", "first", "second"),
    [
        (never_public, "publish", "publish"),
        (never_public, "publish", "schedule"),
        (never_public, "schedule", "schedule"),
        (never_public, "press", "delete"),
        (public, "publish", "correct"),
        (public, "press", "withdraw"),
        (public, "withdraw", "withdraw"),
        (public, "publish", "refresh"),
        (under_embargo, "release", "cancel"),
        (under_embargo, "release", "release"),
        (under_embargo, "reschedule", "cancel"),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_two_at_once_leave_one_order_and_no_crash(before, first, second):
    by = make_user(role="administrator")
    for _ in range(ROUNDS):
        desk = make_person()
        before(desk)
        approve(desk)
        outcomes = together(lambda d=desk: ACTIONS[first](d, by), lambda d=desk: ACTIONS[second](d, by))
        assert any(not isinstance(each, Refused) for each in outcomes)
        if first == second:
            assert sum(isinstance(each, Refused) for each in outcomes) == 1
        kept = Publication.objects.filter(key=desk.key, cancelled_at=None)
        assert kept.filter(public_until=None).count() <= 1
        assert sorted(kept.values_list("number", flat=True)) == list(range(1, kept.count() + 1))
    assert verify().problem is None


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_same_people_along_never_wait_for_each_other_for_ever():
    by = make_user()
    for _ in range(ROUNDS):
        body = make_organisation()
        people = [make_person(organisation=body) for _ in range(3)]
        sessions = [make_session(speakers=people), make_session(speakers=people)]
        orders = [[body, *people], [*reversed(people), body]]
        outcomes = together(
            *(
                lambda desk=desk, along=along: publish_with(desk, by, along=along)
                for desk, along in zip(sessions, orders, strict=True)
            )
        )
        assert sum(isinstance(each, Refused) for each in outcomes) == 1
        assert state_of(body).state == "public"
    assert verify().problem is None


@pytest.mark.django_db
def test_an_address_taken_at_the_very_same_moment_is_a_message(monkeypatch):
    """As if the other had been written between the question and the answer: the database still refuses."""
    publish(make_person(slug="taken"))
    other = make_person(slug="free")
    type(other).objects.filter(slug="taken").update(slug="left")
    type(other).objects.filter(pk=other.pk).update(slug="taken")
    monkeypatch.setattr(publishing, "_check_address", lambda compiled: None)
    with pytest.raises(Refused):
        publish(other)
    assert Publication.objects.count() == 1
