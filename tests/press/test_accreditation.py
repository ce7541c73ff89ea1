"""A journalist asks, confirms the address, is granted or refused, and loses it again."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forum.models import Invitation, User
from press.admin.accrediting import joined
from press.models import Accreditation
from press.models.accreditation import REFUSED_DAYS, UNCONFIRMED_DAYS
from press.tasks import forget
from tests.admin_form import filled
from tests.factories import make_edition, make_user
from tests.press.accredited import make_journalist, make_request, make_terms

pytestmark = pytest.mark.django_db
FORM = "/ar/press/accreditation/"
WORDS = {
    "name": "ليلى",
    "outlet": "الصحيفة",
    "email": "Reporter@paper.example",
    "language": "ar",
    "statement": "أغطي شؤون المدن",
}


@pytest.fixture(autouse=True)
def _room():
    caches["default"].clear()


def send(client, clock, path=FORM, **words):
    opened = re.search(r'name="opened" value="([^"]+)"', client.get(path).content.decode())[1]
    clock.move(seconds=5)
    return client.post(path, WORDS | {"opened": opened} | words)


def link_in(letter, client_path=r"http://testserver(/\S+)"):
    return re.search(client_path, letter.body)[1]


@pytest.fixture
def officer(client):
    client.force_login(make_user(role="press_officer"))
    return client


def change(row):
    return reverse("admin:press_accreditation_change", args=[row.pk])


class TestAsking:
    def test_a_request_reaches_the_desk_when_its_address_is_confirmed(self, client, clock):
        assert send(client, clock).url == f"{FORM}?sent=1"
        [row] = Accreditation.objects.all()
        assert (row.email, row.confirmed_at) == ("reporter@paper.example", None)
        assert not Accreditation.objects.waiting()
        [letter] = mail.outbox
        path = link_in(letter)
        assert client.get(path).status_code == 200
        assert not Accreditation.objects.waiting()  # programs that read mail open its links
        assert client.post(path).status_code == 200
        assert list(Accreditation.objects.waiting()) == [row]

    def test_a_confirmed_request_stands_on_the_desks_first_page_of_the_press_officer_alone(self, client):
        make_edition(is_current=True)
        make_request(name="ليلى الحربي")
        for role, is_told in {"press_officer": True, "administrator": True, "publisher": False}.items():
            client.force_login(make_user(role=role))
            assert ("ليلى الحربي" in client.get("/admin/").content.decode()) is is_told, role

    def test_the_pages_set_no_cookie_and_are_never_kept(self, client, clock):
        send(client, clock)
        for path in (FORM, f"{FORM}?sent=1", link_in(mail.outbox[0])):
            answer = client.get(path)
            assert not answer.cookies
            assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"

    def test_a_link_that_was_altered_or_is_too_old_opens_nothing(self, client, clock, monkeypatch):
        send(client, clock)
        path = link_in(mail.outbox[0])
        assert client.get(f"{path[:-2]}x/").status_code == 404
        late = timezone.now() + timedelta(days=UNCONFIRMED_DAYS + 1)
        monkeypatch.setattr("django.core.signing.time.time", late.timestamp)
        assert client.post(path).status_code == 404
        assert not Accreditation.objects.waiting()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"email": "no address"},
            {"email": "a@b.example\nBcc: c@d.example"},
            {"name": ""},
            {"name": "ل\u202eيلى"},
            {"name": "x" * 151},
            {"statement": "x" * 2001},
            {"language": "xx"},
            {"opened": "forged"},
        ],
    )
    def test_bad_input_is_told_in_words_and_kept_nowhere(self, client, clock, wrong):
        answer = send(client, clock, **wrong)
        assert answer.status_code == 422
        assert "لم تُرسل" in answer.content.decode() or "لم يُرسل" in answer.content.decode()
        assert not Accreditation.objects.exists()
        assert mail.outbox == []

    def test_a_machine_that_fills_in_everything_is_thanked_and_nothing_is_kept(self, client, clock):
        assert send(client, clock, website="https://spam.example").status_code == 302
        assert not Accreditation.objects.exists()

    def test_one_address_gets_few_letters_and_nobody_learns_of_it(self, client, clock):
        answers = [send(client, clock) for _number in range(5)]
        assert {answer.url for answer in answers} == {f"{FORM}?sent=1"}
        assert len(mail.outbox) == 3

    def test_the_site_takes_so_many_an_hour(self, client, clock):
        for number in range(40):
            make_request(email=f"{number}@paper.example", at=clock.moment)
        answer = send(client, clock)
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "3600"

    def test_one_network_sends_so_many_an_hour(self, client, clock):
        answers = [send(client, clock, website="x") for _number in range(31)]
        assert [answer.status_code for answer in answers] == [302] * 30 + [429]


class TestDeciding:
    def test_approving_makes_an_account_that_opens_no_desk(self, officer):
        row = make_request()
        answer = officer.post(change(row), filled(officer.get(change(row)), outcome="approved"))
        assert answer.status_code == 302
        row.refresh_from_db()
        assert (row.outcome, row.settled_by.username) == ("approved", "press_officer")
        [letter] = mail.outbox
        assert letter.to == ["reporter@paper.example"]
        join = link_in(letter)
        reader = Client()
        password = "a long password 9"
        names = {"username": "layla", "password1": password, "password2": password}
        assert reader.post(join, names).url == "/desk/press/"
        user = User.objects.get(username="layla")
        assert (user.is_staff, user.get_all_permissions()) == (False, set())
        row.refresh_from_db()
        assert row.user == user
        assert reader.get("/admin/", follow=True).status_code == 403

    def test_without_mail_the_link_is_shown_to_hand_over(self, officer, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        row = make_request()
        answer = officer.post(change(row), filled(officer.get(change(row)), outcome="approved"), follow=True)
        assert "/accounts/invitation/" in answer.content.decode()

    def test_refusing_needs_a_reason_and_sends_it(self, officer):
        row = make_request()
        form = officer.get(change(row))
        assert officer.post(change(row), filled(form, outcome="refused")).status_code == 200
        officer.post(change(row), filled(form, outcome="refused", reason="لا نعرف الصحيفة"))
        row.refresh_from_db()
        assert row.outcome == "refused"
        [letter] = mail.outbox
        assert "لا نعرف الصحيفة" in letter.body
        assert not Invitation.objects.exists()

    def test_a_decision_is_not_taken_twice(self, officer):
        row = make_request()
        form = filled(officer.get(change(row)), outcome="approved")
        officer.post(change(row), form)
        officer.post(change(row), form | {"outcome": "refused", "reason": "x"})
        row.refresh_from_db()
        assert row.outcome == "approved"
        assert Invitation.objects.count() == 1

    @pytest.mark.parametrize("whose", ["not confirmed", "of the team", "invited into the team"])
    def test_what_could_not_lead_to_an_account_of_its_own_is_refused(self, officer, whose):
        row = make_request(confirmed_at=None if whose == "not confirmed" else timezone.now())
        if whose == "of the team":
            make_user(role="editor", email=row.email)
        if whose == "invited into the team":
            Invitation.objects.create(email=row.email, expires_at=timezone.now() + timedelta(days=1))
        answer = officer.post(change(row), filled(officer.get(change(row)), outcome="approved"))
        assert answer.status_code == 200
        row.refresh_from_db()
        assert row.outcome == ""

    def test_whoever_was_accredited_before_keeps_the_account(self, officer):
        user = make_journalist()
        row = make_request()
        officer.post(change(row), filled(officer.get(change(row)), outcome="approved"))
        row.refresh_from_db()
        assert row.user == user
        assert User.objects.filter(email__iexact=row.email).count() == 1

    def test_the_desks_log_keeps_no_name(self, officer):
        row = make_request(name="ليلى الحربي")
        officer.post(change(row), filled(officer.get(change(row)), outcome="refused", reason="x"))
        assert "الحربي" not in LogEntry.objects.get().object_repr

    def test_every_change_of_a_request_is_kept_and_shown_with_who_made_it(self, officer):
        row = make_request()
        officer.post(change(row), filled(officer.get(change(row)), outcome="approved"))
        row.refresh_from_db()
        reader = User.objects.create(username="layla")
        joined(None, row.invitation, reader)
        officer.post(reverse("admin:press_accreditation_step", args=[row.pk, "revoke"]))
        kept = list(row.history.order_by("history_id"))
        assert [(each.history_type, each.outcome) for each in kept[:2]] == [("+", ""), ("~", "approved")]
        assert kept[1].history_user.username == "press_officer"
        assert [bool(each.user_id) for each in kept][-2:] == [True, True]
        assert [bool(each.revoked_at) for each in kept][-2:] == [False, True]
        page = officer.get(reverse("admin:press_accreditation_history", args=[row.pk]))
        assert page.status_code == 200
        assert len(page.context["entries"]) == len(kept)

    def test_terms_keep_each_text_and_since_when_they_are_in_force(self, officer):
        terms = make_terms(in_force_at=None)
        form = filled(officer.get(reverse("admin:press_terms_change", args=[terms.pk])))
        path = reverse("admin:press_terms_change", args=[terms.pk])
        officer.post(path, form | {"text_en": "Not before its minute."})
        officer.post(reverse("admin:press_terms_step", args=[terms.pk, "put-in-force"]))
        kept = list(terms.history.order_by("history_id"))
        assert [each.text_en for each in kept] == ["Not before its hour.", *["Not before its minute."] * 2]
        assert [bool(each.in_force_at) for each in kept] == [False, False, True]
        assert officer.get(reverse("admin:press_terms_history", args=[terms.pk])).status_code == 200

    def test_no_administrator_invites_a_journalist_past_the_form(self, client):
        client.force_login(make_user(role="administrator"))
        assert "صحفي معتمد" not in client.get("/admin/forum/invitation/add/").content.decode()


class TestForgetting:
    def test_what_is_not_confirmed_and_what_is_refused_goes_after_its_time(self, clock):
        at = clock.moment
        make_request(at=at, email="stays@paper.example")
        make_request(at=at, email="unconfirmed@paper.example", confirmed_at=None)
        make_request(at=at, email="refused@paper.example", outcome="refused", settled_at=at)
        left = {}
        for days in (UNCONFIRMED_DAYS, UNCONFIRMED_DAYS + 1, REFUSED_DAYS, REFUSED_DAYS + 1):
            clock.set(at + timedelta(days=days))
            forget.enqueue()
            left[days] = Accreditation.objects.count()
        assert list(left.values()) == [3, 2, 2, 1]
        assert {row.email for row in Accreditation.history.all()} == {"stays@paper.example"}
