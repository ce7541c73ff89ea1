"""The history of the desk: every model keeps it, on every path, in each language, with who it was."""

from io import StringIO

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.urls import reverse

from agreements.models import (
    Agreement,
    Document,
    Event,
    Obligation,
    Party,
    ProgressReport,
    Relation,
    Signatory,
)
from forum.models import (
    Attendance,
    Day,
    Edition,
    FormerName,
    Forum,
    Invitation,
    Notice,
    Organisation,
    Page,
    Person,
    Room,
    Title,
    Track,
    User,
    Venue,
)
from forum.models.glossary import Term
from press.models import DayReport, Sentence
from proceedings.history import KEPT, UNRECORDED
from sessions.models import Material, Quote, Session, Speaker, Workshop
from tests.admin_form import add_line, filled
from tests.factories import (
    both,
    make_agreement,
    make_attendance,
    make_day,
    make_document,
    make_edition,
    make_event,
    make_forum,
    make_notice,
    make_obligation,
    make_organisation,
    make_page,
    make_person,
    make_progress,
    make_quote,
    make_report,
    make_room,
    make_session,
    make_signatory,
    make_speaker,
    make_title,
    make_track,
    make_user,
    make_venue,
    make_workshop,
    relate,
)

pytestmark = pytest.mark.django_db

DESK_APPS = ("forum", "programme", "agreements", "press")
# Rows that are derived, or written by readers and journalists: no form of the desk changes their words.
OTHERS = {
    *("Reminder", "Commitment", "RegisteredFile", "Accreditation", "Terms", "Acceptance"),
    *("Reading", "Subscription", "Watch", "Seen", "Letter", "Told"),
}
DESK = [
    model
    for label in DESK_APPS
    for model in apps.get_app_config(label).get_models()
    if model not in (User, Invitation) and not hasattr(model, "history_type") and "_" not in model.__name__
    if model.__name__ not in OTHERS
]
MAKERS = {
    DayReport: make_report,
    Document: lambda: make_document(agreement=make_agreement()),
    Event: lambda: make_event(agreement=make_agreement()),
    Obligation: lambda: make_obligation(agreement=make_agreement()),
    ProgressReport: lambda: make_progress(obligation=make_obligation(agreement=make_agreement())),
    Relation: lambda: relate(make_agreement(), "amends", make_agreement()),
    Sentence: lambda: make_report().sentences.get(),
    Signatory: lambda: make_signatory(agreement=make_agreement()),
    Agreement: make_agreement,
    Attendance: lambda: make_attendance(person=make_person(), edition=make_edition()),
    Day: make_day,
    Edition: make_edition,
    FormerName: lambda: FormerName.objects.create(
        organisation=make_organisation(), until="2020-01-01", **both("name", "الاسم", "Name")
    ),
    Forum: make_forum,
    Material: lambda: Material.objects.create(session=make_session(), **both("title", "عرض", "Slides")),
    Organisation: make_organisation,
    Party: lambda: Party.objects.create(agreement=make_agreement(), organisation=make_organisation()),
    Person: make_person,
    Quote: lambda: make_quote(speaker=make_speaker(session=make_session())),
    Room: make_room,
    Session: make_session,
    Speaker: lambda: make_speaker(session=make_session()),
    Notice: lambda: make_notice(edition=make_edition()),
    Page: make_page,
    Term: lambda: Term.objects.create(**both("form", "المشاركة", "Participation")),
    Title: make_title,
    Track: lambda: make_track(edition=make_edition()),
    Venue: make_venue,
    Workshop: make_workshop,
}


def rows(desk):
    return list(desk.history.order_by("-history_id"))


def text_field(model):
    return next(field.name for field in model._meta.concrete_fields if field.name.endswith("_ar"))[:-3]


def test_every_model_of_the_desk_has_a_maker_here():
    assert set(DESK) == set(MAKERS)


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_model_keeps_its_history(model):
    assert model._meta.concrete_model in KEPT


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_field_but_the_steps_own_is_in_it(model):
    recorded = {field.name for field in model.history.model._meta.concrete_fields}
    translated = {field.name[:-3] for field in model._meta.concrete_fields if field.name.endswith("_ar")}
    own = {field.name for field in model._meta.concrete_fields}
    assert own - recorded == (UNRECORDED | translated) & own
    many = {field.name for field in model._meta.many_to_many}
    assert {field.name for field in model.history.model._history_m2m_fields} == many


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_making_changing_and_deleting_are_recorded_in_the_language_they_touch(model):
    desk = MAKERS[model]()
    first, field = rows(desk)[0], text_field(model)
    before_ar, before_en = getattr(first, f"{field}_ar"), getattr(first, f"{field}_en")
    assert rows(desk)[-1].history_type == "+"
    setattr(desk, f"{field}_en", "Changed")
    desk.save()
    last = rows(desk)[0]
    assert (last.history_type, getattr(last, f"{field}_en")) == ("~", "Changed")
    assert getattr(last, f"{field}_ar") == before_ar
    assert before_en != "Changed"
    kept, key = desk.history.model.objects, desk.pk
    desk.delete()
    assert kept.filter(id=key).order_by("history_id").last().history_type == "-"


def test_saving_what_has_not_changed_records_nothing():
    session = make_session(starts_at="2022-06-15T10:00:00+03:00")
    before = rows(session)
    session.save()
    Session.objects.get(pk=session.pk).save()
    assert rows(session) == before


def test_many_to_many_values_are_recorded():
    edition = make_edition()
    track, session = make_track(edition=edition), make_session(edition=edition)
    session.tracks.add(track)
    assert [row.track_id for row in rows(session)[0].tracks.all()] == [track.pk]
    session.tracks.clear()
    assert [row.track_id for row in rows(session)[0].tracks.all()] == []


@pytest.fixture
def administrator(client):
    client.force_login(make_user(role="administrator"))
    return client


def change(desk):
    return reverse(f"admin:{desk._meta.app_label}_{desk._meta.model_name}_change", args=[desk.pk])


class TestTheFormRecords:
    def test_the_object_and_its_lines_with_who_it_was(self, administrator):
        session, person = make_session(), make_person()
        data = filled(administrator.get(change(session)), title_en="Renamed")
        data = add_line(data, "speakers", person=person.pk, role="speaker")
        assert administrator.post(change(session), data).status_code == 302
        changed, added = rows(session)[0], rows(Speaker.objects.get())[0]
        assert (changed.title_en, changed.history_user.username) == ("Renamed", "administrator")
        assert (added.person_id, added.history_user.username) == (person.pk, "administrator")

    def test_a_workshop_saved_as_one(self, administrator):
        workshop = make_workshop()
        administrator.post(change(workshop), filled(administrator.get(change(workshop)), title_ar="ورشة"))
        assert rows(Session.objects.get())[0].title_ar == "ورشة"
        assert rows(workshop)[0].history_user.username == "administrator"

    def test_a_line_taken_off(self, administrator):
        session = make_session()
        speaker = make_speaker(session=session)
        data = filled(administrator.get(change(session)))
        administrator.post(change(session), data | {"speakers-0-DELETE": "on"})
        last = Speaker.history.filter(id=speaker.pk).order_by("history_id").last()
        assert (last.history_type, last.history_user.username) == ("-", "administrator")
        assert last.history_change_reason is None

    def test_a_line_that_moved_with_its_day(self, administrator):
        day, other = make_day(), make_edition()
        attendance = make_attendance(person=make_person(), edition=day.edition, day=day)
        data = filled(administrator.get(change(day)), edition=other.pk)
        assert administrator.post(change(day), data).status_code == 302
        assert rows(attendance)[0].edition_id == other.pk


def test_a_list_action_records_each_with_who_and_what_went_along(administrator):
    session, other = make_session(), make_session()
    speaker = make_speaker(session=session)
    answers = {"action": "delete_selected", "_selected_action": [session.pk, other.pk], "post": "yes"}
    administrator.post(reverse("admin:programme_session_changelist"), answers)
    gone = Session.history.filter(history_type="-")
    assert {row.id for row in gone} == {session.pk, other.pk}
    assert {row.history_user.username for row in gone} == {"administrator"}
    with_it = Speaker.history.get(id=speaker.pk, history_type="-")
    assert with_it.history_change_reason == "with programme.session"


def test_a_command_records_its_name():
    class Command(BaseCommand):
        def handle(self, **_options):
            make_forum()

    call_command(Command(stdout=StringIO()))
    row = Forum.history.get()
    assert (row.history_user, row.history_change_reason) == (None, "command test_history")


def test_code_without_anybody_behind_it_records_nobody():
    make_forum()
    row = Forum.history.get()
    assert (row.history_user, row.history_change_reason) == (None, None)


def test_no_form_of_the_admin_and_no_permission_touches_a_history():
    histories = [model for model in apps.get_models() if model.__name__.startswith("Historical")]
    assert histories
    assert [model for model in histories if model in admin.site._registry] == []
    assert [model for model in histories if model._meta.default_permissions] == []


def test_a_command_may_have_an_option_of_any_name():
    call_command("shell", command="from tests.factories import make_forum; make_forum()", verbosity=0)
    assert Forum.history.get().history_change_reason == "command shell"
