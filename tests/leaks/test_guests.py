"""A link shows its one object and nothing else that is hidden; what came in from outside shows nowhere."""

from datetime import timedelta

import pytest

from proceedings.desk.links import DeskLink, Submission, digest_of
from proceedings.desk.reports import Report
from tests.proceedings.guests import hall, linked, make_link

from .crawl import crawl, guessed
from .test_no_leaks import marks_in
from .world import KINDS, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(clock):
    return World(clock).build(states=("draft", "embargoed", "withdrawn", "public"))


def hidden(world):
    """mark → whose it is."""
    return {
        mark: owner for owner, marks in world.marks.items() for mark in marks.found if owner[1] != "public"
    }


def found_from(client, world, *start):
    """Whose hidden words stand on any page that these lead to."""
    known = hidden(world)
    pages = crawl(client, start)
    return {known[mark] for answer in pages.values() for mark in marks_in(answer) & known.keys()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["draft", "embargoed", "withdrawn"])
def test_a_preview_link_shows_its_own_object_alone(world, client, kind, state):
    token = make_link(world.objects[kind, state])
    assert found_from(client, world, linked(token, "ar"), linked(token, "en")) == {(kind, state)}


def test_a_link_that_is_closed_shows_nothing(world, client, clock):
    tokens = [make_link(world.objects["session", "draft"]) for _ in range(2)]
    halls = [make_link(world.objects["session", "draft"], purpose="hall") for _ in range(2)]
    for token in (tokens[0], halls[0]):
        DeskLink.objects.filter(digest=digest_of(token)).update(expires_at=clock.moment)
    for token in (tokens[1], halls[1]):
        DeskLink.objects.filter(digest=digest_of(token)).update(revoked_at=clock.moment)
    start = [*(linked(token) for token in tokens), *(hall(token) for token in halls)]
    assert found_from(client, world, *start) == set()


def test_the_page_of_the_hall_tells_what_session_it_is_and_no_more(world, client):
    session = world.objects["session", "draft"]
    token = make_link(session, purpose="hall")
    own = world.marks["session", "draft"].found
    shown = set()
    for answer in crawl(client, [hall(token, "ar"), hall(token, "en")]).values():
        shown |= marks_in(answer) & hidden(world).keys()
    assert {own[mark] for mark in shown} == {
        *("Session.title_ar", "Session.title_en", "Room.name_ar", "Room.name_en")
    }


def test_what_came_in_from_outside_is_on_no_page(world, client, clock):
    at = clock.moment
    session = world.objects["session", "public"]
    make_link(session, purpose="hall", note="zq900001z")
    texts = {"summary": "<p>zq900002z</p>", "key_points": "zq900003z"}
    Submission.objects.create(
        link=DeskLink.objects.get(), name="zq900004z", language="ar", texts=texts, arrived_at=at
    )
    words = {"passage": "zq900005z", "words": "zq900006z", "contact": "zq900007z", "note": "zq900008z"}
    about = {"kind": "session", "key": session.key, "number": 1, "language": "ar"}
    Report.objects.create(arrived_at=at, settled_at=at + timedelta(1), **about, **words)
    seen = set().union(*(marks_in(answer) for answer in crawl(client, guessed(world)).values()))
    assert {mark for mark in seen if mark.startswith("zq90000")} == set()


def test_the_desks_previews_open_to_nobody_without_an_account(world, client):
    paths = [path for path in guessed(world) if path.startswith("/desk/")]
    assert len(paths) > 40
    assert {client.get(path).status_code for path in paths} == {302}
