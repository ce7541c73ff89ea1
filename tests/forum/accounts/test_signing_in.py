"""Signing in: by either name, back to where one came from, and locked after repeated failures."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests.factories import PASSWORD, make_user

from .people import LOGIN, is_signed_in, sign_in

pytestmark = pytest.mark.django_db


def words(answer):
    """What a reader sees, without what differs at each request."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", answer.content.decode())
    return re.sub(r'value="[^"]*"', "", text)


@pytest.mark.parametrize("name", ["editor", "EDITOR", "editor@example.org", "Editor@Example.org"])
def test_by_the_user_name_or_the_address(client, name):
    make_user(role="editor")
    assert sign_in(client, name).url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_leads_back_to_the_form_one_came_from(client):
    make_user(role="editor")
    form = "/admin/programme/session/add/?edition=1&_popup=1"
    answer = client.post(form, {"title_ar": "كلام"})  # the session has expired meanwhile
    while answer.status_code == 302:
        asked, answer = answer.url, client.get(answer.url)
    assert asked.startswith(LOGIN)
    login_form = answer.content.decode().partition('id="login-form"')[2]
    came_for = re.search(r'name="next" value="([^"]+)"', login_form)[1].replace("&amp;", "&")
    assert sign_in(client, "editor", next=came_for).url == form


@pytest.mark.parametrize(
    "there",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "https:evil"],
)
def test_never_leads_to_another_site(client, there):
    make_user(role="editor")
    assert sign_in(client, "editor", next=there).url == "/admin/"
    for path in (LOGIN, "/admin/login/"):
        answer = client.get(path, {"next": there})
        assert "evil" not in answer.url or answer.url.startswith(LOGIN)


def test_who_is_not_staff_gets_their_account_and_no_desk(client):
    user = make_user(role="editor")
    user.is_staff = False
    user.save()
    assert sign_in(client, "editor").url == "/accounts/"
    assert client.get("/admin/", follow=True).status_code == 403


def test_djangos_own_form_signs_nobody_in(client):
    """It knows no second factor: one member of the team could become another with a password alone."""
    make_user(role="contributor")
    admin = make_user(role="administrator")
    client.force_login(make_user(role="contributor"))
    client.post("/admin/login/", {"username": "administrator", "password": PASSWORD, "next": "/admin/"})
    assert client.session["_auth_user_id"] != str(admin.pk)


def test_a_switched_off_account_stays_out(client):
    user = make_user(role="editor")
    user.is_active = False
    user.save()
    assert sign_in(client, "editor").url == "/accounts/inactive/"
    assert not is_signed_in(client)


def test_asks_for_no_cookie_of_long_life_unless_told_to(client):
    make_user(role="editor")
    assert not sign_in(client, "editor").cookies["sessionid"]["max-age"]
    remembered = sign_in(Client(), "editor", remember="on").cookies["sessionid"]
    assert remembered["max-age"] == 7 * 24 * 3600
    assert remembered["httponly"]
    assert remembered["samesite"] == "Lax"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "sent", [{}, {"login": "\0"}, {"login": "x" * 9999, "password": "y"}, {"login": "\u202e"}]
)
def test_what_cannot_be_a_name_is_refused_in_words(client, language, sent):
    client.cookies["django_language"] = language
    answer = client.post(LOGIN, {"password": "x"} | sent)
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
    assert re.search(r'class="(errorlist|errornote)', answer.content.decode())


class TestLockout:
    def fail(self, times, name="editor", **extra):
        return [Client(**extra).post(LOGIN, {"login": name, "password": "wrong"}) for _ in range(times)][-1]

    def test_after_five_failures_the_right_password_is_refused_too(self, client):
        make_user(role="editor")
        before = self.fail(5)
        assert "اسم المستخدم أو كلمة المرور غير صحيحة" in before.content.decode()
        locked = sign_in(client, "editor")
        assert "محاولات كثيرة لم تنجح" in locked.content.decode()
        assert not is_signed_in(client)

    def test_counts_for_the_account_whichever_name_is_typed(self, client):
        make_user(role="editor")
        for name in ("editor", "EDITOR", "editor@example.org", "Editor@example.ORG", "eDiTor"):
            self.fail(1, name)
        assert sign_in(client, "editor").status_code == 200

    def test_says_the_same_of_an_account_that_is_none(self, client):
        make_user(role="editor")
        for name in ("editor", "nobody-at-all"):
            answers = [self.fail(1, name) for _ in range(7)]
            assert len({words(answer) for answer in answers[:5]}) == 1
            assert "محاولات كثيرة" in answers[-1].content.decode()
        known, unknown = (words(self.fail(1, name)) for name in ("editor", "nobody-at-all"))
        assert known.replace("editor", "") == unknown.replace("nobody-at-all", "")

    def test_another_account_is_not_locked_with_it(self, client):
        make_user(role="editor")
        make_user(role="publisher")
        self.fail(6)
        assert sign_in(client, "publisher").status_code == 302

    def test_ends_by_itself(self, client, monkeypatch):
        make_user(role="editor")
        self.fail(6)
        now = __import__("time").time()
        monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: now + 15 * 60 + 1)
        assert sign_in(client, "editor").status_code == 302

    def test_an_administrator_sees_and_ends_it(self, client):
        user = make_user(role="editor")
        self.fail(6)
        client.force_login(make_user(role="administrator"))
        page = f"/admin/forum/user/{user.pk}/"
        client.cookies["django_language"] = "en"
        assert "Locked after repeated failures" in client.get(f"{page}change/").content.decode()
        assert client.post(f"{page}access/unlock/").url == f"{page}change/"
        assert "Locked after repeated failures" not in client.get(f"{page}change/").content.decode()
        assert sign_in(Client(), "editor").status_code == 302

    def test_counts_for_an_address_over_many_names(self, client):
        make_user(role="editor")
        for number in range(30):
            self.fail(1, f"name-{number}")
        assert "محاولات كثيرة" in sign_in(client, "editor").content.decode()
        assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), "editor").status_code == 302

    def test_a_header_is_believed_only_from_our_own_proxy(self, client, settings):
        make_user(role="editor")

        def forging(number):
            return {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}"}

        for number in range(30):
            self.fail(1, f"name-{number}", **forging(number))
        assert sign_in(Client(**forging(99)), "editor").status_code == 200
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        assert sign_in(Client(**forging(99)), "editor").status_code == 302
        # Only what our proxy added counts: what came before it, the visitor may have written.
        for number in range(30):
            self.fail(1, f"other-{number}", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 198.51.100.1")
        spoofed = Client(HTTP_X_FORWARDED_FOR="203.0.113.200, 198.51.100.1")
        assert sign_in(spoofed, "editor").status_code == 200


class TestPasswordReset:
    URL = "/accounts/password/reset/"

    def test_answers_the_same_whether_the_address_is_known(self, client):
        make_user(role="editor")
        known = client.post(self.URL, {"email": "editor@example.org"}, follow=True)
        unknown = client.post(self.URL, {"email": "nobody@example.org"}, follow=True)
        assert known.redirect_chain == unknown.redirect_chain
        assert words(known) == words(unknown)
        assert [each.to for each in mail.outbox] == [["editor@example.org"], ["nobody@example.org"]]

    def test_is_not_sent_without_end(self, client):
        make_user(role="editor")
        answers = [client.post(self.URL, {"email": "editor@example.org"}) for _ in range(5)]
        assert [answer.status_code for answer in answers] == [302, 302, 302, 429, 429]
        assert len(mail.outbox) == 3
        assert "private, no-store" in answers[-1].headers["Cache-Control"]
        assert answers[-1].headers["Retry-After"] == "900"
        in_english = {"data": {"email": "editor@example.org"}, "headers": {"Accept-Language": "en"}}
        assert "Wait 15 minutes" in client.post(self.URL, **in_english).text
        assert "انتظر 15 دقيقة" in answers[-1].text
