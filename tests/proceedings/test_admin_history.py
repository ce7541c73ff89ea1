"""The page of all that happened to an object: who, when, which field, in which language, old and new."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from proceedings.history import KEPT
from proceedings.review import request_changes, submit
from tests.admin_form import add_line, filled
from tests.factories import (
    CAST,
    both,
    make_day,
    make_edition,
    make_forum,
    make_person,
    make_quote,
    make_session,
    make_speaker,
    make_title,
    make_track,
    make_user,
    make_venue,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def address(desk, page="history"):
    return reverse(f"admin:{desk._meta.app_label}_{desk._meta.model_name}_{page}", args=[desk.pk])


def entries(client, desk, **query):
    response = client.get(address(desk), query)
    assert response.status_code == 200
    return response.context["entries"]


def edit(desk, **fields):
    for name, value in fields.items():
        setattr(desk, name, value)
    desk.save()


def told(entry):
    """{(field, language): (what went, what came)}"""
    words = {}
    for change in entry.changes:
        parts = {kind: [p.text for p in change.parts if p.kind == kind] for kind in ("removed", "added")}
        words[change.field, change.language] = ("".join(parts["removed"]), "".join(parts["added"]))
    return words


def test_a_saved_form_is_told_field_by_field_with_who_it_was(editor):
    day = make_day()
    session = make_session(day=day, summary_en="<p>The city grew last year</p>", happening="planned")
    data = filled(
        editor.get(address(session, "change")), summary_en="<p>The city grew this year</p>", happening="held"
    )
    assert editor.post(address(session, "change"), data).status_code == 302
    entry = entries(editor, session)[0]
    assert (entry.who, entry.what, entry.line) == ("editor", "Changed", "")
    assert told(entry)["Summary", "en"] == ("last", "this")
    assert set(told(entry)) == {("Summary", "en"), ("State", "")}
    page = editor.get(address(session)).content.decode()
    assert "<del>last</del>" in page
    assert "<ins>this</ins>" in page


def test_lines_are_part_of_it_also_those_that_are_gone(editor):
    session, person = make_session(), make_person(name_en="Amal Saad")
    data = add_line(
        filled(editor.get(address(session, "change"))), "speakers", person=person.pk, role="speaker"
    )
    editor.post(address(session, "change"), data)
    make_quote(speaker=session.speakers.get(), words_en="A large house")
    added = next(entry for entry in entries(editor, session) if entry.line.startswith("Speaker"))
    assert (added.who, added.line) == ("editor", "Speaker: Amal Saad")
    session.speakers.get().delete()
    first = [(entry.what, entry.line) for entry in entries(editor, session)[:2]]
    assert sorted(first) == [("Deleted", "Quote: A large house"), ("Deleted", "Speaker: Amal Saad")]


def test_names_stand_for_keys(editor):
    edition = make_edition(name_en="First")
    track, session = make_track(edition=edition, name_en="Cities"), make_session(edition=edition)
    session.tracks.add(track)
    day = make_day(edition=edition, number=2)
    edit(session, day=day)
    latest, before = entries(editor, session)[:2]
    assert told(latest) == {("Day", ""): ("", "First, day 2")}
    assert told(before) == {("Tracks", ""): ("", "Cities")}


def test_versions_and_steps_stand_among_the_changes(editor):
    session, boss = make_session(), make_user(role="publisher")
    submit(session, boss)
    request_changes(session, boss, "Shorter, please")
    publish(session)
    edit(session, title_en="Later")
    seen = [(entry.what, entry.comment) for entry in entries(editor, session)]
    assert seen == [
        ("Changed", ""),
        ("Version 1, First version", ""),
        ("Request changes", "Shorter, please"),
        ("Submit for review", ""),
        ("Added", ""),
    ]


def test_nothing_of_another_object_is_in_it(editor):
    edition = make_edition()
    day = make_day(edition=edition, dignitaries=[make_person(name_en="Of the day")])
    session, other = make_session(day=day), make_session(day=day)
    make_speaker(session=other)
    assert [entry.line for entry in entries(editor, session)] == [""]
    assert [entry.line for entry in entries(editor, edition)] == [""]
    assert any("Of the day" in entry.line for entry in entries(editor, day))


def test_it_is_paged_the_newest_first(editor):
    session = make_session()
    for number in range(30):
        edit(session, title_en=f"Title {number}")
    first, second = entries(editor, session), entries(editor, session, p=2)
    assert (len(first), len(second)) == (25, 6)
    assert told(first[0]) == {("Title or subject", "en"): ("28", "29")}
    assert second[-1].what == "Added"


@pytest.mark.parametrize("asked", ["0", "-1", "1e9", "x", "٣"])
def test_a_page_without_sense_is_answered(editor, asked):
    assert entries(editor, make_session(), p=asked)


def queries(client, desk):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        entries(client, desk)
    return len(seen)


def test_it_costs_the_same_for_few_changes_and_for_many(editor):
    session, titles = make_session(day=make_day()), [make_title()]
    make_quote(speaker=make_speaker(session=session, titles=titles))
    edit(session, title_en="Title")
    edit(session.quotes.get(), words_en="Words")
    edit(session.speakers.get(), office_printed_en="Office")
    publish(session)
    entries(editor, session)  # Django remembers the types of content from here on
    few = queries(editor, session)
    for number in range(3):
        make_quote(speaker=make_speaker(session=session, titles=titles))
        edit(session, title_en=f"Title {number}")
        edit(session.quotes.first(), words_en=f"Words {number}")
    assert queries(editor, session) == few <= 30


@pytest.mark.parametrize("make", [make_forum, make_venue, make_title, make_person, make_edition, make_day])
def test_every_form_of_the_desk_has_one(editor, make):
    desk = make()
    assert desk._meta.model in KEPT
    assert entries(editor, desk)[-1].what == "Added"


def test_in_arabic_it_is_in_arabic(client):
    client.force_login(make_user(role="editor"))
    session = make_session()
    edit(session, **both("title", "العنوان الجديد", "New title"))
    page = client.get(address(session)).content.decode()
    assert "<ins>العنوان" in page
    assert "الإنجليزية</span>" in page


@pytest.mark.parametrize("role", [*CAST, "outsider"])
def test_who_may_see_the_object_may_see_its_history(client, role):
    user = make_user(role="contributor" if role == "outsider" else role, username=role)
    if role == "outsider":
        user.groups.clear()
    client.force_login(user)
    assert client.get(address(make_session())).status_code == (403 if role == "outsider" else 200)


def test_nothing_is_changed_by_posting_to_it(editor):
    session = make_session()
    before = list(session.history.values())
    editor.post(address(session), {"title_en": "x", "_save": "1"})
    assert list(session.history.values()) == before
