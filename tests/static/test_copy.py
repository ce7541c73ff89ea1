"""The copy button, in a real browser on plain HTTP."""

import pytest

from tests.factories import both, make_edition, make_session, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session():
    edition = make_edition(slug="first")
    session = make_session(edition=edition, slug="talk", **both("title", "المنصات", "Platforms"))
    publish(edition)
    publish(session)
    return session


# What the browser would put on its clipboard, as the page's own copy event carries it.
LISTEN = """
document.addEventListener("copy", (event) => {
  const data = event.clipboardData;
  window.copied = Object.fromEntries([...data.types].map((type) => [type, data.getData(type)]));
});
"""


def test_one_press_copies_rich_and_plain_text_and_says_so(session, site_url, page, client):
    page.goto(f"{site_url}/ar/first/sessions/talk/")
    page.evaluate(LISTEN)
    page.locator("[data-copy]").click()
    status = page.locator(".copy-status:not(:empty)")
    assert status.inner_text() == status.get_attribute("data-done")
    copied = page.evaluate("window.copied")
    twin = client.get("/ar/first/sessions/talk.txt").text
    assert copied["text/plain"] == twin.rstrip("\n")
    assert copied["text/html"].startswith('<div lang="ar" dir="rtl">')
    for unwanted in ("class=", "<button", "<script", "href=", "role="):
        assert unwanted not in copied["text/html"]
    assert page.locator(".copy-status").inner_text() == page.locator(".copy-status").get_attribute(
        "data-done"
    )


def test_a_refused_copy_leaves_the_text_selected_and_says_so(session, site_url, page):
    page.goto(f"{site_url}/en/first/sessions/talk/")
    page.evaluate("document.execCommand = () => false")
    page.locator("[data-copy]").click()
    page.locator(".copy-status:not(:empty)").wait_for()
    assert "could not be copied" in page.locator(".copy-status").inner_text()
    assert "Platforms" in page.evaluate("getSelection().toString()")
