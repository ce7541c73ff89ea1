"""Signing up for alerts, confirming it, ending it: no account, no cookie, nothing kept that is not needed."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import caches
from django.test import Client

from press.models import Subscription
from press.models.alerts import UNCONFIRMED_DAYS
from press.tasks import forget
from tests.factories import make_edition, make_track, publish
from tests.press.accredited import make_subscription

pytestmark = pytest.mark.django_db
FORM = "/ar/press/alerts/"
WORDS = {"email": "Reader@paper.example", "language": "ar", "topic": ""}


@pytest.fixture(autouse=True)
def _room():
    caches["default"].clear()


def send(client, clock, **words):
    opened = re.search(r'name="opened" value="([^"]+)"', client.get(FORM).content.decode())[1]
    clock.move(seconds=5)
    return client.post(FORM, WORDS | {"opened": opened} | words)


def link_in(letter):
    return re.search(r"http://testserver(/\S+/confirm/\S+)", letter.body)[1]


def test_alerts_begin_when_the_link_that_was_mailed_is_confirmed(client, clock):
    assert send(client, clock, kinds=["session"]).url == f"{FORM}?sent=1"
    [row] = Subscription.objects.all()
    assert (row.email, row.kinds, row.confirmed_at) == ("reader@paper.example", ["session"], None)
    path = link_in(mail.outbox[0])
    client.get(path)
    assert not Subscription.objects.confirmed()  # programs that read mail open its links
    answer = client.post(path)
    assert not answer.cookies
    assert Subscription.objects.confirmed().get() == row


def test_a_topic_is_the_current_edition_or_one_of_its_tracks(client, clock):
    edition = make_edition(is_current=True, name_ar="الملتقى الأول")
    track = make_track(edition=edition, name_ar="الإسكان")
    make_edition(name_ar="ملتقى لم يُعلن")
    publish(edition)
    shown = client.get(FORM).content.decode()
    assert "الإسكان" in shown
    assert "ملتقى لم يُعلن" not in shown
    send(client, clock, topic=f"{edition.key}.{track.slug}")
    row = Subscription.objects.get()
    assert (row.edition, row.track) == (edition.key, track.slug)


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "none"},
        {"email": "a@b.example\r\nBcc: c@d.example"},
        {"email": "a" * 250 + "@b.example"},
        {"language": "fr"},
        {"topic": "zzzzzzzz"},
        {"kinds": ["person"]},
        {"opened": ""},
    ],
)
def test_bad_input_is_told_and_no_mail_leaves(client, clock, wrong):
    assert send(client, clock, **wrong).status_code == 422
    assert mail.outbox == []
    assert not Subscription.objects.exists()


def test_nobody_learns_whether_an_address_is_known(client, clock):
    make_subscription(email="known@paper.example")
    known, unknown = send(client, clock, email="known@paper.example"), send(client, clock)
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_one_address_gets_few_letters_a_day(client, clock):
    answers = [send(client, clock) for _number in range(6)]
    assert {answer.status_code for answer in answers} == {302}
    assert len(mail.outbox) == 3


def test_asking_again_changes_the_choice_and_the_way_out_of_an_old_letter_stays_one(client, clock):
    before = make_subscription(email="reader@paper.example", kinds=["session"])
    send(client, clock, kinds=["agreement"])
    client.post(link_in(mail.outbox[0]))
    row = Subscription.objects.get()
    assert (row.pk, row.kinds) == (before.pk, ["agreement"])
    client.post(f"/ar/press/alerts/cancel/{before.handle}/")
    assert not Subscription.objects.exists()


def test_a_mail_program_ends_the_alerts_with_one_post(client, clock):
    """RFC 8058: no cookie, no token of a form, no page before it."""
    send(client, clock)
    [letter] = mail.outbox
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = letter.extra_headers["List-Unsubscribe"].strip("<>")
    program = Client(enforce_csrf_checks=True)
    path = address.removeprefix("http://testserver")
    assert program.get(path).status_code == 200
    assert Subscription.objects.exists()
    for _time in range(2):
        assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert not Subscription.objects.exists()
    assert program.get(path).status_code == 404


def test_ending_one_language_leaves_the_other_and_everybody_else(client):
    rows = [make_subscription(language=code) for code in ("ar", "en")]
    other = make_subscription(email="other@paper.example")
    client.post(f"/ar/press/alerts/cancel/{rows[0].handle}/")
    assert set(Subscription.objects.all()) == {rows[1], other}


@pytest.mark.parametrize("handle", ["%00", "x%00y", "%F0%9F%98%80", "0" * 32, "a" * 5000])
@pytest.mark.parametrize("way", ["cancel", "confirm"])
def test_an_address_that_was_made_up_opens_nothing(client, way, handle):
    assert client.get(f"/ar/press/alerts/{way}/{handle}/").status_code == 404
    assert client.get(f"/ar/press/accreditation/{handle}/").status_code == 404


def test_the_pages_behind_links_tell_no_other_site_of_their_address(client):
    row = make_subscription()
    for path in (f"/ar/press/alerts/cancel/{row.handle}/", "/ar/press/alerts/confirm/forged:a:b/"):
        answer = client.get(path)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert not answer.cookies


def test_what_is_not_confirmed_is_deleted_after_a_week(clock):
    make_subscription(at=clock.moment, confirmed_at=None)
    stays = make_subscription(email="stays@paper.example", at=clock.moment)
    clock.move(days=UNCONFIRMED_DAYS)
    forget.enqueue()
    assert Subscription.objects.count() == 2
    clock.set(clock.moment + timedelta(seconds=1))
    forget.enqueue()
    assert Subscription.objects.get() == stays
