"""The next edition from this one: its places without their words."""

from datetime import UTC, date, datetime

import pytest

from forum.models import Edition
from forum.ordinals import ordinal, with_ordinal
from sessions.models import Session
from tests.admin_form import filled
from tests.factories import (
    make_attendance,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_track,
    make_user,
    make_venue,
    publish,
)

pytestmark = pytest.mark.django_db
CAST = ("contributor", "translator", "editor", "publisher", "press_officer", "administrator")


@pytest.fixture
def edition():
    venue = make_venue(rooms=[("الكبرى", "Great")])
    edition = make_edition(
        slug="first",
        name_ar="الملتقى الأول للمشاركة",
        name_en="First Participation Forum",
        venue=venue,
        organiser=make_organisation(),
        is_current=True,
    )
    track = make_track(edition=edition, slug="volunteering")
    make_attendance(person=make_person(), edition=edition, role="patron")
    day = make_day(edition=edition, date=date(2022, 6, 14))
    hour = datetime(2022, 6, 14, 6, tzinfo=UTC)
    place = {"day": day, "room": venue.rooms.get(), "tracks": [track], "starts_at": hour}
    make_session(slug="a", kind="panel", speakers=[make_person()], **place)
    make_session(slug="b", kind="break", title_ar="استراحة الصلاة", title_en="Prayer", day=day)
    publish(edition)
    return edition


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def path(edition):
    return f"/admin/forum/edition/{edition.pk}/next/"


def test_ordinals_are_written_as_in_names():
    shown = [ordinal(number, "ar") for number in (1, 2, 10, 11, 12, 19, 20, 21, 32, 99, 100)]
    assert shown == [
        *("الأول", "الثاني", "العاشر", "الحادي عشر", "الثاني عشر", "التاسع عشر", "العشرون"),
        *("الحادي والعشرون", "الثاني والثلاثون", "التاسع والتسعون", ""),
    ]
    assert [ordinal(number, "en") for number in (1, 20, 21, 22, 111)] == [
        *("First", "Twentieth", "21st", "22nd", "111th"),
    ]
    assert with_ordinal("ملتقى بلا رقم", 1, 2, "ar") == "ملتقى بلا رقم"


def test_the_name_is_suggested_with_the_next_number(editor, edition):
    form = filled(editor.get(path(edition)))
    assert (form["name_ar"], form["name_en"]) == ("الملتقى الثاني للمشاركة", "Second Participation Forum")
    assert (form["ordinal"], form["slug"]) == ("2", "edition-2")


def test_what_will_be_made_is_shown_and_then_made(editor, edition):
    form = filled(editor.get(path(edition)), starts_on="2023-06-13")
    looked = editor.post(path(edition), form | {"look": "1"})
    assert dict(looked.context["counts"]) == {
        "tracks": 1,
        "days": 1,
        "slots of the programme": 2,
        "patrons": 0,
    }
    assert Edition.objects.count() == 1
    answer = editor.post(path(edition), filled(looked) | {"confirm": "1"})
    made = Edition.objects.get(slug="edition-2")
    assert answer.url == f"/admin/forum/edition/{made.pk}/change/"
    assert (made.state, made.is_current, made.organiser) == ("draft", False, None)
    assert (made.starts_on, made.ends_on) == (date(2023, 6, 13), date(2023, 6, 15))
    assert made.venue == edition.venue
    assert made.days.get().date == date(2023, 6, 13)
    assert not made.attendances.exists()
    panel, pause = Session.objects.filter(edition=made).order_by("position")
    assert (panel.title_ar, panel.title_en) == ("جلسة حوارية", "Panel discussion")
    assert (pause.title_ar, pause.title_en) == ("استراحة الصلاة", "Prayer")
    assert (panel.room, panel.starts_at) == (edition.venue.rooms.get(), datetime(2023, 6, 13, 6, tzinfo=UTC))
    assert panel.tracks.get() == made.tracks.get()
    assert not panel.speakers.exists()
    assert not panel.summary_ar
    assert panel.history.count() >= 1
    assert edition.sessions.count() == 2


def test_little_may_be_taken_and_hosts_and_patrons_too(editor, edition):
    form = filled(editor.get(path(edition)), sessions="none", hosts="on", patrons="on", days=None, venue=None)
    editor.post(path(edition), form | {"confirm": "1"})
    made = Edition.objects.get(slug="edition-2")
    assert (made.days.count(), made.sessions.count(), made.attendances.count()) == (0, 0, 1)
    assert (made.organiser, made.venue) == (edition.organiser, None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("slug", "first"),
        ("slug", "press"),
        ("slug", "Not A Slug"),
        ("ordinal", "x"),
        ("name_ar", ""),
        ("name_ar", "a\0"),
        ("starts_on", "9999-01-01"),
        ("sessions", "x"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(editor, edition, name, value):
    form = filled(editor.get(path(edition))) | {name: value, "confirm": "1"}
    answer = editor.post(path(edition), form)
    assert answer.status_code == 200
    assert name in answer.context["form"].errors
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("role", CAST)
def test_who_writes_the_desk_may(client, edition, role):
    client.force_login(make_user(role=role))
    may = role in ("contributor", "editor", "publisher", "administrator")
    assert client.get(path(edition)).status_code == (200 if may else 403)
    client.post(path(edition), {"confirm": "1"})
    assert Edition.objects.count() == 1
