"""The copy buttons, in a real browser: what is pasted, over plain HTTP too, and where copying is denied."""

import re
from html.parser import HTMLParser

import pytest
from bidi import get_display

from tests.conftest import PLAIN_HOST
from tests.factories import (
    both,
    make_edition,
    make_person,
    make_profession,
    make_quote,
    make_session,
    make_venue,
    publish,
)

pytestmark = pytest.mark.django_db(transaction=True)

PHONE, DOI, LINK, DAY = "+966 13 123 4567", "10.5555/cp.2022.17", "https://example.org/a/", "2022-06-15"
HOSTS = pytest.mark.parametrize("host", ["localhost", PLAIN_HOST])
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture
def session():
    edition = make_edition(slug="first", venue=make_venue(), **both("name", "الملتقى", "The Forum"))
    words = f"{PHONE} · {DOI} · {LINK} · {DAY}"
    session = make_session(
        edition=edition,
        slug="talk",
        speakers=[make_person(profession=make_profession(), **both("name", "سعد العمري", "Saad Al-Omari"))],
        **both("title", "المنصات", "Platforms"),
        **both("summary", f"<p>للتواصل {words}</p>", f"<p>Contact {words}</p>"),
    )
    make_quote(speaker=session.speakers.get(), original_language="ar")
    for row in (edition, session.speakers.get().person, session):
        publish(row)
    return session


@pytest.fixture
def open_page(session, site_url, page, settings):
    settings.ALLOWED_HOSTS = ["testserver", "localhost", PLAIN_HOST]

    def opened(language, host="localhost"):
        page.goto(f"{site_url.replace('localhost', host)}/{language}/first/sessions/talk/")
        assert page.evaluate("isSecureContext && !!navigator.clipboard") == (host == "localhost")
        return page

    return opened


def copied(page, button):
    """What the reader's own paste gives after a press, both types of it."""
    block = button.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' copy ')]")
    button.click()
    status = block.locator(".copy-status:not(:empty)")
    assert status.inner_text() == status.get_attribute("data-done")
    page.evaluate(
        """document.addEventListener("paste", ({ clipboardData: data }) => {
             window.pasted = Object.fromEntries([...data.types].map((type) => [type, data.getData(type)]));
           }, { once: true })"""
    )
    page.keyboard.press("Control+V")
    return page.evaluate("window.pasted")


class Pieces(HTMLParser):
    """The elements and attributes of a fragment, and its words."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.text += "\n" if tag == "br" else ""

    def handle_endtag(self, tag):
        self.text += "\n\n" if tag == "p" else ""

    def handle_data(self, data):
        self.text += data


MARKS = re.compile("[\u200f\u2066\u2069]")


def is_right(pasted, twin, language):
    """Plain is the text file to the byte; rich has the same words in paragraphs, with their direction and no
    more."""
    assert pasted["text/plain"] == twin.rstrip("\n")
    rich = Pieces(pasted["text/html"].removeprefix("<meta charset='utf-8'>"))
    assert rich.text.strip() == MARKS.sub("", twin).strip()
    assert rich.elements[0] == ("div", {"lang": language, "dir": "rtl" if language == "ar" else "ltr"})
    assert {tag for tag, _ in rich.elements} <= {"div", "p", "bdi", "br"}
    assert {name for _, attrs in rich.elements for name in attrs} <= {"lang", "dir"}


@HOSTS
@LANGUAGES
def test_what_is_pasted_is_exactly_the_text_in_both_types(open_page, session, client, language, host):
    page = open_page(language, host)
    pasted = copied(page, page.locator(".copy:not(.copy-quote) [data-copy]"))
    is_right(pasted, client.get(f"/{language}/first/sessions/talk.txt").text, language)
    for fragment in (PHONE, DOI, LINK, DAY):
        line = next(each for each in pasted["text/plain"].split("\n") if fragment in each)
        assert fragment in get_display(line)
    link = re.search(rf"http://\S+/{language}/s/{session.key}/1/", pasted["text/plain"])[0]
    assert page.goto(link).ok
    assert page.locator("main").get_attribute("data-version") == "1"

    page = open_page(language, host)
    pasted = copied(page, page.locator(".copy-quote [data-copy]"))
    is_right(pasted, client.get(f"/{language}/first/sessions/talk.txt?quote=1").text, language)
    assert page.locator(".copy-quote .copy-text").is_hidden()


CHOICES = {"ar": ("متوسط", "صحيفة"), "en": ("Medium", "Newspaper")}


@LANGUAGES
def test_length_and_house_style_are_chosen_and_remembered_on_the_device_alone(open_page, client, language):
    page = open_page(language, PLAIN_HOST)
    for name in CHOICES[language]:
        page.get_by_role("button", name=name, exact=True).click()
    for _ in ("at once", "on the next page"):
        for name in CHOICES[language]:
            pressed = page.get_by_role("button", name=name, exact=True)
            assert pressed.get_attribute("aria-pressed") == "true"
        pasted = copied(page, page.locator(".copy:not(.copy-quote) [data-copy]"))
        twin = client.get(f"/{language}/first/sessions/talk.txt?length=medium&style=newspaper").text
        is_right(pasted, twin, language)
        page = open_page(language, PLAIN_HOST)
    assert page.context.cookies() == []
    page.locator(".copy-quote [data-copy]").click()
    again = copied(page, page.locator(".copy-quote [data-copy]"))["text/plain"]
    assert again == client.get(f"/{language}/first/sessions/talk.txt?quote=1&style=newspaper").text.rstrip(
        "\n"
    )


DENIED = {"refused": "() => false", "absent": "undefined", "an error": "() => { throw new Error() }"}


@pytest.mark.parametrize("way", DENIED)
def test_where_copying_is_denied_the_text_stays_selected_and_it_is_said(open_page, way):
    page = open_page("en")
    page.evaluate(f"document.execCommand = {DENIED[way]}; true")
    for block in (".copy:not(.copy-quote)", ".copy-quote"):
        page.locator(f"{block} [data-copy]").click()
        status = page.locator(f"{block} .copy-status:not(:empty)")
        assert "could not be copied" in status.inner_text()
        assert status.get_attribute("role") == "status"
        selected = page.evaluate("getSelection().toString()")
        assert page.locator(f"{block} .copy-text").inner_text().split() == selected.split()
        assert "The Forum" in selected
