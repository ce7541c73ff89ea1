from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry

from proceedings.along import publish_with, unpublished_names
from proceedings.content import Text
from proceedings.models import Publication
from proceedings.publishing import Request, cancel, compile_desk, withdraw
from proceedings.workflow import Refused
from tests.factories import make_agreement, make_organisation, make_person, make_session, make_user, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(clock):
    return make_organisation()


@pytest.fixture
def person(body):
    return make_person(organisation=body)


@pytest.fixture
def session(person):
    return make_session(speakers=[person])


def missing(desk):
    return unpublished_names(compile_desk(desk))


def test_people_and_bodies_named_and_never_published_are_offered(session, person, body):
    assert missing(session) == [body, person]


def test_a_track_a_day_or_a_file_is_never_offered(session):
    agreement = make_agreement(edition=session.edition, session=session)
    assert missing(agreement) == []


def test_what_is_public_or_under_embargo_is_not_offered(session, person, body, clock):
    publish(body)
    assert missing(session) == [person]
    publish(person, at=clock.now() + timedelta(days=1))
    assert missing(session) == []


def test_a_cancelled_embargo_is_offered_again_and_a_withdrawn_person_is_not(session, person, body, clock):
    publish(person, at=clock.now() + timedelta(days=1))
    cancel(person, make_user())
    publish(body)
    withdraw(body, make_user(), Text("خطأ", "A mistake"))
    assert missing(session) == [person]


def test_one_press_publishes_those_named_first_and_with_the_same_embargo(session, person, body, clock):
    tonight = clock.now() + timedelta(hours=9)
    publish_with(session, make_user(), Request(at=tonight, press_may_read=True), along=[person, body])
    rows = Publication.objects.order_by("pk")
    assert [row.kind for row in rows] == ["person", "organisation", "session"]
    assert {row.public_from for row in rows} == {tonight}
    assert all(row.press_may_read for row in rows)


def test_one_press_logs_the_three_steps(session):
    publish_with(session, make_user())
    steps = (
        LogEntry.objects.filter(object_id=session.pk).order_by("pk").values_list("change_message", flat=True)
    )
    assert list(steps) == ["submit", "approve", "publish"]


def test_a_refusal_of_one_publishes_none_and_says_of_whom(session, person, body):
    publish(make_person(slug="taken"))
    type(person).objects.filter(slug="taken").update(slug="free")
    type(person).objects.filter(pk=person.pk).update(slug="taken")
    with pytest.raises(Refused, match=str(person)):
        publish_with(session, make_user(), along=[body, person])
    session.refresh_from_db()
    assert session.state == "draft"
    assert not Publication.objects.filter(key__in=[session.key, person.key, body.key]).exists()


def test_an_editor_cannot_press(session):
    with pytest.raises(Refused):
        publish_with(session, make_user(role="editor"))
    session.refresh_from_db()
    assert session.state == "draft"
