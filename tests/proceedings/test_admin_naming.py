"""An approval is of the words that were read: where a name among them changes, it is asked for again."""

import pytest
from django.urls import reverse

from proceedings.review import refresh
from tests.admin_form import filled
from tests.factories import (
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_profession,
    make_session,
    make_user,
    make_venue,
    publish,
)
from tests.tables import bring_in, csv_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user(role="administrator"))
    client.cookies["django_language"] = "ar"
    return client


@pytest.fixture
def rename(desk, django_capture_on_commit_callbacks):
    def rename(row, **fields):
        path = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
        with django_capture_on_commit_callbacks(execute=True):
            assert desk.post(path, filled(desk.get(path), **fields)).status_code == 302

    return rename


def approved(session):
    refresh(session)
    type(session).objects.filter(pk=session.pk).update(state="approved")
    return session


def state(desk):
    return type(desk).objects.get(pk=desk.pk).state


@pytest.fixture
def body():
    return make_organisation(name_ar="جمعية الأحياء", name_en="Quarters")


def names(body):
    """By the word for what names it: an approved session that nobody has published."""
    venue = make_venue(rooms=[("القاعة الأولى", "Hall one")])
    day = make_day(edition=make_edition(venue=venue))
    profession = make_profession()
    person = make_person(organisation=body, profession=profession)
    session = make_session(day=day, room=venue.rooms.get(), speakers=[person])
    return approved(session), {"body": body, "person": person, "venue": venue, "profession": profession}


@pytest.mark.parametrize(
    ("which", "fields"),
    [
        ("body", {"name_ar": "جمعية الأحياء الجديدة"}),
        ("person", {"name_ar": "اسم آخر"}),
        ("venue", {"rooms-0-name_ar": "القاعة الكبرى"}),
        ("profession", {"masculine_ar": "الأستاذ الدكتور"}),
    ],
)
def test_what_names_it_goes_back_to_review_and_nothing_else(rename, body, which, fields):
    session, named = names(body)
    other = approved(make_session())
    rename(named[which], **fields)
    assert (state(session), state(other)) == ("in_review", "approved")


def test_what_prints_nothing_of_what_was_changed_stays_approved(rename, body):
    session, _named = names(body)
    rename(body, website="https://example.org/new")
    assert state(session) == "approved"


def test_what_is_public_as_it_was_approved_stays_so(rename, body):
    session, _named = names(body)
    publish(session)
    rename(body, name_ar="جمعية الأحياء الجديدة")
    assert state(session) == "approved"


def test_an_import_that_renames_does_the_same(desk, body, django_capture_on_commit_callbacks):
    session, _named = names(body)
    with django_capture_on_commit_callbacks(execute=True):
        bring_in(
            desk, type(body), csv_file(["المعرف", "الاسم بالعربية"], [body.key, "جمعية الأحياء الجديدة"])
        )
    body.refresh_from_db()
    assert (body.name_ar, state(session)) == ("جمعية الأحياء الجديدة", "in_review")
