"""Publishing at a moment: an embargo lifts to the second, in every outlet, with nothing restarted."""

from datetime import timedelta

import pytest

from proceedings.models import Publication

from .crawl import PATHS, guessed
from .world import KINDS

TICK = timedelta(microseconds=1)


def lifts_at(world, kind):
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


def test_lists_and_search_show_it_from_then_on(world, client, clock):
    lists = guessed(world, languages=("ar",), states=())
    titles = {kind: title_of(world, kind) for kind in KINDS}
    for kind in sorted(KINDS, key=lambda kind: lifts_at(world, kind)):
        title = titles.pop(kind)
        search = f"/ar/search/?q={title}"
        clock.set(lifts_at(world, kind))
        pages = {path: body(client.get(path)) for path in [*lists, search]}
        showing = [path for path, page in pages.items() if title in page]
        assert search in showing
        assert [path for path in showing if path != search] != []
        assert [path for path, page in pages.items() if any(later in page for later in titles.values())] == []
        clock.set(lifts_at(world, kind) - TICK)
        assert [path for path in showing if path != search and title in body(client.get(path))] == []


def title_of(world, kind):
    found = world.marks[kind, "embargoed"].found
    return next(mark for mark, where in found.items() if where == TITLES[kind])


def body(page):
    return b"".join(page.streaming_content if page.streaming else [page.content]).decode(errors="replace")


TITLES = {
    "edition": "Edition.name_ar",
    "day": "Day.headline_ar",
    "session": "Session.title_ar",
    "page": "Page.title_ar",
    "notice": "Notice.words_ar",
    "person": "Person.name_ar",
    "organisation": "Organisation.name_ar",
    "agreement": "Agreement.title_ar",
    "report": "DayReport.headline_ar",
}
