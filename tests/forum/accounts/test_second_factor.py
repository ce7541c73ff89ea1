"""The second factor: led to it, asked for it, shown once, and reset by an administrator."""

import json
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.test import Client

from tests.factories import PASSWORD, make_user

from .people import LOGIN, code_of, give_app, is_signed_in, kinds_of, sign_in

pytestmark = pytest.mark.django_db
APP, CODES = "/accounts/factors/app/", "/accounts/factors/codes/"
STEP = "/accounts/login/factor/"


@pytest.fixture(autouse=True)
def _commits(monkeypatch):
    """Each request of a real site commits, and then tells; a test's transaction never does."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda tell, **_: tell())


@pytest.fixture
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def set_up(client):
    """As people do: the key shown on the page goes into an app, whose code is typed."""
    secret = re.search(r'id="totp-secret">(\w+)<', client.get(APP).content.decode())[1]
    return secret, client.post(APP, {"code": code_of(secret)})


def shown_codes(client):
    block = client.get(CODES).content.decode().partition('id="recovery-codes">')[2].partition("</pre>")[0]
    return block.split()


@pytest.mark.parametrize(
    ("environment", "required"),
    [
        ({}, True),
        ({"DEBUG": "1"}, False),
        ({"SITE_URL": "http://127.0.0.1:8000"}, False),
        ({"SITE_URL": "http://[::1]:8000"}, False),
        ({"SITE_URL": "http://localhost:8000"}, False),
        ({"SITE_URL": "https://localhost.example"}, True),
        ({"DEBUG": "1", "SECOND_FACTOR_REQUIRED": "1"}, True),
        ({"SECOND_FACTOR_REQUIRED": "0"}, False),
    ],
)
def test_is_required_outside_local_runs(environment, required):
    import os
    import subprocess
    import sys

    told = {"SECRET_KEY": "x", "SITE_URL": "https://forum.example", "PATH": os.environ["PATH"]} | environment
    command = [sys.executable, "-c", "from forum import settings; print(settings.SECOND_FACTOR_REQUIRED)"]
    answer = subprocess.run(command, env=told, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == str(required)


@pytest.mark.usefixtures("_required")
def test_who_has_none_is_led_to_it_and_then_to_where_they_were_going(client):
    user = make_user(role="editor")
    form = "/admin/programme/session/add/?edition=1"
    sign_in(client, "editor", next=form)
    assert client.get(form).url == "/accounts/factors/"
    secret, answer = set_up(client)
    assert answer.url == CODES
    assert kinds_of(user) == ["recovery_codes", "totp"]
    assert f'href="{form.replace("&", "&amp;")}"' in client.get(CODES).content.decode()
    assert client.get("/admin/programme/session/add/").status_code == 200
    assert len(secret) == 32


def test_is_possible_where_it_is_not_required(client):
    make_user(role="editor")
    sign_in(client, "editor")
    assert client.get("/admin/").status_code == 200
    assert set_up(client)[1].status_code == 302


class TestSigningIn:
    @pytest.fixture
    def secret(self):
        return give_app(make_user(role="editor"))

    def test_the_password_alone_opens_nothing(self, client, secret):
        assert sign_in(client, "editor", next="/admin/forum/day/").url == STEP
        assert not is_signed_in(client)
        assert client.get("/admin/").status_code == 302

    def test_the_code_opens_what_was_asked_for(self, client, secret):
        sign_in(client, "editor", next="/admin/forum/day/")
        assert client.post(STEP, {"code": code_of(secret)}).url == "/admin/forum/day/"

    def test_a_code_is_taken_once(self, client, secret):
        code = code_of(secret)
        sign_in(client, "editor")
        client.post(STEP, {"code": code})
        other = Client()
        sign_in(other, "editor")
        assert other.post(STEP, {"code": code}).status_code == 200
        assert not is_signed_in(other)

    @pytest.mark.parametrize("code", ["", "000000", "\0", "١٢٣٤٥٦", "x" * 9999, "-1"])
    def test_what_is_no_code_is_refused_in_words(self, client, secret, code):
        sign_in(client, "editor")
        answer = client.post(STEP, {"code": code})
        assert answer.status_code == 200
        assert "errorlist" in answer.content.decode()

    @pytest.mark.parametrize(
        "credential",
        [
            "",
            "x",
            "{}",
            "[]",
            "1",
            "null",
            '{"id": 1}',
            '{"response": {"userHandle": "AA"}}',
            '{"id":"a","rawId":"é"}',
        ],
    )
    @pytest.mark.parametrize("path", [STEP, "/accounts/login/passkey/"])
    def test_what_is_no_passkey_is_refused(self, client, secret, credential, path):
        if path == STEP:
            sign_in(client, "editor")
        else:
            client.get(path, headers={"Accept": "application/json"})
        answer = client.post(path, {"credential": credential}, follow=True)
        assert answer.status_code == 200
        assert not is_signed_in(client)

    def test_codes_cannot_be_guessed_on_and_on(self, client, secret):
        for _ in range(5):
            sign_in(client, "editor")
            client.post(STEP, {"code": "000000"})
        sign_in(client, "editor")
        assert "محاولات كثيرة" in client.post(STEP, {"code": code_of(secret)}).content.decode()
        assert not is_signed_in(client)

    def test_a_new_password_by_mail_does_not_step_over_it(self, client, secret):
        client.post("/accounts/password/reset/", {"email": "editor@example.org"})
        link = re.search(r"http://testserver(/accounts/password/reset/\S+)", mail.outbox[-1].body)[1]
        there = client.get(link).url
        new = {"password1": "a wholly new password", "password2": "a wholly new password"}
        client.post(there, new)
        assert not is_signed_in(client)
        assert sign_in(client, "editor", "a wholly new password").url == STEP


class TestRecoveryCodes:
    @pytest.fixture
    def codes(self, client):
        make_user(role="editor")
        sign_in(client, "editor")
        set_up(client)
        return shown_codes(client)

    def test_are_shown_once(self, client, codes):
        assert len(codes) == 10
        again = client.get(CODES).content.decode()
        assert not any(code in again for code in codes)

    def test_each_opens_the_account_once(self, codes):
        for expected in (True, False):
            other = Client()
            sign_in(other, "editor")
            other.post(STEP, {"code": codes[0]})
            assert is_signed_in(other) == expected

    def test_new_ones_replace_them(self, client, codes):
        client.post("/accounts/factors/codes/new/")
        new = shown_codes(client)
        assert len(new) == 10
        assert not set(new) & set(codes)
        other = Client()
        sign_in(other, "editor")
        other.post(STEP, {"code": codes[1]})
        assert not is_signed_in(other)


@pytest.mark.parametrize("path", [APP, "/accounts/factors/passkeys/add/", "/accounts/factors/codes/new/"])
def test_who_signed_in_long_ago_shows_again_who_they_are(client, path, monkeypatch):
    make_user(role="editor")
    sign_in(client, "editor")
    set_up(client)
    now = __import__("time").time()
    monkeypatch.setattr("forum.accounts.adapter.time.time", lambda: now + 400)
    answer = client.get(path)
    assert answer.url.startswith(("/accounts/confirm/password/", "/accounts/factors/app/remove/"))
    asked = client.post(answer.url, {"password": "wrong", "next": path})
    assert asked.status_code == 200 or "remove" in answer.url


def test_setting_one_up_ends_sessions_that_never_showed_it(client):
    make_user(role="editor")
    other = Client()
    sign_in(other, "editor")
    sign_in(client, "editor")
    set_up(client)
    assert is_signed_in(client)
    assert not is_signed_in(other)
    assert [each.subject for each in mail.outbox] == ["أُضيف تطبيق مصادقة إلى حسابك"]


class TestReset:
    def address(self, user):
        return f"/admin/forum/user/{user.pk}/access/reset-factors/"

    @pytest.fixture
    def colleague(self):
        user = make_user(role="editor")
        give_app(user)
        return user

    def test_by_an_administrator_is_logged_told_and_ends_sessions(self, client, colleague):
        theirs = Client()
        theirs.force_login(colleague)
        admin = make_user(role="administrator")
        client.force_login(admin)
        assert (
            "call"
            in client.get(self.address(colleague), headers={"Accept-Language": "en"}).content.decode().lower()
        )
        assert kinds_of(colleague) == ["totp"]  # asking changes nothing
        client.post(self.address(colleague))
        assert kinds_of(colleague) == []
        assert LogEntry.objects.get().user == admin
        assert [each.to for each in mail.outbox] == [["editor@example.org"]]
        assert "أُعيد ضبط التحقق بخطوتين" in mail.outbox[0].subject

    @pytest.mark.parametrize("role", ["contributor", "translator", "editor", "publisher", "press_officer"])
    def test_is_no_other_roles(self, client, colleague, role):
        client.force_login(make_user(role=role))
        assert client.post(self.address(colleague)).status_code == 403
        assert kinds_of(colleague) == ["totp"]

    def test_of_a_superuser_is_a_superusers(self, client, colleague):
        colleague.is_superuser = True
        colleague.save()
        client.force_login(make_user(role="administrator"))
        assert client.post(self.address(colleague)).status_code == 403
        assert kinds_of(colleague) == ["totp"]

    def test_of_ones_own_is_on_ones_own_pages(self, client):
        me = make_user(role="administrator")
        give_app(me)
        client.force_login(me)
        assert client.post(self.address(me)).status_code == 403

    @pytest.mark.parametrize("name", ["nothing", "reset"])
    def test_steps_that_are_none_are_not_found(self, client, colleague, name):
        client.force_login(make_user(role="administrator"))
        assert client.get(f"/admin/forum/user/{colleague.pk}/access/{name}/").status_code == 404


def test_no_page_of_the_admin_shows_a_secret(client):
    """The package registers its tables there: a second factor's key would be one click away."""
    user = make_user(role="editor")
    secret = give_app(user)
    admin = make_user(role="administrator")
    admin.is_superuser = True
    admin.save()
    client.force_login(admin)
    for path in ("/admin/mfa/", "/admin/account/", "/admin/usersessions/", "/admin/mfa/authenticator/"):
        assert client.get(path).status_code == 404
    assert secret not in client.get(f"/admin/forum/user/{user.pk}/change/").content.decode()


def test_a_passkeys_question_is_for_this_site(client):
    answer = client.get("/accounts/login/passkey/", headers={"Accept": "application/json"})
    asked = json.loads(answer.content)["request_options"]["publicKey"]
    assert asked["rpId"] == "testserver"
    assert asked["userVerification"] == "required"
    assert client.get(LOGIN).status_code == 200
    assert PASSWORD not in str(asked)
