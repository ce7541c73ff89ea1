import pytest

from tests.roles.world import World, rolled_back


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """Made once: every request of these tests happens in a savepoint of its own and is taken back."""
    with django_db_blocker.unblock(), rolled_back():
        yield World()
