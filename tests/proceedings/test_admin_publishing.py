"""Publishing from the desk: the page that asks, what its press does, and the steps after it."""

from datetime import datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from proceedings.models import Change, Publication
from proceedings.publishing import state_of
from proceedings.workflow import DeskState, RecordState
from tests.admin_form import filled
from tests.factories import make_edition, make_organisation, make_person, make_session, make_user, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    client.force_login(make_user(role="publisher"))
    client.cookies["django_language"] = "en"
    return client


def page(desk, action="publish"):
    return reverse(f"admin:{desk._meta.app_label}_{desk._meta.model_name}_{action}", args=[desk.pk])


def press(client, desk, **answers):
    """What the publish page holds, with the publisher's answers."""
    return client.post(page(desk), filled(client.get(page(desk)), **answers))


def edit(desk, **fields):
    for name, value in fields.items():
        setattr(desk, name, value)
    desk.save()


def errors(response):
    return [message for messages in response.context["form"].errors.values() for message in messages]


def test_save_and_publish_saves_and_leads_to_the_page_that_asks(publisher):
    session = make_session()
    url = page(session, "change")
    response = publisher.post(url, filled(publisher.get(url), title_en="Renamed", _publish="1"))
    assert response.url == page(session)
    session.refresh_from_db()
    assert session.title_en == "Renamed"
    assert not Publication.objects.exists()


def test_one_press_submits_approves_and_publishes_each_in_the_log(publisher):
    session = make_session()
    response = press(publisher, session)
    assert response.status_code == 302, errors(response)
    version = Publication.objects.get(key=session.key)
    assert (version.number, version.change, version.published_by) == (1, Change.FIRST, "publisher")
    steps = LogEntry.objects.filter(object_id=str(session.pk)).order_by("pk")
    assert [step.change_message for step in steps] == ["submit", "approve", "publish"]
    history = publisher.get(page(session, "history")).content.decode()
    assert all(words in history for words in ("Submit for review", "Approve", "Version 1, First version"))


def test_after_publishing_the_message_links_to_the_public_pages(publisher):
    edition = make_edition(slug="first")
    publish(edition)
    session = make_session(edition=edition, slug="opening")
    publisher.post(page(session), filled(publisher.get(page(session))))
    shown = publisher.get(page(session, "change")).content.decode()
    for language in ("ar", "en"):
        assert f'href="/{language}/first/sessions/opening/"' in shown


def test_the_page_says_what_is_public_and_what_is_missing(publisher):
    session = make_session(key_points_en="")
    shown = publisher.get(page(session)).content.decode()
    assert "Not published" in shown
    assert "Incomplete: 1 text has no translation." in shown
    assert f"/desk/preview/session/{session.key}/en/" in shown
    publish(session)
    shown = publisher.get(page(session)).content.decode()
    assert "Version 1, First version, since" in shown
    assert "Version 2 would be" in shown


def test_a_change_asks_whether_it_updates_or_corrects(publisher):
    session = make_session()
    assert "change" not in publisher.get(page(session)).context["form"].fields
    publish(session)
    edit(session, title_ar="عنوان آخر تمامًا", title_en="Quite another title")
    response = press(publisher, session, change="correction")
    assert "Say in a note what was changed and why." in errors(response)
    assert press(publisher, session, change="correction", note_en="A wrong title").status_code == 302
    assert Publication.objects.latest("number").change == Change.CORRECTION


def test_a_refusal_keeps_every_answer(publisher):
    session = make_session()
    publish(session)
    edit(session, title_ar="عنوان آخر تمامًا", title_en="Quite another title")
    response = press(publisher, session, change="correction", closes_earlier="on", at="2022-06-15T10:00")
    assert response.status_code == 200
    kept = filled(response)
    assert (kept["change"], kept["closes_earlier"], kept["at"]) == ("correction", "on", "2022-06-15T10:00")
    session.refresh_from_db()
    assert Publication.objects.count() == 1


def test_a_refusal_undoes_the_steps_before_it(publisher):
    session = make_session()
    press(publisher, session, at="2001-01-01T00:00")
    session.refresh_from_db()
    assert session.state == DeskState.DRAFT
    assert not LogEntry.objects.exists()


def test_a_text_that_changed_after_it_was_looked_at_is_refused_and_then_shown_anew(publisher):
    session = make_session()
    answers = filled(publisher.get(page(session)))
    edit(session, title_ar="تغيّر في هذه الأثناء")
    response = publisher.post(page(session), answers)
    assert any("changed since you looked" in message for message in errors(response))
    assert publisher.post(page(session), filled(response)).status_code == 302


def test_a_time_in_riyadh_puts_it_under_embargo(publisher):
    session = make_session()
    tomorrow = timezone.localtime() + timedelta(days=1)
    press(publisher, session, at=f"{tomorrow:%Y-%m-%dT%H:%M}", press_may_read="on")
    version = Publication.objects.get()
    assert version.public_from == tomorrow.replace(second=0, microsecond=0)
    assert version.press_may_read
    shown = publisher.get(page(session, "change")).content.decode()
    assert "Under embargo until" in shown
    assert "UTC)" in shown


def test_an_embargo_is_released_moved_or_cancelled(publisher):
    session = make_session()
    publish(session, at=timezone.now() + timedelta(days=1))
    assert "release_now" in press(publisher, session).context["form"].errors
    later = timezone.localtime() + timedelta(days=2)
    publisher.post(page(session, "reschedule"), {"at": f"{later:%Y-%m-%dT%H:%M}"})
    assert state_of(session).pending.public_from == later.replace(second=0, microsecond=0)
    publisher.post(page(session, "cancel"))
    assert state_of(session).state == RecordState.NONE
    publish(session, at=timezone.now() + timedelta(days=1))
    press(publisher, session, release_now="on")
    assert state_of(session).state == RecordState.PUBLIC


def test_a_withdrawal_needs_its_reason_in_both_languages(publisher):
    session = make_session()
    publish(session)
    response = publisher.post(page(session, "withdraw"), {"note_ar": "خطأ في الاسم", "note_en": ""})
    assert response.status_code == 200
    assert filled(response)["note_ar"] == "خطأ في الاسم"
    publisher.post(page(session, "withdraw"), {"note_ar": "خطأ في الاسم", "note_en": "A wrong name"})
    assert state_of(session).state == RecordState.WITHDRAWN


def test_what_was_withdrawn_comes_back_with_a_note(publisher):
    session = make_session()
    publish(session)
    publisher.post(page(session, "withdraw"), {"note_ar": "خطأ", "note_en": "An error"})
    assert "Say in a note what was changed and why." in errors(press(publisher, session))
    press(publisher, session, note_ar="صُحّح الاسم")
    assert Publication.objects.latest("number").change == Change.REINSTATEMENT


def test_people_and_bodies_that_are_not_public_are_taken_along_unless_left_out(publisher):
    body = make_organisation()
    person, other = make_person(organisation=body), make_person()
    session = make_session(speakers=[person, other])
    asked = publisher.get(page(session)).context["form"].fields["along"]
    assert {key for key, _label in asked.choices} == {person.key, other.key, body.key}
    press(publisher, session, along=[person.key, body.key])
    public = set(Publication.objects.values_list("key", flat=True))
    assert public == {session.key, person.key, body.key}


def test_an_old_translation_is_kept_left_out_or_declared_good(publisher):
    session = make_session()
    publish(session)
    edit(session, title_ar="عنوان آخر تمامًا")
    form = publisher.get(page(session)).context["form"]
    offered = [value for value, _label in form.fields["translation_en"].choices]
    assert offered == ["", "withhold", "carry", "stands"]
    press(publisher, session, translation_en="withhold")
    assert Publication.objects.latest("number").language_numbers == {"ar": 2}


@pytest.mark.parametrize("action", ["submit", "approve"])
def test_the_steps_on_the_desk_save_first(client, action):
    client.force_login(make_user(role="editor"))
    session = make_session(state=DeskState.DRAFT if action == "submit" else DeskState.IN_REVIEW)
    url = page(session, "change")
    client.post(url, filled(client.get(url), **{"title_en": "Renamed", f"_{action}": "1"}))
    session.refresh_from_db()
    assert session.title_en == "Renamed"
    assert session.state == {"submit": DeskState.IN_REVIEW, "approve": DeskState.APPROVED}[action]


def test_changes_are_requested_with_a_comment_that_the_history_shows(client):
    client.force_login(make_user(role="editor"))
    session = make_session(state=DeskState.IN_REVIEW)
    assert client.post(page(session, "request_changes"), {"comment": " "}).status_code == 200
    client.post(page(session, "request_changes"), {"comment": "الاسم الثاني ناقص"})
    session.refresh_from_db()
    assert session.state == DeskState.DRAFT
    assert "الاسم الثاني ناقص" in client.get(page(session, "history")).content.decode()


def test_a_save_that_alters_an_approved_text_sends_it_back_to_review(client):
    client.force_login(make_user(role="editor"))
    session = make_session()
    publish(session)
    url = page(session, "change")
    client.post(url, filled(client.get(url), title_en="Renamed"))
    session.refresh_from_db()
    assert session.state == DeskState.IN_REVIEW
    client.cookies["django_language"] = "en"
    assert "Changes not published" in client.get(url).content.decode()
    assert state_of(session).current.title_en != "Renamed"


def test_view_on_site_is_offered_only_where_there_is_something_to_view(publisher):
    edition = make_edition()
    session = make_session(edition=edition)
    url = page(session, "change")
    assert not publisher.get(url).context["has_absolute_url"]
    publish(session)
    assert not publisher.get(url).context["has_absolute_url"]  # its edition has no page yet
    publish(edition)
    assert publisher.get(url).context["absolute_url"].startswith("/en/")


def test_the_moment_of_an_embargo_is_read_as_riyadh_time(publisher):
    session = make_session()
    publish(session, at=timezone.now() + timedelta(days=1))
    publisher.post(page(session, "reschedule"), {"at": "2099-01-01T03:00"})
    assert state_of(session).pending.public_from == datetime.fromisoformat("2099-01-01T00:00+00:00")
