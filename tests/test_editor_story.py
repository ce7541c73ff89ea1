"""The main job, from end to end, in Arabic: enter a session, publish it, translate it, correct it."""

import re

import pytest

from proceedings.models import Publication
from tests.factories import PASSWORD, make_day, make_edition, make_person, make_profession, make_user, publish

pytestmark = pytest.mark.django_db(transaction=True)
PUBLIC = "/ar/first/sessions/neighbourhood-centres/"


@pytest.fixture
def edition():
    edition = make_edition(slug="first", is_current=True, name_ar="الملتقى الأول", name_en="First forum")
    publish(edition)
    publish(make_day(edition=edition, number=2))
    engineer = make_profession()
    make_person(name_ar="أحمد القرعاوي", name_en="Ahmed Al-Qarawi", slug="ahmed", profession=engineer)
    return edition


@pytest.fixture
def editor(page, site_url, edition):
    make_user(role="publisher")
    page.context.add_cookies([{"name": "django_language", "value": "ar", "url": site_url}])
    page.goto(f"{site_url}/admin/login/")
    page.fill("#id_username", "publisher")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form input[type=submit]")
    return page


def chosen(page, field, words):
    """Choose a row of another table as people do: type a part of its name, click what is offered."""
    page.click(f"{field} .select2-selection")
    page.fill(".select2-search__field", words)
    page.click(f".select2-results__option:has-text('{words}')")


def typed(page, field, words):
    page.locator(f".prose-editor:has(#id_{field}) [contenteditable=true]").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def published(page):
    page.click("input.default[type=submit]")
    page.wait_for_selector(".messagelist .success")


def read(page, path, version=""):
    """What a visitor without an account sees: status and text."""
    visitor = page.context.browser.new_context()
    try:
        tab = visitor.new_page()
        answer = tab.goto(page.url.split("/admin/")[0] + path + version)
        return answer.status, tab.inner_text("body")
    finally:
        visitor.close()


def test_a_session_from_the_first_word_to_its_correction(editor):
    english = PUBLIC.replace("/ar/", "/en/")
    enter(editor)
    assert read(editor, PUBLIC)[0] == 404

    # Published in Arabic, its speaker taken along; the English page says that it shows Arabic.
    editor.click("input[name=_publish]")
    assert editor.is_checked("input[name=along]")
    published(editor)
    status, arabic_page = read(editor, PUBLIC)
    assert status == 200
    assert "أنسنة المدن" in arabic_page
    assert "أحمد القرعاوي" in arabic_page
    assert "not available in English" in read(editor, english)[1]
    assert read(editor, "/ar/people/ahmed/")[0] == 200

    # Saved again: the public page does not move until it is published as an update.
    editor.goto(change_page(editor))
    editor.fill("#id_title_en", "Operating neighbourhood centres")
    typed(editor, "summary_en", "What the centres mean for humanising cities.")
    editor.click("input[name=_continue]")
    assert "humanising" not in read(editor, english)[1]
    editor.click("input[name=_publish]")
    published(editor)
    status, english_page = read(editor, english)
    assert "humanising cities" in english_page
    assert "not available in English" not in english_page

    correct(editor)
    for path, title, note in (
        (PUBLIC, "تشغيل مراكز الأحياء", "صُحّح العنوان"),
        (english, "Running neighbourhood centres", "The title was corrected"),
    ):
        status, text = read(editor, path)
        assert title in text
        assert note in read(editor, path, "history/")[1]
    status, first = read(editor, PUBLIC, "v/1/")
    assert status == 200
    assert "تجربة مراكز الأحياء" in first
    assert [row.change for row in Publication.objects.filter(kind="session").order_by("number")] == [
        "first",
        "update",
        "correction",
    ]


def enter(page):
    page.goto(page.url.split("/admin/")[0] + "/admin/programme/session/add/")
    chosen(page, ".field-edition", "الملتقى الأول")
    page.fill("#id_title_ar", "تجربة مراكز الأحياء")
    page.fill("#id_slug", "neighbourhood-centres")
    typed(page, "summary_ar", "ما تعنيه المراكز في أنسنة المدن.")
    page.click("#speakers-group .add-row a")
    chosen(page, "#speakers-0 .field-person", "القرعاوي")
    page.click("input[name=_continue]")
    page.wait_for_selector(".messagelist .success")


def change_page(page):
    """The form of the session whose publish page, or whose list, is open."""
    from sessions.models import Session

    base = page.url.split("/admin/")[0]
    return f"{base}/admin/programme/session/{Session.objects.get().pk}/change/"


def correct(page):
    page.goto(change_page(page))
    page.fill("#id_title_ar", "تجربة تشغيل مراكز الأحياء")
    page.fill("#id_title_en", "Running neighbourhood centres")
    page.click("input[name=_publish]")
    page.check("input[name=change][value=correction]")
    # Without a note it is refused, and what was chosen stays.
    page.click("input.default[type=submit]")
    assert page.is_checked("input[name=change][value=correction]")
    page.fill("[name=note_ar]", "صُحّح العنوان")
    page.fill("[name=note_en]", "The title was corrected")
    published(page)
    assert re.search(r"/change/|/session/", page.url)
