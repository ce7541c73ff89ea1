"""An edition's latest texts as ninjs 3.1; against the format's own schema where it is at hand."""

import json
from datetime import UTC, datetime, timedelta

import jsonschema
import pytest

from press.gathering import item_of
from press.ninjs import ninjs_of
from proceedings.content import Text
from proceedings.models import Publication
from proceedings.outlets import Record
from proceedings.publishing import withdraw
from proceedings.site import Site
from tests.factories import (
    both,
    make_agreement,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_track,
    make_user,
    make_venue,
    publish,
)
from tests.press.photos import make_photo
from tests.schemas import schema

pytestmark = pytest.mark.django_db
NOTE = Text("صُحح الرقم", "The figure was corrected")


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", venue=make_venue(), **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    clock.move(minutes=1)
    return edition


@pytest.fixture
def session(clock, edition):
    """With all that an item can hold: a speaker of a body, a track, a photo; corrected once."""
    body = make_organisation(slug="body", **both("name", "جمعية", "An association"))
    speaker = make_person(slug="saad", organisation=body, **both("name", "سعد العمري", "Saad Al-Omari"))
    for row in (body, speaker):
        publish(row)
    tracks = [make_track(edition=edition, **both("name", "الشباب", "Youth"))]
    session = make_session(edition=edition, speakers=[speaker], tracks=tracks, slug="opening")
    make_photo(session)
    publish(session)
    clock.move(minutes=1)
    session.title_ar, session.title_en = "عنوان مصحح", "A corrected title"
    session.save()
    publish(session, change="correction", note=NOTE)
    clock.move(minutes=1)
    return session


def holds(data):
    rules = json.loads(schema("ninjs-3.1.schema.json").read_text())
    checker = jsonschema.validators.validator_for(rules)(rules, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(data)] == []


def ninjs(client, language="ar"):
    answer = client.get(f"/{language}/first/ninjs.json")
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    return answer.json()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_holds_against_its_schema(client, session, language):
    withdrawn = make_session(edition=session.edition)
    publish(withdrawn)
    withdraw(withdrawn, make_user(role="publisher"), NOTE)
    publish(make_agreement(edition=session.edition, parties=[make_organisation()]))
    whole = ninjs(client, language)
    assert len(whole["associations"]) == 4
    assert holds(whole)
    assert not holds(whole | {"key": "a name of our own"})  # the schema is as strict as it is said to be


def test_an_edition_is_one_composite_item(client, session):
    whole = ninjs(client, "en")
    assert (whole["uri"], whole["type"]) == ("http://testserver/en/first/ninjs.json", "composite")
    assert [each["name"] for each in whole["associations"]] == ["item-1", "item-2"]


def test_an_item_says_who_where_and_which_version(client, session):
    item = ninjs(client, "en")["associations"][0]
    assert item["uri"] == f"http://testserver/en/s/{session.key}/"
    assert (item["version"], item["pubStatus"], item["language"]) == ("2", "usable", "en")
    assert item["firstCreated"] < item["versionCreated"]
    assert item["edNote"] == "Correction: The figure was corrected"
    assert item["headlines"][0]["value"] == "A corrected title"
    assert item["people"][0] == {
        "name": "Saad Al-Omari",
        "rel": "speaker",
        "uri": "http://testserver/en/people/saad/",
    }
    assert item["organisations"][0]["name"] == "An association"
    assert item["subjects"] == [{"name": "Youth"}]
    assert item["located"] == "Dammam"
    assert [body["contentType"] for body in item["bodies"]] == ["text/html", "text/plain"]
    assert {"role": "version", "value": f"http://testserver/en/s/{session.key}/2/"} in item["altIds"]


def test_a_photo_goes_with_its_caption_and_credit(client, session):
    (photo,) = ninjs(client, "ar")["associations"][0]["associations"]
    assert (photo["type"], photo["by"]) == ("picture", "واس")
    assert photo["descriptions"][0]["value"] == "في القاعة"
    path = photo["renditions"][0]["href"].removeprefix("http://testserver")
    answer = client.get(path)
    assert answer.headers["Content-Type"] == photo["renditions"][0]["contentType"] == "image/jpeg"
    assert "واس".encode() in b"".join(answer.streaming_content)  # XMP


def test_what_was_withdrawn_is_canceled_and_has_no_word_of_its_text(client, session):
    withdraw(session, make_user(role="publisher"), NOTE)
    item = ninjs(client)["associations"][0]
    assert (item["pubStatus"], item["uri"]) == ("canceled", f"http://testserver/ar/s/{session.key}/")
    assert item["edNote"] == NOTE.ar
    assert "مصحح" not in json.dumps(item, ensure_ascii=False)


def test_the_public_file_never_tells_of_an_embargo(client, clock, edition):
    until = clock.moment + timedelta(days=1)
    publish(make_session(edition=edition), at=until, press_may_read=True)
    before = client.get("/ar/first/ninjs.json").content
    assert b"embargoedUntil" not in before
    clock.set(until)
    assert "embargoedUntil" not in client.get("/ar/first/ninjs.json").content.decode()


def test_an_item_for_those_who_read_under_embargo_says_until_when(rf, clock, edition):
    until = datetime(2022, 6, 20, 12, 0, tzinfo=UTC)
    publish(make_session(edition=edition), at=until, press_may_read=True)
    row = Publication.objects.pending(clock.moment).get()
    request = rf.get("/")
    request.site = Site(clock.moment, "ar")
    record = Record(request, row, request.site.by_key(row.edition))
    item = json.loads(ninjs_of(item_of(record, record.names, embargo=row.public_from)))
    assert item["embargoedUntil"] == "2022-06-20T12:00:00+00:00"
    assert holds(item)
