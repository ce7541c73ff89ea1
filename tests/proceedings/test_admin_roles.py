"""Which buttons a form shows to whom, and what is deleted; tests/roles/ has who may open and press what."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from proceedings.admin.publishing import PublishableAdmin
from tests.factories import make_session, make_user, publish

pytestmark = pytest.mark.django_db

POSTS = ["publish", "withdraw", "cancel", "reschedule", "request_changes"]


def sign_in(client, role):
    client.force_login(make_user(role=role))


def address(name, session):
    arguments = [] if name in ("changelist", "add") else [session.pk]
    return reverse(f"admin:programme_session_{name}", args=arguments)


@pytest.mark.parametrize(
    ("role", "buttons"),
    [
        ("contributor", {"_save", "_continue", "_addanother", "_submit"}),
        ("translator", {"_save", "_continue", "_submit"}),
        ("editor", {"_save", "_continue", "_addanother", "_submit"}),
        ("publisher", {"_save", "_continue", "_addanother", "_submit", "_publish"}),
        ("press_officer", set()),
    ],
)
def test_a_draft_offers_each_role_its_buttons(client, role, buttons):
    sign_in(client, role)
    shown = client.get(address("change", make_session())).content.decode()
    named = {
        name
        for name in ("_save", "_continue", "_addanother", "_submit", "_approve", "_publish")
        if f'name="{name}"' in shown
    }
    assert named == buttons


@pytest.mark.parametrize(
    ("role", "links"),
    [("editor", {"request_changes"}), ("publisher", {"request_changes", "withdraw"}), ("translator", set())],
)
def test_what_is_public_offers_the_steps_that_fit(client, role, links):
    session = make_session()
    publish(session)
    sign_in(client, role)
    shown = client.get(address("change", session)).content.decode()
    assert {
        name for name in POSTS if name != "publish" and f'href="{address(name, session)}"' in shown
    } == links


@pytest.mark.parametrize("name", POSTS)
def test_forged_requests_are_refused(name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(role="publisher"))
    assert client.post(address(name, make_session())).status_code == 403


@pytest.mark.parametrize("name", POSTS)
def test_what_is_not_there_is_not_found(client, name):
    client.force_login(make_user(role="publisher"))
    assert client.get(reverse(f"admin:programme_session_{name}", args=[12345])).status_code == 404


class TestDeleting:
    def delete(self, client, session):
        return client.post(address("delete", session), {"post": "yes"})

    @pytest.fixture(autouse=True)
    def _as_administrator(self, client):
        sign_in(client, "administrator")

    def test_what_the_record_never_held_may_go(self, client):
        session = make_session()
        assert self.delete(client, session).status_code == 302
        assert not type(session).objects.exists()

    def test_what_is_public_or_under_embargo_stays(self, client):
        public, waiting = make_session(), make_session()
        publish(public)
        publish(waiting, at=timezone.now() + timedelta(days=1))
        assert self.delete(client, public).status_code == self.delete(client, waiting).status_code == 403
        assert type(public).objects.count() == 2

    def test_the_list_action_deletes_nothing_where_one_of_them_is_public(self, client):
        public, draft = make_session(), make_session()
        publish(public)
        answers = {"action": "delete_selected", "_selected_action": [public.pk, draft.pk], "post": "yes"}
        client.post(address("changelist", None), answers)
        assert type(public).objects.count() == 2
        client.post(address("changelist", None), answers | {"_selected_action": [draft.pk]})
        assert list(type(public).objects.all()) == [public]

    def test_what_is_published_between_the_question_and_the_deletion_stays(self, client, monkeypatch):
        """The permission is asked when the page answers; the lock asks again when the row goes."""
        session = make_session()
        before = PublishableAdmin.get_deleted_objects

        def meanwhile(model_admin, rows, request):
            found = before(model_admin, rows, request)
            publish(session)
            return found

        monkeypatch.setattr(PublishableAdmin, "get_deleted_objects", meanwhile)
        monkeypatch.setattr(PublishableAdmin, "has_delete_permission", lambda *_: True)
        assert self.delete(client, session).status_code == 403
        assert type(session).objects.exists()
