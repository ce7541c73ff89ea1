"""Addresses of no one kind: the root, short links, files, health."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from proceedings import publishing
from proceedings.content import Text
from proceedings.models import Mention
from sessions.models import Material
from tests.factories import both, make_edition, make_person, make_session, make_user, publish

PDF = b"%PDF-1.4\n% slides\n%%EOF\n"
pytestmark = pytest.mark.django_db


@pytest.fixture
def session(clock):
    edition = make_edition(slug="first")
    publish(edition)
    session = make_session(edition=edition, slug="growth", **both("title", "نمو المدن", "Growth of cities"))
    publish(session)
    return session


def target(client, path, **headers):
    response = client.get(path, headers=headers)
    assert response.status_code == 302
    return response["Location"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "ar"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("fr", "ar"),
        ("fr,en;q=0.5", "en"),
        ("ar-SA", "ar"),
    ],
)
def test_the_root_chooses_the_readers_language_and_arabic_otherwise(client, accepted, language):
    response = client.get("/", headers={"accept-language": accepted})
    assert response["Location"] == f"/{language}/"
    assert "Accept-Language" in response["Vary"]


def test_a_short_link_leads_to_the_very_version(client, session):
    assert target(client, f"/en/s/{session.key}/1/") == "/en/first/sessions/growth/v/1/"


def test_a_short_link_without_a_version_leads_to_the_page(client, session):
    assert target(client, f"/s/{session.key}", **{"accept-language": "en"}) == f"/en/s/{session.key}/"
    assert target(client, f"/en/s/{session.key}/") == "/en/first/sessions/growth/"


@pytest.mark.parametrize("path", ["/en/s/aaaaaaaa/", "/en/s/aaaaaaaa/1/"])
def test_a_short_link_of_nothing_is_not_found(client, session, path):
    assert client.get(path).status_code == 404


def test_a_short_link_of_a_version_that_never_was_is_not_found(client, session):
    assert client.get(f"/en/s/{session.key}/7/").status_code == 404


def test_a_short_link_of_what_was_withdrawn_says_so(client, clock, session):
    clock.move(minutes=1)
    publishing.withdraw(session, make_user(), Text("خطأ.", "A mistake."))
    clock.move(minutes=1)
    response = client.get(f"/en/s/{session.key}/1/")
    assert response.status_code == 410
    assert "A mistake." in response.content.decode()


def test_public_addresses_only_read(client, session):
    for path in ("/", "/en/", "/en/first/sessions/growth/", "/en/search/"):
        assert client.post(path).status_code == 405


def test_health_says_that_the_process_and_the_database_answer(client):
    assert client.get("/healthz").content == b"ok\n"
    assert client.get("/readyz").content == b"ok\n"


@pytest.fixture
def photographed(clock):
    picture = BytesIO()
    Image.new("RGB", (40, 50), "green").save(picture, "JPEG")
    person = make_person(slug="raad", photo_consent=True)
    person.photo.save("raad.jpg", ContentFile(picture.getvalue()))
    return person


def photo_of(client, person):
    page = client.get(f"/en/people/{person.slug}/").content.decode()
    return page.partition('src="/media/')[2].partition('"')[0]


def test_a_file_is_served_under_its_digest_while_a_page_shows_it(client, photographed):
    publish(photographed)
    response = client.get(f"/media/{photo_of(client, photographed)}")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("image/")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(response.streaming_content)


def test_a_file_of_what_is_under_embargo_is_not_found(client, clock, photographed):
    publish(photographed, at=clock.now() + timedelta(hours=1))
    digests = set(Mention.objects.filter(kind="file").values_list("key", flat=True))
    assert digests
    for digest in digests:
        assert client.get(f"/media/{digest}/raad.jpg").status_code == 404


def test_a_file_of_what_was_withdrawn_is_gone(client, clock, photographed):
    publish(photographed)
    address = photo_of(client, photographed)
    clock.move(minutes=1)
    publishing.withdraw(photographed, make_user(), Text("بطلبه.", "At his request."))
    clock.move(minutes=1)
    response = client.get(f"/media/{address}")
    assert response.status_code == 410
    assert "بطلبه." in response.content.decode()


def test_a_document_is_downloaded_and_a_picture_shown(client):
    """A browser shows no document in the sandbox that files are served under."""
    session = make_session()
    Material.objects.create(
        session=session, title_ar="العرض", title_en="Slides", document=ContentFile(PDF, "a.pdf")
    )
    publish(session)
    digest = Mention.objects.get(kind="file").key
    answer = client.get(f"/media/{digest}/slides.pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment")
