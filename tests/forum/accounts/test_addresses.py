"""What is there of accounts, and what is guarded: read from the code's own tables."""

import allauth.account.urls
import allauth.mfa.urls
import allauth.urls
import allauth.usersessions.urls
import pytest
from django.contrib import admin
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern

from forum.accounts.urls import urlpatterns
from tests.factories import make_user

from .people import give_app

pytestmark = pytest.mark.django_db

MOUNTED = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "account_email",
    "account_confirm_email",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
}
OUR_OWN = {"account_home", "account_sessions", "account_join"}
OF_THE_PACKAGE = (allauth.account.urls, allauth.mfa.urls, allauth.usersessions.urls, allauth.urls)


def flat(patterns, before=""):
    """Every page below these: its address with values put in, and its name."""
    for each in patterns:
        route = each.pattern._route if isinstance(each.pattern, RoutePattern) else "email/x-y/"
        address = before + route
        if isinstance(each, URLPattern):
            yield address, each.name
        else:
            yield from flat(each.url_patterns, address)


def filled(address):
    parts = [part for part in address.split("/") if part]
    return "/" + "".join(f"{'1' if part.startswith('<') else part.strip('<>')}/" for part in parts)


PACKAGE = sorted({row for module in OF_THE_PACKAGE for row in flat(module.urlpatterns)}, key=str)


def test_only_what_is_named_is_mounted():
    assert {each.name for each in urlpatterns} == MOUNTED | OUR_OWN


@pytest.mark.once
@pytest.mark.parametrize(("address", "name"), PACKAGE)
@pytest.mark.parametrize("prefix", ["", "mfa/", "2fa/", "sessions/"])
def test_what_else_the_package_has_is_not_there(client, address, name, prefix):
    path = filled("accounts/" + prefix + address)
    ours = {each.name for each in urlpatterns}
    try:
        found = get_resolver().resolve(path).url_name
    except Exception:
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
    else:
        assert found in ours


@pytest.mark.parametrize("path", ["signup/", "signup/passkey/", "social/signup/", "3rdparty/", "login/code/"])
def test_nobody_signs_up(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404
    client.force_login(make_user())
    assert client.post(f"/accounts/{path}", {"email": "a@example.org"}).status_code == 404


OPEN_BEFORE_IT = {"login", "logout", "password_change", "set_language"}
GUARDED = sorted(
    {(filled("admin/" + address), name) for address, name in flat(admin.site.urls[0])}
    | {("/admin/i18n/setlang/", "set_language"), ("/desk/preview/session/abcdefgh/ar/", "preview")}
    | {("/desk/", ""), ("/desk/anything/new/", ""), ("/admin/nothing/", "")},
    key=str,
)


def test_the_admin_is_all_there():
    assert len(GUARDED) > 60


@pytest.mark.parametrize(("path", "name"), GUARDED)
def test_no_page_of_the_desk_opens_without_a_second_factor(client, settings, path, name):
    settings.SECOND_FACTOR_REQUIRED = True
    user = make_user(role="administrator")
    user.is_superuser = True
    user.save()
    client.force_login(user)
    for answer in (client.get(path), client.post(path, {"post": "yes"})):
        led = answer.status_code == 302 and answer.url == "/accounts/factors/"
        assert led == (name not in OPEN_BEFORE_IT)
    give_app(user)  # set up elsewhere, and not shown in this session
    if name not in OPEN_BEFORE_IT:
        assert client.get(path).url.startswith("/accounts/confirm/code/?next=%2F")


def test_those_that_stay_open_do_nothing_on_the_desk(client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(make_user(role="administrator"))
    assert client.get("/admin/login/").url.startswith("/accounts/login/")
    assert client.get("/admin/logout/").url == "/accounts/logout/"
    assert client.get("/admin/password_change/").url == "/accounts/password/"


@pytest.mark.parametrize("path", sorted({filled("accounts/" + address) for address, _ in flat(urlpatterns)}))
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_is_private_and_plain(client, path, language):
    client.cookies["django_language"] = language
    for user in (None, make_user()):
        if user:
            give_app(user)
            client.force_login(user)
        answer = client.get(path)
        assert answer.status_code in (200, 302, 404, 410)
        assert answer.headers["Cache-Control"] == "private, no-store"
        text = answer.content.decode()
        assert " style=" not in text
        assert "<style" not in text
        inline = [part.partition(">")[0] for part in text.split("<script")[1:]]
        assert all(" src=" in part or 'type="application/json"' in part for part in inline)
