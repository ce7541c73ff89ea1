"""Every page of the desk in a browser: in Arabic on a phone by day, in English on a desk by night."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from forum.models import User
from tests.desk_pages import pages
from tests.desk_world import DeskWorld

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
# Language → the screen on which the rules of access are looked at, and its colours; it has to fit the other
# too.
SCREENS = {"ar": (PHONE, "light", DESK), "en": (DESK, "dark", PHONE)}
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
EVERY = os.environ.get("DESK_PAGES") == "every"  # each shared page for each model, not for one alone
PICTURES = os.environ.get("DESK_PICTURES")  # a folder: each page is kept there, to be looked at

WATCH = """
window.complaints = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""
WIDEST = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const box = each.getBoundingClientRect();
  return box.width && (box.left < -1 || box.right > innerWidth + 1);
}).slice(0, 4).map((each) => each.outerHTML.slice(0, 150))"""
# Without preloading, which asks for the sheets that ours import at addresses relative to the page.
AXE = """(rules) => axe.run(document, {runOnly: rules, resultTypes: ["violations"], preload: false}).then(
  (found) =>
  found.violations.map((each) => `axe: ${each.id}: ${each.nodes.map((node) => node.html.slice(0, 200))}`))"""


@pytest.fixture
def desk(page, site_url, client, settings, tmp_path):
    """A browser signed in as an administrator. What it asks of any other host is a complaint."""
    settings.PRIVATE_ROOT = tmp_path
    superuser = User.objects.create_superuser("admin", "admin@example.org")
    client.force_login(superuser)
    page.superuser, page.site_url, page.complaints = superuser, site_url, []
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.signed_in = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site_url}
    page.add_init_script(WATCH)
    page.add_init_script(path=AXE_FILE_PATH)
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda asked: _is_ours(page, asked.url))
    return page


def _is_ours(page, url):
    if not url.startswith((page.site_url, "data:", "blob:", "about:")):
        page.complaints.append(f"asked of another host: {url}")


def complaints_of(page, each, language):
    """All that is wrong with one page."""
    screen, _colours, other = SCREENS[language]
    page.complaints.clear()
    page.set_viewport_size(screen)
    page.context.clear_cookies(name=page.signed_in["name"])
    if not each.signed_out:
        page.context.add_cookies([page.signed_in])
    answer = page.goto(page.site_url + each.address)
    found = [] if answer.status == 200 else [f"answered {answer.status}"]
    if each.act:
        each.act(page)
    # What answers bad input with 400 is a page like any other, and the browser says so.
    found += [said for said in page.complaints if "status of 400" not in said]
    if language == "ar" or each.is_first:  # in the other colours one page of each make is enough
        found += page.evaluate(AXE, RULES)
    found += too_wide(page, each, language, screen)
    page.set_viewport_size(other)
    found += too_wide(page, each, language, other)
    found += page.evaluate("window.complaints")
    return [f"{each.name} ({language}) {each.address}: {what}" for what in dict.fromkeys(found)]


def too_wide(page, each, language, screen):
    if PICTURES:
        name = f"{each.name}.{language}.{screen['width']}.png".replace(" ", "-")
        page.screenshot(path=Path(PICTURES) / name, full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} px wide: {page.evaluate(WIDEST)}"] if wide > screen["width"] else []


@pytest.mark.parametrize("language", SCREENS)
def test_every_page_fits_its_screen_and_keeps_the_rules_of_access_and_security(desk, language):
    world = DeskWorld(desk.superuser)
    desk.emulate_media(color_scheme=SCREENS[language][1])
    desk.context.add_cookies([{"name": "django_language", "value": language, "url": desk.site_url}])
    complaints = []
    for each in pages(world, language, EVERY):
        complaints += complaints_of(desk, each, language)
    assert not complaints, "\n".join(complaints)
