"""What of the programme stands on the desk's first page: what is on, what lacks a summary or an office."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.factories import (
    make_day,
    make_edition,
    make_person,
    make_room,
    make_session,
    make_user,
    make_workshop,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2022, 6, 15, 12, 0, tzinfo=ZoneInfo("Asia/Riyadh"))


@pytest.fixture
def editor(client, clock):
    clock.set(NOON)
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def lines(client, section):
    shown = client.get("/admin/").context["today"]["waiting"]
    found = [each.lines for each in shown if each.section.name == section]
    return [(str(line.desk), str(line.words)) for line in found[0]] if found else []


def address(client, section):
    [shown] = [
        each for each in client.get("/admin/").context["today"]["waiting"] if each.section.name == section
    ]
    return [line.url for line in shown.lines]


def timed(edition, minutes, *, length=45, **fields):
    """A session that starts so many minutes after noon."""
    starts_at = NOON + timedelta(minutes=minutes)
    ends_at = starts_at + timedelta(minutes=length) if length else None
    return make_session(edition=edition, starts_at=starts_at, ends_at=ends_at, **fields)


def test_what_is_on_comes_before_all_that_follows_at_once(editor):
    edition = make_edition()
    running = timed(edition, -10, title_en="Running", room=make_room())
    timed(edition, 30, title_en="Next")
    timed(edition, 30, title_en="Also next")
    timed(edition, 60, title_en="Later")
    timed(edition, -60, title_en="Over")
    assert lines(editor, "now") == [
        ("Running", "Now, until 12:35 · Great Hall"),
        ("Next", "Next, at 12:30"),
        ("Also next", "Next, at 12:30"),
    ]
    assert address(editor, "now")[0] == f"/admin/programme/session/{running.pk}/change/#id_summary_ar"


def test_what_starts_this_minute_is_on_and_what_ends_this_minute_is_over(editor):
    edition = make_edition()
    timed(edition, 0, title_en="Starts")
    timed(edition, -45, title_en="Ends")
    assert [title for title, _words in lines(editor, "now")] == ["Starts"]


def test_what_is_called_off_is_not_on(editor):
    edition = make_edition()
    for happening in ("cancelled", "postponed"):
        timed(edition, -5, happening=happening)
    assert lines(editor, "now") == []


def test_what_follows_on_another_day_says_which(editor):
    timed(make_edition(), 24 * 60, title_en="Tomorrow")
    assert lines(editor, "now") == [("Tomorrow", "Next, on 16 June 2022 at 12:00")]


def test_what_has_no_end_runs_for_an_hour(editor):
    timed(make_edition(), -59, length=0, title_en="Open")
    assert lines(editor, "now") == [("Open", "Now, until 12:01")]


class TestWithoutASummary:
    def test_is_what_ended_by_its_time_its_day_or_somebodys_word(self, editor):
        edition = make_edition()
        yesterday, tomorrow = make_day(edition=edition, number=1), make_day(edition=edition, number=3)
        timed(edition, -60, title_en="By time", summary_ar="", summary_en="")
        timed(edition, -10, title_en="Still on", summary_ar="")
        make_session(day=yesterday, title_en="By day", summary_ar="<p></p>")
        make_session(day=tomorrow, title_en="By word", summary_ar="", happening="held")
        make_session(day=tomorrow, title_en="To come", summary_ar="")
        make_workshop(day=yesterday, title_en="A workshop", summary_ar="")
        found = {title for title, _words in lines(editor, "summary")}
        assert found == {"By time", "By day", "By word", "A workshop"}

    def test_is_no_break_nor_what_was_called_off_nor_what_has_one(self, editor):
        edition = make_edition()
        timed(edition, -60, kind="break", summary_ar="")
        timed(edition, -60, happening="cancelled", summary_ar="")
        timed(edition, -60)
        assert lines(editor, "summary") == []

    def test_leads_to_the_input_of_the_source_language(self, editor):
        session = timed(make_edition(), -60, summary_en="", source_language="en")
        assert address(editor, "summary") == [f"/admin/programme/session/{session.pk}/change/#id_summary_en"]


class TestWithoutAnOffice:
    def test_is_the_speaker_at_the_place_that_the_form_has(self, editor):
        people = [make_person(), make_person(office_ar="", office_en="", name_en="Nobody's office")]
        session = make_session(edition=make_edition(), speakers=people, title_en="Panel")
        assert lines(editor, "office") == [("Panel", "Nobody's office")]
        [url] = address(editor, "office")
        path, _, anchor = url.partition("#")
        assert path == f"/admin/programme/session/{session.pk}/change/"
        assert f'id="{anchor}"' in editor.get(path).content.decode()
        assert anchor == "id_speakers-1-office_printed_ar"

    def test_is_nobody_whose_office_is_known_in_one_language(self, editor):
        make_session(edition=make_edition(), speakers=[make_person(office_ar="")])
        assert lines(editor, "office") == []

    def test_of_a_workshop_leads_to_the_workshops_form(self, editor):
        nameless = make_person(office_ar="", office_en="")
        workshop = make_workshop(edition=make_edition(), speakers=[nameless])
        [url] = address(editor, "office")
        assert url.startswith(f"/admin/programme/workshop/{workshop.pk}/change/#")
