"""Every page of the desk, from the code's own registries: what is registered and has no line here fails.

A page is an address to open and, where it only comes as an answer, what to do there.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.urls import reverse

from forum.accounts.urls import urlpatterns as accounts
from forum.admin import access
from sessions.models import Session
from tests.desk_world import DeskWorld, models

# What an address of a model gives that is no page: a file, a redirect.
NO_PAGES = {"table", "export", "logout", "autocomplete", "jsi18n", "view_on_site", "notice"}
# Opened for every model: what is on them differs. All else has one view for all models, opened for one in the
# usual run, and for each with DESK_PAGES=every.
OF_EVERY_MODEL = {"changelist", "add", "change"}


@dataclass(frozen=True)
class Page:
    name: str
    address: str
    act: Callable | None = None  # what to press once it is open
    signed_out: bool = False
    is_first: bool = True  # of the pages of different models that are made alike


def _upload(name, content):
    def act(page):
        page.set_input_files("#id_file", {"name": name, "mimeType": "text/plain", "buffer": content})
        _press(page, "input[type=submit].default")

    return act


def _press(page, selector):
    with page.expect_navigation():
        page.click(selector)


def _chosen(action):
    """Tick all of a list and perform an action."""

    def act(page):
        page.check("#action-toggle")
        page.select_option("select[name=action]", action)
        _press(page, "button[name=index]")

    return act


def _looked(page):
    _chosen("arrange_selected")(page)
    page.select_option("[name=happening]", index=2)
    _press(page, "[name=look]")


def _link_made(page):
    _press(page, ".submit-row input.default")
    page.wait_for_selector(".link-made")


PROGRAMME = """اليوم,البداية,النوع,العنوان بالعربية,Title (English),المتحدثون
1,٠٩:٠٠,جلسة,جلسة جديدة,A new session,
1,٢٥:٠٠,محاظرة,جلسة فيها أخطاء,Mistakes,
9,10:00,جلسة,يوم غير موجود,No such day,سعد العمرى (متحدث)
""".encode()


def _of_model(world: DeskWorld, model, page: str) -> Iterator[Page]:
    """The pages of one address of a model; none where this model has no such page."""
    opts = model._meta
    desk = world.of(model)
    name = f"{opts.app_label}_{opts.model_name}_{page}"
    on_desk = f"{name} ({opts.label})"
    is_first = page not in OF_EVERY_MODEL or model is Session
    more: dict[str, tuple] = {"restore": (1,)}
    if page == "delete" and desk in world.published:  # what was published is not deleted
        desk = world.waiting
        if model is not Session:
            return
    # What readers and journalists send is added by nobody here.
    added = ("proceedings.Report", "press.Accreditation", "press.Reading")
    kept = ("press.Accreditation", "press.Reading", "press.Terms")
    if (opts.label in added and page == "add") or (opts.label in kept and page == "delete"):
        return
    if page == "step":
        if opts.label == "press.Terms":
            yield Page(name, reverse(f"admin:{name}", args=[desk.pk, "put-in-force"]))
        return
    if page in OF_LIST:
        yield Page(name, reverse(f"admin:{name}"), is_first=is_first)
    elif page in OF_OBJECT:
        if page != "hall" or getattr(desk, "hall_fields", ()):
            address = reverse(f"admin:{name}", args=[desk.pk, *more.get(page, ())])
            yield Page(name, address, is_first=is_first)
    else:
        raise AssertionError(
            f"{on_desk}: a page of the desk that no test opens. Name it in tests/desk_pages.py: in OF_LIST "
            "or OF_OBJECT (an address alone), or in NO_PAGES."
        )


OF_LIST = {"changelist", "add", "import", "deleted", "order"}
OF_OBJECT = {
    *("change", "delete", "history", "publish", "publish_all", "compose", "conversation", "request_changes"),
    *("withdraw", "cancel", "reschedule", "links", "hall", "compare", "restore", "next", "password_change"),
}
OF_SITE = {"index", "login", "password_change", "password_change_done", "app_list", "status", "notices"}


def every_address() -> Iterator[tuple[type | None, str]]:
    """(model or None, the page's name) of each address of the desk."""
    named = {}
    for model, model_admin in admin.site._registry.items():
        for pattern in model_admin.get_urls():
            if pattern.name:
                named[pattern.name] = model
                prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
                yield model, pattern.name.removeprefix(prefix).removeprefix("auth_user_")
    for pattern in admin.site.get_urls():
        if getattr(pattern, "name", None):
            yield None, pattern.name


def _address(world: DeskWorld, model, page: str) -> Iterator[Page]:
    if page in NO_PAGES:
        return
    if model is not None:
        if (model, page) == (world.editor.__class__, "password_change"):
            yield Page("user password", reverse("admin:auth_user_password_change", args=[world.editor.pk]))
        elif page == "access":
            for step in access.STEPS:
                yield Page(step, reverse("admin:forum_user_access", args=[world.editor.pk, step]))
        elif (model._meta.label, page) == ("forum.Day", "order"):
            yield Page("order of a day", reverse("admin:forum_day_order", args=[world.day.pk]))
        else:
            yield from _of_model(world, model, page)
    elif page in ("status", "app_list"):
        arguments = {"status": [world.edition.key], "app_list": ["programme"]}[page]
        yield Page(page, reverse(f"admin:{page}", args=arguments))
    elif page != "login":  # that one is for who is not signed in
        assert page in OF_SITE, (
            f"{page}: a page of the desk that no test opens: name it in tests/desk_pages.py"
        )
        yield Page(page, reverse(f"admin:{page}"))


def _answers(world: DeskWorld) -> Iterator[Page]:
    """Pages that come as answers, and lists in other states."""
    at = "/admin/programme/session/"
    edition = world.edition_file()
    wrong = edition | {"objects": {"session": [{"title": 3}]}}
    yield Page("filtered list", f"{at}?record=public&happening__exact=planned")
    yield Page("empty list", f"{at}?q=zzzz")
    yield Page("form with mistakes", f"{at}add/", lambda page: _press(page, "input[name=_save]"))
    yield Page("no such day", f"/admin/forum/day/{world.other_day.pk}/publish-all/")
    yield Page("one day", f"/admin/status/{world.edition.key}/?day=1")
    yield Page("publish again", f"{at}{world.session.pk}/publish/", _refused_publish)
    yield Page("withdraw without a reason", f"{at}{world.session.pk}/withdraw/", _refused_step)
    yield Page("embargoed", f"{at}{world.embargoed.pk}/change/")
    yield Page("withdrawn", f"{at}{world.withdrawn.pk}/change/")
    yield Page("publish several", at, _chosen("publish_selected"))
    yield Page("withdraw several", at, _chosen("withdraw_selected"))
    yield Page("delete several", at, _chosen("delete_selected"))
    yield Page("assign several", at, _chosen("assign_selected"))
    yield Page("bulk edit", at, _looked)
    yield Page("a link made", f"{at}{world.session.pk}/links/", _link_made)
    yield Page("table with mistakes", f"{at}import/", _upload("برنامج.csv", PROGRAMME))
    yield Page("no table", f"{at}import/", _upload("x.csv", b"a,b\n1,2\n"))
    for name, data in (("edition file", edition), ("edition file with mistakes", wrong)):
        content = json.dumps(data).encode()
        yield Page(name, "/admin/forum/edition/import/", _upload("e.json", content))
    yield Page("next edition", f"/admin/forum/edition/{world.edition.pk}/next/", _next)
    yield Page(
        "password refused", "/admin/password_change/", lambda page: _press(page, "[type=submit].default")
    )


def _refused_publish(page):
    _press(page, ".submit-row input.default")


def _refused_step(page):
    _press(page, ".submit-row input.grave")


def _next(page):
    _press(page, "[name=look]")


def _previews(world: DeskWorld, language: str) -> Iterator[Page]:
    for kind in ("session", "day", "edition"):
        key = getattr(world, kind).key
        yield Page(f"preview of a {kind}", reverse("preview", args=[kind, key, language]))
    yield Page("preview of a whole day", reverse("preview_day", args=[world.day.key, language]))


# Of the accounts, by their names in forum/accounts/urls.py; the last need a step before them, or are no page.
OWN_ACCOUNT = {
    *("account_home", "account_sessions", "account_logout", "account_email"),
    *("account_change_password", "mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"),
}
ENTRANCE = {
    *("account_join", "account_login", "account_inactive", "account_reset_password"),
    *("account_reset_password_done", "account_reset_password_from_key_done"),
}
IN_TESTS_OF_ACCOUNTS = {
    *(
        "account_reauthenticate",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    ),
    *("account_confirm_email", "account_set_password", "account_reset_password_from_key"),
    *("mfa_deactivate_totp", "mfa_edit_webauthn", "mfa_remove_webauthn"),
    *("mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
}


def _accounts(world: DeskWorld) -> Iterator[Page]:
    for pattern in accounts:
        name = pattern.name
        if name in OWN_ACCOUNT:
            yield Page(name, reverse(name))
        elif name in ENTRANCE:
            arguments = [world.invitation_token] if name == "account_join" else []
            yield Page(name, reverse(name, args=arguments), signed_out=True)
        else:
            assert name in IN_TESTS_OF_ACCOUNTS, (
                f"{name}: name this page of an account in tests/desk_pages.py"
            )


def pages(world: DeskWorld, language: str, every: bool) -> list[Page]:
    found = []
    for model, page in every_address():
        if every or model is None or page in OF_EVERY_MODEL or model in _shown(page):
            found += _address(world, model, page)
    return [*found, *_answers(world), *_accounts(world), *_previews(world, language)]


def _shown(page: str) -> set:
    """The one model for which a page that all models share is opened: sessions, or the first that has it."""
    having = [model for model, name in every_address() if name == page]
    return {Session} if Session in having else set(having[:1])


__all__ = ["Page", "models", "pages"]
