"""A reader's report of a mistake: beside each public text, for what is public now."""

from datetime import timedelta

import pytest
from django.test import Client

from proceedings.content import Text
from proceedings.desk.reports import KEPT_DAYS, Report
from proceedings.guests import REPORTS_OF_ALL, REPORTS_OF_ONE
from proceedings.publishing import withdraw
from tests.admin_form import filled
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_user,
    make_workshop,
    publish,
)
from tests.proceedings.guests import make_report

pytestmark = pytest.mark.django_db
PATH = "/en/first/sessions/opening/report/"
WRONG = {"passage": "What the session said", "words": "It said otherwise", "contact": "reader@example.org"}


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


def send(client, clock, path=PATH, **answers):
    """As a reader does it: open the form, write for a minute, press the button."""
    opened = filled(client.get(path))
    clock.move(minutes=1)
    return client.post(path.partition("?")[0], opened | WRONG | answers)


class TestTheForm:
    def test_is_one_link_away_from_every_public_text(self, client, edition):
        day = make_day(edition=edition)
        texts = [
            *(day, make_session(day=day, slug="a"), make_workshop(day=day, slug="b")),
            *(make_person(slug="c"), make_organisation(slug="d"), make_agreement(day=day, slug="e")),
        ]
        for desk in texts:
            publish(desk)
        places = ["first", "first/day-1", "first/sessions/a", "first/workshops/b", "people/c"]
        for place in (*places, "organisations/d", "agreements/e"):
            for language in ("ar", "en"):
                path = f"/{language}/{place}/"
                assert f'href="{path}report/"' in client.get(path).content.decode(), path
                answer = client.get(f"{path}report/")
                assert answer.status_code == 200
                assert f'<html lang="{language}"' in answer.content.decode()

    def test_is_never_kept_nor_found_by_a_search_engine(self, client, session):
        answer = client.get(PATH)
        assert answer.headers["Cache-Control"] == "no-store"
        assert '<meta name="robots" content="noindex">' in answer.content.decode()
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")

    def test_begins_with_the_passage_that_was_selected(self, client, session):
        page = client.get(PATH, {"passage": "  What it <said> "}).content.decode()
        assert "What it &lt;said&gt;</textarea>" in page
        assert client.get(PATH, {"passage": "x" * 9000}).status_code == 200

    @pytest.mark.parametrize("passage", ["a\u202eb", "a\0b"])
    def test_refuses_a_passage_that_is_no_clean_text(self, client, session, passage):
        assert client.get(PATH, {"passage": passage}).status_code == 400

    def test_says_how_long_it_is_kept(self, client, session):
        assert f"{KEPT_DAYS} days after they have settled it" in client.get(PATH).content.decode()

    def test_is_not_there_for_what_is_not_public(self, client, session, edition, clock):
        make_session(edition=edition, slug="draft")
        publish(make_session(edition=edition, slug="later"), at=clock.moment + timedelta(days=1))
        withdraw(session, make_user(role="publisher"), Text("سبب", "reason"))
        clock.move(minutes=1)
        for slug, status in (("draft", 404), ("later", 404), ("nothing", 404), ("opening", 410)):
            path = f"/en/first/sessions/{slug}/report/"
            assert client.get(path).status_code == status
            assert client.post(path, WRONG).status_code == status
        assert not Report.objects.exists()

    def test_follows_an_object_to_its_new_address(self, client, session, clock):
        session.slug = "renamed"
        session.save()
        clock.move(minutes=1)
        publish(session)
        assert client.get(PATH).url == "/en/first/sessions/renamed/report/"

    def test_changes_no_public_page(self, client, session, clock):
        page = PATH.removesuffix("report/")
        before = client.get(page)
        send(client, clock)
        after = client.get(page)
        assert (before.content, before.headers) == (after.content, after.headers)

    @pytest.mark.parametrize("count", [1, 30])
    def test_takes_few_queries(self, client, session, clock, count, django_assert_num_queries):
        for _ in range(count):
            make_report(session, arrived_at=clock.moment)
        with django_assert_num_queries(2):
            client.get(PATH)


class TestAReport:
    def test_arrives_with_the_passage_and_the_version(self, session, clock):
        client = Client(enforce_csrf_checks=True)
        answer = send(client, clock)
        assert answer.url == f"{PATH}?sent=1"
        assert "Your report has reached" in client.get(answer.url).content.decode()
        assert not client.cookies
        report = Report.objects.get()
        assert (report.kind, report.key, report.number) == ("session", session.key, 1)
        assert (report.passage, report.words, report.contact) == tuple(WRONG.values())
        assert (report.language, report.arrived_at, report.outcome) == ("en", clock.moment, "")

    @pytest.mark.parametrize(
        ("asked", "number"), [("1", 1), ("2", 2), ("3", 2), ("0", 2), ("x", 2), ("9" * 40, 2)]
    )
    def test_is_about_the_version_that_was_read(self, client, session, clock, asked, number):
        session.title_en, session.title_ar = "Quite another", "عنوان آخر"
        session.save()
        clock.move(minutes=1)
        publish(session, change="update")
        assert f'{PATH}?version=1"' in client.get("/en/first/sessions/opening/v/1/").content.decode()
        send(client, clock, f"{PATH}?version={asked}")
        assert Report.objects.get().number == number

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"words": ""}, "required"),
            ({"words": "a\u202eb"}, "U+202E"),
            ({"words": "a\0b"}, "U+0000"),
            ({"words": "x" * 2001}, "2000"),
            ({"passage": "x" * 1001}, "1000"),
            ({"contact": "a\nb"}, "single line"),
            ({"contact": "x" * 201}, "200"),
        ],
        ids=lambda value: str(value)[:20],
    )
    def test_that_cannot_be_kept_is_told_in_words_and_stays_in_the_form(
        self, client, session, clock, typed, said
    ):
        answer = send(client, clock, **typed)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert said in page
        assert "reader@example.org" in page or "contact" in typed
        assert not Report.objects.exists()

    @pytest.mark.parametrize("opened", ["", "x", "1655283600", "1655283600:forged", "\u202e"])
    def test_without_an_honest_stamp_is_sent_by_a_second_press(self, client, session, clock, opened):
        answer = send(client, clock, opened=opened)
        assert answer.status_code == 422
        assert "press the button again" in answer.content.decode()
        clock.move(seconds=10)
        assert client.post(PATH, filled(answer)).status_code == 302
        assert Report.objects.get().words == "It said otherwise"

    @pytest.mark.parametrize("seconds", [0, 13 * 3600])
    def test_too_quick_or_too_old_is_sent_by_a_second_press(self, client, session, clock, seconds):
        data = filled(client.get(PATH)) | WRONG
        clock.move(seconds=seconds)
        answer = client.post(PATH, data)
        assert answer.status_code == 422
        clock.move(seconds=10)
        assert client.post(PATH, filled(answer)).status_code == 302

    def test_by_a_machine_that_fills_in_what_nobody_sees_is_not_kept(self, client, session, clock):
        assert send(client, clock, website="http://spam.example").status_code == 302
        assert not Report.objects.exists()

    @pytest.mark.parametrize(("of_one", "bound"), [(True, REPORTS_OF_ONE), (False, REPORTS_OF_ALL)])
    def test_is_refused_where_too_many_came_within_the_hour(
        self, client, session, edition, clock, of_one, bound
    ):
        about = session if of_one else make_session(edition=edition)
        for _ in range(bound):
            make_report(about, arrived_at=clock.moment)
        answer = send(client, clock)
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "3600"
        assert "It said otherwise" in answer.content.decode()
        clock.move(hours=1)
        assert send(client, clock).status_code == 302

    @pytest.mark.parametrize("method", ["put", "patch", "delete"])
    def test_comes_by_no_other_way(self, client, session, method):
        assert getattr(client, method)(PATH).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_selected_words_are_offered_to_be_reported(page, site_url):
    edition = make_edition(slug="first", is_current=True)
    publish(edition)
    publish(make_session(edition=edition, slug="opening"))
    page.goto(f"{site_url}/ar/first/sessions/opening/")
    assert not page.locator("[data-report-offer]").is_visible()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.prose p'))")
    page.click("[data-report-offer]")
    assert page.input_value("#id_passage") == "ملخص الجلسة"
    page.wait_for_timeout(2500)
    page.fill("#id_words", "الصواب غير هذا")
    page.click("form.public-form button")
    page.wait_for_url("**sent=1")
    assert Report.objects.get().passage == "ملخص الجلسة"
    assert page.context.cookies() == []
