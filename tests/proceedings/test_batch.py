"""Publishing several objects at once: what is listed, what is ticked, and what the press does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from proceedings.desk.translations import mark
from proceedings.models import Change, Publication
from proceedings.publishing import state_of
from proceedings.review import refresh
from proceedings.workflow import RecordState
from tests.admin_form import filled
from tests.factories import (
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_user,
    make_workshop,
    publish,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/programme/session/"


@pytest.fixture
def publisher(client):
    client.force_login(make_user(role="publisher"))
    client.cookies["django_language"] = "en"
    return client


def ask(client, *desks):
    return client.post(LIST, {"action": "publish_selected", "_selected_action": [desk.pk for desk in desks]})


def whole_day(client, day):
    return client.get(f"/admin/forum/day/{day.pk}/publish-all/")


def rewrite(desk, **fields):
    for name, value in fields.items():
        setattr(desk, name, value)
    desk.save()
    refresh(desk)


def listed(response):
    """Object → (what would happen, whether it is ticked)."""
    context = response.context
    rows = {row.desk: (row.words, ticked) for row, ticked in context["ready"]}
    return rows | {row.desk: (row.words, None) for row in [*context["refused"], *context["same"]]}


def results(response):
    return {result.desk: result.refusal or result.version.change for result in response.context["results"]}


class TestTheList:
    def test_says_what_each_would_become(self, publisher):
        first, updated, moved, same, waiting, gone = (make_session() for _ in range(6))
        for desk in (updated, moved, same, gone):
            publish(desk)
        publish(waiting, at=timezone.now() + timedelta(days=1))
        publisher.post(f"{LIST}{gone.pk}/withdraw/", {"note_ar": "خطأ", "note_en": "An error"})
        rewrite(updated, title_ar="عنوان آخر تمامًا", title_en="Quite another title")
        rewrite(moved, starts_at=timezone.now())
        shown = listed(ask(publisher, first, updated, moved, same, waiting, gone))
        assert shown == {
            first: ("Version 1, First version", True),
            updated: ("Version 2, Update", True),
            moved: ("Version 2, Minor change", True),
            same: ("Nothing has changed since the last version.", None),
            waiting: ("Under embargo: it is left alone.", None),
            gone: ("Withdrawn: it comes back by its own page, with a note.", None),
        }
        assert Publication.objects.filter(key=first.key).count() == 0

    def test_says_which_languages_go_out(self, publisher):
        half, old = make_session(title_en=""), make_session()
        publish(old)
        rewrite(old, title_ar="عنوان آخر تمامًا")
        rows = {
            row.desk: [words for _tone, words in row.languages]
            for row, _ in ask(publisher, half, old).context["ready"]
        }
        assert rows == {
            half: ["Arabic", "English: left out, it is not ready"],
            old: ["Arabic", "English: kept from version 1"],
        }

    def test_says_what_an_edition_holds_back(self, publisher):
        half = make_session(edition=make_edition(together=True), title_en="")
        [(words, ticked)] = listed(ask(publisher, half)).values()
        assert "both languages together" in words
        assert ticked is None

    def test_holds_the_people_and_bodies_that_it_names_and_theirs(self, publisher):
        parent = make_organisation()
        body = make_organisation(parent=parent, relation="department")
        person, known = make_person(organisation=body), make_person()
        publish(known)
        rewrite(known, office_ar="منصب لم يعتمد بعد", office_en="An office nobody has approved")
        known.state = "draft"
        known.save()
        shown = listed(ask(publisher, make_session(speakers=[person, known])))
        assert shown[person] == shown[body] == shown[parent] == ("Version 1, First version", True)
        assert shown[known] == ("Version 2, Update", False)

    def test_takes_few_queries_for_each_object_more(self, publisher):
        def count(number):
            sessions = [
                make_session(speakers=[make_person(organisation=make_organisation())]) for _ in range(number)
            ]
            with CaptureQueriesContext(connection) as queries:
                ask(publisher, *sessions)
            return len(queries)

        ask(publisher, make_session())
        few, many = count(2), count(12)
        # Ten sessions, people and bodies more: an address to look up for each, and little beside it.
        assert (many - few) / 30 < 3


class TestThePress:
    def test_publishes_what_is_ticked_each_by_itself(self, publisher):
        person = make_person()
        first, other = make_session(speakers=[person]), make_session()
        asked = ask(publisher, first, other)
        rows = [row for row in filled(asked)["row"] if other.key not in row]
        answer = publisher.post(LIST, filled(asked, row=rows, note_en="Now"))
        assert results(answer) == {person: Change.FIRST, first: Change.FIRST}
        assert state_of(other).state == RecordState.NONE

    def test_leaves_what_has_changed_since_it_was_listed_and_says_so(self, publisher):
        changed, same = make_session(), make_session()
        answers = filled(ask(publisher, changed, same))
        rewrite(changed, title_ar="تغيّر في هذه الأثناء")
        answer = publisher.post(LIST, answers)
        assert "changed since you looked" in results(answer)[changed]
        assert results(answer)[same] == Change.FIRST
        assert state_of(changed).state == RecordState.NONE
        assert "changed since you looked" in answer.content.decode()

    def test_leaves_what_would_go_out_in_other_languages_than_were_listed(self, publisher):
        session = make_session()
        answers = filled(ask(publisher, session))
        mark("session", session.key, "en", is_unfinished=True)
        assert "changed since you looked" in results(publisher.post(LIST, answers))[session]

    def test_puts_all_under_one_embargo_with_its_zone(self, publisher):
        session = make_session(speakers=[make_person()])
        tomorrow = timezone.localtime() + timedelta(days=1)
        answers = filled(ask(publisher, session), at=f"{tomorrow:%Y-%m-%dT%H:%M}", press_may_read="on")
        answer = publisher.post(LIST, answers)
        assert {row.press_may_read for row in Publication.objects.all()} == {True}
        assert state_of(session).state == RecordState.PENDING
        assert "in Riyadh (" in answer.content.decode()

    @pytest.mark.parametrize(
        "wrong", [{"at": "x"}, {"press_may_read": "on"}, {"note_en": "a\u202eb"}, {"row": []}]
    )
    def test_that_is_refused_publishes_nothing_and_keeps_every_answer(self, publisher, wrong):
        session, other = make_session(), make_session()
        asked = ask(publisher, session, other)
        row = next(row for row in filled(asked)["row"] if session.key in row)
        again = publisher.post(LIST, filled(asked, row=row, note_ar="ملاحظة") | wrong)
        assert filled(again)["note_ar"] == "ملاحظة"
        assert filled(again).get("row") == wrong.get("row", row) or "row" in wrong
        assert not Publication.objects.exists()

    @pytest.mark.parametrize(
        "row", ["x", "session:abc", "nothing:aaaaaaaa:" + "0" * 64, "session:aaaa\0aaa:" + "0" * 64]
    )
    def test_of_a_list_that_was_never_shown_is_a_bad_request(self, publisher, row):
        session = make_session()
        assert publisher.post(LIST, filled(ask(publisher, session), row=row)).status_code == 400

    def test_is_a_publishers(self, client):
        day = make_day()
        client.force_login(make_user(role="editor"))
        assert whole_day(client, day).status_code == 403
        assert "publish-all" not in client.get(f"/admin/forum/day/{day.pk}/change/").content.decode()


class TestAWholeDay:
    @pytest.fixture
    def day(self):
        return make_day(edition=make_edition(is_current=True), number=2, state="approved")

    def test_is_offered_on_its_form_and_on_the_first_page(self, publisher, day):
        link = f'href="/admin/forum/day/{day.pk}/publish-all/"'
        assert link in publisher.get(f"/admin/forum/day/{day.pk}/change/").content.decode()
        assert link in publisher.get("/admin/").content.decode()

    def test_lists_the_day_and_what_belongs_to_it_and_whom_these_name(self, publisher, day):
        guest, speaker = make_person(), make_person()
        day.attendances.create(edition=day.edition, person=guest)
        session = make_session(day=day, speakers=[speaker], state="approved")
        workshop = make_workshop(day=day, state="in_review")
        agreement = make_agreement(day=day, state="approved")
        make_session(day=make_day(edition=day.edition, number=3))
        shown = listed(whole_day(publisher, day))
        assert {desk.key for desk in shown} == {
            desk.key for desk in (day, guest, session, speaker, workshop, agreement)
        }
        assert {ticked for _words, ticked in shown.values()} == {True}

    def test_does_not_tick_drafts_nor_whom_only_they_name(self, publisher, day):
        speaker = make_person()
        draft = make_session(day=day, speakers=[speaker])
        shown = listed(whole_day(publisher, day))
        assert {desk.key for desk, (_words, ticked) in shown.items() if ticked} == {day.key}
        assert {desk.key for desk, (_words, ticked) in shown.items() if ticked is False} == {
            draft.key,
            speaker.key,
        }

    def test_is_published_with_one_press(self, publisher, day):
        session = make_session(day=day, speakers=[make_person()], state="approved")
        asked = whole_day(publisher, day)
        answer = publisher.post(asked.wsgi_request.path, filled(asked))
        assert set(results(answer).values()) == {Change.FIRST}
        assert state_of(day).state == state_of(session).state == RecordState.PUBLIC
        publisher.get(f"/admin/forum/day/{day.pk}/change/")

    def test_that_is_not_there_is_not_found(self, publisher):
        assert publisher.get("/admin/forum/day/999/publish-all/").status_code == 404
