import pytest
from django.utils import translation


@pytest.fixture
def in_english():
    """For tests that read a message."""
    with translation.override("en"):
        yield
