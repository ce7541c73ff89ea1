"""From the hall: a session's words sent by a link, which arrive beside the desk and never on it."""

import pytest
from django.test import Client

from proceedings.desk.links import DeskLink, Submission
from proceedings.guests import SUBMISSIONS
from proceedings.richtext import as_typed, from_plain
from sessions.models import Session
from tests.factories import both, make_edition, make_session, make_user, make_workshop, publish
from tests.proceedings.guests import hall, make_link

pytestmark = pytest.mark.django_db
DRAFT = {"name": "سارة", "summary": "قيل كلام جديد", "key_points": "أولًا\nثانيًا"}


@pytest.fixture
def session(clock):
    return make_session(**both("title", "أثر المراكز", "What centres change"))


@pytest.fixture
def token(session):
    return make_link(session, purpose="hall")


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def send(client, token, language="ar", **answers):
    return client.post(hall(token, language), DRAFT | answers)


def review(session):
    return f"/admin/programme/session/{session.pk}/hall/"


class TestThePage:
    def test_names_the_session_in_either_language_and_shows_nothing_of_the_desk(self, client, session, token):
        for language, title in (("ar", "أثر المراكز"), ("en", "What centres change")):
            page = client.get(hall(token, language)).content.decode()
            assert title in page
            assert f'<html lang="{language}"' in page
            assert "ملخص الجلسة" not in page
            assert "What the session said" not in page

    def test_is_written_in_the_sessions_own_language(self, client, clock):
        token = make_link(make_session(source_language="en"), purpose="hall")
        page = client.get(hall(token, "ar")).content.decode()
        assert page.count('lang="en" dir="ltr" class="input"') == 2
        send(client, token, summary="In English")
        assert Submission.objects.get().language == "en"

    def test_needs_no_script_no_cookie_and_no_token_of_a_form(self, session, token):
        client = Client(enforce_csrf_checks=True)
        answer = client.get(hall(token))
        assert "csrfmiddlewaretoken" not in answer.content.decode()
        assert send(client, token).status_code == 302
        assert not client.cookies

    def test_is_there_for_a_workshop_and_for_nothing_else(self, client, clock):
        assert client.get(hall(make_link(make_workshop(), purpose="hall"))).status_code == 200
        assert client.get(hall(make_link(make_edition(), purpose="hall"))).status_code == 404

    def test_closes_with_its_link(self, client, session, token, clock):
        preview = make_link(session)
        assert client.get(hall(preview)).status_code == 404
        clock.move(days=2)
        closed, unknown = client.get(hall(token)), client.get(hall("x" * 43))
        assert closed.status_code == unknown.status_code == 404
        assert closed.content == unknown.content
        assert send(client, token).status_code == 404
        assert not Submission.objects.exists()


class TestWhatIsSent:
    def test_arrives_beside_the_desk_which_stays_as_it_was(self, client, session, token, clock):
        before = Session.objects.filter(pk=session.pk).values().get()
        assert send(client, token).url == f"{hall(token)}?sent=1"
        assert "وصلت مسودتك" in client.get(f"{hall(token)}?sent=1").content.decode()
        draft = Submission.objects.get()
        assert (draft.name, draft.arrived_at) == ("سارة", clock.moment)
        assert draft.texts == {"summary": "<p>قيل كلام جديد</p>", "key_points": "أولًا\nثانيًا"}
        assert Session.objects.filter(pk=session.pk).values().get() == before

    def test_may_be_sent_again_with_the_earlier_kept(self, client, token):
        send(client, token)
        assert "قيل كلام جديد" in client.get(hall(token)).content.decode()
        send(client, token, summary="وقيل غيره")
        assert Submission.objects.count() == 2
        assert Submission.objects.waiting().get().texts["summary"] == "<p>وقيل غيره</p>"

    def test_twice_in_a_row_is_one(self, client, token):
        send(client, token)
        send(client, token)
        assert Submission.objects.count() == 1

    def test_is_refused_beyond_a_number(self, client, token):
        send(client, token)
        link = DeskLink.objects.get()
        draft = Submission.objects.values("name", "language", "texts", "arrived_at").get()
        Submission.objects.bulk_create(Submission(link=link, **draft) for _ in range(SUBMISSIONS - 1))
        answer = send(client, token, "en", summary="one too many")
        assert answer.status_code == 422
        assert "Too many drafts have come by this link" in answer.content.decode()
        assert "one too many" in answer.content.decode()
        assert Submission.objects.count() == SUBMISSIONS

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"summary": "a\u202eb"}, "U+202E"),
            ({"summary": "a\0b"}, "U+0000"),
            ({"key_points": "a\u2066b"}, "U+2066"),
            ({"name": "a\nb"}, "single line"),
            ({"name": ""}, "required"),
            ({"name": "x" * 121}, "120"),
            ({"summary": "x" * 20_001}, "20000"),
            ({"key_points": "x" * 20_001}, "20000"),
            ({"summary": "<" * 9000}, "20000"),
            ({"summary": " ", "key_points": "\n"}, "nothing to send"),
        ],
        ids=lambda value: str(value)[:20],
    )
    def test_that_cannot_be_kept_is_told_in_words_and_stays_in_the_form(self, client, token, typed, said):
        answer = send(client, token, "en", **typed)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert said in page.replace(",", "")
        assert "أولًا" in page or "key_points" in typed
        assert not Submission.objects.exists()

    def test_is_of_the_few_elements_that_the_desk_knows(self, client, token):
        send(client, token, summary='<p onclick="x()">خبر</p><script>alert(1)</script><img src=x>')
        assert Submission.objects.get().texts["summary"] == "<p>خبر</p>"

    def test_composes_its_letters(self, client, token):
        send(client, token, key_points="ا\u0653ل")
        assert Submission.objects.get().texts["key_points"] == "آل"


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("سطر", "<p>سطر</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
        ("first:\n- one\n• two", "<p>first:</p><ul><li><p>one</p></li><li><p>two</p></li></ul>"),
        ("-5 degrees", "<p>-5 degrees</p>"),
        ("<p>pasted</p>", "<p>pasted</p>"),
        (" \n ", ""),
    ],
)
def test_plain_words_become_paragraphs_and_lists(typed, html):
    assert from_plain(typed) == html


def test_what_was_typed_can_be_typed_on():
    assert as_typed(from_plain("first:\n\n- one\n- two\n\nlast")) == "first:\n\n- one\n- two\n\nlast"


class TestTheEditor:
    @pytest.fixture
    def draft(self, client, token):
        send(client, token)
        return Submission.objects.get()

    def take(self, client, session, draft, **answers):
        shown = client.get(review(session)).context["waiting"]
        seen = [field.seen for _draft, fields in shown for field in fields]
        data = {"draft": draft.pk, "take": ["summary", "key_points"], "seen": seen, "accept": "1"}
        return client.post(review(session), data | answers)

    def test_finds_it_on_the_first_page_and_on_the_form(self, draft, editor, session):
        [shown] = [
            each for each in editor.get("/admin/").context["today"]["waiting"] if each.section.name == "hall"
        ]
        assert [line.url for line in shown.lines] == [review(session)]
        assert "سارة" in shown.lines[0].words
        form = editor.get(f"/admin/programme/session/{session.pk}/change/").content.decode()
        assert "1 draft has arrived from the hall" in form

    def test_sees_it_beside_the_desks_text_with_the_difference(self, draft, editor, session):
        page = editor.get(review(session)).content.decode()
        assert "ملخص الجلسة" in page
        assert "قيل كلام جديد" in page
        assert "<ins>" in page

    def test_takes_it_whole_into_the_form_and_its_history(self, draft, editor, session):
        self.take(editor, session, draft)
        session.refresh_from_db()
        assert (session.summary_ar, session.key_points_ar) == ("<p>قيل كلام جديد</p>", "أولًا\nثانيًا")
        assert session.summary_en == "<p>What the session said</p>"
        kept = session.history.latest("history_id")
        assert (kept.history_user.username, kept.history_change_reason) == ("editor", "hall سارة")
        history = editor.get(f"/admin/programme/session/{session.pk}/history/").content.decode()
        assert "Taken from the hall" in history
        assert "سارة" in history
        draft.refresh_from_db()
        assert (draft.outcome, draft.settled_by.username) == ("taken", "editor")
        assert "No draft waits" in editor.get(review(session)).content.decode()

    def test_takes_a_field_alone(self, draft, editor, session):
        self.take(editor, session, draft, take=["key_points"])
        session.refresh_from_db()
        assert (session.summary_ar, session.key_points_ar) == ("<p>ملخص الجلسة</p>", "أولًا\nثانيًا")

    def test_publishes_nothing_and_asks_for_a_review_again(self, draft, editor, session):
        version = publish(session)
        self.take(editor, session, draft)
        session.refresh_from_db()
        assert session.state == "in_review"
        version.refresh_from_db()
        assert version.public_until is None
        assert "قيل كلام جديد" not in version.content

    def test_never_writes_over_a_text_that_changed_meanwhile(self, draft, editor, session):
        shown = editor.get(review(session)).context["waiting"]
        seen = [field.seen for _draft, fields in shown for field in fields]
        session.summary_ar = "<p>كتبه غيره</p>"
        session.save()
        self.take(editor, session, draft, seen=seen)
        session.refresh_from_db()
        assert session.summary_ar == "<p>كتبه غيره</p>"
        assert session.key_points_ar == "أولًا\nثانيًا", "as the factory made it"
        draft.refresh_from_db()
        assert draft.outcome == ""
        assert "has changed since you opened" in editor.get(review(session)).content.decode()

    def test_sets_it_aside_and_can_still_read_it(self, draft, editor, session):
        editor.post(review(session), {"draft": draft.pk, "aside": "1"})
        session.refresh_from_db()
        assert session.summary_ar == "<p>ملخص الجلسة</p>"
        page = editor.get(review(session)).content.decode()
        assert "Set aside" in page
        assert "قيل كلام جديد" in page

    def test_decides_once(self, draft, editor, session):
        editor.post(review(session), {"draft": draft.pk, "aside": "1"})
        self.take(editor, session, draft)
        session.refresh_from_db()
        assert session.summary_ar == "<p>ملخص الجلسة</p>"
        assert "Somebody else has decided" in editor.get(review(session)).content.decode()

    def test_decides_about_the_sessions_own_drafts_alone(self, draft, editor, session):
        other = make_session()
        for chosen in (draft.pk, "x", "", "9" * 30):
            assert editor.post(review(other), {"draft": chosen, "aside": "1"}).status_code == 404

    @pytest.mark.parametrize("role", ["contributor", "translator", "press_officer"])
    def test_is_an_editor(self, draft, client, session, role):
        client.force_login(make_user(role=role))
        assert client.get(review(session)).status_code == 403
        assert client.post(review(session), {"draft": draft.pk, "aside": "1"}).status_code == 403
        assert "hall" not in [each.section.name for each in client.get("/admin/").context["today"]["waiting"]]
        draft.refresh_from_db()
        assert draft.outcome == ""

    def test_sees_the_latest_of_each_link_and_the_earlier_below(self, draft, client, session, token, editor):
        other = make_link(session, purpose="hall")
        send(client, token, summary="آخر ما قيل")
        send(client, other, name="خالد", summary="رواية أخرى")
        context = editor.get(review(session)).context
        assert [each.name for each, _fields in context["waiting"]] == ["خالد", "سارة"]
        assert [each.pk for each, _fields in context["earlier"]] == [draft.pk]


@pytest.mark.django_db(transaction=True)
def test_what_is_typed_stays_on_the_device_until_it_is_sent(page, site_url):
    token = make_link(make_session(), purpose="hall")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site_url + hall(token))
    page.fill("#id_name", "سارة")
    page.fill("#id_summary", "كلام لم يرسل")
    page.goto("about:blank")
    page.goto(site_url + hall(token))
    assert page.input_value("#id_summary") == "كلام لم يرسل"
    assert page.locator("form [role=status]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("form.public-form button")
    page.wait_for_url("**sent=1")
    page.fill("#id_summary", "كلام بعده")
    page.reload()
    assert page.input_value("#id_summary") == "كلام بعده"
    assert Submission.objects.get().texts["summary"] == "<p>كلام لم يرسل</p>"
