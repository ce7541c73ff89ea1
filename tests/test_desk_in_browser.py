"""Work on the desk in a real browser; tests/test_desk_pages_in_browser.py looks at each of its pages."""

import pytest

from forum.models import User
from proceedings.models import Publication
from sessions.models import Session
from tests.factories import make_edition, make_person, make_session

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a password for tests"

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""


@pytest.fixture
def desk(page, site_url):
    """The desk's page after signing in; every complaint of the browser fails the test at its end."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(WATCH)
    page.set_viewport_size({"width": 390, "height": 844})
    User.objects.create_superuser("admin", password=PASSWORD)
    page.context.add_cookies([{"name": "django_language", "value": "ar", "url": site_url}])
    page.goto(f"{site_url}/admin/login/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form input[type=submit]")
    page.site_url = site_url
    yield page
    assert complaints == []


def opened(page, path):
    page.goto(page.site_url + path)
    page.wait_for_load_state("networkidle")
    return page.evaluate("window.violations"), page.evaluate("document.documentElement.scrollWidth")


def test_a_session_is_written_in_both_languages_and_published(desk):
    edition = make_edition(name_ar="الملتقى الأول")
    opened(desk, "/admin/programme/session/add/")
    desk.click(".field-edition .select2-selection")
    desk.fill(".select2-search__field", "الملتقى")
    desk.click(".select2-results__option:has-text('الملتقى الأول')")
    desk.fill("#id_title_ar", "أثر المراكز")
    desk.fill("#id_title_en", "What centres change")
    for language, direction, words in (("ar", "rtl", "قالت الجلسة كلامًا"), ("en", "ltr", "It said a thing")):
        editor = desk.locator(f".prose-editor:has(#id_summary_{language}) [contenteditable=true]")
        assert editor.get_attribute("dir") == direction
        assert editor.get_attribute("lang") == language
        assert desk.locator(f".prose-editor:has(#id_summary_{language}) [title=غامق]").count() == 1
        editor.click()
        desk.keyboard.type(words)
    desk.click("input[name=_publish]")
    session = Session.objects.get()
    assert session.edition == edition
    assert (session.summary_ar, session.summary_en) == ("<p>قالت الجلسة كلامًا</p>", "<p>It said a thing</p>")
    assert desk.evaluate("window.violations") == []
    desk.click("form[method=post][novalidate] input[type=submit].default")
    desk.wait_for_selector(".messagelist .success")
    assert Publication.objects.get().key == session.key


def test_a_line_of_the_first_page_leads_into_the_field_it_is_about(desk):
    nobody = make_person(office_ar="", office_en="")
    make_session(speakers=[nobody], happening="held", summary_ar="", summary_en="")
    for section, place in (
        ("summary", ".prose-editor:has(#id_summary_ar) [contenteditable=true]:focus"),
        ("office", "#id_speakers-0-office_printed_ar:focus"),
    ):
        opened(desk, "/admin/")
        desk.click(f"#waiting-{section} a")
        desk.wait_for_selector(place)
        top = desk.locator(place).bounding_box()["y"]
        assert 0 < top < 700, section
