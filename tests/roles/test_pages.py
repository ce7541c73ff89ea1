"""Every page of the desk × everybody × looking and pressing, found by walking the addresses themselves."""

import json
from contextlib import nullcontext
from copy import deepcopy

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, URLResolver, reverse

from forum import urls
from proceedings.desk.team import Notice
from tests.roles.table import ANYBODY, OUTSIDE, PAGES, SITE, answers, arguments, line_of
from tests.roles.world import CAST, SECRET, columns, label_of, rolled_back, unrendered, walking, writes

pytestmark = pytest.mark.django_db


def registered():
    """(label, page, names of the places in its address) of each page of each registered form."""
    for model, model_admin in admin.site._registry.items():
        for pattern in model_admin.get_urls():
            prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
            name = (pattern.name or "object").removeprefix(prefix).removeprefix("auth_user_")
            yield label_of(model), name, tuple(pattern.pattern.regex.groupindex), pattern.name


FORMS = list(registered())
# A notice that is followed has been read, a link counts those who follow it, and who reads under embargo is
# written down.
READING_WRITES = {"proceedings_notice", "proceedings_desklink", "proceedings_linkuse", "press_reading"}


def of_site():
    for pattern in admin.site.get_urls():
        if not isinstance(pattern, URLResolver):
            yield pattern.name or "anything else"


def outside():
    for pattern in urls.urlpatterns:
        if not isinstance(pattern, URLResolver) and str(pattern.pattern).startswith("desk/"):
            yield pattern.name


def test_the_table_names_every_page():
    where = "Who may open it, and who may press its button? Add its line to %s in tests/roles/table.py: %s"
    missing = sorted({f"{label} {page}" for label, page, *_ in FORMS if not line_of(label, page)})
    assert not missing, where % ("PAGES", missing)
    assert set(of_site()) == set(SITE), where % ("SITE", set(of_site()) ^ set(SITE))
    assert set(outside()) == set(OUTSIDE), where % ("OUTSIDE", set(outside()) ^ set(OUTSIDE))
    known = {f"{label} {page}" for label, page, *_ in FORMS} | {page for _, page, *_ in FORMS}
    assert not set(PAGES) - known, "No longer there: take it out of PAGES."


def address(world, label, page, places, name):
    values = arguments(world, label, page, places)
    if page == "object":
        return f"/admin/{label.replace('.', '/')}/{values['object_id']}/"
    try:
        return reverse(f"admin:{name}", kwargs=values)
    except NoReverseMatch:
        return reverse(f"admin:{name}", args=list(values.values()))


def is_refused(response):
    if response.status_code in (301, 302):
        return "/login/" in response.url
    return response.status_code in (400, 403, 404, 405)


def look(client, who, line, path):
    """What is wrong with the answer: opened by those alone who may, and what is refused names nothing."""
    known = may_know(who, line)
    with rolled_back(), writes() as written, unrendered() if known else nullcontext():
        response = client.get(path)
    if who in line.opens:
        if response.status_code != line.code or (line.code < 400 and is_refused(response)):
            yield f"opens for them with {line.code}, not {response.status_code}"
    elif not is_refused(response):
        yield f"is closed to them, and answered {response.status_code}"
    if not known and is_told(response):
        yield "told a name of the desk"
    if set(written) - READING_WRITES:
        yield f"wrote to {written}"


def press(client, who, line, path, send, kept=None):
    """The same of pressing its button. `kept` is what has to stay, where the form is saved none the less."""
    before, cookies = kept and columns(kept), deepcopy(client.cookies)
    known = may_know(who, line)
    with rolled_back(), writes() as written, unrendered() if known else nullcontext():
        response = client.post(path, send)
        stays = before == (kept and columns(kept))
    client.cookies = cookies  # a session that it began was rolled back
    if response.status_code >= 500:
        yield f"broke with {response.status_code}"
    if who in line.presses:
        if not written:
            yield f"does nothing for them: {response.status_code} {errors(response)}"
        return
    if who not in line.opens and not is_refused(response):
        yield f"is closed to them, and answered {response.status_code}"
    if not known and is_told(response):
        yield "told a name of the desk"
    if not stays or (written and not kept):
        yield f"wrote to {written}"


def may_know(who, line):
    """Who has no role opens the desk and reads nothing there, except by a link as anybody does."""
    return who in line.opens and (who != "no role" or line.opens == ANYBODY)


def is_told(response):
    return not response.streaming and SECRET in response.content.decode()


def errors(response):
    shown = getattr(response, "context_data", None) or {}
    forms = [shown[name] for name in ("adminform", "form") if name in shown]
    return [getattr(form, "form", form).errors for form in forms]


def check(client, who, line, path, send, kept=None):
    if who not in line.opens:  # what they typed themselves is shown back to them
        send = json.loads(json.dumps(send).replace(SECRET, "typed"))
    yield from (f"{who}: GET {path} {wrong}" for wrong in look(client, who, line, path))
    if who in line.opens and not line.presses and who != "administrator":
        return  # a page without a button does nothing for whoever has all the rights
    yield from (f"{who}: POST {path} {wrong}" for wrong in press(client, who, line, path, send, kept))


@pytest.mark.parametrize("who", walking(who for who in CAST if who != "guest of a hall"))
def test_pages_of_forms_and_lists(world, who):
    wrong = []
    for label, page, places, name in FORMS:
        if who == "translator without a language" and page != "change":
            continue  # a translator as the other, whose inputs alone are fewer
        path, line = address(world, label, page, places, name), line_of(label, page)
        send = answers(world, label, page, who, path)
        # Their form is saved, and nothing in it is theirs to change.
        kept = world.rows[label] if (who, page) == ("translator without a language", "change") else None
        wrong += check(world.clients[who], who, line, path, send, kept)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", walking(CAST))
def test_other_pages_of_the_desk(world, who):
    wrong = []
    day, session = world.rows["forum.day"], world.rows["programme.session"]
    notice = world.people[who if who in world.people else "editor"]
    values = {
        "status": [world.edition.key],
        "notice": [Notice.objects.filter(recipient=notice).latest("pk").pk],
        "view_on_site": [1, session.pk],
        "app_list": ["forum"],
        "preview": ["session", session.key, "ar"],
        "preview_day": [day.key, "ar"],
        "preview_media": ["session", session.key, "0" * 64, "a.png"],
        "desk_picture": ["forged"],
        "linked_media": [world.tokens["preview"], "0" * 64, "a.png"],
        "linked_preview": [world.tokens["preview"], "ar"],
        "hall": [world.tokens["hall"], "ar"],
        "embargo_list": ["ar"],
        "embargo_terms": ["ar"],
        **{f"embargo_{name}": ["ar", "session", world.embargoed.key] for name in ("page", "text", "ninjs")},
        "embargo_media": ["ar", "session", world.embargoed.key, "0" * 64, "a.png"],
    }
    for name, line in (SITE | OUTSIDE).items():
        if name == "login":
            continue  # tests/forum/accounts/ has all of it
        space = "admin:" if name in SITE else ""
        path = "/admin/nothing/" if name == "anything else" else reverse(space + name, args=values.get(name))
        send = {"read": "yes", "name": "سارة", "summary": "ما دار"}
        wrong += check(world.clients[who], who, line, path, send)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("name", "purpose"), [("hall", "preview"), ("linked_preview", "hall")])
def test_the_token_of_one_page_opens_no_other(world, name, purpose):
    path = reverse(name, args=[world.tokens[purpose], "ar"])
    for client in world.clients.values():
        assert client.get(path).status_code == 404


def test_nobody_follows_the_notice_of_another(world):
    for who, user in world.people.items():
        for notice in Notice.objects.exclude(recipient=user):
            assert is_refused(world.clients[who].get(reverse("admin:notice", args=[notice.pk])))
