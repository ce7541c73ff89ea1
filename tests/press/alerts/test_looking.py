"""Who is told of what, and when."""

from datetime import timedelta

import pytest
from django.core import mail

from press.alerts import looking
from press.alerts.looking import look
from press.models import Letter, Told
from proceedings import publishing
from proceedings.content import Text
from tests.factories import (
    both,
    make_agreement,
    make_edition,
    make_person,
    make_session,
    make_user,
    publish,
)
from tests.press.accredited import embargo, make_subscription

pytestmark = pytest.mark.django_db
NOTE = Text("صُحح الاسم", "The name was corrected")


def changed(session, **fields):
    for name, value in fields.items():
        setattr(session, name, value)
    session.save()
    return session


class TestWhatIsTold:
    def test_is_what_became_public_since_the_last_look(self, subscription, edition, clock):
        session = make_session(edition=edition, title_ar="كلمة الافتتاح")
        publish(session)
        clock.move(seconds=5)
        for _round in range(3):
            look()
            clock.move(minutes=1)
        [letter] = mail.outbox
        assert letter.to == ["reader@paper.example"]
        assert "كلمة الافتتاح" in letter.subject
        assert f"http://testserver/ar/first/sessions/{session.slug}/" in letter.body

    def test_is_told_when_an_embargo_lifts_and_not_a_moment_before(self, subscription, edition, clock):
        lift = clock.moment + timedelta(hours=2)
        embargo(make_session(edition=edition), lift)
        clock.set(lift - timedelta(microseconds=1))
        look()
        assert mail.outbox == []
        assert not Letter.objects.exists()
        clock.set(lift)
        look()
        assert len(mail.outbox) == 1

    def test_is_never_planned_before_its_moment(self, subscription, edition, clock):
        embargo(make_session(edition=edition), clock.moment + timedelta(hours=2))
        look()
        assert not Told.objects.exists()

    def test_is_no_embargo_that_was_cancelled(self, subscription, edition, clock):
        session = make_session(edition=edition)
        embargo(session, clock.moment + timedelta(hours=2))
        publishing.cancel(session, make_user())
        clock.move(hours=3)
        look()
        assert mail.outbox == []

    def test_is_a_correction_by_its_name_with_its_note(self, subscription, edition, clock):
        session = make_session(edition=edition, title_ar="الاسم الأول")
        publish(session)
        clock.move(minutes=1)
        look()
        publish(changed(session, title_ar="الاسم الصحيح"), change="correction", note=NOTE)
        clock.move(minutes=1)
        look()
        assert len(mail.outbox) == 2
        assert "تصحيح" in mail.outbox[1].subject
        assert "صُحح الاسم" in mail.outbox[1].body

    def test_is_no_minor_change(self, subscription, edition, clock):
        session = make_session(edition=edition, title_ar="كلمة")
        publish(session)
        clock.move(minutes=1)
        look()
        publish(changed(session, title_ar="كلمة."))
        clock.move(minutes=1)
        look()
        assert len(mail.outbox) == 1

    def test_is_new_although_a_minor_change_came_before_the_look(self, subscription, edition, clock):
        session = make_session(edition=edition, title_ar="كلمة")
        publish(session)
        clock.move(seconds=1)
        publish(changed(session, title_ar="كلمة."))
        look()
        assert len(mail.outbox) == 1

    def test_is_once_where_a_correction_came_before_the_look(self, subscription, edition, clock):
        session = make_session(edition=edition, title_ar="خطأ")
        publish(session)
        clock.move(seconds=1)
        publish(changed(session, title_ar="صواب"), change="correction", note=NOTE)
        look()
        [letter] = mail.outbox
        assert "خطأ" not in letter.body
        assert letter.body.count("/ar/first/sessions/") == 1

    def test_is_nothing_that_was_withdrawn_before_the_letter_left(self, subscription, edition, clock):
        session = make_session(edition=edition)
        publish(session)
        clock.move(seconds=1)
        looking.write_letters(clock.moment)
        publishing.withdraw(session, make_user(), Text("سبب", "A reason"))
        looking.hand_over(clock.moment)
        clock.move(hours=1)
        look()
        assert mail.outbox == []
        assert Letter.objects.get().sent_at

    def test_is_nothing_of_before_the_alerts_were_confirmed(self, edition, clock):
        look()
        publish(make_session(edition=edition))
        clock.move(seconds=1)
        make_subscription(at=clock.moment)
        look()
        assert mail.outbox == []

    def test_is_told_late_where_the_worker_stood_still(self, subscription, edition, clock):
        publish(make_session(edition=edition))
        clock.move(days=3)
        look()
        assert len(mail.outbox) == 1

    def test_is_what_was_stored_after_the_look_that_had_passed_its_moment(
        self, subscription, edition, clock, monkeypatch
    ):
        """A version's moment is read before its pictures are made."""
        early = clock.moment
        clock.move(minutes=2)
        look()
        with monkeypatch.context() as patch:
            patch.setattr("proceedings.clock.now", lambda: early)
            publish(make_session(edition=edition))
        for _round in range(2):
            clock.move(minutes=2)
            look()
        assert len(mail.outbox) == 1

    def test_many_at_once_come_in_one_letter(self, subscription, edition, clock):
        for number in range(3):
            publish(make_session(edition=edition, title_ar=f"جلسة رقم {number}"))
        look()
        [letter] = mail.outbox
        assert letter.subject == "3 نصوص جديدة"
        assert all(f"جلسة رقم {number}" in letter.body for number in range(3))


class TestWhoIsTold:
    @pytest.mark.parametrize(
        ("asked", "is_told"),
        [
            ({}, True),
            ({"kinds": ["session"]}, True),
            ({"kinds": ["agreement"]}, False),
            ({"language": "en"}, False),
            ({"confirmed_at": None}, False),
        ],
    )
    def test_is_who_asked_for_such(self, edition, clock, asked, is_told):
        make_subscription(at=clock.moment, **asked)
        look()
        clock.move(hours=1)
        publish(make_session(edition=edition, **both("title", "عربية وحدها", "") | both("summary", "", "")))
        look()
        assert bool(mail.outbox) is is_told

    def test_is_who_asked_for_the_edition_or_the_track(self, edition, clock):
        other = make_edition()
        publish(other)
        asked = {
            "all": {},
            "edition": {"edition": edition.key},
            "track": {"edition": edition.key, "track": "housing"},
            "other": {"edition": other.key},
        }
        for name, fields in asked.items():
            make_subscription(email=f"{name}@paper.example", at=clock.moment, **fields)
        look()
        clock.move(hours=1)
        publish(make_session(edition=edition, tracks=edition.tracks.filter(slug="housing")))
        clock.move(seconds=5)
        look()
        assert {letter.to[0].partition("@")[0] for letter in mail.outbox} == {"all", "edition", "track"}
        mail.outbox.clear()
        publish(make_agreement(edition=edition))
        clock.move(seconds=5)
        look()
        assert {letter.to[0].partition("@")[0] for letter in mail.outbox} == {"all", "edition"}

    def test_nobody_is_told_of_people(self, subscription, clock):
        publish(make_person())
        look()
        assert mail.outbox == []

    def test_who_ended_the_alerts_is_told_nothing_of_a_letter_that_was_written(
        self, subscription, edition, clock
    ):
        publish(make_session(edition=edition))
        looking.write_letters(clock.moment)
        subscription.delete()
        look()
        assert mail.outbox == []
