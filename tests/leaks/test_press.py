"""An accredited journalist finds what is for the press, and no other word that is hidden."""

from django.test import Client

from press.models import Reading
from tests.press.accredited import make_journalist

from .crawl import guessed
from .test_guests import found_from
from .world import KINDS


def test_what_the_press_may_read_is_all_that_a_journalist_finds(world, pages, clock):
    reader = Client()
    reader.force_login(make_journalist(at=clock.moment))
    start = ["/desk/press/ar/", "/desk/press/en/", *(path for path in guessed(world) if "/desk/" in path)]
    assert found_from(reader, world, pages, *start) == {(kind, "embargoed") for kind in KINDS}


def test_each_of_it_was_written_down(world, pages, clock):
    reader = Client()
    reader.force_login(make_journalist(at=clock.moment))
    for kind in KINDS:
        key = world.objects[kind, "embargoed"].key
        for suffix in ("/", ".txt", ".ninjs.json"):
            assert reader.get(f"/desk/press/ar/{kind}/{key}{suffix}").status_code == 200
    assert Reading.objects.count() == 3 * len(KINDS)
