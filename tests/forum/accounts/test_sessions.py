"""Where an account is signed in: seen in words, ended one by one, all at once, or by an administrator."""

import re
import time

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from forum.accounts.sessions import browser_in_words
from tests.admin_form import filled
from tests.factories import PASSWORD, make_user

from .people import is_signed_in, link_in, sign_in

pytestmark = pytest.mark.django_db
PAGE = "/accounts/sessions/"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1"
LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
NEW = {"password1": "a wholly new password", "password2": "a wholly new password"}


@pytest.fixture
def user():
    return make_user(role="editor")


@pytest.fixture
def phone(user):
    client = Client(HTTP_USER_AGENT=PHONE)
    sign_in(client, "editor")
    return client


@pytest.fixture
def laptop(user):
    client = Client(HTTP_USER_AGENT=LAPTOP)
    sign_in(client, "editor")
    return client


def test_are_listed_with_their_browser_and_this_one_is_marked(phone, laptop):
    phone.cookies["django_language"] = "en"
    page = phone.get(PAGE).content.decode()
    assert "Firefox on Windows" in page
    assert "Safari on iPhone" in page
    assert page.count("this browser") == 1


@pytest.mark.parametrize("who", ["others", "one"])
def test_others_can_be_ended(phone, laptop, who):
    other = UserSession.objects.get(user_agent=LAPTOP)
    phone.post(PAGE, {"end": "others" if who == "others" else str(other.pk)})
    assert is_signed_in(phone)
    assert not is_signed_in(laptop)
    assert laptop.get("/admin/").status_code == 302


def test_somebody_elses_cannot(phone, client):
    make_user(role="publisher")
    sign_in(client, "publisher")
    for session in UserSession.objects.all():
        client.post(PAGE, {"end": str(session.pk)})
    assert is_signed_in(phone)


@pytest.mark.parametrize("asked", ["", "x", "-1", "99999999999999999999", "\0"])
def test_what_is_no_session_ends_none(phone, laptop, asked):
    assert phone.post(PAGE, {"end": asked}).status_code == 302
    assert is_signed_in(laptop)


def test_last_seen_moves_on_with_use_and_is_not_written_each_time(
    phone, django_assert_num_queries, monkeypatch
):
    before = UserSession.objects.get().last_seen_at
    phone.get("/accounts/password/")
    assert UserSession.objects.get().last_seen_at == before
    later = time.time() + 6 * 60
    monkeypatch.setattr("forum.accounts.middleware.time.time", lambda: later)
    phone.get("/accounts/password/")
    assert UserSession.objects.get().last_seen_at > before


def test_a_new_password_ends_the_others(phone, laptop):
    phone.post("/accounts/password/", NEW | {"oldpassword": PASSWORD})
    assert is_signed_in(phone)
    assert not is_signed_in(laptop)
    assert mail.outbox[-1].subject == "غُيِّرت كلمة مرورك"


def test_a_new_password_by_mail_ends_all(phone, client):
    client.post("/accounts/password/reset/", {"email": "editor@example.org"})
    client.post(client.get(link_in(mail.outbox[0])).url, NEW)
    assert not is_signed_in(phone)
    assert not is_signed_in(client)
    assert sign_in(client, "editor", NEW["password1"]).url == "/admin/"


def test_an_administrator_ends_all_of_an_account(client, user, phone, laptop):
    client.force_login(make_user(role="administrator"))
    client.post(f"/admin/forum/user/{user.pk}/access/sign-out/")
    assert not is_signed_in(phone)
    assert not is_signed_in(laptop)


def test_switching_an_account_off_ends_them_for_good(client, user, phone):
    client.force_login(make_user(role="administrator"))
    url = f"/admin/forum/user/{user.pk}/change/"
    client.post(url, filled(client.get(url), is_active=None))
    assert not is_signed_in(phone)
    client.post(url, filled(client.get(url), is_active="on"))
    assert not is_signed_in(phone)
    assert Session.objects.count() == 1  # the administrator's


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (PHONE, "Safari on iPhone"),
        (LAPTOP, "Firefox on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge on Windows"),
        (
            "(Linux; Android 14) SamsungBrowser/25 Chrome/121",
            "Samsung Internet on Android",
        ),
        ("curl/8.5.0", "A browser that does not say its name"),
        ("", "A browser that does not say its name"),
    ],
)
def test_a_browser_is_told_in_words(told, words):
    from django.utils import translation

    with translation.override("en"):
        assert browser_in_words(told) == words


class TestEmail:
    PAGE = "/accounts/email/"

    def test_is_changed_when_the_new_one_confirms(self, phone, user):
        phone.post(self.PAGE, {"email": "new@example.org", "action_add": ""})
        user.refresh_from_db()
        assert user.email == "editor@example.org"
        (sent,) = [each for each in mail.outbox if each.to == ["new@example.org"]]
        phone.post(link_in(sent))
        user.refresh_from_db()
        assert user.email == "new@example.org"
        assert sign_in(Client(), "new@example.org").url == "/admin/"
        assert sign_in(Client(), "editor@example.org").status_code == 200

    def test_does_not_tell_whose_another_address_is(self, phone, user):
        make_user(role="publisher")
        answers = [
            phone.post(self.PAGE, {"email": email, "action_add": ""}, follow=True)
            for email in ("publisher@example.org", "nobody@example.org")
        ]
        assert answers[0].redirect_chain == answers[1].redirect_chain
        user.refresh_from_db()
        assert user.email == "editor@example.org"

    def test_changed_by_an_administrator_closes_the_one_before(self, client, phone, user):
        phone.get(self.PAGE)
        client.force_login(make_user(role="administrator"))
        url = f"/admin/forum/user/{user.pk}/change/"
        client.post(url, filled(client.get(url), email="right@example.org"))
        assert sign_in(Client(), "editor@example.org").status_code == 200
        assert sign_in(Client(), "right@example.org").status_code == 302

    def test_of_another_account_is_refused_by_the_admin_too(self, client, user):
        client.force_login(make_user(role="administrator"))
        url = f"/admin/forum/user/{user.pk}/change/"
        answer = client.post(url, filled(client.get(url), email="ADMINISTRATOR@example.org"))
        assert "email" in answer.context["adminform"].form.errors


@pytest.mark.parametrize("host", ["testserver", "evil.example"])
def test_links_in_mail_are_of_the_sites_own_address(client, settings, host):
    settings.ALLOWED_HOSTS = ["testserver", "evil.example"]
    make_user(role="editor")
    client.post("/accounts/password/reset/", {"email": "editor@example.org"}, headers={"Host": host})
    assert re.findall(r"https?://[^/]+/", mail.outbox[0].body) == ["http://testserver/"] * 2
