"""One world for all tests of this folder: it takes longer to make than to look at."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.conftest import Clock

from .crawl import crawl, guessed
from .world import World


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    clock = Clock(datetime(2022, 6, 15, 9, 0, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr("proceedings.clock.now", clock.now)
        # A share image is told by its words, which nobody finds in a picture.
        patch.setattr("proceedings.views.drawn", lambda image: repr(image).encode())
        world = World(clock).build()
        if connection.vendor == "postgresql":  # that learns what a transaction wrote only when asked to
            connection.cursor().execute("ANALYZE")
        yield world
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def clock(world, db):
    """The world's. What a test writes is taken back after it, and so is how far it moves the clock."""
    moment = world.clock.moment
    yield world.clock
    world.clock.set(moment)


@pytest.fixture(scope="package")
def paths(world):
    """Every address that can be guessed, of the objects to come as well."""
    known = guessed(world)
    return known + [path.replace("-public", "-embargoed-later") for path in known if "-public" in path]


@pytest.fixture(scope="package")
def pages(world, paths):
    """All that a visitor finds: path → (status, body, headers)."""
    return crawl(Client(), paths)
