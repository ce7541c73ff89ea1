"""Those responsible are reminded: before the day, after it where no report came, and once of each."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from agreements.reminders import remind
from tests.factories import (
    both,
    make_agreement,
    make_edition,
    make_obligation,
    make_progress,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db
OUTSIDE = "responsible@body.example"


@pytest.fixture
def agreement(clock):
    edition = make_edition()
    publish(edition)
    return make_agreement(edition=edition, slug="mou-1", **both("title", "مذكرة المتطوعين", "Volunteers"))


@pytest.fixture
def follower():
    return make_user(role="editor", mail_language="en")


def on(clock, *day):
    clock.set(datetime(*day, 9, tzinfo=UTC))
    remind()
    return [letter.to[0] for letter in mail.outbox]


def test_the_one_who_follows_it_is_told_once_before_its_day_and_once_after(agreement, follower, clock):
    make_obligation(agreement=agreement, due=date(2022, 9, 20), responsible=follower)
    assert on(clock, 2022, 9, 5) == []
    assert on(clock, 2022, 9, 6) == [follower.email]
    assert len(on(clock, 2022, 9, 7)) == len(on(clock, 2022, 9, 20)) == 1
    assert len(on(clock, 2022, 9, 21)) == len(on(clock, 2022, 12, 1)) == 2
    before, after = mail.outbox
    assert "Due on 20 September 2022" in before.body
    assert "Past due, no report, since 20 September 2022" in after.body


def test_a_letter_names_the_agreement_and_never_a_word_of_the_obligation(agreement, follower, clock):
    obligation = make_obligation(agreement=agreement, due=date(2022, 9, 20), responsible=follower)
    on(clock, 2022, 9, 10)
    [letter] = mail.outbox
    assert "Volunteers" in letter.body
    assert f"/admin/agreements/agreement/{agreement.pk}/change/" in letter.body
    for words in (obligation.measure_ar, obligation.measure_en):
        assert words not in letter.body


def test_it_is_written_in_the_language_that_its_reader_chose(agreement, clock):
    follower = make_user(role="editor", mail_language="ar")
    make_obligation(agreement=agreement, due=date(2022, 9, 20), responsible=follower)
    on(clock, 2022, 9, 10)
    assert mail.outbox[0].subject == "تذكير بالتزامات الاتفاقيات"
    assert "موعده 20 سبتمبر 2022م" in mail.outbox[0].body


@pytest.mark.parametrize(("status", "letters"), [("met", 0), ("partly_met", 1), ("scheduled", 1)])
def test_what_is_met_reminds_nobody(agreement, follower, clock, status, letters):
    obligation = make_obligation(agreement=agreement, due=date(2022, 9, 20), responsible=follower)
    make_progress(obligation=obligation, status=status, reported_on=date(2022, 9, 1))
    assert len(on(clock, 2022, 9, 10)) == letters


def test_each_time_of_what_recurs_is_reminded_of_in_one_letter(agreement, follower, clock):
    make_obligation(
        agreement=agreement,
        due=date(2022, 7, 1),
        every="month",
        until=date(2022, 12, 1),
        responsible=follower,
    )
    on(clock, 2022, 9, 20)
    [letter] = mail.outbox
    for day in ("1 July", "1 August", "1 September", "1 October"):
        assert f"{day} 2022" in letter.body
    assert "1 November" not in letter.body


def test_an_address_outside_the_team_is_told_of_what_is_public_alone(agreement, clock):
    make_obligation(agreement=agreement, due=date(2022, 9, 20), remind=OUTSIDE, tracked=False)
    assert on(clock, 2022, 9, 10) == []
    publish(agreement)
    assert on(clock, 2022, 9, 11) == [OUTSIDE]
    assert "/ar/agreements/mou-1/" in mail.outbox[0].body
    assert "/admin/" not in mail.outbox[0].body


def test_who_left_the_team_or_wants_no_mail_gets_none(agreement, clock):
    gone = make_user(role="editor", username="gone", is_active=False)
    quiet = make_user(role="editor", username="quiet", notices_by_mail=False)
    for user in (gone, quiet):
        make_obligation(agreement=agreement, due=date(2022, 9, 20), responsible=user)
    assert on(clock, 2022, 9, 10) == []


def test_what_the_mail_server_refused_is_tried_again(agreement, follower, clock, monkeypatch):
    make_obligation(agreement=agreement, due=date(2022, 9, 20), responsible=follower)

    def refuse(backend, messages):
        raise OSError("the mail server is down")

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse)
        assert on(clock, 2022, 9, 10) == []
    assert on(clock, 2022, 9, 11) == [follower.email]


def test_the_command_says_how_many_letters_went(agreement, follower, clock, capsys):
    make_obligation(agreement=agreement, due=date(2022, 6, 20), responsible=follower)
    call_command("send_reminders")
    call_command("send_reminders")
    assert capsys.readouterr().out == "1 letters\n0 letters\n"
