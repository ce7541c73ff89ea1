from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry

from proceedings.publishing import Request, state_of
from proceedings.publishing import publish as publish_approved
from proceedings.review import (
    approve,
    bring_to_approved,
    delete,
    has_unpublished_changes,
    may_delete,
    refresh,
    request_changes,
    submit,
)
from proceedings.workflow import Refused
from tests.factories import make_person, make_session, make_speaker, make_user, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def session(clock):
    return make_session(speakers=[make_person()])


@pytest.fixture
def approved(session):
    bring_to_approved(session, make_user())
    return session


def stored(desk):
    return type(desk).objects.get(pk=desk.pk)


def steps(desk):
    return list(
        LogEntry.objects.filter(object_id=desk.pk).order_by("pk").values_list("change_message", flat=True)
    )


def test_a_text_goes_from_draft_through_review_to_approved(session):
    submit(session, make_user(role="contributor"))
    assert stored(session).state == session.state == "in_review"
    approve(session, make_user(role="editor"))
    assert stored(session).state == session.state == "approved"


def test_a_publishers_press_takes_the_steps_that_are_missing_and_logs_each(session):
    submit(session, make_user(role="contributor"))
    bring_to_approved(session, make_user())
    bring_to_approved(session, make_user())
    assert steps(session) == ["submit", "approve"]


def test_changes_are_requested_with_a_comment_that_stays_in_the_log(approved):
    request_changes(approved, make_user(role="editor"), "The office is missing.")
    assert stored(approved).state == "draft"
    assert steps(approved)[-1] == "request_changes: The office is missing."


def test_changes_are_not_requested_without_saying_which(approved):
    with pytest.raises(Refused):
        request_changes(approved, make_user(role="editor"), "  ")
    assert stored(approved).state == "approved"


def test_a_save_that_alters_the_text_asks_for_review_again(approved):
    approved.title_ar = "عنوان آخر"
    approved.save()
    refresh(approved)
    assert stored(approved).state == approved.state == "in_review"


def test_a_save_that_alters_nothing_leaves_it_approved(approved):
    approved.save()
    refresh(approved)
    assert stored(approved).state == "approved"


def test_another_line_of_the_form_alters_the_text_too(approved):
    make_speaker(session=approved)
    refresh(approved)
    assert stored(approved).state == "in_review"


def test_a_quote_that_is_not_verified_alters_nothing_public(approved):
    approved.quotes.create(speaker=approved.speakers.first(), words_ar="قيل", verified=False)
    refresh(approved)
    assert stored(approved).state == "approved"


def test_a_draft_that_is_saved_stays_a_draft(session):
    refresh(session)
    assert stored(session).state == "draft"


def test_unpublished_changes_show_until_they_are_published(session):
    publish(session)
    assert not has_unpublished_changes(stored(session), state_of(session))
    session.title_en = "Another title"
    session.save()
    refresh(session)
    assert has_unpublished_changes(stored(session), state_of(session))
    publish(session)
    assert not has_unpublished_changes(stored(session), state_of(session))


def test_what_waits_under_embargo_is_no_unpublished_change(session, clock):
    publish(session, at=clock.now() + timedelta(days=1))
    assert not has_unpublished_changes(stored(session), state_of(session))


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_only_approved_text_is_published(session, state):
    type(session).objects.update(state=state)
    with pytest.raises(Refused, match="approved"):
        publish_approved(session, make_user())


def test_only_the_text_that_was_looked_at_is_published(approved):
    looked_at = approved.desk_digest
    type(approved).objects.update(title_ar="غير ما عُرض")
    with pytest.raises(Refused, match="changed since"):
        publish_approved(approved, make_user(), Request(previewed=looked_at))
    type(approved).objects.update(title_ar=approved.title_ar)
    assert publish_approved(approved, make_user(), Request(previewed=looked_at)).number == 1


def test_what_somebody_else_deleted_is_a_message_and_no_crash(approved):
    type(approved).objects.all().delete()
    with pytest.raises(Refused, match="deleted"):
        publish_approved(approved, make_user())


def test_an_administrator_deletes_what_was_never_public(session):
    administrator = make_user(role="administrator")
    assert may_delete(session, administrator)
    assert not may_delete(session, make_user(role="editor"))
    delete(session, administrator)
    assert not type(session).objects.exists()


def test_what_is_public_is_not_deleted(session):
    publish(session)
    administrator = make_user(role="administrator")
    assert not may_delete(session, administrator)
    with pytest.raises(Refused):
        delete(session, administrator)


def test_what_others_name_is_not_deleted(session):
    person = session.speakers.get().person
    with pytest.raises(Refused, match="names this"):
        delete(person, make_user(role="administrator"))
    assert stored(person)
