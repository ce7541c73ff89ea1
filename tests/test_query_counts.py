"""Pages that no other test of queries opens: each takes one literal number at any size."""

import pytest

from proceedings.content import Text
from tests.factories import both, make_day, make_edition, make_person, make_session, make_workshop, publish

pytestmark = pytest.mark.django_db
SIZES = pytest.mark.parametrize("count", [1, 3, 30])


@pytest.fixture
def edition():
    edition = make_edition(slug="first", is_current=True)
    publish(edition)
    return edition


@SIZES
def test_the_list_of_workshops(client, edition, count, django_assert_num_queries):
    day = make_day(edition=edition)
    publish(day)
    for _ in range(count):
        publish(make_workshop(edition=edition, day=day, speakers=[make_person()]))
    with django_assert_num_queries(3):
        assert client.get("/ar/first/workshops/").content.count(b"<article") == count


@SIZES
def test_a_workshop(client, edition, count, django_assert_num_queries):
    day = make_day(edition=edition)
    publish(day)
    for number in range(count):
        publish(make_workshop(edition=edition, day=day, slug=f"workshop-{number}", speakers=[make_person()]))
    with django_assert_num_queries(5):
        assert client.get("/ar/first/workshops/workshop-0/").status_code == 200


@SIZES
def test_the_list_of_editions(client, count, django_assert_num_queries):
    for _ in range(count):
        publish(make_edition())
    with django_assert_num_queries(1):
        assert client.get("/ar/editions/").status_code == 200


@pytest.mark.parametrize(("path", "queries"), [("history/", 4), ("v/1/", 5)])
@SIZES
def test_the_versions_of_a_session(client, edition, count, path, queries, django_assert_num_queries):
    session = make_session(edition=edition, slug="opening", speakers=[make_person() for _ in range(count)])
    publish(session)
    for number in range(count):
        for name, value in both("title", f"عنوان {number}", f"Title {number}").items():
            setattr(session, name, value)
        session.save()
        publish(session, change="correction", note=Text("تصحيح", "Corrected"))
    with django_assert_num_queries(queries):
        assert client.get(f"/ar/first/sessions/opening/{path}").status_code == 200
