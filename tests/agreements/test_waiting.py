"""What of the register stands on the desk's first page."""

from datetime import date

import pytest

from tests.factories import (
    make_agreement,
    make_edition,
    make_obligation,
    make_organisation,
    make_progress,
    make_user,
)

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


def test_a_commitment_past_due_without_a_report_is_told_with_since_when(client, clock):
    client.force_login(make_user(role="editor"))
    agreement = make_agreement(edition=make_edition(), parties=[make_organisation()])
    make_obligation(agreement=agreement, due=date(2022, 6, 1), tracked=False)
    quiet = make_obligation(agreement=agreement, due=date(2022, 5, 1))
    make_progress(obligation=quiet, reported_on=date(2022, 5, 2))
    shown = client.get("/admin/").context["today"]["waiting"]
    [lines] = [each.lines for each in shown if each.section.name == "overdue"]
    assert [(line.desk, line.anchor) for line in lines] == [(agreement, "progress_reports-group")]
    assert "1 يونيو 2022م" in lines[0].words or "1 June 2022" in lines[0].words
