"""An agreement entered on one page: its parties, who signed for them, what became of it; and brought back."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from agreements.models import Agreement
from proceedings.models import Publication
from proceedings.publishing import compile_desk
from proceedings.restoring import restore
from proceedings.versions import source_digest
from tests.admin_form import add_line, filled
from tests.factories import (
    both,
    make_agreement,
    make_edition,
    make_event,
    make_organisation,
    make_person,
    make_signatory,
    make_title,
    make_user,
    publish,
    relate,
)

pytestmark = pytest.mark.django_db
ADD = "/admin/agreements/agreement/add/"


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    return client


def new(client, **changes):
    typed = {"edition": make_edition().pk, "title_ar": "مذكرة تفاهم", "slug": "mou-1"}
    return filled(client.get(ADD), **typed | changes)


def change(agreement):
    return reverse("admin:agreements_agreement_change", args=[agreement.pk])


def compiled(agreement):
    return compile_desk(Agreement.objects.get(pk=agreement.pk))


def test_all_of_it_is_entered_on_one_page(editor):
    first, second, other = (make_organisation() for _ in range(3))
    head = make_person(
        organisation=second, titles=[make_title()], **both("office", "الرئيس", "The President")
    )
    earlier = make_agreement()
    data = new(editor, purposes_ar="التطوع\nالتدريب", areas_ar="الإسكان", takes_effect="last_signature")
    for body in (first, second):
        data = add_line(data, "parties", organisation=body.pk)
    data = add_line(data, "signatories", person=head.pk)
    data = add_line(data, "signatories", person=make_person(organisation=other).pk, role="witness")
    data = add_line(data, "events", kind="announced", date="2022-06-15", source_ar="وكالة الأنباء")
    data = add_line(data, "relations", kind="under", other=earlier.pk)
    response = editor.post(ADD, data)
    assert response.status_code == 302, response.context["errors"]
    content = compiled(Agreement.objects.get(slug="mou-1")).content
    assert [each.body.key for each in content.parties] == [first.key, second.key]
    signed, witness = content.signatories
    assert (signed.party, signed.who.office.en, len(signed.who.titles)) == (second.key, "The President", 1)
    assert (witness.party, witness.who.role) == ("", "witness")
    assert content.events[0].source.ar == "وكالة الأنباء"
    assert content.relations[0].other.key == earlier.key


def test_who_signs_for_a_body_that_is_no_party_is_told(editor):
    stranger = make_organisation(name_ar="الجهة الغريبة")
    data = add_line(new(editor), "parties", organisation=make_organisation().pk)
    data = add_line(data, "signatories", person=make_person().pk, on_behalf_of=stranger.pk)
    response = editor.post(ADD, data)
    assert any("الجهة الغريبة" in str(each) for each in get_messages(response.wsgi_request))


def test_another_body_in_the_place_of_a_wrong_one_brings_its_own_names(editor):
    agreement = make_agreement(parties=[make_organisation(name_ar="الخطأ")])
    right = make_organisation(
        name_ar="الصواب", parent=make_organisation(name_ar="الأم"), relation="department"
    )
    data = filled(editor.get(change(agreement)))
    response = editor.post(change(agreement), data | {"parties-0-organisation": right.pk})
    assert response.status_code == 302, response.context["errors"]
    party = agreement.parties.get()
    assert (party.name_printed_ar, party.parent_printed_ar, party.relation) == (
        "الصواب",
        "الأم",
        "department",
    )


def test_a_parent_that_was_taken_away_does_not_come_back(editor):
    body = make_organisation(parent=make_organisation(), relation="department")
    agreement = make_agreement(parties=[body])
    data = filled(editor.get(change(agreement)))
    cleared = {f"parties-0-{name}": "" for name in ("parent", "relation")}
    editor.post(change(agreement), data | cleared)
    assert compiled(agreement).content.parties[0].parent.key == ""


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"takes_effect": "date"}, "effective_on"),
        ({"effective_on": "2022-09-01"}, "effective_on"),
        ({"term_length": "2"}, "term_unit"),
        ({"notice_unit": "day"}, "notice_unit"),
        ({"term_length": "2", "term_unit": "year", "ends_on": "2024-01-01"}, "ends_on"),
        ({"signed_on": "2022-06-15", "ends_on": "2022-06-14"}, "ends_on"),
        ({"renewal_length": "1", "renewal_unit": "year", "renewal": "agreed"}, "renewal_length"),
        ({"term_length": "1000", "term_unit": "year"}, "term_length"),
        ({"term_length": "0", "term_unit": "year"}, "term_length"),
    ],
)
def test_terms_that_cannot_be_meant_together_are_refused(editor, typed, field):
    response = editor.post(ADD, new(editor, **typed))
    assert field in response.context["adminform"].form.errors


@pytest.mark.parametrize(
    ("prefix", "typed"),
    [
        ("events", {"kind": "amended", "date": "2022-06-15", "until": "2023-06-15"}),
        ("events", {"kind": "renewed", "date": "2022-06-15", "until": "2022-06-14"}),
        ("events", {"kind": "amended"}),
        ("events", {"kind": "nothing", "date": "2022-06-15"}),
    ],
)
def test_an_event_without_sense_is_refused(editor, prefix, typed):
    response = editor.post(ADD, add_line(new(editor), prefix, **typed))
    assert response.status_code == 200


def test_an_earlier_version_comes_back_with_all_its_lines():
    agreement = make_agreement(parties=[make_organisation()])
    signatory = make_signatory(agreement=agreement, titles=[make_title()])
    make_event(agreement=agreement)
    relate(agreement, "amends", make_agreement())
    publish(agreement)
    was = source_digest(compiled(agreement))
    signatory.titles.clear()
    signatory.delete()
    agreement.events.get().delete()
    agreement.relations.get().delete()
    make_event(agreement=agreement, kind="terminated", date=date(2023, 1, 1))
    agreement.refresh_from_db()
    agreement.takes_effect = "signing"
    agreement.save()
    assert source_digest(compiled(agreement)) != was
    version = Publication.objects.get(key=agreement.key)
    assert restore(agreement, version, make_user(role="editor")) == []
    assert source_digest(compiled(agreement)) == was
