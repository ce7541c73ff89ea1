import pytest

from tests.factories import make_edition, publish


@pytest.fixture
def edition():
    edition = make_edition(slug="first")
    publish(edition)
    return edition
