"""Comments on an object, and whose turn it is: beside its form, for the team alone."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from proceedings.desk.team import Assignment, Comment
from proceedings.models import Publication
from proceedings.workflow import DeskState
from tests.admin_form import filled
from tests.factories import make_edition, make_session, make_user, make_workshop, publish

pytestmark = pytest.mark.django_db


def page(desk, action="conversation"):
    return reverse(f"admin:{desk._meta.app_label}_{desk._meta.model_name}_{action}", args=[desk.pk])


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def say(client, desk, text, *named, **headers):
    answers = {"do": "say", "say-text": text, "say-mentioned": [user.pk for user in named]}
    return client.post(page(desk), answers, headers=headers)


class TestAComment:
    def test_stands_on_the_form_with_its_author_and_its_time(self, editor):
        session = make_session()
        assert say(editor, session, "الاسم الثاني ناقص").status_code == 302
        shown = editor.get(page(session, "change")).content.decode()
        assert "الاسم الثاني ناقص" in shown
        assert shown.index("<bdi>editor</bdi>") < shown.index("الاسم الثاني ناقص")
        assert "in Riyadh" in shown

    def test_is_sent_without_leaving_the_form(self, editor):
        session = make_session()
        answer = say(editor, session, "A word", **{"X-Requested-With": "fetch"})
        assert answer.status_code == 200
        assert answer.content.decode().lstrip().startswith("<section")
        assert "A word" in answer.content.decode()

    def test_that_is_refused_keeps_its_words(self, editor):
        session, long = make_session(), "ك" * 2001
        answer = say(editor, session, long)
        assert answer.status_code == 422
        assert long in filled(answer)["say-text"]
        for text in ("", "  ", "a\0b", "\u202eabc"):
            assert say(editor, session, text).status_code == 422
        assert not Comment.objects.exists()

    @pytest.mark.parametrize("who", ["x", "0", "9" * 40, "\0"])
    def test_for_somebody_who_is_not_there_is_refused(self, editor, who):
        answer = editor.post(page(make_session()), {"do": "say", "say-text": "x", "say-mentioned": [who]})
        assert answer.status_code == 422

    def test_does_not_touch_the_object_nor_its_history(self, editor):
        session = make_session()
        publish(session)
        before = (session.history.count(), Publication.objects.values_list("digest", flat=True)[0])
        say(editor, session, "zqcommentz")
        session.refresh_from_db()
        assert session.state == DeskState.APPROVED
        assert (session.history.count(), Publication.objects.get().digest) == before
        assert "zqcommentz" not in editor.get(page(session, "history")).content.decode()

    def test_is_never_public(self, editor):
        edition = make_edition(slug="first")
        session = make_session(edition=edition, slug="opening")
        publish(edition)
        say(editor, session, "zqcommentz")
        publish(session)
        for path in ("sessions/opening/", "sessions/opening.json", "sessions/opening.txt"):
            answer = editor.get(f"/ar/first/{path}")
            assert answer.status_code == 200
            assert "zqcommentz" not in answer.content.decode()

    def test_is_withdrawn_by_its_author_with_a_mark(self, editor, client):
        session = make_session()
        say(editor, session, "A hasty word")
        comment = Comment.objects.get()
        editor.post(page(session), {"do": "withdraw", "row": comment.pk})
        shown = editor.get(page(session)).content.decode()
        assert "A hasty word" not in shown
        assert "Withdrawn by its author." in shown
        comment.refresh_from_db()
        assert comment.text == ""

    def test_of_another_is_not_withdrawn(self, editor):
        session = make_session()
        comment = Comment.objects.create(
            kind="session", key=session.key, author=make_user(role="publisher"), text="Theirs"
        )
        answer = editor.post(page(session), {"do": "withdraw", "row": comment.pk})
        assert answer.status_code == 422
        assert "by its author alone" in answer.content.decode()
        comment.refresh_from_db()
        assert comment.text == "Theirs"

    def test_is_resolved_and_reopened(self, editor):
        session = make_session()
        say(editor, session, "To settle")
        row = Comment.objects.get()
        for button, resolved in (("resolve", True), ("reopen", False)):
            editor.post(page(session), {"do": button, "row": row.pk})
            row.refresh_from_db()
            assert bool(row.resolved_at) is resolved

    def test_is_not_resolved_by_who_may_only_read(self, client):
        session = make_session()
        row = Comment.objects.create(kind="session", key=session.key, author=make_user(), text="x")
        client.force_login(make_user(role="press_officer"))
        assert client.post(page(session), {"do": "resolve", "row": row.pk}).status_code == 403
        assert say(client, session, "A question").status_code == 302

    def test_of_another_object_is_not_reached_through_this_one(self, editor):
        other, session = make_session(), make_session()
        say(editor, other, "There")
        row = Comment.objects.get()
        assert editor.post(page(session), {"do": "resolve", "row": row.pk}).status_code == 404
        assert editor.post(page(session), {"do": "resolve", "row": "9" * 30}).status_code == 404

    def test_that_asks_for_changes_stands_in_the_same_conversation_and_stays(self, editor):
        session = make_session(state=DeskState.IN_REVIEW)
        editor.post(page(session, "request_changes"), {"comment": "اللقب ناقص"})
        shown = editor.get(page(session)).content.decode()
        assert "اللقب ناقص" in shown
        assert "requested changes" in shown
        row = Comment.objects.get()
        assert editor.post(page(session), {"do": "withdraw", "row": row.pk}).status_code == 422
        row.refresh_from_db()
        assert row.text == "اللقب ناقص"


class TestThePage:
    @pytest.mark.parametrize("button", ["", "nonsense"])
    def test_answers_an_unknown_button_with_400(self, editor, button):
        assert editor.post(page(make_session()), {"do": button}).status_code == 400

    def test_opens_for_nobody_without_a_role(self, client):
        user = make_user(username="outsider")
        user.groups.clear()
        client.force_login(user)
        session = make_session()
        assert client.get(page(session)).status_code == 403
        assert say(client, session, "x").status_code == 403
        assert Client().get(page(session)).status_code == 302
        assert not Comment.objects.exists()

    def test_refuses_forged_requests(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_user(role="editor"))
        assert say(client, make_session(), "x").status_code == 403

    def test_takes_the_same_queries_for_one_comment_and_for_ten(self, editor, django_assert_num_queries):
        session, publisher = make_session(), make_user(role="publisher")
        say(editor, session, "x", publisher)
        editor.get(page(session))
        for _ in range(9):
            say(editor, session, "x", publisher)
        with django_assert_num_queries(12):
            editor.get(page(session))

    def test_is_one_for_a_workshop_too(self, editor):
        workshop = make_workshop()
        say(editor, workshop, "A word")
        assert "A word" in editor.get(page(workshop, "change")).content.decode()


class TestATurn:
    def assign(self, client, desk, user, **answers):
        answers = {"do": "assign", "assign-assignee": user.pk, "assign-task": "review"} | answers
        return client.post(page(desk), answers)

    def test_is_given_to_a_colleague_with_a_day(self, editor):
        session, publisher = make_session(), make_user(role="publisher")
        self.assign(editor, session, publisher, **{"assign-due_on": "2030-01-02"})
        turn = Assignment.objects.get()
        assert (turn.assignee, turn.task, turn.due_on) == (publisher, "review", date(2030, 1, 2))
        shown = editor.get(page(session, "change")).content.decode()
        assert "<bdi>publisher</bdi>" in shown
        assert "2030-01-02" in shown

    def test_passes_to_another_in_place_of_the_first(self, editor):
        session = make_session()
        for role in ("publisher", "contributor"):
            self.assign(editor, session, make_user(role=role))
        assert Assignment.objects.get().assignee.username == "contributor"

    @pytest.mark.parametrize(
        "answers", [{"assign-assignee": "999"}, {"assign-task": "x"}, {"assign-due_on": "x"}]
    )
    def test_that_is_no_turn_is_refused(self, editor, answers):
        assert self.assign(editor, make_session(), make_user(), **answers).status_code == 422
        assert not Assignment.objects.exists()

    def test_is_for_editors_to_give(self, client):
        client.force_login(make_user(role="contributor"))
        session = make_session()
        assert self.assign(client, session, make_user(role="editor")).status_code == 403
        assert "assign-assignee" not in client.get(page(session)).content.decode()

    def test_is_given_to_nobody_who_could_not_open_the_form(self, editor):
        outsider = make_user(username="outsider")
        outsider.groups.clear()
        assert self.assign(editor, make_session(), outsider).status_code == 422

    def test_is_offered_to_those_alone_who_can_write_something(self, editor):
        session = make_session()
        english = make_user(role="translator", username="english", translates_into_en=True)
        nothing, reader = make_user(role="translator"), make_user(role="press_officer")
        shown = editor.get(page(session)).content.decode()
        assert f'<option value="{english.pk}">english · English</option>' in shown
        assert all(f'<option value="{user.pk}"' not in shown for user in (nothing, reader))
        for user in (nothing, reader):
            assert self.assign(editor, session, user).status_code == 422
        assert self.assign(editor, session, english).status_code == 302

    def test_to_translate_is_for_who_writes_a_language_that_is_not_the_source(self, editor):
        session, translate = make_session(), {"assign-task": "translate"}
        arabic = make_user(role="translator", username="arabic", translates_into_ar=True)
        refused = self.assign(editor, session, arabic, **translate)
        assert "arabic does not translate into this language: English." in refused.content.decode()
        url = "/admin/programme/session/"
        several = {"action": "assign_selected", "_selected_action": [session.pk], "confirm": "1"}
        said = {"assign-assignee": arabic.pk, "assign-task": "translate"}
        assert "does not translate" in editor.post(url, several | said, follow=True).content.decode()
        assert not Assignment.objects.exists()
        from_english = make_session(source_language="en")
        assert self.assign(editor, from_english, arabic, **translate).status_code == 302
        assert self.assign(editor, session, make_user(role="editor"), **translate).status_code == 302

    def test_is_done_when_whose_it_is_says_so(self, editor, client):
        session, contributor = make_session(), make_user(role="contributor")
        self.assign(editor, session, contributor)
        other = Client()
        other.force_login(make_user(role="translator"))
        row = Assignment.objects.get()
        assert other.post(page(session), {"do": "done", "row": row.pk}).status_code == 422
        other.force_login(contributor)
        other.post(page(session), {"do": "done", "row": row.pk})
        row.refresh_from_db()
        assert row.done_at

    def test_is_given_for_several_from_their_list(self, editor):
        first, second, contributor = make_session(), make_session(), make_user(role="contributor")
        url = "/admin/programme/session/"
        asked = editor.post(url, {"action": "assign_selected", "_selected_action": [first.pk, second.pk]})
        answers = {"assign-assignee": contributor.pk, "assign-task": "summary"}
        editor.post(url, filled(asked, **answers))
        assert {turn.key for turn in Assignment.objects.filter(assignee=contributor)} == {
            first.key,
            second.key,
        }

    @pytest.mark.parametrize(("value", "found"), [("mine", 0), ("somebody", 1), ("nobody", 2)])
    def test_filters_the_list(self, editor, value, found):
        sessions = [make_session() for _ in range(3)]
        self.assign(editor, sessions[0], make_user(role="editor"))
        self.assign(editor, sessions[1], make_user(role="contributor"))
        expected = {"mine": sessions[:1], "somebody": sessions[:2], "nobody": sessions[2:]}[value]
        listed = editor.get("/admin/programme/session/", {"assigned": value}).context["cl"].result_list
        assert set(listed) == set(expected)

    def test_stands_first_on_the_first_page_what_is_due_first_before_the_rest(self, editor):
        edition = make_edition(is_current=True)
        late, soon, open_ended = (
            make_session(edition=edition, title_en=name) for name in ("Late", "Soon", "Open")
        )
        me = make_user(role="editor")
        self.assign(editor, open_ended, me)
        self.assign(editor, soon, me, **{"assign-due_on": "2099-01-02"})
        self.assign(editor, late, me, **{"assign-due_on": "2001-01-02", "assign-task": "summary"})
        self.assign(editor, make_session(edition=edition), make_user(role="publisher"))
        section = editor.get("/admin/").context["today"]["waiting"][0]
        assert section.section.name == "assigned"
        assert [str(line.desk) for line in section.lines] == ["Late", "Soon", "Open"]
        assert "overdue since 2 January 2001" in section.lines[0].words
        assert section.lines[0].url.endswith("#id_summary_ar")
