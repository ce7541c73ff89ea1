"""Translating in a browser: lengths while typing, the glossary at the cursor, what Word leaves behind."""

import re

import pytest
from playwright.sync_api import expect

from forum.models import Term
from sessions.models import Session
from tests.factories import PASSWORD, make_session, make_user

pytestmark = pytest.mark.django_db(transaction=True)

# As Word puts it on the clipboard: its own styles and elements, hard spaces, marks of direction.
WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p.MsoNormal {mso-style-name: x}"
    "</style></head><body><!--StartFragment--><p class=MsoNormal dir=RTL style='mso-line-height:115%'>"
    "<span lang=AR-SA style='font-family:\"Traditional Arabic\"'>قال\u00a0الوزير\u200f</span><o:p></o:p></p>"
    "<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span>كلامًا\u202b مهمًّا\u202c</span></b>"
    "<o:p>\u00a0</o:p></p><!--EndFragment--></body></html>"
)
PASTE = """([selector, html, plain]) => {
  const target = document.querySelector(selector);
  target.focus();
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", plain);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  return target.dispatchEvent(event);
}"""


@pytest.fixture
def form(page, site_url):
    """The form of a session, of an editor, in Arabic."""
    Term.objects.create(form_ar="مراكز الأحياء", form_en="Neighbourhood Centres")
    session = make_session(title_ar="تجربة مراكز الأحياء", title_en="About  places", summary_ar="")
    make_user(role="editor")
    page.context.add_cookies([{"name": "django_language", "value": "ar", "url": site_url}])
    page.goto(f"{site_url}/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form input[type=submit]")
    page.goto(f"{site_url}/admin/programme/session/{session.pk}/change/")
    page.wait_for_load_state("networkidle")
    return page


def counted(form, name):
    note = form.locator(f"#id_{name}_sidenote")
    return tuple(int(note.locator(f"[data-{what}]").inner_text()) for what in ("words", "characters"))


def save(form):
    form.click("input[name=_save]")
    form.wait_for_selector(".messagelist .success")
    return Session.objects.get()


def test_lengths_follow_what_is_typed(form):
    form.fill("#id_title_en", "Three words here")
    expect(form.locator("#id_title_en_sidenote [data-words]")).to_have_text("3")
    assert counted(form, "title_en") == (3, 16)
    form.click(".prose-editor:has(#id_summary_ar) [contenteditable=true]")
    form.keyboard.type("قال كلامًا")
    expect(form.locator("#id_summary_ar_sidenote [data-words]")).to_have_text("2")


def test_a_press_puts_the_term_where_the_cursor_stands(form):
    form.click("#id_title_en")
    form.evaluate("document.querySelector('#id_title_en').setSelectionRange(6, 6)")
    form.click("#id_title_en_sidenote .sidenote-terms button")
    assert form.input_value("#id_title_en") == "About Neighbourhood Centres places"
    assert save(form).title_en == "About Neighbourhood Centres places"


def test_what_word_leaves_behind_stays_behind_in_rich_text(form):
    form.evaluate(PASTE, [".prose-editor:has(#id_summary_ar) [contenteditable=true]", WORD, "x"])
    expect(form.locator("#id_summary_ar")).to_have_value(re.compile("مهم"))
    assert save(form).summary_ar == "<p>قال الوزير</p><p><strong>كلامًا مهمًّا</strong></p>"


def test_marks_nobody_sees_do_not_keep_a_text_from_being_saved(form):
    form.fill("#id_abstract_ar", "")
    form.evaluate(PASTE, ["#id_abstract_ar", "", "\u200fقال\u00a0الوزير\u2067 كلامًا\u2069\u200b\nوزاد\ufeff"])
    assert form.input_value("#id_abstract_ar") == "قال الوزير كلامًا\nوزاد"
    assert save(form).abstract_ar == "قال الوزير كلامًا\nوزاد"


def test_letters_shown_in_another_order_than_they_stand_in_are_refused_by_name(form):
    pasted = form.evaluate(PASTE, ["#id_abstract_ar", "", "abc\u202edef"])
    assert pasted  # left to the browser, which pastes what it was given
    form.evaluate("document.querySelector('#id_abstract_ar').value = 'abc\\u202edef'")
    form.click("input[name=_save]")
    assert "RIGHT-TO-LEFT OVERRIDE" in form.inner_text(".field-abstract_ar .errorlist")
