"""The programme as iCalendar: read back by a library, and taken in by a real calendar program."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from proceedings.content import Text
from proceedings.publishing import withdraw
from tests.factories import (
    both,
    make_day,
    make_edition,
    make_person,
    make_room,
    make_session,
    make_speaker,
    make_track,
    make_user,
    make_venue,
    make_workshop,
    publish,
)

pytestmark = pytest.mark.django_db
NINE = datetime(2022, 6, 15, 6, 0, tzinfo=UTC)  # in Riyadh
LONG = "التنمية المجتمعية في الأحياء السكنية ودور المراكز في تعزيز المشاركة"


@pytest.fixture
def venue():
    return make_venue()


@pytest.fixture
def edition(venue):
    edition = make_edition(slug="first", venue=venue, **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


@pytest.fixture
def session(edition, venue):
    day = make_day(edition=edition, number=2)
    person = make_person(slug="saad", **both("name", "سعد العمري", "Saad Al-Omari"))
    session = make_session(
        day=day,
        slug="growth",
        room=make_room(venue=venue),
        starts_at=NINE,
        ends_at=NINE + timedelta(hours=1),
        speakers=[person],
        **both("title", "نمو الأحياء", "Growing neighbourhoods"),
    )
    for each in (day, person, session):
        publish(each)
    return session


def calendar(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def events(client, path):
    return calendar(client, path).events


def again(clock, session, **fields):
    """Change the desk an hour later and publish it again."""
    clock.move(hours=1)
    for name, value in fields.items():
        setattr(session, name, value)
    session.save()
    publish(session, note=Text("تغيّر الموعد.", "The time has changed."))


EVERYWHERE = [
    "first/sessions/growth.ics",
    "first/day-2.ics",
    "people/saad.ics",
    "first/programme.ics",
    "first/programme.ics?day=2",
    "first/programme.ics?q=growing",
]


@pytest.mark.parametrize("path", EVERYWHERE)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_session_is_the_same_event_wherever_it_is_taken_from(client, session, language, path):
    (event,) = events(client, f"/{language}/{path}")
    (other,) = events(client, "/ar/first/sessions/growth.ics")
    assert event["uid"] == other["uid"]
    assert event["dtstart"] == other["dtstart"]
    assert event["url"] == f"http://testserver/{language}/first/sessions/growth/"


def test_an_event_speaks_the_language_of_its_page(client, session):
    (arabic,) = events(client, "/ar/first/programme.ics")
    assert arabic["summary"] == "نمو الأحياء"
    assert arabic["summary"].params["LANGUAGE"] == "ar"
    assert arabic["location"] == "القاعة الكبرى، مركز المعارض، الدمام"
    assert "سعد العمري — أمين عام المراكز" in arabic["description"]
    (english,) = events(client, "/en/first/programme.ics")
    assert english["summary"] == "Growing neighbourhoods"
    assert english["location"] == "Great Hall, Exhibition Centre, Dammam"
    assert english["description"].endswith("http://testserver/en/first/sessions/growth/")


def test_what_exists_in_one_language_says_which(client, edition):
    publish(make_session(edition=edition, title_en="", starts_at=NINE, **{"title_ar": "بالعربية"}))
    (event,) = events(client, "/en/first/programme.ics")
    assert (event["summary"], event["summary"].params["LANGUAGE"]) == ("بالعربية", "ar")


def test_times_are_those_of_riyadh_and_the_zone_comes_along(client, session):
    body = client.get("/ar/first/programme.ics").content.decode()
    assert "DTSTART;TZID=Asia/Riyadh:20220615T090000\r\n" in body
    assert "DTEND;TZID=Asia/Riyadh:20220615T100000\r\n" in body
    assert "BEGIN:VTIMEZONE\r\nTZID:Asia/Riyadh\r\n" in body
    assert "TZOFFSETTO:+0300\r\n" in body


def test_lines_end_and_fold_as_the_format_asks(client, edition):
    publish(make_session(edition=edition, starts_at=NINE, **both("title", LONG, LONG)))
    body = client.get("/ar/first/programme.ics").content
    assert body.count(b"\n") == body.count(b"\r\n")
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)  # no letter is cut in two
    assert LONG.encode() in body.replace(b"\r\n ", b"")


def test_what_has_no_time_is_in_no_calendar(client, session, edition):
    publish(make_session(edition=edition, slug="later", starts_at=None))
    assert len(events(client, "/ar/first/programme.ics")) == 1
    assert events(client, "/ar/first/sessions/later.ics") == []


def test_a_session_without_an_end_has_none(client, edition):
    publish(make_session(edition=edition, starts_at=NINE))
    (event,) = events(client, "/ar/first/programme.ics")
    assert "dtend" not in event
    assert "duration" not in event


def test_a_change_counts_up_and_says_when(client, clock, session):
    (before,) = events(client, "/ar/first/programme.ics")
    again(clock, session, starts_at=NINE + timedelta(minutes=30))
    (after,) = events(client, "/en/first/programme.ics")
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert before.LAST_MODIFIED < after.LAST_MODIFIED
    assert clock.moment == after.LAST_MODIFIED


@pytest.mark.parametrize(
    ("happening", "status", "said"),
    [
        ("held", "CONFIRMED", "Growing neighbourhoods"),
        ("moved", "CONFIRMED", "Moved: Growing neighbourhoods"),
        ("postponed", "TENTATIVE", "Postponed: Growing neighbourhoods"),
        ("cancelled", "CANCELLED", "Cancelled: Growing neighbourhoods"),
    ],
)
def test_what_became_of_a_session_is_said(client, clock, session, happening, status, said):
    again(clock, session, happening=happening)
    (event,) = events(client, "/en/first/programme.ics")
    assert (event["status"], event["summary"]) == (status, said)


def test_what_was_withdrawn_leaves_the_calendars_and_its_own_is_gone(client, clock, session):
    clock.move(hours=1)
    withdraw(session, make_user(role="publisher"), Text("سبب", "reason"))
    assert events(client, "/en/first/programme.ics") == []
    assert client.get("/en/first/sessions/growth.ics").status_code == 410


def test_the_filter_shown_is_the_filter_exported(client, session, edition):
    track = make_track(edition=edition, slug="youth", **both("name", "الشباب", "Youth"))
    publish(make_session(edition=edition, tracks=[track], starts_at=NINE, **both("title", "شباب", "Young")))
    publish(make_workshop(edition=edition, starts_at=NINE, **both("title", "ورشة", "Hands on")))
    for query in (
        "track=youth",
        "kind=workshop",
        "day=2",
        f"speaker={_speaker(session)}",
        "q=hands",
        f"only={session.key}",
        "",
    ):
        shown = client.get(f"/en/first/programme/?{query}").content.decode()
        exported = {str(event["summary"]) for event in events(client, f"/en/first/programme.ics?{query}")}
        titles = {title for title in ("Growing neighbourhoods", "Young", "Hands on") if f">{title}<" in shown}
        assert exported == titles
        assert f'href="/en/first/programme.ics{"?" if query else ""}{query}"' in shown
    assert calendar(client, "/en/first/programme.ics?track=youth").calendar_name == "First Forum · Youth"


def _speaker(session):
    return session.speakers.get().person.key


def test_a_filter_that_is_none_is_refused_in_words(client, session):
    answer = client.get("/ar/first/programme.ics?track=nothing")
    assert answer.status_code == 400
    assert "القائمة" in answer.content.decode()


def test_the_pages_lead_to_their_calendars(client, session):
    for page in ("sessions/growth", "day-2"):
        assert f'href="/ar/first/{page}.ics"' in client.get(f"/ar/first/{page}/").content.decode()
    assert 'href="/ar/people/saad.ics"' in client.get("/ar/people/saad/").content.decode()
    assert 'href="/ar/first/programme.ics"' in client.get("/ar/first/").content.decode()
    programme = client.get("/ar/first/programme/").content.decode()
    assert 'href="webcal://testserver/ar/first/programme.ics"' in programme


def test_a_page_without_times_offers_no_calendar(client, edition):
    publish(make_session(edition=edition, slug="later"))
    for path in ("first/", "first/programme/", "first/sessions/later/"):
        assert ".ics" not in client.get(f"/ar/{path}").content.decode()


def test_the_same_calendar_is_the_same_bytes_and_is_not_sent_twice(client, session):
    first = client.get("/ar/first/programme.ics")
    assert client.get("/ar/first/programme.ics").content == first.content
    second = client.get("/ar/first/programme.ics", headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 304


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("first/programme.ics", 3),
        ("first/programme.ics?q=growing", 5),
        ("first/day-2.ics", 4),
        ("people/saad.ics", 4),
        ("first/sessions/growth.ics", 3),
        ("first/schedule.json", 3),
        ("first/schedule.xml", 3),
    ],
)
def test_a_calendar_takes_as_many_queries_at_any_size(
    client, session, edition, path, queries, count, django_assert_num_queries
):
    for _ in range(count - 1):
        more = make_session(edition=edition, day=session.day, starts_at=NINE, speakers=[make_person()])
        make_speaker(session=more, person=session.speakers.get().person, role="moderator")
        publish(more)
    with django_assert_num_queries(queries):
        assert client.get(f"/en/{path}").status_code == 200


def khal(folder, *arguments):
    config = folder / "khal.conf"
    if not config.exists():
        (folder / "forum").mkdir()
        config.write_text(
            f"[calendars]\n[[forum]]\npath = {folder / 'forum'}\n"
            f"[sqlite]\npath = {folder / 'khal.db'}\n"
            "[locale]\nlocal_timezone = Asia/Riyadh\ndefault_timezone = Asia/Riyadh\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        )
    run = [sys.executable, "-m", "khal", "-c", str(config), *arguments]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, env={"HOME": str(folder)})
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_calendar_program_takes_the_programme_in(client, clock, session, tmp_path):
    saved = tmp_path / "programme.ics"
    shape = ("--format", "{start-long}|{end-long}|{title}|{location}|{status}")
    for changed in ({}, {"starts_at": NINE + timedelta(minutes=30)}, {"happening": "cancelled"}):
        if changed:
            again(clock, session, **changed)
        saved.write_bytes(client.get("/ar/first/programme.ics").content)
        khal(tmp_path, "import", "--batch", "-a", "forum", str(saved))
        listed = khal(tmp_path, "list", *shape, "--day-format", "", "2022-06-14", "5d").strip()
        assert len(listed.splitlines()) == 1  # one event still: an import takes the place of the one before
    begins, ends, title, place, status = listed.split("|")
    assert (begins, ends) == ("2022-06-15 09:30", "2022-06-15 10:00")
    assert title == "أُلغي الانعقاد: نمو الأحياء"
    assert place == "القاعة الكبرى، مركز المعارض، الدمام"
    assert status.strip() == "CANCELLED"
