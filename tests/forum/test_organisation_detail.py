"""A body's page: what it is, whom it belongs to, what it was called, and all that names it."""

from datetime import date

import pytest

from forum.models import FormerName
from tests.factories import (
    both,
    make_agreement,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def the_body(**fields):
    names = both("name", "شركة شباب مجتمعي", "Shabab Mujtamai")
    return make_organisation(**{"slug": "shabab", "kind": "endowment"} | names | fields)


def test_says_what_it_is_and_whom_it_belongs_to(client, edition):
    parent = make_organisation(slug="istidama", **both("name", "جمعية استدامة", "Istidama"))
    publish(parent)
    publish(the_body(parent=parent, relation="endowment", website="https://example.org/"))
    page = shown(client, "/en/organisations/shabab/")
    assert "Endowment company" in page
    assert "An endowment company of" in page
    assert '<a href="/en/organisations/istidama/"><bdi>Istidama</bdi></a>' in page
    assert 'href="https://example.org/"' in page
    assert "A civil association" in page


def test_with_only_a_name_reads_well(client, edition):
    publish(the_body(**both("about", "", "")))
    page = shown(client, "/en/organisations/shabab/")
    assert "Shabab Mujtamai" in page
    assert '<section class="section">' not in page


def test_its_page_names_the_bodies_under_it(client, edition):
    parent = the_body()
    publish(parent)
    publish(make_organisation(parent=parent, relation="department", **both("name", "وكالة", "An agency")))
    page = shown(client, "/en/organisations/shabab/")
    assert "Bodies that belong to it" in page
    assert "An agency" in page


def test_earlier_names_are_told_with_the_day_they_ended(client, edition):
    body = the_body()
    FormerName.objects.create(
        organisation=body, until=date(2020, 1, 31), **both("name", "شباب", "Youth Company")
    )
    publish(body)
    page = shown(client, "/en/organisations/shabab/")
    assert "Youth Company" in page
    assert "31 January 2020" in page


def test_groups_all_that_names_it(client, clock):
    body = the_body()
    edition = make_edition(slug="first", host=body, **both("name", "الملتقى", "First Forum"))
    speaker = make_person(organisation=body, **both("name", "سمير", "Samir"))
    desks = [
        body,
        edition,
        speaker,
        make_session(edition=edition, initiative_owner=body, **both("title", "مبادرة", "An initiative")),
        make_agreement(edition=edition, parties=[body], **both("title", "مذكرة", "A memorandum")),
    ]
    for desk in desks:
        publish(desk)
    page = shown(client, "/en/organisations/shabab/")
    headings = ["Editions</h2>", "Sessions</h2>", "Agreements</h2>", "People</h2>"]
    assert sorted(headings, key=page.index) == headings
    for name in ("First Forum", "An initiative", "A memorandum", "Samir"):
        assert name in page


def test_shows_nothing_of_what_is_not_public(client, edition):
    body = the_body()
    publish(body)
    make_session(edition=edition, initiative_owner=body, **both("title", "مسودة", "A draft"))
    assert "draft" not in shown(client, "/en/organisations/shabab/")


@pytest.mark.parametrize("count", [1, 3, 30])
def test_takes_the_same_queries_at_any_size(client, edition, count, django_assert_num_queries):
    body = the_body()
    publish(body)
    for _ in range(count):
        publish(make_session(edition=edition, initiative_owner=body))
        publish(make_person(organisation=body))
    with django_assert_num_queries(5):
        client.get("/en/organisations/shabab/")


class TestOrganisationList:
    def test_names_each_with_its_kind_in_the_order_of_names(self, client, edition):
        publish(make_organisation(kind="ministry", **both("name", "أ", "Zeta")))
        publish(make_organisation(kind="company", **both("name", "ي", "Alpha")))
        page = shown(client, "/en/organisations/")
        assert page.index("Alpha") < page.index("Zeta")
        assert "Ministry" in page

    def test_says_that_there_is_none(self, client, edition):
        assert "No organisation has been published yet." in shown(client, "/en/organisations/")

    def test_lists_fifty_on_a_page(self, client, edition):
        for number in range(51):
            publish(make_organisation(**both("name", f"جهة {number}", f"Body {number}")))
        assert shown(client, "/en/organisations/").count("person-name") == 50
        second = shown(client, "/en/organisations/?page=2&from=mail")
        assert second.count("person-name") == 1
        assert '<link rel="canonical" href="http://testserver/en/organisations/?page=2">' in second
        assert 'hreflang="ar" href="http://testserver/ar/organisations/?page=2"' in second

    @pytest.mark.parametrize("count", [1, 3, 30])
    def test_takes_the_same_queries_at_any_size(self, client, edition, count, django_assert_num_queries):
        for _ in range(count):
            publish(make_organisation())
        with django_assert_num_queries(3):
            client.get("/en/organisations/")
