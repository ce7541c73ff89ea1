"""What of the register stands on the desk's first page."""

import pytest

from tests.factories import make_agreement, make_edition, make_organisation, make_user

pytestmark = pytest.mark.django_db


def test_agreements_without_parties_lead_to_the_place_where_they_are_entered(client):
    client.force_login(make_user(role="editor"))
    edition = make_edition()
    make_agreement(edition=edition, parties=[make_organisation()])
    make_agreement(edition=make_edition(starts_on=None, ends_on=None))
    bare = make_agreement(edition=edition)
    shown = client.get("/admin/").context["today"]["waiting"]
    [lines] = [each.lines for each in shown if each.section.name == "parties"]
    assert [line.url for line in lines] == [f"/admin/agreements/agreement/{bare.pk}/change/#parties-group"]
    assert 'id="parties-group"' in client.get(lines[0].url.partition("#")[0]).content.decode()
