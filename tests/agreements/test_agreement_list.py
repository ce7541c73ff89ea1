import pytest

from tests.factories import both, make_agreement, make_day, make_edition, make_organisation, publish

pytestmark = pytest.mark.django_db


def published(**fields):
    agreement = make_agreement(**fields)
    publish(agreement)
    return agreement


def test_an_empty_register_says_so(client):
    assert "No agreement has been published yet." in client.get("/en/agreements/").text


def test_the_register_lists_kind_reference_title_and_purposes(client):
    published(
        slug="mou-1",
        kind="memorandum",
        **both("title", "مذكرة", "The memorandum"),
        **both("purposes", "التطوع\nالتدريب", "Volunteering\nTraining"),
    )
    page = client.get("/en/agreements/").text
    assert 'Memorandum of understanding · <bdi class="ref" dir="ltr">mou-1</bdi>' in page
    assert '<a href="/en/agreements/mou-1/"><bdi>The memorandum</bdi></a>' in page
    assert "<bdi>Volunteering · Training</bdi>" in page
    assert "<bdi>التطوع؛ التدريب</bdi>" in client.get("/ar/agreements/").text


def test_a_list_has_room_for_some_purposes_only_and_cuts_none(client):
    purposes = "\n".join(f"Purpose {number} {'x' * 50}" for number in range(9))
    published(**both("purposes", purposes, purposes))
    page = client.get("/en/agreements/").text
    assert f"Purpose 1 {'x' * 50}</bdi>" in page
    assert "Purpose 2" not in page


def test_drafts_are_not_in_it(client):
    make_agreement(**both("title", "سر", "Secret"))
    assert "Secret" not in client.get("/en/agreements/").text


@pytest.mark.parametrize("query", ["?page=0", "?page=9", "?page=x"])
def test_a_page_that_is_not_there_is_answered_in_words(client, query):
    assert client.get(f"/en/agreements/{query}").status_code == 400


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_takes_two_queries_at_any_size(client, django_assert_num_queries, number):
    day = make_day(edition=make_edition())
    for _ in range(number):
        body = make_organisation()
        publish(body)
        published(edition=day.edition, day=day, parties=[body])
    with django_assert_num_queries(2):
        client.get("/en/agreements/")


def test_the_register_is_searched_as_everything_is(client):
    published(
        slug="mou-1", **both("title", "مذكرة الحدائق", "Gardens"), **both("purposes", "التشجير", "Trees")
    )
    published(
        slug="mou-2", **both("title", "مذكرة الملاعب", "Pitches"), **both("purposes", "الرياضة", "Sport")
    )
    page = client.get("/ar/agreements/?q=حديقة").text
    assert "/ar/agreements/mou-1/" in page
    assert "/ar/agreements/mou-2/" not in page
    nothing = client.get("/en/agreements/?q=zebra").text
    assert 'No agreement matches <bdi><span translate="no">zebra</span></bdi>' in nothing
