"""A translator writes the texts of the languages that the account is given, and nothing else."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.urls import reverse

from forum.models import Title
from proceedings.admin.bilingual import BilingualAdmin
from proceedings.admin.snapshot import NAME
from proceedings.history import KEPT, originals
from sessions.models import Material, Session
from tests.admin_form import add_line, filled
from tests.factories import (
    make_agreement,
    make_attendance,
    make_day,
    make_edition,
    make_forum,
    make_notice,
    make_organisation,
    make_page,
    make_person,
    make_quote,
    make_report,
    make_room,
    make_session,
    make_speaker,
    make_title,
    make_track,
    make_user,
    make_venue,
    make_workshop,
    publish,
)

pytestmark = pytest.mark.django_db

MAKERS = {
    "agreements.agreement": lambda: make_agreement(parties=[make_organisation()]),
    "forum.day": lambda: make_day(dignitaries=[make_person()]),
    "forum.edition": make_edition,
    "forum.forum": make_forum,
    "forum.notice": lambda: make_notice(edition=make_edition()),
    "forum.organisation": make_organisation,
    "forum.page": make_page,
    "forum.person": make_person,
    "forum.room": make_room,
    "forum.title": make_title,
    "forum.track": lambda: make_track(edition=make_edition()),
    "forum.venue": make_venue,
    "press.dayreport": make_report,
    "programme.session": lambda: make_session(speakers=[make_person()]),
    "programme.workshop": make_workshop,
}
FIXED = {"press.dayreport": {"day"}}  # a report stays that of its day
FORMS = [
    model._meta.label_lower
    for model, model_admin in admin.site._registry.items()
    if isinstance(model_admin, BilingualAdmin) and model_admin.has_sidenotes
]


def sign_in(client, *languages, role="translator"):
    given = {f"translates_into_{code}": True for code in languages}
    user = make_user(role=role, username=f"{role}-{'-'.join(languages)}", **given)
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


def url(row, page="change"):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def inputs(response):
    """The names of what the page's forms would write."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += inline.formset.forms
    hidden = {"id", "DELETE"}
    return {
        name
        for form in forms
        for name in form.fields
        if name not in hidden and not type(form.fields[name]).__name__.startswith("InlineForeignKey")
    }


def everything(row):
    """The columns of a row and all of its lines."""
    found = {}
    for model in {each._meta.concrete_model for each in KEPT}:
        for each in model._base_manager.all():
            found |= {
                f"{model.__name__} {each.pk} {field.name}": getattr(each, field.attname)
                for field in model._meta.concrete_fields
                if field.name not in {"desk_digest", "state", *originals(model)}
            }
    return found


@pytest.mark.once
@pytest.mark.parametrize("label", FORMS)
@pytest.mark.parametrize("languages", [(), ("ar",), ("en",), ("ar", "en")])
def test_each_form_asks_a_translator_for_the_texts_given_alone(client, label, languages):
    row = apps.get_model(label)._base_manager.get(pk=MAKERS[label]().pk)
    shown = sign_in(client, *languages).get(url(row))
    assert shown.status_code == 200
    assert {name[-3:] for name in inputs(shown)} == {f"_{code}" for code in languages}


@pytest.mark.once
@pytest.mark.parametrize("label", FORMS)
def test_an_editor_is_asked_for_everything(client, label):
    row = apps.get_model(label)._base_manager.get(pk=MAKERS[label]().pk)
    shown = sign_in(client, role="editor").get(url(row))
    model_admin = admin.site._registry[type(row)]
    own = set(flatten_fieldsets(model_admin.get_fieldsets(shown.wsgi_request, row)))
    assert own - FIXED.get(label, set()) <= inputs(shown)


@pytest.fixture
def session():
    session = make_session(speakers=[make_person(titles=[make_title()])], tracks=[], position=10)
    make_quote(speaker=session.speakers.get(), verified=True)
    Material.objects.create(session=session, kind="recording", url="https://example.org/", title_ar="تسجيل")
    return session


def forged(client, session):
    """Another value for each input that an editor's page has, text or not."""
    editor = sign_in(client, role="editor")
    data = filled(editor.get(url(session)))
    other = make_session(edition=session.edition, day=make_day(edition=session.edition))
    for name in data:
        if name.endswith(("_ar", "_en")):
            data[name] = "<p>forged</p>" if "summary" in name else "forged"
    return data | {
        "position": "999",
        "capacity": "999",
        "slug": "forged",
        "source_language": "en",
        "happening": "cancelled",
        "day": str(other.day_id),
        "starts_at": "2022-06-15T10:00",
        "title_given": "on",
        "state": "approved",
        "key": "forged00",
        "desk_digest": "forged",
        "speakers-0-position": "999",
        "speakers-0-role": "moderator",
        "speakers-0-titles": [],
        "quotes-0-verified": "",
        "quotes-0-original_language": "en",
        "materials-0-url": "https://forged.example/",
    }


@pytest.mark.parametrize("languages", [(), ("ar",), ("en",)])
def test_a_forged_request_changes_the_texts_given_alone(client, session, languages):
    data = forged(client, session)
    before = everything(session)
    translator = sign_in(client, *languages)
    seen = {NAME: filled(translator.get(url(session))).get(NAME, "")}
    response = translator.post(url(session), data | seen)
    assert response.status_code == 302, response.context["errors"]
    changed = {name for name, value in everything(session).items() if value != before[name]}
    assert {name[-3:] for name in changed} == {f"_{code}" for code in languages}
    owners = {name.split()[0] for name in changed}
    assert owners == ({"Session", "Speaker", "Quote", "Material"} if languages else set())
    assert list(session.speakers.get().titles.all()) == list(Title.objects.all())


def test_lines_are_neither_added_nor_deleted(client, session):
    editor = sign_in(client, role="editor")
    data = filled(editor.get(url(session)))
    data = add_line(data, "speakers", person=str(make_person().pk), role="speaker", position="5")
    data |= {"quotes-0-DELETE": "on", "materials-0-DELETE": "on"}
    translator = sign_in(client, "en")
    shown = translator.get(url(session)).content.decode()
    assert "-DELETE" not in shown
    assert "__prefix__" not in shown
    translator.post(url(session), data)
    assert [session.speakers.count(), session.quotes.count(), session.materials.count()] == [1, 1, 1]


def test_an_editor_who_also_translates_is_not_limited(client, session):
    both = make_user(role="editor", username="both")
    both.groups.add(make_user(role="translator").groups.get())
    client.force_login(both)
    assert "position" in inputs(client.get(url(session)))


def test_nothing_is_made_in_a_popup_or_restored_or_brought_back(client, session):
    publish(session)
    translator = sign_in(client, "ar", "en")
    add = reverse("admin:forum_person_add")
    assert translator.post(f"{add}?_popup=1", {"name_en": "New", "_popup": "1"}).status_code == 403
    restore = reverse("admin:programme_session_restore", args=[session.pk, 1])
    assert translator.post(restore).status_code == 403
    assert restore not in translator.get(url(session, "history")).content.decode()
    deleted = reverse("admin:programme_session_deleted")
    assert translator.post(deleted, {"row": "1"}).status_code == 403
    translator.post(
        reverse("admin:programme_session_changelist"),
        {"action": "delete_selected", "_selected_action": [session.pk], "post": "yes"},
    )
    assert Session.objects.filter(pk=session.pk).exists()


def test_a_rule_of_a_field_that_is_not_theirs_is_said_and_never_a_crash(client):
    session = make_session()
    Session.objects.filter(pk=session.pk).update(ends_at="2022-06-15T10:00:00Z")
    translator = sign_in(client, "en")
    response = translator.post(url(session), filled(translator.get(url(session)), title_en="Renamed"))
    assert response.status_code == 200
    assert "both times are needed" in response.content.decode()


def test_what_the_source_needs_is_asked_of_the_translator_who_writes_it(client):
    session = make_session(source_language="en")
    translator = sign_in(client, "en")
    response = translator.post(url(session), filled(translator.get(url(session)), title_en=""))
    assert "title_en" in response.context["adminform"].form.errors


def test_a_line_of_attendance_keeps_its_place(client):
    day = make_day()
    attendance = make_attendance(person=make_person(), edition=day.edition, day=day)
    translator = sign_in(client, "en")
    data = filled(translator.get(url(day)), **{"attendances-0-office_printed_en": "Minister"})
    assert translator.post(url(day), data).status_code == 302
    attendance.refresh_from_db()
    assert (attendance.office_printed_en, attendance.day, attendance.role) == ("Minister", day, "dignitary")


def test_a_speaker_of_another_name_is_not_taken(client, session):
    other = make_speaker(session=make_session())
    translator = sign_in(client, "en")
    data = filled(translator.get(url(session)), **{"speakers-0-id": str(other.pk)})
    data["speakers-0-office_printed_en"] = "forged"
    translator.post(url(session), data)
    other.refresh_from_db()
    assert other.office_printed_en != "forged"
