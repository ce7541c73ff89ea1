"""The whole workflow in Arabic, by four people at four desks, each told of what the others did."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from proceedings.models import Publication
from sessions.models import Session
from tests.factories import PASSWORD, make_day, make_edition, make_person, make_user, make_workshop, publish
from tests.test_editor_story import chosen, typed

pytestmark = pytest.mark.django_db(transaction=True)
ROLES = ("contributor", "editor", "translator", "publisher")
PUBLIC = "/ar/first/sessions/neighbourhood-centres/"


@pytest.fixture
def desks(page, site_url):
    """Role → the open desk of whoever has it, in Arabic; `visitor` has no account."""
    edition = make_edition(slug="first", is_current=True, name_ar="الملتقى الأول", name_en="First forum")
    publish(edition)
    speaker = make_person(name_ar="أحمد القرعاوي", name_en="Ahmed Al-Qarawi", slug="ahmed")
    day = make_day(edition=edition, number=2, state="approved")
    make_workshop(day=day, slug="volunteering", speakers=[speaker], state="approved")
    opened = {}
    for role in ROLES:
        make_user(role=role, translates_into_en=role == "translator")
        context = page.context.browser.new_context(base_url=site_url)
        context.add_cookies([{"name": "django_language", "value": "ar", "url": site_url}])
        desk = opened[role] = context.new_page()
        desk.set_default_timeout(60_000)
        desk.goto("/admin/login/")
        desk.fill("#id_username", role)
        desk.fill("#id_password", PASSWORD)
        desk.click("#login-form input[type=submit]")
    opened["visitor"] = page.context.browser.new_context(base_url=site_url).new_page()
    yield opened
    for desk in opened.values():
        desk.context.close()


def notices(desk):
    """What the head of the page counts, and the newest notice in words."""
    desk.goto("/admin/")
    count = desk.locator(".notice-count")
    number = int(count.inner_text()) if count.count() else 0
    desk.click("#user-tools a[href$='/notices/']")
    newest = desk.locator(".notices > li").first
    return number, newest.locator("strong").inner_text()


def follow(desk):
    desk.click(".notices > li:first-child a")
    desk.wait_for_selector("#conversation")


def said(desk, words):
    desk.wait_for_selector(f".comment-text:has-text('{words}')")


def status(desks, path):
    return desks["visitor"].goto(path).status


def test_a_session_goes_from_hand_to_hand_and_a_day_goes_out_whole(desks):
    write(desks["contributor"])
    ask_for_changes(desks["editor"])
    mend(desks["contributor"])
    assign_the_translation(desks["editor"])
    translate(desks["translator"])
    approve(desks["editor"])
    put_under_embargo(desks)
    publish_the_day(desks)


def write(desk):
    desk.goto(reverse("admin:programme_session_add"))
    chosen(desk, ".fieldBox.field-edition", "الملتقى الأول")
    chosen(desk, ".fieldBox.field-day", "الملتقى الأول")
    desk.fill("#id_title_ar", "تجربة مراكز الأحياء")
    desk.fill("#id_slug", "neighbourhood-centres")
    typed(desk, "summary_ar", "ما تعنيه المراكز.")
    desk.click("input[name=_submit]")
    desk.wait_for_selector(".messagelist .success")
    assert desk.locator("input[name=_publish]").count() == 0


def ask_for_changes(desk):
    assert notices(desk) == (1, "قُدِّم للمراجعة")
    follow(desk)
    desk.click("a[href$='/request-changes/']")
    desk.fill("#id_comment", "الملخص قصير، وعنوان الجلسة ناقص.")
    desk.click("input.default[type=submit]")
    said(desk, "عنوان الجلسة ناقص")
    assert "طلب تعديلات" in desk.inner_text(".comment")


def mend(desk):
    """A comment is answered in the middle of the work, and what is typed stays."""
    assert notices(desk) == (1, "طُلبت تعديلات")
    follow(desk)
    said(desk, "عنوان الجلسة ناقص")
    desk.fill("#id_title_ar", "تجربة تشغيل مراكز الأحياء")
    typed(desk, "summary_ar", "ما تعنيه المراكز في أنسنة المدن، وما تحتاج إليه.")
    desk.click(".say summary")
    desk.check(".say label:has-text('editor') input")
    desk.fill(".say textarea", "صُحّح العنوان وزيد الملخص.")
    desk.click(".say button")
    said(desk, "صُحّح العنوان")
    assert desk.input_value("#id_title_ar") == "تجربة تشغيل مراكز الأحياء"
    desk.click("input[name=_submit]")
    desk.wait_for_selector(".messagelist .success")
    session = Session.objects.get(slug="neighbourhood-centres")
    assert (session.state, session.title_ar) == ("in_review", "تجربة تشغيل مراكز الأحياء")


def assign_the_translation(desk):
    count, newest = notices(desk)
    assert (count, newest) == (2, "قُدِّم للمراجعة")
    assert "وردت إشارة إليك في تعليق" in desk.inner_text(".notices")
    follow(desk)
    desk.click(".comment button[value=resolve] >> nth=0")
    desk.wait_for_selector(".comment.is-resolved")
    desk.click(".assign summary")
    desk.select_option("[name=assign-assignee]", label="translator · الإنجليزية")
    desk.select_option("[name=assign-task]", "translate")
    desk.click(".assign button")
    desk.wait_for_selector(".turns:has-text('translator')")


def translate(desk):
    assert notices(desk) == (1, "أُسند إليك")
    desk.goto("/admin/")
    first = desk.locator(".today-section").first
    assert "أُسند إليك" in first.inner_text()
    first.locator("a").click()
    desk.wait_for_selector("#id_title_en")
    assert desk.url.partition("/change/#")[2] in ("id_title_en", "id_summary_en")  # a text that lacks
    desk.fill("#id_title_en", "Running neighbourhood centres")
    typed(desk, "summary_en", "What the centres mean for humane cities, and what they need.")
    desk.click("input[name=_continue]")
    desk.wait_for_selector(".messagelist .success")
    desk.click(".turns button[value=done]")
    desk.wait_for_selector(".turns", state="detached")


def approve(desk):
    desk.goto(reverse("admin:programme_session_changelist") + "?state__exact=in_review")
    desk.click("#result_list tbody th a")
    desk.click("input[name=_approve]")
    desk.wait_for_selector(".messagelist .success")
    assert desk.locator("input[name=_publish]").count() == 0


def put_under_embargo(desks):
    desk, session = desks["publisher"], Session.objects.get(slug="neighbourhood-centres")
    assert session.state == "approved"
    desk.goto(reverse("admin:programme_session_publish", args=[session.pk]))
    later = timezone.localtime() + timedelta(days=2)
    desk.fill("[name=at]", f"{later:%Y-%m-%dT%H:%M}")
    desk.click("input.default[type=submit]")
    desk.wait_for_selector(".messagelist .success")
    assert "بتوقيت الرياض" in desk.inner_text(".messagelist")
    assert status(desks, PUBLIC) == 404
    assert notices(desks["contributor"])[1] == "وُضع تحت حظر النشر"


def publish_the_day(desks):
    desk = desks["publisher"]
    desk.goto("/admin/")
    desk.click("a[href$='/publish-all/']")
    # The session under embargo is left; the day, the workshop and its speaker go.
    assert desk.locator("input[name=row]:checked").count() == 3
    assert "تجربة تشغيل مراكز الأحياء" in desk.inner_text("section.batch")
    desk.click("input.default[type=submit]")
    desk.wait_for_selector(".batch-sum")
    assert status(desks, "/ar/first/workshops/volunteering/") == 200
    assert status(desks, "/ar/people/ahmed/") == 200
    assert status(desks, PUBLIC) == 404
    assert Publication.objects.filter(change="first").count() == 5
