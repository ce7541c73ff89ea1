"""What search engines are told of: all that is public in its language, at addresses that answer; no more."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone

from proceedings import sitemaps
from proceedings.content import Text
from proceedings.publishing import withdraw
from tests.factories import (
    make_agreement,
    make_edition,
    make_notice,
    make_page,
    make_person,
    make_session,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    edition = make_edition(slug="first")
    publish(edition)
    return edition


def addresses(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/xml")
    found = ElementTree.fromstring(answer.content).findall(".//{*}loc")
    return [each.text.removeprefix(settings.SITE_URL) for each in found]


def everything(client):
    return [found for part in addresses(client, "/sitemap.xml") for found in addresses(client, part)]


def test_every_public_record_and_list_is_named_once_and_answers(client, edition):
    publish(make_session(edition=edition, slug="opening"))
    publish(make_person(slug="someone"))
    publish(make_agreement(edition=edition, slug="pact"))
    publish(make_page(slug="privacy"))
    found = everything(client)
    assert len(found) == len(set(found))
    assert {
        "/ar/first/",
        "/en/first/",
        "/ar/first/sessions/opening/",
        "/ar/people/someone/",
        "/ar/agreements/pact/",
        "/en/pages/privacy/",
        "/ar/first/programme/",
        "/en/agreements/",
    } <= set(found)
    assert {path: client.get(path).status_code for path in found} == dict.fromkeys(found, 200)


def test_a_page_that_shows_the_other_languages_text_is_not_named(client, edition):
    publish(make_session(edition=edition, slug="opening", title_en=""))
    found = everything(client)
    assert "/ar/first/sessions/opening/" in found
    assert "/en/first/sessions/opening/" not in found


def test_what_is_not_public_or_lapses_is_not_named(client, edition):
    publish(make_session(edition=edition, slug="tomorrow"), at=timezone.now() + timedelta(days=1))
    make_session(edition=edition, slug="draft")
    hidden = make_edition(slug="hidden")
    publish(make_session(edition=hidden, slug="inside"))
    gone = make_session(edition=edition, slug="gone")
    publish(gone)
    withdraw(gone, make_user(role="publisher"), Text("سبب", "reason"))
    publish(make_notice(edition=edition, slug="moved-room"))
    words = ("tomorrow", "draft", "hidden", "inside", "gone", "moved-room")
    assert [path for path in everything(client) if any(word in path for word in words)] == []


def test_many_records_are_told_in_parts(client, edition, monkeypatch):
    monkeypatch.setattr(sitemaps, "PAGE", 2)
    monkeypatch.setattr(sitemaps.Records, "limit", 2)
    for number in range(4):
        publish(make_person(slug=f"person-{number}"))
    parts = addresses(client, "/sitemap.xml")
    assert [part for part in parts if part.startswith("/ar/")] == [
        "/ar/sitemap-lists.xml",
        "/ar/sitemap-1.xml",
        "/ar/sitemap-2.xml",
        "/ar/sitemap-3.xml",
    ]
    assert client.get("/ar/sitemap-4.xml").status_code == 404
    assert sorted(path for path in everything(client) if path.startswith("/ar/people/person-")) == [
        f"/ar/people/person-{number}/" for number in range(4)
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_a_part_takes_three_queries_however_much_it_names(client, edition, count, django_assert_num_queries):
    for number in range(count):
        publish(make_session(edition=edition, slug=f"session-{number}"))
    with django_assert_num_queries(3):
        client.get("/ar/sitemap-1.xml")


def test_a_site_without_anything_public_has_only_its_lists(client):
    assert addresses(client, "/sitemap.xml") == ["/ar/sitemap-lists.xml", "/en/sitemap-lists.xml"]
    assert "/ar/people/" in addresses(client, "/ar/sitemap-lists.xml")


def test_robots_are_kept_from_the_desk_and_shown_the_sitemap(client):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines
    assert "Disallow: /desk/" in lines
    assert "Disallow: /" not in lines
