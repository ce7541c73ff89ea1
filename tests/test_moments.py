"""Publishing at a moment: an embargo lifts to the second, in every outlet, with nothing restarted."""

from datetime import timedelta

import pytest

from tests.leaks.crawl import PATHS, crawl, guessed
from tests.leaks.world import KINDS, World

pytestmark = pytest.mark.django_db
TICK = timedelta(microseconds=1)


@pytest.fixture
def world(clock):
    world = World(clock)
    world.build(states=("embargoed",))
    return world


def lifts_at(world, kind):
    from proceedings.models import Publication

    return Publication.objects.get(kind=kind, key=world.objects[kind, "embargoed"].key).public_from


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("outlet", ["/", ".txt", ".json", "/v/1/", "/history/"])
def test_every_address_of_an_object_opens_at_its_second(world, client, clock, kind, outlet):
    row = world.objects[kind, "embargoed"]
    path = f"/ar/{PATHS[kind].format(slug=row.slug, edition='common-edition')}{outlet}"
    clock.set(lifts_at(world, kind) - TICK)
    assert client.get(path).status_code == 404
    clock.set(lifts_at(world, kind))
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_lists_search_and_files_show_it_from_then_on(world, client, clock, kind):
    paths = guessed(world)
    title = next(
        mark for mark, where in world.marks[kind, "embargoed"].found.items() if TITLES[kind] in where
    )
    clock.set(lifts_at(world, kind) - TICK)
    assert pages_with(client, paths, title) == []
    clock.set(lifts_at(world, kind))
    shown = pages_with(client, [*paths, f"/ar/search/?q={title}"], title)
    assert f"/ar/search/?q={title}" in shown
    own = PATHS[kind].format(slug=world.objects[kind, "embargoed"].slug, edition="common-edition")
    assert [path for path in shown if own not in path and "/search/" not in path] != []


TITLES = {
    "edition": "Edition.name_ar",
    "day": "Day.headline_ar",
    "session": "Session.title_ar",
    "page": "Page.title_ar",
    "notice": "Notice.words_ar",
    "person": "Person.name_ar",
    "organisation": "Organisation.name_ar",
    "agreement": "Agreement.title_ar",
}


def pages_with(client, paths, mark):
    return [path for path, (_, body, _) in crawl(client, paths).items() if mark.encode() in body]
