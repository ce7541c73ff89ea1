"""A link shows its one object and nothing else that is hidden."""

import pytest

from proceedings.desk.links import DeskLink, digest_of
from tests.proceedings.guests import hall, linked, make_link

from .crawl import crawl, guessed
from .test_no_leaks import NEVER, marks_in
from .world import KINDS


def hidden(world):
    """mark → whose it is."""
    return {mark: owner for owner, marks in world.marks.items() for mark in marks.found if owner[1] in NEVER}


def found_from(client, world, pages, *start):
    """Whose hidden words stand on any page that these lead to, past what every visitor finds."""
    owners = hidden(world)
    found = crawl(client, start, known=pages)
    return {owners[mark] for answer in found.values() for mark in marks_in(answer) & owners.keys()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["draft", "embargoed", "withdrawn"])
def test_a_preview_link_shows_its_own_object_alone(world, pages, client, kind, state):
    token = make_link(world.objects[kind, state])
    assert found_from(client, world, pages, linked(token, "ar"), linked(token, "en")) == {(kind, state)}


def test_a_link_that_is_closed_shows_nothing(world, pages, client, clock):
    tokens = [make_link(world.objects["session", "draft"]) for _ in range(2)]
    halls = [make_link(world.objects["session", "draft"], purpose="hall") for _ in range(2)]
    for token in (tokens[0], halls[0]):
        DeskLink.objects.filter(digest=digest_of(token)).update(expires_at=clock.moment)
    for token in (tokens[1], halls[1]):
        DeskLink.objects.filter(digest=digest_of(token)).update(revoked_at=clock.moment)
    start = [*(linked(token) for token in tokens), *(hall(token) for token in halls)]
    assert found_from(client, world, pages, *start) == set()


def test_the_page_of_the_hall_tells_what_session_it_is_and_no_more(world, pages, client):
    session = world.objects["session", "draft"]
    token = make_link(session, purpose="hall")
    own = world.marks["session", "draft"].found
    shown = set()
    for answer in crawl(client, [hall(token, "ar"), hall(token, "en")], pages).values():
        shown |= marks_in(answer) & hidden(world).keys()
    assert {own[mark] for mark in shown} == {
        *("Session.title_ar", "Session.title_en", "Session.starts_at", "Session.ends_at"),
        *("Room.name_ar", "Room.name_en"),
    }


def test_the_desks_previews_open_to_nobody_without_an_account(world, client):
    paths = [path for path in guessed(world) if path.startswith("/desk/")]
    assert len(paths) > 40
    assert {client.get(path).status_code for path in paths} == {302}
