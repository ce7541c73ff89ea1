import pytest

from tests.factories import both, make_person, make_profession, make_session, publish

pytestmark = pytest.mark.django_db


def test_each_speaker_is_named_once_in_order_of_name_with_the_office_printed(client, edition):
    names = [("باسم", "Basim"), ("آمنة", "Amina"), ("أحمد", "Ahmed")]
    people = [make_person(profession=make_profession(), **both("name", *name)) for name in names]
    for session in (make_session(edition=edition, speakers=people) for _ in range(2)):
        publish(session)
    page = client.get("/ar/first/speakers/").text
    places = [page.index(f"<bdi>{name}</bdi>") for name in ("أحمد", "آمنة", "باسم")]
    assert places == sorted(places)
    assert page.count("<bdi>أحمد</bdi>") == 1
    assert page.count('<span class="person-title">المهندس</span>') == 3
    assert page.count("<bdi>أمين عام المراكز</bdi>") == 3


def test_only_who_speaks_in_what_is_public_is_named(client, edition):
    make_session(edition=edition, speakers=[make_person(**both("name", "سر", "Secret"))])
    page = client.get("/en/first/speakers/").text
    assert "Secret" not in page
    assert "No speaker has been published yet." in page


def test_a_speaker_is_linked_once_there_is_a_page(client, edition):
    person = make_person(slug="noura", **both("name", "نورة", "Noura"))
    publish(make_session(edition=edition, speakers=[person]))
    assert "/people/noura/" not in client.get("/en/first/speakers/").text
    publish(person)
    assert '<a href="/en/people/noura/"><bdi>Noura</bdi></a>' in client.get("/en/first/speakers/").text


def test_a_name_without_english_keeps_its_own_words_of_address(client, edition):
    person = make_person(profession=make_profession(), **both("name", "نورة", ""))
    publish(make_session(edition=edition, speakers=[person]))
    page = client.get("/en/first/speakers/").text
    title = '<span class="person-title">المهندس</span>'
    assert f'<bdi lang="ar" dir="rtl">{title} <bdi lang="ar" dir="rtl">نورة</bdi></bdi>' in page
    assert "Engineer" not in page


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_takes_three_queries_at_any_size(client, edition, django_assert_num_queries, number):
    people = [make_person() for _ in range(number)]
    for person in people:
        publish(person)
    publish(make_session(edition=edition, speakers=people))
    with django_assert_num_queries(3):
        client.get("/en/first/speakers/")
