"""Who may open which page of the desk and press which button: everything not granted is refused."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from proceedings.admin.publishing import PublishableAdmin
from proceedings.models import Publication
from proceedings.workflow import ROLES, DeskState
from tests.factories import make_forum, make_session, make_title, make_user, make_venue, publish

pytestmark = pytest.mark.django_db

CAST = [role.replace(" ", "_") for role in ROLES]
WRITERS = {"contributor", "editor", "publisher", "administrator"}
EDITORS = {"editor", "publisher", "administrator"}
PUBLISHERS = {"publisher", "administrator"}

# Page → who may open it. "outsider" has an account on the desk and no role.
PAGES = {
    "changelist": set(CAST),
    "change": set(CAST),
    "history": set(CAST),
    "add": WRITERS,
    "delete": {"administrator"},
    "request_changes": EDITORS,
    "publish": PUBLISHERS,
    "withdraw": PUBLISHERS,
    "cancel": PUBLISHERS,
    "reschedule": PUBLISHERS,
}
POSTS = ["publish", "withdraw", "cancel", "reschedule", "request_changes"]


def sign_in(client, role):
    user = make_user(role="contributor", username="outsider") if role == "outsider" else make_user(role=role)
    if role == "outsider":
        user.groups.clear()
    client.force_login(user)


def address(name, session):
    arguments = [] if name in ("changelist", "add") else [session.pk]
    return reverse(f"admin:programme_session_{name}", args=arguments)


@pytest.mark.parametrize("role", [*CAST, "outsider"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_for_those_who_may(client, role, name):
    sign_in(client, role)
    status = client.get(address(name, make_session())).status_code
    assert status == (200 if role in PAGES[name] else 403)


@pytest.mark.parametrize(
    ("name", "role"),
    [(name, role) for name in POSTS for role in [*CAST, "outsider"] if role not in PAGES[name]],
)
def test_a_press_of_those_who_may_not_changes_nothing(client, name, role):
    session = make_session(state=DeskState.IN_REVIEW)
    publish(session, at=timezone.now() + timedelta(days=1))
    sign_in(client, role)
    answers = {
        "note_ar": "سبب",
        "note_en": "reason",
        "comment": "x",
        "at": "2099-01-01T00:00",
        "release_now": "on",
    }
    before = list(session_versions(session))
    assert client.post(address(name, session), answers).status_code == 403
    assert list(session_versions(session)) == before


def session_versions(session):
    return Publication.objects.filter(key=session.key).values()


@pytest.mark.parametrize("name", PAGES)
def test_visitors_are_sent_to_the_login_page(client, name):
    response = client.get(address(name, make_session()))
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


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


@pytest.mark.parametrize("role", CAST)
def test_list_actions_are_those_of_the_role(client, role):
    make_session()
    sign_in(client, role)
    form = client.get(address("changelist", None)).context["action_form"]
    offered = {name for name, _label in form.fields["action"].choices if name} if form else set()
    assert offered == {
        "administrator": {
            *("arrange_selected", "publish_selected", "assign_selected"),
            *("withdraw_selected", "delete_selected"),
        },
        "publisher": {"arrange_selected", "publish_selected", "assign_selected", "withdraw_selected"},
        "editor": {"arrange_selected", "assign_selected"},
        "contributor": {"arrange_selected"},
    }.get(role, set())


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


@pytest.mark.parametrize("role", CAST)
@pytest.mark.parametrize("make", [make_forum, make_venue, make_title], ids=["forum", "venue", "title"])
def test_only_an_administrator_deletes_what_many_forms_rest_on(client, role, make):
    row = make()
    client.force_login(make_user(role=role))
    answer = client.post(f"/admin/forum/{row._meta.model_name}/{row.pk}/delete/", {"post": "yes"})
    is_gone = not type(row).objects.filter(pk=row.pk).exists()
    assert (answer.status_code, is_gone) == ((302, True) if role == "administrator" else (403, False))
