"""Headers that every answer carries, whatever it says, and those that none of the public ones may."""

from datetime import timedelta

import pytest
from django.utils import timezone

from proceedings.content import Text
from proceedings.publishing import withdraw
from tests.factories import make_edition, make_session, make_user, publish
from tests.proceedings.guests import hall, linked, make_link

pytestmark = pytest.mark.django_db

PUBLIC = {
    "/": 302,
    "/ar/": 200,
    "/ar": 301,
    "/ar/first/sessions/opening/": 200,
    "/ar/first/sessions/opening.txt": 200,
    "/ar/first/sessions/opening.json": 200,
    "/ar/first/sessions/opening.csl.json": 200,
    "/ar/first/feed.atom": 200,
    "/ar/first/ninjs.json": 200,
    "/ar/first/press/": 200,
    "/ar/first/press/day-3.zip": 404,
    "/ar/first/sessions/former/": 301,
    "/ar/first/sessions/withdrawn/": 410,
    "/ar/first/sessions/embargoed/": 404,
    "/ar/search/?page=x&q=x": 400,
    "/nothing": 404,
    "/healthz": 200,
    "/robots.txt": 200,
    "/sitemap.xml": 200,
    "/ar/sitemap-1.xml": 200,
    "/ar/sitemap-9.xml": 404,
}
PRIVATE = {
    "/admin/": 302,
    "/admin/nothing/": 302,
    "/desk/": 404,
    "/ar/styleguide/": 404,
    "/desk/day-1/": 404,
    "/desk/preview/day/zzzzzzzz/ar/whole/": 302,
    "/desk/link/nothing/ar/": 404,
    f"/desk/link/nothing/media/{'0' * 64}/a.png": 404,
    "/desk/hall/nothing/ar/": 404,
    "/desk/press/": 302,
    "/desk/press/ar/session/zzzzzzzz/": 302,
    "/admin/login/": 302,
    "/accounts/": 302,
    "/accounts/login/": 200,
    "/accounts/password/reset/": 200,
    "/accounts/invitation/none/": 410,
    "/accounts/factors/codes/": 302,
    "/accounts/signup/": 404,
}


@pytest.fixture(autouse=True, scope="module")
def site(module_db):
    edition = make_edition(slug="first")
    publish(edition)
    session = make_session(edition=edition, slug="former")
    publish(session)
    session.slug = "opening"
    session.save()
    publish(session)
    gone = make_session(edition=edition, slug="withdrawn")
    publish(gone)
    withdraw(gone, make_user(role="publisher"), Text("سبب", "reason"))
    publish(make_session(edition=edition, slug="embargoed"), at=timezone.now() + timedelta(days=1))


def hardened(answer):
    policy = answer.headers["Content-Security-Policy"]
    return (
        "default-src 'none'" in policy
        and "frame-ancestors 'none'" in policy
        and "unsafe" not in policy
        and answer.headers["X-Content-Type-Options"] == "nosniff"
        and "Referrer-Policy" in answer.headers
    )


@pytest.mark.once
@pytest.mark.parametrize(("path", "status"), (PUBLIC | PRIVATE).items())
@pytest.mark.parametrize("method", ["get", "head"])
def test_every_answer_is_hardened(client, method, path, status):
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert hardened(answer)


def test_an_answer_to_a_strange_host_is_hardened(client, settings):
    assert hardened(client.get("/ar/", headers={"Host": "evil.example"}))
    settings.SECURE_SSL_REDIRECT = True
    assert hardened(type(client)().get("/ar/"))
    stopped = type(client)().get("/ar/", headers={"Host": "evil.example"})  # before the rest is added
    assert "default-src 'none'" in stopped.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_answer_is_the_same_for_everyone(client, path):
    plain = client.get(path)
    client.force_login(make_user(role="publisher"))
    client.cookies["django_language"] = "en"
    known = client.get(path)
    assert (known.content, known.headers) == (plain.content, plain.headers)
    assert not known.cookies
    assert "Cookie" not in known.headers.get("Vary", "")


@pytest.mark.parametrize("path", PRIVATE)
def test_an_answer_to_the_team_is_never_kept(client, path):
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert {"Cookie", "Accept-Language"} <= {name.strip() for name in answer.headers["Vary"].split(",")}


def test_a_preview_is_never_kept_nor_told_of(client):
    session = make_session()
    client.force_login(make_user(role="publisher"))
    answer = client.get(f"/desk/preview/session/{session.key}/ar/")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert hardened(answer)


@pytest.mark.parametrize("token", ["open", "closed"])
@pytest.mark.parametrize("purpose", ["preview", "hall"])
def test_the_address_of_a_link_is_told_to_nobody(client, purpose, token):
    path = {"preview": linked, "hall": hall}[purpose]
    made = make_link(make_session(), purpose=purpose) if token == "open" else "x" * 43
    for method in ("get", "head"):
        answer = getattr(client, method)(path(made))
        assert answer.status_code == (200 if token == "open" else 404)
        assert hardened(answer)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert not answer.cookies


@pytest.mark.parametrize("path", ["/ar/first/sessions/opening/report/", "/ar/press/check/"])
def test_a_form_for_readers_is_never_kept_and_the_same_for_everyone(client, monkeypatch, path):
    moment = timezone.now()
    monkeypatch.setattr("proceedings.clock.now", lambda: moment)
    plain = client.get(path)
    client.force_login(make_user(role="publisher"))
    client.cookies["django_language"] = "en"
    known = client.get(path)
    assert (known.content, known.headers) == (plain.content, plain.headers)
    assert not known.cookies
    assert known.headers["Cache-Control"] == "no-store"
    assert hardened(known)
