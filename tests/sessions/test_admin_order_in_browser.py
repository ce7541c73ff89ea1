"""The sessions of a day put in order by mouse, by keyboard and by finger, in Arabic."""

import re

import pytest

from sessions.models import Session
from tests.factories import make_day, make_session, make_user

pytestmark = pytest.mark.django_db(transaction=True)
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(event.violatedDirective);
});
"""
TITLES = ("الافتتاح", "تجربة المراكز", "المنصات الرقمية", "الختام")


@pytest.fixture
def day():
    day = make_day()
    for place, title in enumerate(TITLES, 1):
        make_session(day=day, title_ar=title, position=place * 10)
    return day


@pytest.fixture
def order(page, client, site_url, day):
    """The page of the day in Arabic, opened by an editor on a phone; the browser must not complain."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(WATCH)
    page.set_viewport_size({"width": 390, "height": 844})
    client.force_login(make_user(role="editor"))
    cookies = {"django_language": "ar", "sessionid": client.cookies["sessionid"].value}
    page.context.add_cookies([{"name": name, "value": cookies[name], "url": site_url} for name in cookies])
    page.goto(f"{site_url}/admin/forum/day/{day.pk}/order/")
    yield page
    assert page.evaluate("window.violations") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert complaints == []


def grip(page, title):
    return page.locator(f".order-line[data-title='{title}'] .order-grip")


def shown(page):
    return page.locator(".order-line").evaluate_all("lines => lines.map(line => line.dataset.title)")


def said(page):
    return page.locator("p.order-said").inner_text()


def saved(page):
    with page.expect_navigation():
        page.click("input[type=submit].default")
    page.wait_for_selector(".messagelist .success")
    return list(Session.objects.order_by("position").values_list("title_ar", flat=True))


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_session_is_dragged_by_its_handle(order):
    grip(order, "الختام").hover()  # which scrolls it out from under the foot of the window
    order.mouse.down()
    x, y = middle(order.locator(".order-line[data-title='تجربة المراكز']"))
    order.mouse.move(x, y + 5, steps=8)
    order.mouse.move(x, y - 5, steps=4)
    order.mouse.up()
    assert shown(order) == ["الافتتاح", "الختام", "تجربة المراكز", "المنصات الرقمية"]
    assert "الختام" in said(order)
    assert Session.objects.get(title_ar="الختام").position == 40
    assert saved(order) == ["الافتتاح", "الختام", "تجربة المراكز", "المنصات الرقمية"]
    assert Session.objects.get(title_ar="الختام").history.count() == 2
    assert Session.objects.get(title_ar="تجربة المراكز").history.count() == 1


def test_escape_puts_back_what_is_being_dragged(order):
    grip(order, "الافتتاح").hover()
    order.mouse.down()
    order.mouse.move(*middle(grip(order, "الختام")), steps=8)
    assert shown(order)[0] != "الافتتاح"
    order.keyboard.press("Escape")
    assert shown(order) == list(TITLES)
    order.mouse.up()


def test_a_session_is_moved_by_keyboard_and_each_step_is_told(order):
    grip(order, "الافتتاح").focus()
    order.keyboard.press("Enter")
    assert "الافتتاح" in said(order)
    picked = said(order)
    order.keyboard.press("ArrowDown")
    order.keyboard.press("ArrowDown")
    assert said(order) != picked
    assert "3" in said(order)
    assert "4" in said(order)
    order.keyboard.press("Enter")
    assert shown(order) == ["تجربة المراكز", "المنصات الرقمية", "الافتتاح", "الختام"]
    assert grip(order, "الافتتاح").evaluate("grip => grip === document.activeElement")
    assert grip(order, "الافتتاح").get_attribute("aria-pressed") == "false"
    assert saved(order) == ["تجربة المراكز", "المنصات الرقمية", "الافتتاح", "الختام"]


def test_escape_puts_back_what_the_keyboard_moved(order):
    grip(order, "الختام").focus()
    order.keyboard.press("Space")
    order.keyboard.press("Home")
    assert shown(order)[0] == "الختام"
    order.keyboard.press("Escape")
    assert shown(order) == list(TITLES)


def test_the_buttons_move_by_one_and_keep_the_focus(order):
    line = order.locator(".order-line[data-title='الختام']")
    for _step in range(3):
        line.locator("[data-step='-1']").click()
    assert shown(order)[0] == "الختام"
    assert line.locator("[data-step='-1']").is_disabled()
    assert line.locator("[data-step='1']").evaluate("button => button === document.activeElement")
    assert saved(order)[0] == "الختام"


def test_the_page_says_everything_in_arabic(order):
    text = order.locator("#content").inner_text()
    labels = order.locator("#content [aria-label]").evaluate_all(
        "all => all.map(each => each.getAttribute('aria-label')).join(' ')"
    )
    said_by_script = order.locator(".order-list").evaluate("list => Object.values(list.dataset).join(' ')")
    said_by_script = said_by_script.replace("{title}", "").replace("{place}", "").replace("{count}", "")
    assert re.findall("[A-Za-z]+", f"{text} {labels} {said_by_script}") == []


def test_a_finger_drags_as_a_mouse_does(order):
    session = order.context.new_cdp_session(order)
    x, y = middle(grip(order, "الافتتاح"))
    goal = middle(grip(order, "المنصات الرقمية"))[1] + 12

    def touch(kind, *points):
        session.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py} for px, py in points]},
        )

    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    touch("touchStart", (x, y))
    for step in range(1, 9):
        touch("touchMove", (x, y + (goal - y) * step / 8))
    touch("touchEnd")
    assert shown(order) == ["تجربة المراكز", "المنصات الرقمية", "الافتتاح", "الختام"]
