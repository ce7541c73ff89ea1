"""Who is told of what, on the desk and by mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone, translation

from forum.models import User
from proceedings.content import Text
from proceedings.desk import conversation
from proceedings.desk.notices import gathered
from proceedings.desk.team import Notice
from proceedings.publishing import Request, publish, withdraw
from proceedings.review import approve, request_changes, submit
from proceedings.workflow import DeskState, Refused
from tests import factories
from tests.admin_form import filled
from tests.factories import make_session, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return {role: make_user(role=role) for role in factories.CAST}


@pytest.fixture
def written(cast, client):
    """A session with a word of the contributor's, by the form."""
    session = make_session()
    client.force_login(cast["contributor"])
    url = reverse("admin:programme_session_change", args=[session.pk])
    client.post(url, filled(client.get(url), title_en="The opening"))
    session.refresh_from_db()
    return session


def told(what=None):
    rows = Notice.objects.filter(what=what) if what else Notice.objects.all()
    return sorted(row.recipient.username for row in rows)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


class TestWhoIsTold:
    def test_of_a_text_to_review_the_editors_are(self, cast, written):
        submit(written, cast["contributor"])
        assert told() == ["editor"]

    def test_of_a_text_to_review_are_all_who_may_approve_where_there_is_no_editor(self, cast, written):
        cast["editor"].groups.clear()
        submit(written, cast["contributor"])
        assert told() == ["administrator", "publisher"]

    def test_of_a_text_to_review_is_whose_turn_it_is(self, cast, written):
        conversation.assign(written, cast["editor"], cast["publisher"], "review", None)
        submit(written, cast["contributor"])
        assert told("submitted") == ["publisher"]

    def test_of_the_answer_those_who_wrote_and_whose_turn_it_is_are(self, cast, written):
        conversation.assign(written, cast["editor"], cast["translator"], "translate", None)
        submit(written, cast["contributor"])
        request_changes(written, cast["editor"], "More")
        submit(written, cast["contributor"])
        approve(written, cast["editor"])
        assert told("changes") == told("approved") == ["contributor", "translator"]

    def test_of_what_goes_out_and_comes_back_those_who_wrote_are(self, cast, written):
        factories.publish(written)
        assert told("published") == ["contributor"]
        withdraw(written, cast["publisher"], Text("خطأ", "An error"))
        assert told("withdrawn") == ["contributor"]

    def test_of_an_embargo_those_who_wrote_are(self, cast, written):
        factories.publish(written, at=timezone.now() + timedelta(days=1))
        assert told("scheduled") == ["contributor"]

    def test_of_one_press_that_does_three_steps_they_are_told_once(self, cast, written, client):
        client.force_login(cast["publisher"])
        url = reverse("admin:programme_session_publish", args=[written.pk])
        client.post(url, filled(client.get(url)))
        assert [(row.what, row.recipient.username) for row in Notice.objects.all()] == [
            ("published", "contributor")
        ]

    def test_of_a_comment_those_who_wrote_spoke_or_are_named_are_and_each_once(self, cast, written):
        conversation.say(written, cast["press_officer"], "A question")
        conversation.say(written, cast["editor"], "To you", [cast["translator"], cast["contributor"]])
        assert told("mention") == ["contributor", "translator"]
        assert told("comment") == ["contributor", "press_officer"]

    def test_is_never_the_one_who_did_it(self, cast, written):
        conversation.assign(written, cast["editor"], cast["editor"], "review", None)
        conversation.say(written, cast["contributor"], "To myself", [cast["contributor"]])
        assert told() == ["editor"]  # of the comment: it is the editor's turn

    @pytest.mark.parametrize("how", ["is_active", "is_staff", "role"])
    def test_is_nobody_who_could_not_open_the_form(self, cast, written, how):
        if how == "role":
            cast["contributor"].groups.clear()
        else:
            setattr(cast["contributor"], how, False)
            cast["contributor"].save()
        factories.publish(written)
        assert told() == []


class TestAMail:
    def test_goes_out_after_the_commit_in_the_language_of_its_reader(self, cast, written, committed):
        User.objects.filter(username="editor").update(mail_language="en")
        with committed():
            submit(written, cast["contributor"])
            assert mail.outbox == []
        [letter] = mail.outbox
        assert letter.to == ["editor@example.org"]
        assert letter.subject == f"Submitted for review: \u2068{written.title_en}\u2069"
        notice = Notice.objects.get()
        assert f"\nhttp://testserver/admin/notices/{notice.pk}/\n" in letter.body
        assert letter.content_subtype == "plain"

    def test_is_arabic_for_who_never_chose_and_reads_from_the_right(self, cast, written, committed):
        with translation.override("en"), committed():
            factories.publish(written)
        [letter] = mail.outbox
        assert "نُشر" in letter.subject
        words = [line for line in letter.body.splitlines() if line and not line.startswith("http")]
        assert all(line.startswith("\u200f") for line in words)
        links = [line for line in letter.body.splitlines() if "http" in line]
        assert links
        assert all(link.isascii() for link in links)

    def test_holds_the_title_and_no_word_of_the_text_or_of_a_comment(self, cast, written, committed):
        with committed():
            conversation.say(written, cast["editor"], "zqcommentz", [cast["contributor"]])
            factories.publish(written, at=timezone.now() + timedelta(days=1))
        bodies = " ".join(letter.subject + letter.body for letter in mail.outbox)
        assert written.title_ar in bodies
        for hidden in ("zqcommentz", "ملخص الجلسة", "أولًا"):
            assert hidden not in bodies

    def test_is_not_sent_to_who_wants_none_but_the_notice_stands(self, cast, written, committed):
        User.objects.filter(username="contributor").update(notices_by_mail=False)
        with committed():
            factories.publish(written)
        assert mail.outbox == []
        assert told() == ["contributor"]

    def test_of_many_objects_is_one_letter_for_each_person(self, cast, written, client, committed):
        with committed(), gathered():
            pass
        with committed():
            submit(written, cast["contributor"])
        assert len(mail.outbox) == 1
        client.force_login(cast["editor"])
        url, others = "/admin/programme/session/", [make_session(), make_session()]
        asked = client.post(
            url, {"action": "assign_selected", "_selected_action": [row.pk for row in others]}
        )
        chosen = {"assign-assignee": cast["publisher"].pk, "assign-task": "review"}
        with committed():
            client.post(url, filled(asked, **chosen))
        assert told("assigned") == ["publisher", "publisher"]

    def test_that_cannot_be_sent_breaks_nothing(self, cast, written, committed, monkeypatch, caplog):
        def down(*_):
            raise OSError("no such server")

        monkeypatch.setattr(EmailBackend, "send_messages", down)
        with committed():
            submit(written, cast["contributor"])
        written.refresh_from_db()
        assert written.state == DeskState.IN_REVIEW
        assert told() == ["editor"]
        assert "could not be sent" in caplog.text

    def test_that_is_rolled_back_with_its_step_is_never_sent(self, cast, written, committed):
        with committed(), pytest.raises(Refused):
            publish(written, cast["publisher"], Request())  # a draft
        assert mail.outbox == []
        assert told() == []


class TestThePage:
    @pytest.fixture
    def contributor(self, client, cast, written):
        factories.publish(written)
        client.force_login(cast["contributor"])
        client.cookies["django_language"] = "en"
        return client

    def test_lists_what_happened_and_the_head_counts_it(self, contributor, written):
        assert '<span class="notice-count">1</span>' in contributor.get("/admin/").content.decode()
        shown = contributor.get("/admin/notices/").content.decode()
        assert "Published" in shown
        assert written.title_en in shown

    def test_leads_to_the_form_and_counts_it_as_read(self, contributor, written):
        notice = Notice.objects.get()
        answer = contributor.get(f"/admin/notices/{notice.pk}/")
        assert answer.url == reverse("admin:programme_session_change", args=[written.pk])
        assert "notice-count" not in contributor.get("/admin/").content.decode()

    def test_leads_to_the_form_of_a_workshop(self, contributor, cast):
        workshop = factories.make_workshop()
        conversation.say(workshop, cast["editor"], "x", [cast["contributor"]])
        notice = Notice.objects.latest("pk")
        answer = contributor.get(f"/admin/notices/{notice.pk}/")
        assert answer.url == reverse("admin:programme_workshop_change", args=[workshop.pk]) + "#conversation"

    def test_marks_all_as_read(self, contributor, cast, written):
        conversation.say(written, cast["editor"], "x")
        contributor.post("/admin/notices/", {"read": "all"})
        assert not Notice.objects.filter(read_at=None).exists()

    def test_is_each_persons_own(self, contributor, client, cast):
        notice = Notice.objects.get()
        client.force_login(cast["editor"])
        assert client.get(f"/admin/notices/{notice.pk}/").status_code == 404
        client.post("/admin/notices/", {"read": "all"})
        notice.refresh_from_db()
        assert notice.read_at is None

    def test_names_nothing_that_was_deleted_or_is_no_longer_theirs(self, contributor, cast, written):
        contributor_user = cast["contributor"]
        contributor_user.groups.clear()
        shown = contributor.get("/admin/notices/").content.decode()
        assert written.title_en not in shown
        assert "no longer yours to see" in shown

    def test_keeps_how_one_wants_to_be_told(self, contributor, cast):
        contributor.post("/admin/notices/", {"mail": "1", "mail_language": "en"})
        account = User.objects.get(username="contributor")
        assert (account.notices_by_mail, account.mail_language) == (False, "en")
        assert contributor.post("/admin/notices/", {"mail": "1", "mail_language": "xx"}).status_code == 200
        account.refresh_from_db()
        assert account.mail_language == "en"

    def test_takes_the_same_queries_for_one_and_for_ten(
        self, contributor, cast, written, django_assert_num_queries
    ):
        contributor.get("/admin/notices/")
        for _ in range(9):
            conversation.say(written, cast["editor"], "x")
        with django_assert_num_queries(10):
            contributor.get("/admin/notices/")
