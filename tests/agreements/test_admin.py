"""The form of an agreement: a typed reference, and parties as they were called at signing."""

from datetime import date

import pytest

from agreements.models import Agreement
from tests.admin_form import add_line, filled
from tests.factories import make_agreement, make_day, make_edition, make_organisation, make_user

pytestmark = pytest.mark.django_db
ADD = "/admin/agreements/agreement/add/"


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    return client


def new(client, **changes):
    typed = {"edition": make_edition().pk, "title_ar": "مذكرة تفاهم", "slug": "mou-1"}
    return filled(client.get(ADD), **typed | changes)


def test_an_agreement_is_saved_with_the_names_its_parties_had(editor):
    parent = make_organisation(name_ar="الجمعية الأم")
    body = make_organisation(name_ar="الشركة", parent=parent, relation="endowment")
    response = editor.post(ADD, add_line(new(editor), "parties", organisation=body.pk))
    assert response.status_code == 302, response.context["errors"]
    party = Agreement.objects.get().parties.get()
    assert (party.name_printed_ar, party.parent_printed_ar, party.relation) == (
        "الشركة",
        "الجمعية الأم",
        "endowment",
    )


def test_at_a_signing_the_edition_and_the_day_are_filled_and_two_parties_have_room(editor, clock):
    current = make_edition(is_current=True)
    make_day(edition=current, number=1, date=date(2022, 6, 14))
    today = make_day(edition=current, number=2, date=date(2022, 6, 15))
    make_day(number=2, date=date(2022, 6, 15))
    form = filled(editor.get(ADD))
    assert (form["edition"], form["day"]) == (str(current.pk), str(today.pk))
    assert form["signed_on"] == "", "that all signed today is nobody's guess"
    bodies = {f"parties-{number}-organisation": make_organisation().pk for number in range(2)}
    response = editor.post(ADD, form | bodies | {"title_ar": "مذكرة تفاهم", "slug": "mou-1"})
    assert response.status_code == 302, response.context["errors"]
    saved = Agreement.objects.get()
    assert (saved.day, saved.parties.count()) == (today, 2)
    again = filled(editor.get(f"/admin/agreements/agreement/{saved.pk}/change/"))
    assert again["parties-TOTAL_FORMS"] == "2", "a saved one has the parties that it has"


def test_outside_the_days_of_an_edition_no_day_is_filled_in(editor, clock):
    make_day(edition=make_edition(is_current=True), date=date(2022, 6, 14))
    assert filled(editor.get(ADD)).get("day", "") == ""


def test_the_reference_is_typed_and_never_made_up(editor):
    response = editor.post(ADD, new(editor, slug="", title_en="Memorandum"))
    assert "slug" in response.context["adminform"].form.errors


def test_a_reference_that_is_taken_is_refused_with_whose_it_is(editor):
    make_agreement(slug="mou-1", title_ar="الاتفاقية الأولى")
    response = editor.post(ADD, new(editor))
    assert "الاتفاقية الأولى" in response.context["adminform"].form.errors["slug"][0]


def test_a_day_of_another_edition_is_refused(editor):
    response = editor.post(ADD, new(editor, day=make_day().pk))
    assert "day" in response.context["adminform"].form.errors
