"""What is new in the press room since the reader was last there: known on their device alone."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_edition, make_session, publish


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("language", "word"), [("ar", "جديد"), ("en", "New")])
def test_what_came_since_the_last_visit_is_marked_and_nothing_before_one(page, site_url, language, word):
    edition = make_edition(slug="first")
    publish(edition)
    publish(make_session(edition=edition))
    address = f"{site_url}/{language}/first/press/"
    page.goto(address)
    expect(page.locator(".entry")).to_have_count(2)
    expect(page.locator(".press-mark")).to_have_count(0)
    publish(make_session(edition=edition, slug="fresh"))
    for _look in range(2):  # a second look in the same window marks the same
        page.goto(address)
        expect(page.locator(".is-new")).to_have_count(1)
        expect(page.locator(".is-new .press-mark")).to_have_text(word)
        expect(page.locator(".is-new a")).to_have_attribute("href", f"/{language}/first/sessions/fresh/")
    expect(page.locator("[data-visits-note]")).to_be_visible()
    page.evaluate("sessionStorage.clear()")  # the next visit
    page.goto(address)
    expect(page.locator(".press-mark")).to_have_count(0)
    expect(page.locator("[data-visits-note]")).to_be_hidden()
