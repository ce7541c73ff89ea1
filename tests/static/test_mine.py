"""A reader's own programme: chosen line by line, kept on the device, shown by an address."""

import pytest
from playwright.sync_api import expect

from tests.factories import both, make_edition, make_session, publish


@pytest.mark.django_db(transaction=True)
def test_what_a_reader_chooses_is_kept_and_shown_by_itself(page, site_url):
    edition = make_edition(slug="first")
    publish(edition)
    for title in ("الأولى", "الثانية", "الثالثة"):
        publish(make_session(edition=edition, **both("title", title, title)))
    address = f"{site_url}/ar/first/programme/"
    page.goto(address)
    own = page.get_by_role("link", name="برنامجي")
    expect(own).to_be_hidden()
    page.get_by_role("button", name="أضف إلى برنامجي: الثانية").click()
    page.get_by_role("button", name="أضف إلى برنامجي: الثالثة").click()
    page.goto(address)
    expect(page.locator(".mine[aria-pressed=true]")).to_have_count(2)
    expect(own).to_have_text("برنامجي (2)")
    own.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("برنامجي")
    expect(page.locator(".entry-title")).to_have_text(["الثانية", "الثالثة"])
    page.locator(".mine").first.click()
    expect(own).to_have_text("برنامجي (1)")


@pytest.mark.django_db(transaction=True)
def test_the_programme_brings_suggestions_when_somebody_turns_to_the_search_field(page, site_url):
    edition = make_edition(slug="first")
    publish(edition)
    publish(make_session(edition=edition, **both("title", "حدائق الأحياء", "Pocket parks")))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/ar/first/programme/", wait_until="networkidle")
    assert not any("suggest" in address for address in asked)
    with page.expect_response("**/js/suggest*"):
        page.locator("#masthead-q").click()
    page.locator("#masthead-q").press_sequentially("حدائق")
    expect(page.get_by_role("option", name="حدائق الأحياء")).to_be_visible()
