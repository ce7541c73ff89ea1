"""A reader without JavaScript, in Arabic: from the home page to an agreement, into English and back."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_speaker,
    publish,
)


@pytest.fixture
def forum():
    edition = make_edition(slug="first", is_current=True, **both("name", "ملتقى الأحياء", "Neighbourhoods"))
    day = make_day(edition=edition)
    body = make_organisation(**both("name", "جمعية الجوار", "Neighbours"))
    speaker = make_person(organisation=body, **both("name", "سعد العمري", "Saad Al-Omari"))
    panel = make_session(day=day, kind="panel", **both("title", "حدائق الأحياء", "Pocket parks"))
    other = make_session(day=day, kind="paper", **both("title", "المنصات", "Platforms"))
    make_speaker(session=panel, person=speaker)
    texts = both("title", "مذكرة الحدائق", "Parks memorandum")
    agreement = make_agreement(day=day, session=panel, parties=[body], slug="mou-1", **texts)
    for row in (edition, day, body, speaker, panel, other, agreement):
        publish(row)


@pytest.mark.django_db(transaction=True)
def test_every_step_is_a_link_or_a_form(forum, browser, site_url):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    title = page.get_by_role("heading", level=1)
    page.goto(f"{site_url}/ar/")
    page.get_by_text("القائمة", exact=True).click()  # on a phone the menu is folded
    page.get_by_role("link", name="البرنامج", exact=True).first.click()
    expect(page.locator(".entry-title")).to_have_text(["حدائق الأحياء", "المنصات"])

    page.get_by_text("تصفية البرنامج").click()
    page.get_by_label("النوع").select_option("panel")
    page.get_by_role("button", name="عرض").click()
    expect(page.locator(".entry-title")).to_have_text(["حدائق الأحياء"])
    expect(page).to_have_url(re.compile(r"/ar/first/programme/\?kind=panel"))

    page.get_by_role("link", name="حدائق الأحياء").click()
    expect(title).to_have_text("حدائق الأحياء")
    expect(page.locator(".copy-text")).to_be_visible()  # to be selected by hand: the button needs a script
    expect(page.locator("[data-copy]")).to_be_hidden()

    page.get_by_role("link", name="سعد العمري").click()
    expect(title).to_have_text("سعد العمري")
    page.get_by_role("link", name="حدائق الأحياء").click()
    page.get_by_role("link", name="مذكرة الحدائق").click()
    expect(title).to_have_text("مذكرة الحدائق")

    page.get_by_role("link", name="English").click()
    expect(title).to_have_text("Parks memorandum")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    page.get_by_role("link", name="العربية").click()
    expect(title).to_have_text("مذكرة الحدائق")
    context.close()
