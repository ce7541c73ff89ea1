"""Passing a page on: its short link, WhatsApp, the reader's own device, and a code on paper."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings

from proceedings.content import Text
from tests.factories import both, make_edition, make_session, publish

pytestmark = pytest.mark.django_db(transaction=True)
COPIED = """
document.addEventListener("copy", (event) => { window.copied = event.clipboardData.getData("text/plain"); });
"""
SENT = "navigator.share = (what) => { window.sent = what; return Promise.resolve(); };"


@pytest.fixture
def session():
    edition = make_edition(slug="first")
    session = make_session(edition=edition, slug="talk", **both("title", "المنصات & الناس", "Platforms"))
    publish(edition)
    publish(session)
    return session


def test_the_short_link_is_copied_sent_and_printed(session, site_url, page):
    page.add_init_script(SENT)
    page.goto(f"{site_url}/ar/first/sessions/talk/")
    short = f"{settings.SITE_URL}/ar/s/{session.key}/"
    assert page.locator(".share-address a").get_attribute("href") == short
    page.evaluate(COPIED)
    page.locator("[data-share-copy]").click()
    assert page.evaluate("window.copied") == short
    status = page.locator(".share-status:not(:empty)")
    assert status.inner_text() == status.get_attribute("data-done")
    page.locator("[data-share-send]").click()
    assert page.evaluate("window.sent") == {"title": "المنصات & الناس", "url": short}
    assert not page.locator(".qr").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".qr").is_visible()
    assert page.locator(".share-address").is_visible()
    for needless in (".copy", ".footer ul", "[data-share-copy]", ".share-ways > a", "[data-report]"):
        assert not page.locator(needless).first.is_visible(), needless


def test_whatsapp_opens_with_the_title_and_the_short_link(session, client):
    shown = client.get("/ar/first/sessions/talk/").text
    (link,) = [part.partition('"')[0] for part in shown.split('href="') if part.startswith("https://wa.me/")]
    (message,) = parse_qs(urlsplit(link).query)["text"]
    assert message == f"المنصات & الناس\n{settings.SITE_URL}/ar/s/{session.key}/"


def test_an_earlier_version_passes_itself_on(session, client):
    session.title_ar = "عنوان آخر"
    session.save()
    publish(session, change="correction", note=Text("تصحيح", "Corrected"))
    assert f"{settings.SITE_URL}/ar/s/{session.key}/1/" in client.get("/ar/first/sessions/talk/v/1/").text
    programme = client.get("/ar/first/programme/").text
    assert f'href="{settings.SITE_URL}/ar/first/programme/"' in programme.partition("<main")[2]
    assert 'class="qr"' in programme
