"""Reading under embargo: who may, what they are told, what is written down, and what everybody else gets."""

import json
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from press.admin import accrediting
from press.models import Acceptance, Accreditation, Reading, Terms
from proceedings import publishing
from tests.audit.world import picture
from tests.factories import make_edition, make_person, make_session, make_user, publish
from tests.press.accredited import embargo, make_journalist, make_request, make_terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(clock):
    edition = make_edition()
    publish(edition)
    clock.move(seconds=1)
    return edition


@pytest.fixture
def lift(clock):
    return clock.moment + timedelta(hours=3)


@pytest.fixture
def session(edition, lift):
    session = make_session(edition=edition, title_ar="كلمة تحت الحظر", title_en="An embargoed talk")
    embargo(session, lift)
    return session


@pytest.fixture
def reader(clock):
    client = Client()
    client.user = make_journalist(at=clock.moment)
    client.force_login(client.user)
    return client


def page(session, language="ar", suffix="/"):
    return f"/desk/press/{language}/session/{session.key}{suffix}"


ALL = ("/", ".txt", ".ninjs.json")


class TestAnAccreditedJournalist:
    def test_finds_what_the_press_may_read_and_nothing_else(self, reader, session, edition, lift):
        publish(make_session(edition=edition, title_ar="للمكتب وحده"), at=lift)
        make_session(edition=edition, title_ar="مسودة")
        shown = reader.get("/desk/press/ar/").content.decode()
        assert "كلمة تحت الحظر" in shown
        assert "للمكتب وحده" not in shown
        assert "مسودة" not in shown

    def test_reads_it_with_when_the_embargo_lifts(self, reader, session):
        arabic = reader.get(page(session)).content.decode()
        assert "كلمة تحت الحظر" in arabic
        assert "15:00" in arabic  # 09:00:01 UTC and three hours, in Riyadh
        assert "12:00 UTC" in arabic
        assert "(UTC+3)" in arabic
        assert "An embargoed talk" in reader.get(page(session, "en")).content.decode()

    @pytest.mark.parametrize("suffix", ALL)
    def test_nothing_of_it_is_kept_or_told_of(self, reader, session, suffix):
        answer = reader.get(page(session, suffix=suffix))
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]

    def test_takes_it_as_ninjs_that_says_until_when(self, reader, session, lift):
        data = json.loads(reader.get(page(session, suffix=".ninjs.json")).content)
        assert datetime.fromisoformat(data["embargoedUntil"]) == lift
        assert data["headlines"][0]["value"] == "كلمة تحت الحظر"

    def test_is_written_down_each_time(self, reader, session, clock):
        reader.head(page(session))
        reader.get(page(session))
        clock.move(minutes=1)
        reader.get(page(session, "en", ".txt"))
        found = [(row.user, row.what, row.language, row.at) for row in Reading.objects.order_by("pk")]
        at = clock.moment
        assert found == [
            (reader.user, "page", "ar", at - timedelta(minutes=1)),
            (reader.user, "text", "en", at),
        ]

    def test_is_led_to_the_public_page_once_it_is_public(self, reader, session, clock, lift):
        clock.set(lift)
        for suffix in ALL:
            assert reader.get(page(session, suffix=suffix)).url == f"/ar/s/{session.key}/"
        assert "كلمة تحت الحظر" not in reader.get("/desk/press/ar/").content.decode()
        assert not Reading.objects.exists()

    @pytest.mark.parametrize("kind", ["x%00", "none", "%F0%9F%98%80"])
    def test_finds_nothing_of_a_kind_that_is_none(self, reader, session, kind):
        assert reader.get(f"/desk/press/ar/{kind}/{session.key}/").status_code == 404

    def test_finds_nothing_where_it_was_cancelled(self, reader, session):
        publishing.cancel(session, make_user(role="publisher"))
        assert reader.get(page(session)).status_code == 404

    def test_opens_the_photos_of_that_text_alone(self, reader, edition, lift):
        mine, other = make_person(photo_consent=True), make_person(photo_consent=True)
        for person in (mine, other):
            person.photo.save("p.jpg", picture(40, 50 + person.pk % 7, "p.jpg"))
        embargo(mine, lift)
        publish(other, at=lift)
        shown = reader.get(f"/desk/press/ar/person/{mine.key}/").content.decode()
        path = f"/desk/press/ar/person/{mine.key}/media/"
        assert path in shown
        address = path + shown.partition(path)[2].partition('"')[0].split(" ")[0]
        assert reader.get(address).status_code == 200
        assert reader.get(address.replace(mine.key, other.key)).status_code == 404
        assert Client().get(f"/media/{address.rpartition('/media/')[2]}").status_code == 404


class TestTheTerms:
    def test_are_accepted_before_the_first_reading_and_again_when_they_change(self, clock, session):
        client = Client()
        user = make_journalist(at=clock.moment, accepted=False)
        client.force_login(user)
        for path in (
            "/desk/press/ar/",
            page(session),
            page(session, suffix=".txt"),
            "/desk/press/ar/day/zzzzzzzz/",
        ):
            assert client.get(path).url == "/desk/press/ar/terms/"
        first = make_terms(at=clock.moment)
        assert "لا يُنشر قبل موعده" in client.get("/desk/press/ar/terms/").content.decode()
        client.post("/desk/press/ar/terms/", {"terms": first.pk})
        assert client.get(page(session)).status_code == 200
        clock.move(hours=1)
        second = make_terms(at=clock.moment, text_ar="شروط جديدة", text_en="New terms")
        assert client.get(page(session)).url == "/desk/press/ar/terms/"
        client.post("/desk/press/ar/terms/", {"terms": first.pk})  # what was on the screen before
        assert client.get(page(session)).status_code == 302
        client.post("/desk/press/ar/terms/", {"terms": second.pk})
        assert client.get(page(session)).status_code == 200
        kept = [(row.user, row.terms, row.at) for row in Acceptance.objects.order_by("pk")]
        at = clock.moment
        assert kept == [(user, first, at - timedelta(hours=1)), (user, second, at)]

    def test_without_any_in_force_nothing_is_read(self, clock, session, client):
        make_terms(in_force_at=None)
        client.force_login(make_journalist(at=clock.moment, accepted=False))
        assert client.get(page(session)).url == "/desk/press/ar/terms/"

    def test_are_never_changed_once_in_force(self, client):
        terms = make_terms(in_force_at=None)
        client.force_login(make_user(role="press_officer"))
        change = f"/admin/press/terms/{terms.pk}/change/"
        client.post(f"/admin/press/terms/{terms.pk}/step/put-in-force/")
        assert Terms.current() == terms
        assert client.post(change, {"text_ar": "غيرها", "text_en": "Other"}).status_code == 403
        terms.refresh_from_db()
        assert terms.text_ar == "لا يُنشر قبل موعده."


class TestEverybodyElse:
    """Gets what would be there if there were nothing: the very same answer."""

    def ended(self, clock, how):
        user = make_journalist(at=clock.moment)
        row = Accreditation.objects.get(user=user)
        if how == "revoked":
            accrediting.revoke(row, make_user(role="press_officer"))
        elif how == "out of date":
            Accreditation.objects.filter(pk=row.pk).update(ends_on=(clock.moment - timedelta(days=1)).date())
        elif how == "refused":
            Accreditation.objects.filter(pk=row.pk).update(outcome="refused")
        return user

    @pytest.mark.parametrize(
        "who", ["a visitor", "publisher", "press_officer", "revoked", "out of date", "refused"]
    )
    def test_gets_the_same_bytes_and_headers_as_for_what_does_not_exist(self, who, session, clock, client):
        if who in ("revoked", "out of date", "refused"):
            client.force_login(self.ended(clock, who))
        elif who != "a visitor":
            client.force_login(make_user(role=who))
        nothing = session.key[::-1] if session.key != session.key[::-1] else "zzzzzzzz"
        for suffix in (*ALL, f"/media/{'0' * 64}/a.png"):
            there, absent = (
                client.get(page(session, suffix=suffix)),
                client.get(page(session, suffix=suffix).replace(session.key, nothing)),
            )
            assert there.status_code == (302 if who == "a visitor" else 404)
            assert _told(there, session.key) == _told(absent, nothing)
        assert not Reading.objects.exists()

    def test_an_accreditation_lasts_to_the_end_of_its_last_day_in_riyadh(self, reader, session, clock, lift):
        Accreditation.objects.update(ends_on="2022-06-15")
        clock.set(clock.moment.replace(hour=11))
        assert reader.get(page(session)).status_code == 200
        publishing.reschedule(session, make_user(role="publisher"), lift + timedelta(days=1))
        clock.set(clock.moment.replace(hour=20, minute=59))
        assert reader.get(page(session)).status_code == 200
        clock.set(clock.moment.replace(hour=21, minute=0))
        assert reader.get(page(session)).status_code == 404

    def test_what_the_press_may_not_read_is_to_journalists_as_if_it_were_not(self, reader, edition, lift):
        hidden = make_session(edition=edition)
        publish(hidden, at=lift)
        absent = page(hidden).replace(hidden.key, "zzzzzzzz")
        there, nothing = reader.get(page(hidden)), reader.get(absent)
        assert there.status_code == 404
        assert _told(there, hidden.key) == _told(nothing, "zzzzzzzz")

    def test_public_pages_are_the_same_for_a_journalist(self, reader, session, client, edition):
        for path in ("/ar/", f"/ar/{edition.slug}/programme/", "/ar/search/?q=الحظر"):
            known, plain = reader.get(path), client.get(path)
            assert (known.content, known.headers) == (plain.content, plain.headers)

    def test_revoking_ends_every_session_at_once(self, reader, session, client):
        row = Accreditation.objects.get(user=reader.user)
        client.force_login(make_user(role="press_officer"))
        step = f"/admin/press/accreditation/{row.pk}/step/revoke/"
        assert client.get(step).status_code == 200
        assert reader.get(page(session)).status_code == 200
        client.post(step)
        assert reader.get(page(session)).status_code in (302, 404)
        assert client.post(step).status_code == 404

    def test_an_invitation_that_was_not_followed_is_closed_by_revoking(self, client):
        row = make_request(outcome="approved")
        officer = make_user(role="press_officer")
        accrediting.settle(row, officer)
        accrediting.revoke(row, officer)
        row.invitation.refresh_from_db()
        assert not row.invitation.is_open


def _told(answer, key):
    headers = {name: value.replace(key, "KEY") for name, value in answer.headers.items()}
    return answer.content.decode().replace(key, "KEY"), headers


class TestTheLog:
    def test_is_shown_to_the_press_officer(self, reader, session, client):
        reader.get(page(session))
        client.force_login(make_user(role="press_officer"))
        shown = client.get("/admin/press/reading/").content.decode()
        assert reader.user.username in shown
        assert "كلمة تحت الحظر" in shown

    @pytest.mark.parametrize("do", ["update", "delete"])
    def test_cannot_be_edited_even_past_the_site(self, reader, session, do):
        reader.get(page(session))
        rows = Reading.objects.filter(user=reader.user)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(what="text") if do == "update" else rows._raw_delete("default")
        assert Reading.objects.get().what == "page"


def test_a_second_factor_is_asked_of_journalists_as_of_the_team(reader, session, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert reader.get(page(session)).url == "/accounts/factors/"


@pytest.mark.parametrize("count", [1, 9])
def test_the_list_costs_the_same_whatever_waits(reader, edition, lift, count, django_assert_num_queries):
    for _session in range(count):
        embargo(make_session(edition=edition), lift)
    with django_assert_num_queries(7):  # of them three for who is signed in, two for the terms
        reader.get("/desk/press/ar/")


def test_accepting_is_kept_once(reader):
    terms = Terms.current()
    for _time in range(2):
        reader.post("/desk/press/ar/terms/", {"terms": terms.pk})
    assert Acceptance.objects.filter(user=reader.user).count() == 1
