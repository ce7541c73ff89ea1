"""Each version is told to each subscriber once, whatever happens to the worker; what a letter is made of."""

import threading
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
from tests.factories import (
    both,
    make_edition,
    make_session,
    publish,
)
from tests.press.accredited import make_subscription

pytestmark = pytest.mark.django_db


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
