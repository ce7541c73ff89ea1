import pytest

from press.alerts.looking import look
from tests.factories import make_edition, make_track, publish
from tests.press.accredited import make_subscription


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first")
    edition.tracks.add(make_track(edition=edition, slug="housing"), make_track(edition=edition))
    publish(edition)
    return edition


@pytest.fixture
def subscription(clock, edition):
    """The worker has looked once, an hour ago: what was public before concerns nobody."""
    row = make_subscription(at=clock.moment)
    look()
    clock.move(hours=1)
    return row
