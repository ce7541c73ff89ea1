"""Joining the team: by a link that an administrator sent, once, within a week."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone

from forum.accounts import invitations
from forum.models import Invitation, User
from tests.factories import make_user

from .people import is_signed_in, link_in, sign_in

pytestmark = pytest.mark.django_db
ADD, LIST = "/admin/forum/invitation/add/", "/admin/forum/invitation/"
CHOSEN = {"username": "huda", "password1": "a password of hers", "password2": "a password of hers"}


@pytest.fixture
def admin(client):
    client.force_login(make_user(role="administrator"))
    return client


def invite(client, **fields):
    roles = [Group.objects.get(name="editor").pk, Group.objects.get(name="press officer").pk]
    sent = {"email": "Huda@example.org", "first_name": "هدى", "last_name": "القحطاني"}
    return client.post(ADD, sent | {"groups": roles, "mail_language": "ar"} | fields, follow=True)


def act(client, action, *rows):
    return client.post(LIST, {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True)


def test_from_the_invitation_to_the_desk(admin, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    invite(admin)
    (sent,) = mail.outbox
    assert sent.to == ["huda@example.org"]
    assert sent.subject == "دعوة إلى الانضمام إلى الفريق"
    assert "هدى القحطاني" in sent.body
    huda = Client()
    page = huda.get(link_in(sent))
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "huda@example.org" in page.content.decode()
    assert huda.post(link_in(sent), CHOSEN).url == "/admin/"
    user = User.objects.get(username="huda")
    assert {group.name for group in user.groups.all()} == {"editor", "press officer"}
    assert (user.email, user.get_full_name()) == ("huda@example.org", "هدى القحطاني")
    assert user.is_staff
    assert not user.is_superuser
    assert huda.get("/admin/").status_code == 200
    assert sign_in(Client(), "huda", CHOSEN["password1"]).url == "/admin/"


def test_the_second_factor_comes_next(admin, settings):
    invite(admin)
    settings.SECOND_FACTOR_REQUIRED = True
    huda = Client()
    huda.post(link_in(mail.outbox[0]), CHOSEN)
    assert huda.get("/admin/").url == "/accounts/factors/"
    assert huda.get("/accounts/factors/app/").status_code == 200  # and no password again at once


@pytest.mark.parametrize(("language", "words"), [("ar", "دعوة"), ("en", "An invitation")])
def test_is_in_the_language_of_whom_it_invites(admin, language, words):
    admin.cookies["django_language"] = "ar" if language == "en" else "en"
    invite(admin, mail_language=language)
    assert mail.outbox[0].subject.startswith(words)
    page = Client().get(link_in(mail.outbox[0])).content.decode()
    assert f'<html lang="{language}"' in page


class TestTheLink:
    @pytest.fixture
    def link(self, admin):
        invite(admin)
        return link_in(mail.outbox[0])

    def closed(self, link):
        visitor = Client()
        answers = [visitor.get(link), visitor.post(link, CHOSEN)]
        return [answer.status_code for answer in answers] == [410, 410] and not is_signed_in(visitor)

    def test_opens_once(self, link):
        Client().post(link, CHOSEN)
        assert self.closed(link)
        assert User.objects.filter(username="huda").count() == 1

    def test_is_closed_after_a_week(self, link):
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        assert self.closed(link)

    def test_is_open_for_a_week(self, link):
        left = Invitation.objects.get().expires_at - timezone.now()
        assert timedelta(days=6, hours=23) < left <= timedelta(days=7)

    def test_is_closed_when_taken_back(self, admin, link):
        act(admin, "revoke", Invitation.objects.get())
        assert self.closed(link)

    def test_before_the_one_sent_again_is_closed(self, admin, link):
        act(admin, "resend", Invitation.objects.get())
        assert self.closed(link)
        assert Client().get(link_in(mail.outbox[1])).status_code == 200

    def test_is_not_to_be_read_in_the_database(self, link):
        token = link.split("/")[-2]
        assert all(token not in str(value) for value in Invitation.objects.values().get().values())
        assert invitations.find_open(Invitation.objects.get().digest) is None

    @pytest.mark.parametrize("token", ["x", "0" * 500, "%00", "ملتقى", "a'b"])
    def test_that_is_none_opens_nothing(self, client, token):
        assert Client().get(f"/accounts/invitation/{token}/").status_code == 410

    def test_taken_back_while_the_form_was_open(self, link, monkeypatch):
        before = invitations.accept

        def late(*chosen):
            Invitation.objects.update(revoked_at=timezone.now())
            return before(*chosen)

        monkeypatch.setattr(invitations, "accept", late)
        assert Client().post(link, CHOSEN).status_code == 410
        assert not User.objects.filter(username="huda").exists()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"username": "administrator"},
            {"username": "ADMINISTRATOR"},
            {"username": "a b"},
            {"username": "\0"},
            {"password2": "another"},
            {"password1": "12345678", "password2": "12345678"},
            {"username": ""},
        ],
    )
    def test_what_cannot_be_is_said_and_the_link_stays_open(self, link, wrong):
        visitor = Client()
        answer = visitor.post(link, CHOSEN | wrong)
        assert answer.status_code == 200
        assert "errorlist" in answer.content.decode()
        assert visitor.post(link, CHOSEN).status_code == 302

    def test_asks_who_is_signed_in_to_leave_first(self, admin, link):
        page = admin.get(link)
        assert "/accounts/logout/" in page.content.decode()
        admin.post(link, CHOSEN)
        assert not User.objects.filter(username="huda").exists()


def test_without_mail_the_link_is_shown_this_once(admin, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    shown = invite(admin).content.decode()
    link = re.search(r'class="handed-link">http://testserver(/accounts/invitation/[^<]+)<', shown)[1]
    assert link not in admin.get(LIST).content.decode()
    assert Client().get(link).status_code == 200


def test_where_mail_fails_the_link_is_shown(admin, monkeypatch):
    def failing(*_args, **_options):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", failing)
    assert "handed-link" in invite(admin).content.decode()


def test_two_for_one_address_are_refused(admin):
    invite(admin)
    assert "errorlist" in invite(admin, email="HUDA@example.org").content.decode()
    assert "errorlist" in invite(admin, email="administrator@example.org").content.decode()
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("role", ["contributor", "translator", "editor", "publisher", "press_officer"])
def test_only_administrators_invite(client, role):
    client.force_login(make_user(role=role))
    assert client.get(LIST).status_code == client.get(ADD).status_code == 403
    assert invite(client).status_code == 403
    assert not Invitation.objects.exists()


def test_the_list_says_how_each_stands_in_few_queries(admin, django_assert_num_queries):
    for number in range(4):
        invite(admin, email=f"someone-{number}@example.org")
    rows = list(Invitation.objects.order_by("pk"))
    act(admin, "revoke", rows[0])
    Client().post(link_in(mail.outbox[1]), CHOSEN)
    Invitation.objects.filter(pk=rows[2].pk).update(expires_at=timezone.now())
    admin.cookies["django_language"] = "en"
    with django_assert_num_queries(9):
        page = admin.get(LIST).content.decode()
    for words in ("Taken back", "Accepted", "Out of date", "Open"):
        assert f">{words}</td>" in page
    assert "someone-3" in admin.get(LIST, {"state": "open"}).content.decode()
