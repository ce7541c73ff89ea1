"""Search: what is public and holds all the words, a page at a time."""

from datetime import timedelta

import pytest

from tests.factories import both, make_edition, make_organisation, make_session, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


def shown(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def session(edition, ar, en, **fields):
    return make_session(edition=edition, **both("title", ar, en) | fields)


def test_results_are_linked_with_the_words_that_were_found_marked(client, edition):
    publish(session(edition, "تجربة الأحياء", "Living in neighbourhoods", slug="living"))
    page = shown(client, "/ar/search/?q=الاحياء")
    assert 'href="/ar/first/sessions/living/"' in page
    assert "<mark>الأحياء</mark>" in page


def test_marking_does_not_let_markup_through(client, edition):
    publish(session(edition, "أ", "Tea <script>alert(1)</script> time"))
    page = shown(client, "/en/search/?q=alert")
    assert "<mark>&lt;script&gt;alert(1)&lt;/script&gt;</mark>" in page
    assert "<script>alert" not in page


def test_a_query_that_finds_nothing_says_so_and_offers_the_programme(client, edition):
    page = shown(client, "/en/search/?q=zebra")
    assert "Nothing matches <bdi>zebra</bdi>" in page
    assert 'href="/en/first/programme/"' in page


def test_without_a_query_there_is_only_the_form(client, edition):
    page = shown(client, "/en/search/")
    assert 'name="q"' in page
    assert "Nothing matches" not in page


@pytest.mark.parametrize(("count", "said"), [(1, ">1 result<"), (2, ">2 results<"), (11, ">11 results<")])
def test_the_number_of_results_is_said(client, edition, count, said):
    for number in range(count):
        publish(session(edition, f"نخلة {number}", f"Palm {number}"))
    assert said in shown(client, "/en/search/?q=palm")


def test_an_embargoed_text_is_not_found(client, clock, edition):
    publish(session(edition, "سر", "A secret palm"), at=clock.now() + timedelta(hours=1))
    assert "Nothing matches" in shown(client, "/en/search/?q=secret")
    clock.move(hours=2)
    assert "A <mark>secret</mark> palm" in shown(client, "/en/search/?q=secret")


@pytest.mark.parametrize("query", [f"q={'a' * 201}", "q=%00", "q=a&page=0", "q=a&page=9999", "q=a&page=x"])
def test_a_query_that_cannot_be_answered_is_told_so(client, edition, query):
    assert "400" in shown(client, f"/en/search/?{query}", status=400)


def test_results_come_a_page_at_a_time_and_the_query_stays(client, edition):
    for number in range(51):
        publish(make_organisation(**both("name", f"نخلة {number}", f"Palm {number}")))
    page = shown(client, "/en/search/?q=palm")
    assert page.count('class="result"') == 50
    assert 'rel="next" href="?q=palm&amp;page=2"' in page
    assert shown(client, "/en/search/?q=palm&page=2").count('class="result"') == 1


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_page_of_results_takes_the_same_queries(client, edition, count, django_assert_num_queries):
    for number in range(count):
        publish(session(edition, f"نخلة {number}", f"Palm {number}"))
    with django_assert_num_queries(3):
        client.get("/en/search/?q=palm")
