"""What no form of the desk offers may still be sent: it is refused in words, and everything typed is kept."""

import pytest

from tests.admin_form import filled
from tests.factories import make_edition, make_organisation, make_person, make_session, make_user, publish

pytestmark = pytest.mark.django_db
NO_KEYS = ("abc", "\0", "9" * 30)
SESSIONS = "/admin/programme/session/"


@pytest.fixture
def publisher(client):
    client.force_login(make_user(role="publisher"))
    client.cookies["django_language"] = "en"
    return client


def errors(response):
    assert response.status_code == 200
    return {
        name: list(found)
        for name, found in response.context["adminform"].form.errors.items()
        if name != "__all__"
    }


@pytest.mark.parametrize(
    "path",
    [
        "programme/session/?edition={}",
        "programme/session/?day__number={}",
        "programme/session/?kind={}",
        "programme/session/?record={}",
        "forum/day/?edition__id__exact={}",
        "forum/edition/?starts_on__year={}",
        "forum/edition/?starts_on__gte={}",
        "forum/person/?q={}",
        "forum/person/?o={}&p={}",
        "programme/session/add/?edition={}&tracks={},1",
        "forum/person/add/?titles={}&photo={}&profession={}",
    ],
)
@pytest.mark.parametrize("value", [*NO_KEYS, "9999", "0"])
def test_an_address_with_values_that_are_none(publisher, path, value):
    answer = publisher.get(f"/admin/{path}".replace("{}", "%00" if value == "\0" else value), follow=True)
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("value", ["a\0b", "9" * 30, "\u202e"])
def test_a_search_among_the_accounts(client, value):
    client.force_login(make_user(role="administrator"))
    for path in (f"?q={value}", f"?groups__id__exact={value}"):
        assert client.get(f"/admin/forum/user/{path}", follow=True).status_code in (200, 400)


@pytest.mark.parametrize("name", ["edition", "day", "room", "tracks", "initiative_owner"])
@pytest.mark.parametrize("value", NO_KEYS)
def test_a_form_with_keys_that_are_none(publisher, name, value):
    path = f"{SESSIONS}{make_session().pk}/change/"
    answer = publisher.post(path, filled(publisher.get(path), **{name: value, "title_ar": "ما كُتب"}))
    assert list(errors(answer)) == [name]
    assert "ما كُتب" in answer.content.decode()


@pytest.mark.parametrize("prefix", ["speakers-0-person", "speakers-0-titles", "speakers-0-id"])
@pytest.mark.parametrize("value", [*NO_KEYS, "999999"])
def test_a_line_of_a_form_with_keys_that_are_none(publisher, prefix, value):
    path = f"{SESSIONS}{make_session(speakers=[make_person()]).pk}/change/"
    assert publisher.post(path, filled(publisher.get(path), **{prefix: value})).status_code == 200


@pytest.mark.parametrize("value", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
def test_a_day_of_another_age(publisher, value):
    path = f"/admin/forum/edition/{make_edition().pk}/change/"
    answer = publisher.post(path, filled(publisher.get(path), starts_on=value, ends_on=""))
    assert errors(answer) == {"starts_on": ["Give a year from 1900 to 2200."]}


@pytest.mark.parametrize("value", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_an_hour_of_another_age(publisher, value):
    path = f"{SESSIONS}{make_session().pk}/change/"
    answer = publisher.post(path, filled(publisher.get(path), starts_at=value))
    assert errors(answer) == {"starts_at": ["Give a year from 1900 to 2200."]}


@pytest.mark.parametrize("value", ["0001-01-01T00:00", "9999-12-31T23:59", "2022-02-30T10:00", "soon"])
@pytest.mark.parametrize("step", ["publish", "reschedule"])
def test_a_moment_to_publish_at_that_is_none(publisher, step, value):
    session = make_session()
    path = f"{SESSIONS}{session.pk}/{step}/"
    answer = publisher.post(path, filled(publisher.get(path), at=value))
    assert answer.status_code == 200
    assert answer.context["form"].errors["at"]


def test_a_name_that_held_until_another_age(publisher):
    path = f"/admin/forum/organisation/{make_organisation().pk}/change/"
    form = filled(publisher.get(path))
    line = {
        "former_names-0-name_ar": "اسم",
        "former_names-0-until": "9999-12-31",
        "former_names-TOTAL_FORMS": "1",
    }
    answer = publisher.post(path, form | line)
    assert "Give a year from 1900 to 2200." in answer.content.decode()


def test_a_field_of_the_publishing_page_that_was_tampered_with(publisher):
    session = make_session()
    publish(session)
    path = f"{SESSIONS}{session.pk}/publish/"
    form = filled(publisher.get(path))
    for name in ("previewed", "change", "along", "translation_en", "at"):
        assert publisher.post(path, form | {name: "\0tampered"}).status_code == 200


@pytest.mark.parametrize(
    "value", ["https://a.example/\u202egpj.exe", "https://a.example/\u2066", "javascript:alert(1)"]
)
def test_a_link_that_is_not_what_it_looks_like(publisher, value):
    path = f"/admin/forum/organisation/{make_organisation().pk}/change/"
    answer = publisher.post(path, filled(publisher.get(path), website=value))
    assert list(errors(answer)) == ["website"]
