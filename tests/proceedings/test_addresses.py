"""Addresses that moved, and objects that have none for now."""

import pytest

from proceedings.content import Text
from tests.factories import both, make_edition, make_organisation, make_person, make_session, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first")
    publish(edition)
    return edition


@pytest.fixture
def session(edition):
    session = make_session(edition=edition, slug="growth")
    publish(session)
    return session


def again(clock, desk, **fields):
    """Change the desk a minute later and publish it again."""
    clock.move(minutes=1)
    for name, value in fields.items():
        setattr(desk, name, value)
    desk.save()
    publish(desk, note=Text("تغيّر العنوان.", "The address has changed."))
    clock.move(minutes=1)


@pytest.mark.parametrize("rest", ["/", "/v/1/", "/history/", ".txt", ".json", "/v/1.txt"])
def test_an_earlier_address_leads_to_the_one_of_today(client, clock, session, rest):
    again(clock, session, slug="growth-of-cities")
    response = client.get(f"/en/first/sessions/growth{rest}?from=mail")
    assert response.status_code == 301
    assert response["Location"] == f"/en/first/sessions/growth-of-cities{rest}?from=mail"
    assert client.get(response["Location"]).status_code == 200


def test_an_earlier_address_of_the_edition_leads_to_the_one_of_today(client, clock, edition, session):
    again(clock, edition, slug="musharik")
    response = client.get("/en/first/sessions/growth/?page=1")
    assert response.status_code == 301
    assert response["Location"] == "/en/musharik/sessions/growth/?page=1"


@pytest.mark.parametrize("slug", ["v", "1", "history", "sessions"])
@pytest.mark.parametrize("rest", ["/", "/v/1/", "/history/", ".txt", "/v/1.json"])
def test_an_earlier_address_made_of_the_sites_own_words_leads_on_as_well(client, clock, edition, slug, rest):
    session = make_session(edition=edition, slug=slug)
    publish(session)
    again(clock, session, slug="growth-of-cities")
    response = client.get(f"/ar/first/sessions/{slug}{rest}")
    assert response["Location"] == f"/ar/first/sessions/growth-of-cities{rest}"


def test_an_earlier_address_of_an_edition_is_not_taken_for_the_language(client, clock):
    edition = make_edition(slug="en")
    publish(edition)
    publish(make_session(edition=edition, slug="growth"))
    again(clock, edition, slug="musharik")
    response = client.get("/en/en/sessions/growth/")
    assert response["Location"] == "/en/musharik/sessions/growth/"


@pytest.mark.parametrize("rest", ["/", "/v/1/", ".txt"])
def test_what_moved_to_an_edition_that_is_not_public_is_not_found(client, clock, session, rest):
    again(clock, session, edition=make_edition(slug="draft"))
    assert client.get(f"/en/first/sessions/growth{rest}").status_code == 404


@pytest.mark.parametrize("path", ["people/saad/", "organisations/jiwar/", "search/?q=growth"])
def test_what_is_in_an_edition_that_is_not_public_is_in_no_list(client, clock, session, path):
    body = make_organisation(slug="jiwar")
    person = make_person(slug="saad", organisation=body)
    publish(body)
    publish(person)
    draft = make_edition(slug="draft")
    publish(make_session(edition=draft, speakers=[person], **both("title", "نمو خفي", "Hidden growth")))
    shown = client.get(f"/en/{path}").content.decode()
    assert "Hidden" not in shown
    assert 'href=""' not in shown
