"""Two people in one form, and what is typed and not saved: in real browsers, in Arabic."""

import re

import pytest
from django.contrib.sessions.models import Session as LoginSession

from forum.models import User
from sessions.models import Session
from tests.factories import make_person, make_session

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a password for tests"


@pytest.fixture
def sit_down(browser, site_url):
    """A browser of one's own, at the desk; its complaints fail the test."""
    complaints, contexts = [], []

    def sit(name):
        if not User.objects.filter(username=name).exists():
            User.objects.create_superuser(name, password=PASSWORD)
        context = browser.new_context(viewport={"width": 390, "height": 844})
        contexts.append(context)
        context.add_cookies([{"name": "django_language", "value": "ar", "url": site_url}])
        page = context.new_page()
        page.on("console", lambda each: complaints.append(each.text) if each.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site_url}/admin/login/")
        sign_in(page, name)
        page.site_url = site_url
        return page

    yield sit
    for context in contexts:
        context.close()
    assert [each for each in complaints if "403" not in each] == []


def sign_in(page, name):
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form input[type=submit]")
    page.wait_for_load_state()


def form(session):
    return f"/admin/programme/session/{session.pk}/change/"


def opened(page, path):
    page.goto(page.site_url + path)
    page.wait_for_load_state("networkidle")


def save(page):
    page.click("input[name=_continue]")
    page.wait_for_load_state("networkidle")


def kept(page):
    """How many drafts the browser holds, once it has had the time to keep them."""
    page.wait_for_timeout(600)
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('multaqa-draft:')).length")


def write(page, language, words):
    page.locator(f".prose-editor:has(#id_summary_{language}) [contenteditable=true]").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def test_two_languages_are_merged_and_one_text_is_chosen(sit_down):
    session = make_session(title_ar="عنوان قديم للجلسة", title_en="An old title")
    sara, omar = sit_down("sara"), sit_down("omar")
    opened(sara, form(session))
    opened(omar, form(session))
    omar.fill("#id_title_en", "A new title")
    save(omar)
    sara.fill("#id_title_ar", "عنوان جديد للجلسة")
    save(sara)
    said = sara.locator(".meanwhile").inner_text()
    assert "omar" in said
    assert sara.locator(".meanwhile ins").all_inner_texts() == ["A", "new"]
    session.refresh_from_db()
    assert (session.title_ar, session.title_en) == ("عنوان جديد للجلسة", "A new title")

    opened(omar, form(session))
    sara.fill("#id_title_ar", "عنوان سارة للجلسة")
    save(sara)
    omar.fill("#id_title_ar", "عنوان عمر للجلسة")
    omar.fill("#id_title_en", "A newer title")
    save(omar)
    conflict = omar.locator(".field-title_ar .conflict")
    assert conflict.locator(".conflict-theirs").inner_text() == "عنوان سارة للجلسة"
    assert conflict.locator("del").inner_text() == "سارة"
    assert conflict.locator("ins").inner_text() == "عمر"
    assert omar.input_value("#id_title_ar") == "عنوان عمر للجلسة"
    assert omar.evaluate("document.documentElement.scrollWidth") <= 390
    conflict.get_by_label("النص المحفوظ").check()
    save(omar)
    session.refresh_from_db()
    assert (session.title_ar, session.title_en) == ("عنوان سارة للجلسة", "A newer title")
    assert kept(omar) == 0


def test_what_was_typed_is_offered_back_after_the_tab_was_closed(sit_down):
    session = make_session(speakers=[make_person()], title_en="Before")
    page = sit_down("sara")
    opened(page, form(session))
    page.fill("#id_title_en", "Typed and lost")
    write(page, "ar", "قالت الجلسة كلامًا")
    page.fill("#id_speakers-0-office_printed_ar", "أمين عام المراكز الجديدة")
    page.click("#materials-group .add-row a")
    page.fill("#id_materials-0-title_ar", "تسجيل الجلسة")
    page.select_option("#id_materials-0-kind", "recording")
    page.fill("#id_materials-0-url", "https://example.org/film")
    assert kept(page) == 1

    again = page.context.new_page()
    page.close()
    again.site_url = page.site_url
    Session.objects.filter(pk=session.pk).update(abstract_en="Written by somebody else")
    opened(again, form(session))
    bar = again.locator(".draft-bar")
    assert re.search(r"\d\d:\d\d", bar.inner_text())
    bar.locator("summary").click()
    for words in ("Before", "Typed and lost", "قالت الجلسة كلامًا", "تسجيل الجلسة"):
        assert words in bar.inner_text()
    assert again.input_value("#id_title_en") == "Before"
    bar.get_by_role("button", name="استرجعه").click()
    save(again)
    session.refresh_from_db()
    assert (session.title_en, session.summary_ar) == ("Typed and lost", "<p>قالت الجلسة كلامًا</p>")
    assert session.abstract_en == "Written by somebody else"
    assert session.speakers.get().office_printed_ar == "أمين عام المراكز الجديدة"
    assert session.materials.get().title_ar == "تسجيل الجلسة"
    assert kept(again) == 0
    opened(again, form(session))
    assert again.locator(".draft-bar").is_hidden()


def test_what_was_typed_is_offered_back_after_the_session_ended(sit_down):
    session = make_session(title_ar="قبل")
    page = sit_down("sara")
    opened(page, form(session))
    page.fill("#id_title_ar", "كُتب بعد انتهاء الجلسة")
    LoginSession.objects.all().delete()
    Session.objects.filter(pk=session.pk).update(title_ar="نص زميلة")
    page.click("input[name=_save]")
    page.wait_for_load_state("networkidle")
    assert page.locator("textarea").first.input_value() == "كُتب بعد انتهاء الجلسة"
    page.get_by_role("link", name="سجّل الدخول وتابع").click()
    sign_in(page, "sara")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="استرجعه").click()
    save(page)
    conflict = page.locator(".field-title_ar .conflict")
    assert conflict.locator(".conflict-theirs").inner_text() == "نص زميلة"
    save(page)
    session.refresh_from_db()
    assert session.title_ar == "كُتب بعد انتهاء الجلسة"


def test_a_draft_is_nobody_elses_and_goes_with_who_signs_out(sit_down):
    session = make_session(title_en="Before")
    page = sit_down("sara")
    for leave in ("sign out", "another comes"):
        opened(page, form(session))
        page.fill("#id_title_en", "Private words")
        assert kept(page) == 1
        if leave == "sign out":
            page.locator("#logout-form button").click()
            page.wait_for_load_state()
            assert kept(page) == 0
        else:
            page.context.clear_cookies(name="sessionid")
        page.goto(f"{page.site_url}/admin/login/?next={form(session)}")
        if leave == "another comes":
            User.objects.create_superuser("omar", password=PASSWORD)
        sign_in(page, "sara" if leave == "sign out" else "omar")
        page.wait_for_load_state("networkidle")
        assert page.locator(".draft-bar").is_hidden()
        assert kept(page) == 0


def test_a_draft_can_be_discarded_and_a_refused_form_goes_on_with_its_own(sit_down):
    session = make_session(title_ar="قبل", title_en="Before")
    page = sit_down("sara")
    opened(page, form(session))
    page.fill("#id_title_en", "Typed")
    page.fill("#id_starts_at", "2022-06-15T10:00")
    page.fill("#id_ends_at", "2022-06-15T09:00")
    save(page)
    assert page.locator(".errornote").is_visible()
    assert page.locator(".draft-bar").is_hidden()
    page.fill("#id_title_ar", "وكُتب بعد الرفض")
    assert kept(page) == 1
    opened(page, form(session))
    bar = page.locator(".draft-bar")
    bar.locator("summary").click()
    assert "Typed" in bar.inner_text()
    assert "وكُتب بعد الرفض" in bar.inner_text()
    bar.get_by_role("button", name="تجاهله").click()
    assert bar.is_hidden()
    assert kept(page) == 0


def test_an_impatient_second_press_sends_nothing(sit_down):
    """How many of two presses would go out, at first and after the browser's Back."""
    page = sit_down("sara")
    opened(page, "/admin/programme/session/add/")
    sent = page.evaluate("""() => {
      const form = document.querySelector("#session_form"), sent = [];
      window.addEventListener("submit", (event) => {
        sent[sent.length - 1] += event.defaultPrevented ? 0 : 1;
        event.preventDefault();
      });
      for (let visit = 0; visit < 2; visit += 1) {
        sent.push(0);
        form.requestSubmit();
        form.requestSubmit();
        window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      }
      return sent;
    }""")
    assert sent == [1, 1]
