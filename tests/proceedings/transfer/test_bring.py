"""Taking a file in where something is already: what is told, what is refused and where, and what stays."""

import pytest
from django.utils import translation

from agreements.models import Party
from forum.models import Organisation, Person, Track
from sessions.models import Quote, Session, Speaker
from tests.factories import (
    make_edition,
    make_organisation,
    make_person,
    make_room,
    make_session,
    make_title,
    make_track,
    publish,
)

from .files import an_edition, file_of, only, problems, take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def edition():
    return an_edition()


def test_what_differs_is_changed_and_told_field_by_field(edition):
    data = file_of(edition)
    only(data, "session")["title"]["en"] = "Another title"
    only(data, "session")["lines"]["quote"][0]["verified"] = False
    report = take(data, dry_run=True)
    assert {what: count for what, count in report.counts.items() if what != "left"} == {
        "made": 0,
        "changed": 2,
        "removed": 0,
        "kept": 0,
    }
    (title,) = report.of("changed")[0].changes
    assert (title.field, title.language) == ("Title or subject", "en")
    assert Session.objects.get().title_en != "Another title"
    take(data)
    assert Session.objects.get().title_en == "Another title"
    assert not Quote.objects.get().verified
    assert Session.objects.get().history.count() == 2
    assert not take(data).changes_anything


def test_a_changed_text_is_no_longer_approved(edition):
    session = Session.objects.get()
    publish(session)
    data = file_of(edition)
    only(data, "session")["title"]["en"] = "Another title"
    take(data)
    session.refresh_from_db()
    assert session.state == "in_review"


def test_lines_that_the_file_does_not_have_go_and_objects_stay(edition):
    session = Session.objects.get()
    data = file_of(edition)
    make_session(edition=edition, slug="later")
    extra = make_person()
    Speaker.objects.create(session=session, person=extra)
    report = take(data)
    assert report.counts["removed"] == 1
    assert report.of("removed")[0].name == extra.name_en
    assert set(Session.objects.values_list("slug", flat=True)) == {"opening", "later"}
    assert Speaker.objects.get().person.slug == "speaker"


def test_a_line_that_something_else_names_stays(edition):
    data = file_of(edition)
    make_session(edition=edition, tracks=[make_track(edition=edition, slug="new")])
    report = take(data)
    assert report.counts["kept"] == 1
    assert Track.objects.get().slug == "new"


def test_rooms_of_the_venue_stay_whatever_the_file_has(edition):
    data = file_of(edition)
    make_room(venue=edition.venue, name_en="New", name_ar="جديدة")
    assert not take(data).changes_anything
    assert edition.venue.rooms.count() == 3


def test_people_bodies_and_titles_that_are_here_are_the_same_ones(edition):
    title = make_title()
    Person.objects.get().titles.set([title])
    data = file_of(edition)
    report = take(data)
    assert not report.changes_anything
    assert report.counts["left"] > 8


def test_what_a_model_would_fill_in_by_itself_stays_as_the_file_has_it(edition):
    Party.objects.update(relation="", parent_printed_ar="")
    parent = make_organisation(slug="parent")
    Organisation.objects.filter(slug="body").update(parent=parent, relation="department")
    data = file_of(edition)
    Party.objects.all().delete()
    take(data)
    assert (Party.objects.get().relation, Party.objects.get().parent_printed_ar) == ("", "")


def test_an_address_that_is_taken(edition):
    data = file_of(edition)
    only(data, "session")["key"] = "abcd1234"
    only(data, "agreement")["session"] = None
    assert problems(data) == {
        "objects.session[0].slug": (
            f"The address “opening” belongs to “{Session.objects.get().title_en}”. Choose another."
        )
    }


def test_a_key_of_something_of_another_kind(edition):
    data = file_of(edition)
    key = Organisation.objects.get().key
    only(data, "day")["key"] = key
    only(data, "session")["day"] = key
    (path,) = problems(data)
    assert path == "objects.day[0].key"


def test_an_object_that_belongs_to_another_edition_here(edition):
    data = file_of(edition)
    other = make_edition(slug="other")
    Session.objects.update(edition=other, day=None)
    assert problems(data) == {"objects.session[0].key": f"Here this belongs to “{other}”."}


def test_every_problem_is_told_at_once_and_nothing_is_taken_in(edition):
    data = file_of(edition)
    only(data, "session")["kind"] = "nonsense"
    only(data, "agreement")["kind"] = "nonsense"
    only(data, "person")["name"]["en"] = "Another name"
    assert set(problems(data)) == {"objects.session[0].kind", "objects.agreement[0].kind"}
    assert Person.objects.get().name_en != "Another name"


def test_what_names_something_refused_is_not_complained_about(edition):
    data = file_of(edition)
    only(data, "person")["gender"] = "x"
    assert set(problems(data)) == {"objects.person[0].gender"}


def test_bodies_that_stand_above_each_other(edition):
    data = file_of(edition)
    body = only(data, "organisation")
    body |= {"parent": body["key"], "relation": "department"}
    assert "objects.organisation[0]" in problems(data)
