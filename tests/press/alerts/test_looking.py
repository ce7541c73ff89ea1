"""Who is told of what, when: each subscriber of each version once, whatever happens to the worker."""

import threading
from datetime import timedelta
from email import message_from_bytes

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, connection, transaction

from press.alerts import looking
from press.alerts.looking import look
from press.models import Letter, Told
from press.models.alerts import AGAIN, TRIES
from press.tasks import forget, post_letter
from proceedings import publishing
from proceedings.content import Text
from tests.factories import (
    both,
    make_agreement,
    make_edition,
    make_person,
    make_session,
    make_track,
    make_user,
    publish,
)
from tests.press.accredited import embargo, make_subscription

pytestmark = pytest.mark.django_db
NOTE = Text("صُحح الاسم", "The name was corrected")


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first")
    edition.tracks.add(make_track(edition=edition, slug="housing"), make_track(edition=edition))
    publish(edition)
    return edition


@pytest.fixture
def subscription(clock, edition):
    """The worker has looked once, an hour ago: what was public before concerns nobody."""
    row = make_subscription(at=clock.moment)
    look()
    clock.move(hours=1)
    return row


def titles():
    return [letter.subject for letter in mail.outbox]


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


class TestOnce:
    def test_a_worker_that_died_before_it_looked_to_the_end_looks_again(
        self, subscription, edition, clock, monkeypatch
    ):
        publish(make_session(edition=edition))
        with monkeypatch.context() as patch:
            patch.setattr(Told.objects, "bulk_create", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                look()
        assert not Letter.objects.exists()
        look()
        assert len(mail.outbox) == 1

    def test_a_letter_that_nobody_took_over_is_given_again_and_sent_once(self, subscription, edition, clock):
        publish(make_session(edition=edition))
        looking.write_letters(clock.moment)
        for _restart in range(3):
            look()
            look()
        assert len(mail.outbox) == 1

    def test_a_task_that_is_done_twice_sends_once(self, subscription, edition):
        publish(make_session(edition=edition))
        look()
        post_letter.enqueue(Letter.objects.get().pk)
        assert len(mail.outbox) == 1

    def test_of_two_workers_with_the_same_letter_one_sends_it(
        self, subscription, edition, clock, monkeypatch
    ):
        """The second comes while the first is at the mail server."""
        publish(make_session(edition=edition))
        looking.write_letters(clock.moment)
        pk, sent = Letter.objects.get().pk, []

        def slowly(backend, messages):
            sent.extend(messages)
            if len(sent) == 1:
                post_letter.call(pk)
            return len(messages)

        monkeypatch.setattr(EmailBackend, "send_messages", slowly)
        looking.hand_over(clock.moment)
        assert len(sent) == 1

    def test_a_mail_server_that_is_down_is_tried_again_later_under_the_same_name(
        self, subscription, edition, clock, monkeypatch
    ):
        publish(make_session(edition=edition))
        tried = []

        def down(backend, messages):
            tried.extend(message.message()["Message-ID"] for message in messages)
            raise OSError

        with monkeypatch.context() as patch:
            patch.setattr(EmailBackend, "send_messages", down)
            look()
            look()  # not at once again
        clock.move(seconds=AGAIN.total_seconds())
        look()
        [letter] = mail.outbox
        assert tried == [letter.message()["Message-ID"]]

    def test_it_is_given_up_at_last(self, subscription, edition, clock, monkeypatch):
        publish(make_session(edition=edition))
        tried = []
        monkeypatch.setattr(EmailBackend, "send_messages", lambda *_: tried.append(1) or 1 / 0)
        for _round in range(TRIES + 5):
            look()
            clock.move(seconds=AGAIN.total_seconds())
        assert len(tried) == TRIES

    def test_the_database_itself_refuses_a_second_telling(self, subscription, edition):
        publish(make_session(edition=edition))
        look()
        told = Told.objects.get()
        with pytest.raises(IntegrityError), transaction.atomic():
            Told.objects.create(
                subscription=told.subscription, publication=told.publication, letter=told.letter
            )

    def test_what_was_sent_is_forgotten_after_its_time(self, subscription, edition, clock):
        publish(make_session(edition=edition))
        look()
        clock.move(days=31)
        forget.enqueue()
        look()
        assert not Told.objects.exists()
        assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_moment_tell_once(clock):
    edition = make_edition()
    publish(edition)
    for number in range(5):
        make_subscription(email=f"{number}@paper.example", at=clock.moment)
    look()
    clock.move(hours=1)
    for _session in range(3):
        publish(make_session(edition=edition))
    both_ready = threading.Barrier(2)

    def work():
        both_ready.wait()
        try:
            look()
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _worker in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Told.objects.count() == 15
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        f"{number}@paper.example" for number in range(5)
    ]


class TestTheLetter:
    @pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
    def test_is_in_one_language_as_text_and_as_html(self, edition, clock, language, direction):
        make_subscription(language=language, at=clock.moment)
        look()
        clock.move(hours=1)
        publish(make_session(edition=edition, **both("title", "كلمة API", "A talk «كلمة»")))
        look()
        whole = message_from_bytes(mail.outbox[0].message().as_bytes())
        assert whole["Content-Language"] == language
        assert whole["Auto-Submitted"] == "auto-generated"
        parts = [part for part in whole.walk() if not part.is_multipart()]
        plain, html = [part.get_payload(decode=True).decode() for part in parts]
        assert f'<html lang="{language}" dir="{direction}">' in html
        assert f'<div lang="{language}" dir="{direction}">' in html
        assert "<bdi" in html
        arabic = [line for line in plain.splitlines() if line and not line.startswith(("http", "--"))]
        assert all(line.startswith("\u200f") for line in arabic) is (language == "ar")
        assert [line for line in plain.splitlines() if "http" in line and not line.startswith("http")] == []

    def test_names_nobody_and_holds_no_word_of_the_text(self, subscription, edition):
        publish(make_session(edition=edition, summary_ar="<p>ما قيل في القاعة</p>"))
        look()
        [letter] = mail.outbox
        html = letter.alternatives[0][0]
        assert "ما قيل" not in letter.body + html
        assert "reader@paper.example" not in letter.body + html
