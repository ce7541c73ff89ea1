"""Day, room, tracks and state of several sessions at once."""

import pytest
from django.test import Client

from proceedings.publishing import state_of
from sessions.models import Session
from tests.admin_form import filled
from tests.factories import (
    make_day,
    make_edition,
    make_room,
    make_session,
    make_track,
    make_user,
    make_venue,
    publish,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/programme/session/"
CAST = ("contributor", "translator", "editor", "publisher", "press_officer", "administrator")


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def edition():
    return make_edition(venue=make_venue(rooms=[("الكبرى", "Great"), ("الصغرى", "Small")]))


def choose(client, *rows, **asked):
    chosen = {"action": "arrange_selected", "_selected_action": [row.pk for row in rows]}
    return client.post(LIST, chosen | asked)


def change(client, *rows, **asked):
    """As a person does it: choose, say what, look, confirm."""
    looked = choose(client, *rows, look="1", **asked)
    form = filled(looked, _selected_action=[row.pk for row in rows], confirm="1", **asked)
    return looked, client.post(LIST, form)


def lines(page):
    return {row.slug: [line[1:] for line in found] for row, found in page.context["rows"]}


def test_what_will_change_is_shown_for_each_and_then_done(editor, edition):
    day, other = make_day(edition=edition, number=1), make_day(edition=edition, number=2)
    small = edition.venue.rooms.get(name_en="Small")
    first = make_session(day=day, slug="a", room=small)
    second = make_session(day=other, slug="b")
    page = choose(editor, first, second)
    assert page.status_code == 200
    assert lines(page) == {"a": [], "b": []}
    looked, answer = change(editor, first, second, day=other.pk, room=small.pk)
    assert lines(looked) == {"a": [("1", "2")], "b": [("", "Small")]}
    assert Session.objects.get(slug="a").day == other
    assert Session.objects.get(slug="b").room == small
    assert answer.status_code == 302


def test_looking_changes_nothing(editor, edition):
    day = make_day(edition=edition)
    row = make_session(edition=edition)
    choose(editor, row, day=day.pk, look="1")
    row.refresh_from_db()
    assert row.day is None
    assert row.history.count() == 1


def test_confirming_what_was_not_shown_shows_it_first(editor, edition):
    row = make_session(edition=edition)
    page = choose(editor, row, happening="cancelled", confirm="1", shown="of another time")
    assert page.status_code == 200
    assert page.context["moved_on"]
    row.refresh_from_db()
    assert row.happening == "planned"


@pytest.mark.parametrize(
    ("how", "kept"), [("add", {"a", "b", "c"}), ("remove", {"a"}), ("replace", {"b", "c"})]
)
def test_tracks_are_added_taken_off_or_replaced(editor, edition, how, kept):
    a, b, c = (make_track(edition=edition, slug=slug) for slug in "abc")
    row = make_session(edition=edition, tracks=[a, b])
    change(editor, row, how=how, tracks=[b.pk, c.pk])
    assert {track.slug for track in row.tracks.all()} == kept
    assert row.history.count() > 1


def test_replacing_by_none_takes_all_off(editor, edition):
    row = make_session(edition=edition, tracks=[make_track(edition=edition)])
    change(editor, row, how="replace")
    assert not row.tracks.exists()


def test_each_is_saved_with_its_history_and_looked_at_again(editor, edition):
    rows = [make_session(edition=edition, state="approved", slug=slug) for slug in "ab"]
    other = make_session(edition=edition, state="approved", slug="other")
    publish(rows[0])
    change(editor, *rows, happening="postponed")
    for row in rows:
        row.refresh_from_db()
        assert (row.happening, row.state) == ("postponed", "in_review")
        assert row.history.first().history_user.username == "editor"
    other.refresh_from_db()
    assert (other.happening, other.state) == ("planned", "approved")


def test_what_somebody_else_saved_meanwhile_stays(editor, edition):
    row = make_session(edition=edition)
    looked = choose(editor, row, look="1", happening="held")
    Session.objects.filter(pk=row.pk).update(title_en="Theirs")
    editor.post(LIST, filled(looked, _selected_action=[row.pk], confirm="1"))
    row.refresh_from_db()
    assert (row.title_en, row.happening) == ("Theirs", "held")


def test_sessions_of_several_editions_are_refused(editor, edition):
    page = editor.post(
        LIST,
        {
            "action": "arrange_selected",
            "_selected_action": [make_session(edition=edition).pk, make_session().pk],
        },
        follow=True,
    )
    assert "several editions" in page.content.decode()


def test_days_and_rooms_are_those_of_the_edition(editor, edition):
    row = make_session(edition=edition)
    foreign = {"day": make_day().pk, "room": make_room().pk, "happening": "nonsense"}
    for name, value in foreign.items():
        page = choose(editor, row, look="1", **{name: value})
        assert page.status_code == 200
        assert list(page.context["form"].errors) == [name]


@pytest.mark.parametrize("name", ["day", "room", "happening", "how", "tracks", "shown", "_selected_action"])
@pytest.mark.parametrize("value", ["\0", "abc", "9" * 30])
def test_values_that_are_none(editor, edition, name, value):
    make_track(edition=edition)
    row = make_session(edition=edition)
    data = {"action": "arrange_selected", "_selected_action": [row.pk], "confirm": "1", name: value}
    assert editor.post(LIST, data, follow=True).status_code in (200, 400)


@pytest.mark.parametrize("role", CAST)
def test_who_writes_the_programme_may(client, edition, role):
    row = make_session(edition=edition)
    client.force_login(make_user(role=role))
    page = choose(client, row, happening="held", look="1")
    if page.status_code == 200 and page.context.get("looked"):
        client.post(LIST, filled(page, _selected_action=[row.pk], confirm="1"))
    row.refresh_from_db()
    may = role in ("contributor", "editor", "publisher", "administrator")
    assert row.happening == ("held" if may else "planned")


@pytest.fixture
def publisher():
    publisher = Client()
    publisher.force_login(make_user(role="publisher"))
    return publisher


@pytest.mark.parametrize("bulk", ["arrange", "publish"])
def test_a_form_that_is_open_meanwhile_keeps_its_text_and_what_was_done_to_many(
    editor, publisher, edition, bulk
):
    session = make_session(day=make_day(edition=edition))
    form = f"{LIST}{session.pk}/change/"
    typed = filled(editor.get(form), title_en="Typed meanwhile")
    if bulk == "arrange":
        change(publisher, session, room=edition.venue.rooms.get(name_en="Small").pk, happening="held")
    else:
        chosen = {"action": "publish_selected", "_selected_action": [session.pk]}
        publisher.post(LIST, filled(publisher.post(LIST, chosen)))
    assert editor.post(form, typed).status_code == 302
    session.refresh_from_db()
    assert session.title_en == "Typed meanwhile"
    if bulk == "arrange":
        assert (str(session.room.name_en), session.happening) == ("Small", "held")
    else:  # what went out is what the publisher saw, and the typed text waits to be looked at
        assert state_of(session).current.title_en != "Typed meanwhile"
        assert session.state == "in_review"


def test_what_a_form_and_a_bulk_change_both_set_is_asked_and_nothing_is_lost(editor, publisher, edition):
    great, small = (edition.venue.rooms.get(name_en=name) for name in ("Great", "Small"))
    session = make_session(day=make_day(edition=edition))
    form = f"{LIST}{session.pk}/change/"
    typed = filled(editor.get(form), title_en="Typed meanwhile", room=str(great.pk))
    change(publisher, session, room=small.pk)
    asked = editor.post(form, typed)
    assert asked.status_code == 200
    assert "room" in asked.context["adminform"].form.errors
    again = filled(asked)
    assert (again["title_en"], again["room"]) == ("Typed meanwhile", str(great.pk))
    session.refresh_from_db()
    assert (session.room, session.title_en == "Typed meanwhile") == (small, False)
