"""The programme as conference apps read it; against the formats' own schemas where they are at hand."""

import json
from datetime import UTC, date, datetime, timedelta

import jsonschema
import pytest
from lxml import etree

from tests.factories import (
    both,
    make_edition,
    make_person,
    make_room,
    make_session,
    make_track,
    make_venue,
    publish,
)
from tests.schemas import schema

pytestmark = pytest.mark.django_db
NINE = datetime(2022, 6, 15, 6, 0, tzinfo=UTC)  # in Riyadh


@pytest.fixture
def edition():
    edition = make_edition(
        slug="1st-forum", venue=make_venue(), **both("name", "الملتقى الأول", "First Forum")
    )
    publish(edition)
    return edition


@pytest.fixture
def sessions(edition):
    track = make_track(edition=edition, slug="youth", **both("name", "الشباب", "Youth"))
    person = make_person(slug="saad", **both("name", "سعد العمري", "Saad Al-Omari"))
    publish(person)
    hall, garden = (make_room(venue=edition.venue, **both("name", *name)) for name in ROOMS)
    at = {"edition": edition, "tracks": [track], "speakers": [person]}
    made = {
        "timed": make_session(**at, room=hall, starts_at=NINE, ends_at=NINE + timedelta(minutes=75)),
        "endless": make_session(**at, room=garden, starts_at=NINE + timedelta(days=1)),
        "arabic": make_session(edition=edition, room=garden, starts_at=NINE, title_en=""),
        "cancelled": make_session(edition=edition, room=hall, starts_at=NINE, happening="cancelled"),
        "no room": make_session(edition=edition, starts_at=NINE),
        "no time": make_session(edition=edition, room=hall),
    }
    for session in made.values():
        publish(session)
    return made


ROOMS = [("القاعة الكبرى", "Great Hall"), ("الحديقة", "Garden")]
SHOWN = ("timed", "endless", "arabic", "cancelled")


def as_json(client, language="en"):
    answer = client.get(f"/{language}/1st-forum/schedule.json")
    assert answer.headers["Content-Type"] == "application/json"
    return answer.json()


def as_xml(client, language="en"):
    answer = client.get(f"/{language}/1st-forum/schedule.xml")
    assert answer.headers["Content-Type"] == "application/xml"
    return etree.fromstring(answer.content)


def events(schedule):
    days = schedule["schedule"]["conference"]["days"]
    return [event for day in days for room in day["rooms"].values() for event in room]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_json_holds_against_its_schema(client, sessions, language):
    rules = json.loads(schema("schedule-v1.schema.json").read_text())
    checker = jsonschema.Draft6Validator(rules, format_checker=jsonschema.FormatChecker())
    assert list(checker.iter_errors(as_json(client, language))) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_xml_holds_against_its_schema(client, sessions, language):
    rules = etree.XMLSchema(etree.parse(schema("schedule.xml.xsd")))
    rules.assertValid(as_xml(client, language))


@pytest.mark.parametrize("slug", ["abc", "a-b", "first"])
def test_an_edition_without_a_session_holds_as_well(client, slug):
    publish(make_edition(slug=slug))
    answer = client.get(f"/ar/{slug}/schedule.xml")
    etree.XMLSchema(etree.parse(schema("schedule.xml.xsd"))).assertValid(etree.fromstring(answer.content))
    rules = json.loads(schema("schedule-v1.schema.json").read_text())
    jsonschema.Draft6Validator(rules).validate(client.get(f"/ar/{slug}/schedule.json").json())


def test_sessions_with_a_time_and_a_room_are_in_both_files_and_no_others(client, sessions):
    titles = {sessions[name].title_en or sessions[name].title_ar for name in SHOWN}
    assert {event["title"] for event in events(as_json(client))} == titles
    assert set(as_xml(client).xpath("//event/title/text()")) == titles


def test_things_are_known_by_the_same_in_every_file_and_language(client, sessions):
    known = [
        *([event["guid"] for event in events(as_json(client, language))] for language in ("ar", "en")),
        *(as_xml(client, language).xpath("//event/@guid") for language in ("ar", "en")),
    ]
    assert all(sorted(each) == sorted(known[0]) for each in known)
    rooms = [as_json(client, language)["schedule"]["conference"]["rooms"] for language in ("ar", "en")]
    assert len({room["guid"] for each in rooms for room in each}) == 2
    people = [as_xml(client, language).xpath("//person/@guid") for language in ("ar", "en")]
    assert people[0] == people[1]
    assert len(set(people[0])) == 1


def test_a_file_is_in_one_language(client, sessions):
    rooms = [room["name"] for room in as_json(client, "en")["schedule"]["conference"]["rooms"]]
    assert rooms == ["Great Hall", "Garden"]  # also where a session is out in Arabic alone
    event = next(
        each for each in events(as_json(client, "ar")) if each["title"] == sessions["timed"].title_ar
    )
    assert (event["track"], event["room"], event["language"]) == ("الشباب", "القاعة الكبرى", "ar")
    assert event["persons"][0]["name"] == "سعد العمري"
    assert event["persons"][0]["url"] == "http://testserver/ar/people/saad/"


def test_times_have_their_offset(client, sessions):
    event = next(each for each in events(as_json(client)) if each["title"] == sessions["timed"].title_en)
    assert (event["date"], event["end"]) == ("2022-06-15T09:00:00+03:00", "2022-06-15T10:15:00+03:00")
    assert (event["start"], event["duration"]) == ("09:00", "01:15")
    endless = next(each for each in events(as_json(client)) if each["title"] == sessions["endless"].title_en)
    assert "end" not in endless
    assert endless["duration"] == "00:00"


def test_days_are_those_of_the_edition(client, sessions):
    conference = as_json(client)["schedule"]["conference"]
    assert [day["date"] for day in conference["days"]] == ["2022-06-14", "2022-06-15", "2022-06-16"]
    assert [day["index"] for day in conference["days"]] == [1, 2, 3]
    assert (conference["start"], conference["end"], conference["daysCount"]) == (
        "2022-06-14",
        "2022-06-16",
        3,
    )


def test_what_was_cancelled_says_so(client, sessions):
    event = next(each for each in events(as_json(client)) if each["title"] == sessions["cancelled"].title_en)
    assert event["subtitle"] == "Cancelled"


def test_an_edition_that_has_no_day_yet_has_no_file(client):
    publish(make_edition(slug="someday", starts_on=None, ends_on=None))
    assert client.get("/ar/someday/schedule.json").status_code == 404
    assert client.get("/ar/someday/schedule.xml").status_code == 404


def test_an_edition_of_years_has_no_day_for_each_of_their_days(client):
    publish(make_edition(slug="years", starts_on=date(1900, 1, 1), ends_on=date(9999, 12, 31)))
    assert client.get("/ar/years/schedule.json").json()["schedule"]["conference"]["daysCount"] == 2
