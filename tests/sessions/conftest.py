from datetime import date

import pytest

from tests.factories import make_day, make_edition, make_track, make_user, make_venue, publish


@pytest.fixture
def edition():
    edition = make_edition(slug="first")
    publish(edition)
    return edition


@pytest.fixture
def planned():
    """An edition whose days, rooms and tracks a table of sessions may name."""
    venue = make_venue(rooms=[("القاعة الكبرى", "Great Hall"), ("القاعة 2", "Hall 2")])
    edition = make_edition(venue=venue, slug="first")
    make_day(edition=edition, number=1, date=date(2022, 6, 14))
    make_day(edition=edition, number=2, date=date(2022, 6, 15))
    make_track(edition=edition, name_ar="المدن", name_en="Cities", slug="cities")
    return edition


@pytest.fixture
def arabic_desk(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "ar"
    return client
