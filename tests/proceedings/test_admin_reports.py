"""What readers report, before the team: found on the first page, settled with a note, forgotten in time."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proceedings.desk.reports import KEPT_DAYS, Report
from tests.admin_form import filled
from tests.factories import both, make_edition, make_person, make_session, make_user, make_workshop, publish
from tests.proceedings.guests import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", is_current=True)
    publish(edition)
    return edition


@pytest.fixture
def session(edition):
    session = make_session(edition=edition, slug="opening", **both("title", "الافتتاح", "The opening"))
    publish(session)
    return session


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


class TestTheTeam:
    def lines(self, client):
        found = client.get("/admin/").context["today"]["waiting"]
        return [line for each in found if each.section.name == "reports" for line in each.lines]

    @pytest.mark.parametrize(
        ("passage", "anchor"),
        [
            ("What the session SAID", "#id_summary_en"),
            ("مُلَخَّص الجلسة", "#id_summary_ar"),
            ("Second", "#id_key_points_en"),
            ("nowhere at all", ""),
            ("", ""),
        ],
    )
    def test_is_led_to_the_field_that_holds_the_passage(self, editor, session, clock, passage, anchor):
        make_report(session, passage=passage, arrived_at=clock.moment)
        [line] = self.lines(editor)
        assert line.url == f"/admin/programme/session/{session.pk}/change/{anchor}"
        assert "version 1" in line.words
        assert passage in line.words

    def test_is_led_from_the_report_to_a_line_of_the_form(self, editor, edition, clock):
        person = make_person(**both("office", "أمين عام", "Secretary of the Harbour"))
        workshop = make_workshop(edition=edition, speakers=[person])
        publish(workshop)
        report = make_report(workshop, passage="secretary of the harbour", arrived_at=clock.moment)
        page = editor.get(f"/admin/proceedings/report/{report.pk}/change/").content.decode()
        place = f"/admin/programme/workshop/{workshop.pk}/change/#id_speakers-0-office_printed_en"
        assert f'href="{place}"' in page
        assert f'href="/en/first/workshops/{workshop.slug}/"' in page

    def test_settles_it_with_a_note(self, editor, session, clock):
        report = make_report(session, arrived_at=clock.moment, contact="reader@example.org")
        url = f"/admin/proceedings/report/{report.pk}/change/"
        assert "reader@example.org" in editor.get(url).content.decode()
        assert (
            editor.post(url, filled(editor.get(url)) | {"outcome": "refused", "note": "As said"}).status_code
            == 302
        )
        report.refresh_from_db()
        assert (report.outcome, report.note, report.settled_by.username) == ("refused", "As said", "editor")
        assert report.settled_at == clock.moment
        assert self.lines(editor) == []
        assert "Wrong" not in LogEntry.objects.latest("pk").object_repr

    def test_changes_nothing_of_what_the_reader_wrote(self, editor, session, clock):
        report = make_report(session, arrived_at=clock.moment)
        forged = {"outcome": "done", "note": "", "words": "forged", "contact": "x", "key": "zzzzzzzz"}
        url = f"/admin/proceedings/report/{report.pk}/change/"
        assert editor.post(url, filled(editor.get(url)) | forged).status_code == 302
        report.refresh_from_db()
        assert (report.words, report.contact, report.key) == ("Wrong", "", session.key)

    @pytest.mark.parametrize("role", ["contributor", "translator", "press_officer"])
    def test_is_its_editors(self, client, session, clock, role):
        report = make_report(session, arrived_at=clock.moment)
        client.force_login(make_user(role=role))
        assert self.lines(client) == []
        for path in ("", f"{report.pk}/change/", f"{report.pk}/delete/", f"{report.pk}/history/", "add/"):
            assert client.get(f"/admin/proceedings/report/{path}").status_code == 403

    def test_adds_none_by_hand_and_deletes_none(self, editor, session, clock):
        report = make_report(session, arrived_at=clock.moment)
        assert editor.get("/admin/proceedings/report/add/").status_code == 403
        assert (
            editor.post(f"/admin/proceedings/report/{report.pk}/delete/", {"post": "yes"}).status_code == 403
        )

    @pytest.mark.parametrize("count", [1, 3, 30])
    def test_lists_them_by_the_same_queries_at_any_size(
        self, editor, session, clock, count, django_assert_num_queries
    ):
        for _ in range(count):
            make_report(session, arrived_at=clock.moment)
        url = "/admin/proceedings/report/?outcome=waiting"
        editor.get(url)
        with django_assert_num_queries(8):
            assert editor.get(url).context["cl"].result_count == count
        assert editor.get("/admin/proceedings/report/?outcome=done").context["cl"].result_count == 0

    def test_sees_them_on_the_first_page_by_the_same_queries(self, editor, session, clock):
        counts = set()
        for _ in range(3):
            make_report(session, arrived_at=clock.moment)
            with CaptureQueriesContext(connection) as queries:
                editor.get("/admin/")
            counts.add(len(queries))
        assert len(counts) == 1


class TestForgetting:
    def settled(self, session, clock, days):
        report = make_report(session, arrived_at=clock.moment, outcome="done")
        report.settled_at = clock.moment - timedelta(days=days)
        report.save()
        return report

    def test_removes_what_was_settled_long_ago_and_nothing_else(self, session, clock, capsys):
        old, new = self.settled(session, clock, 31), self.settled(session, clock, 29)
        waiting = make_report(session, arrived_at=clock.moment - timedelta(days=900))
        call_command("forget_reports", "--days", "30")
        assert capsys.readouterr().out == "1 removed\n"
        assert set(Report.objects.all()) == {new, waiting}
        assert old.pk

    def test_happens_by_itself_whenever_one_is_settled(self, editor, session, clock):
        self.settled(session, clock, KEPT_DAYS + 1)
        report = make_report(session, arrived_at=clock.moment)
        url = f"/admin/proceedings/report/{report.pk}/change/"
        editor.post(url, filled(editor.get(url)) | {"outcome": "done", "note": ""})
        assert Report.objects.get() == report

    @pytest.mark.parametrize("days", ["-1", "x", "99999999999"])
    def test_refuses_a_number_of_days_that_is_none(self, days):
        with pytest.raises(CommandError):
            call_command("forget_reports", "--days", days)
