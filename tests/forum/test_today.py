"""The first page of the desk: what waits in an edition, for whom, and at how many queries."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from proceedings.review import refresh
from tests.factories import (
    make_agreement,
    make_attendance,
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
URL = "/admin/"


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def waiting(client, **query):
    """Section → its lines as (title, words, address)."""
    shown = client.get(URL, query).context["today"]["waiting"]
    return {
        each.section.name: [(str(line.desk), str(line.words), line.url) for line in each.lines]
        for each in shown
    }


def rewrite(desk, **fields):
    """What a save of the form does."""
    for name, value in fields.items():
        setattr(desk, name, value)
    desk.save()
    refresh(desk)


def complete(edition):
    """Published as it stands, so that nothing of it waits."""
    publish(edition)
    return edition


class TestTheEdition:
    def test_is_the_current_one(self, editor):
        make_edition(starts_on=date(2030, 1, 1), ends_on=None)
        current = make_edition(is_current=True)
        assert editor.get(URL).context["today"]["edition"] == current

    def test_is_the_latest_where_none_is_current(self, editor):
        make_edition(starts_on=None, ends_on=None)
        latest = make_edition(starts_on=date(2030, 1, 1), ends_on=None)
        make_edition()
        assert editor.get(URL).context["today"]["edition"] == latest

    def test_is_another_when_it_is_asked_for(self, editor):
        make_edition(is_current=True)
        other = make_edition()
        response = editor.get(URL, {"edition": other.key})
        assert response.context["today"]["edition"] == other
        assert f'<option value="{other.key}" selected>' in response.content.decode()

    @pytest.mark.parametrize("key", ["nonsense", "\0", "x" * 5000])
    def test_that_does_not_exist_is_not_found(self, editor, key):
        make_edition()
        assert editor.get(URL, {"edition": key}).status_code == 404

    def test_may_be_none_at_all(self, editor):
        assert "There is no edition yet" in editor.get(URL).content.decode()

    def test_shows_nothing_of_another(self, editor):
        make_edition(is_current=True)
        make_session(summary_en="", state="in_review")
        assert "review" not in waiting(editor)


class TestWhatWaits:
    def test_is_for_review_whatever_it_is(self, editor):
        edition = complete(make_edition())
        day = make_day(edition=edition, state="in_review")
        session, workshop = (make(day=day, state="in_review") for make in (make_session, make_workshop))
        agreement = make_agreement(day=day, state="in_review")
        make_session(day=day, state="approved")
        found = {title for title, _words, _url in waiting(editor)["review"]}
        assert found == {str(each) for each in (day, session, workshop, agreement)}

    def test_is_a_change_that_readers_do_not_see(self, editor):
        edition = complete(make_edition())
        same, changed = make_session(edition=edition), make_session(edition=edition)
        publish(same)
        publish(changed)
        rewrite(changed, key_points_ar="ثالثًا", key_points_en="Third")
        assert [title for title, _words, _url in waiting(editor)["changed"]] == [changed.title]
        listed = editor.get("/admin/programme/session/?record=changed").context["cl"].result_list
        assert list(listed) == [changed]

    def test_is_under_embargo_with_the_moment_in_both_zones(self, editor):
        session = make_session(edition=complete(make_edition()))
        publish(session, at=timezone.now().replace(year=2040, month=6, day=16, hour=7, minute=0))
        [(title, words, _url)] = waiting(editor)["embargoed"]
        assert title == session.title
        assert "16 June 2040, 10:00 in Riyadh (07:00 UTC)" in words

    def test_comes_out_of_embargo_in_order(self, editor):
        edition = complete(make_edition())
        for days in (3, 1, 2):
            session = make_session(edition=edition, title_en=f"After {days}")
            publish(session, at=timezone.now() + timedelta(days=days))
        order = [title for title, _words, _url in waiting(editor)["embargoed"]]
        assert order == ["After 1", "After 2", "After 3"]

    def test_is_a_translation_that_is_missing_at_its_input(self, editor):
        edition = complete(make_edition())
        make_session(edition=edition)
        session = make_session(edition=edition, summary_en="")
        [(title, words, url)] = waiting(editor)["translations"]
        assert title == session.title
        assert "English: Incomplete" in words
        assert url == f"/admin/programme/session/{session.pk}/change/#id_summary_en"

    def test_is_a_translation_that_is_missing_in_a_line_of_the_form(self, editor):
        session = make_session(edition=complete(make_edition()), speakers=[make_person(), make_person()])
        session.speakers.filter(position=20).update(office_printed_en="")
        urls = {title: url for title, _words, url in waiting(editor)["translations"]}
        assert urls[session.title].endswith("/change/#id_speakers-1-office_printed_en")

    def test_is_a_translation_older_than_its_source(self, editor):
        session = make_session(edition=complete(make_edition()))
        publish(session)
        rewrite(session, summary_ar="<p>قيل غير ذلك تمامًا</p>")
        [(_title, words, url)] = waiting(editor)["translations"]
        assert "English: Out of date" in words
        assert url.endswith("#id_summary_en")

    def test_is_the_name_of_a_speaker_a_guest_or_a_body(self, editor):
        edition = complete(make_edition())
        body = make_organisation(name_en="")
        speaker, guest = make_person(name_en="", organisation=body), make_person(name_en="")
        make_session(edition=edition, speakers=[speaker])
        make_attendance(person=guest, edition=edition)
        make_person(name_en="")
        found = {title for title, _words, _url in waiting(editor)["translations"]}
        assert {str(speaker), str(guest), str(body)} <= found
        assert len([title for title in found if "العمري" in title]) == 2


class TestAList:
    def test_that_is_empty_becomes_a_word_of_one_line(self, editor):
        complete(make_edition())
        response = editor.get(URL)
        assert response.context["today"]["waiting"] == []
        page = response.content.decode()
        assert page.count('class="today-calm"') == 1
        assert "Waiting for review" in page.partition("today-calm")[2]

    def test_that_is_long_leads_to_the_lists_that_hold_the_rest(self, editor):
        edition = complete(make_edition())
        for _ in range(9):
            make_session(edition=edition, state="in_review")
        make_workshop(edition=edition, state="in_review")
        make_session(state="in_review")
        page = editor.get(URL, {"edition": edition.key})
        [shown] = [each for each in page.context["today"]["waiting"] if each.section.name == "review"]
        assert (len(shown.lines), shown.count, shown.rest) == (8, 10, 2)
        (label, url), _workshops = shown.more
        assert label == "Sessions: 9"
        assert editor.get(url).context["cl"].result_count == 9

    def test_that_no_list_shows_is_shown_whole_on_the_page(self, editor):
        edition = complete(make_edition())
        for _ in range(9):
            make_session(edition=edition, summary_en="")
        [(_label, url)] = editor.get(URL).context["today"]["waiting"][0].more
        [shown] = editor.get(url).context["today"]["waiting"]
        assert (len(shown.lines), shown.more) == (9, [])


class TestWhoeverMayNot:
    def reader(self, client, *codenames):
        user = make_user(username="reader")
        user.groups.clear()
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    def test_see_editions_sees_the_apps_alone(self, client):
        make_edition()
        assert "today" not in self.reader(client, "view_person").get(URL).context

    def test_see_sessions_sees_nothing_of_them(self, client):
        edition = complete(make_edition())
        make_session(edition=edition, state="in_review", summary_ar="", happening="held")
        make_workshop(edition=edition, state="in_review", title_en="Seen")
        found = waiting(self.reader(client, "view_edition", "view_workshop"))
        urls = [url for lines in found.values() for _title, _words, url in lines]
        assert urls
        assert [url for url in urls if not url.startswith("/admin/programme/workshop/")] == []

    @pytest.mark.parametrize(
        "role", ["contributor", "translator", "editor", "publisher", "press_officer", "administrator"]
    )
    def test_change_is_led_to_forms_that_open(self, client, role):
        edition = complete(make_edition())
        make_session(edition=edition, state="in_review", speakers=[make_person(office_ar="", office_en="")])
        make_agreement(edition=edition)
        client.force_login(make_user(role=role))
        lines = [line for lines in waiting(client).values() for line in lines]
        assert lines
        assert {client.get(url.partition("#")[0]).status_code for _title, _words, url in lines} == {200}


def fill(edition, count):
    """Some of everything that a section looks for, `count` times."""
    day = make_day(edition=edition, dignitaries=[make_person()])
    speaker = make_person(organisation=make_organisation(), office_ar="", office_en="")
    for number in range(count):
        session = make_session(day=day, speakers=[speaker], happening="held", summary_ar="")
        if number % 10 == 0:
            publish(session)
        if number % 20 == 0:
            rewrite(session, key_points_ar=f"جديد {number}")
        if number % 10 == 0:
            make_workshop(day=day, state="in_review", title_en="")
            make_agreement(day=day, parties=[make_organisation()])
            make_agreement(day=day)
    publish(make_session(day=day), at=timezone.now() + timedelta(days=1))


@pytest.mark.parametrize("count", [20, 300])
def test_the_page_takes_the_same_queries_at_any_size(editor, django_assert_num_queries, count):
    fill(make_edition(), count)
    editor.get(URL)
    with django_assert_num_queries(69):
        editor.get(URL)
