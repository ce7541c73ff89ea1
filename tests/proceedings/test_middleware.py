"""What goes over the wire: public pages small, the team's own as they are."""

import gzip

import pytest

from tests.factories import make_edition, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    publish(make_edition(slug="first"))
    return "/ar/first/"


def test_a_public_page_is_compressed_for_those_who_can_read_it_and_says_the_same(client, address):
    plain = client.get(address)
    packed = client.get(address, headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) < len(plain.content) / 2
    assert gzip.decompress(packed.content) == plain.content
    assert packed.content == client.get(address, headers={"accept-encoding": "gzip"}).content
    assert "Content-Encoding" not in plain.headers


def test_a_compressed_page_that_has_not_changed_is_not_sent_again(client, address):
    first = client.get(address, headers={"accept-encoding": "gzip"})
    again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_a_page_of_the_team_is_not_compressed(client):
    answer = client.get("/admin/login/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
