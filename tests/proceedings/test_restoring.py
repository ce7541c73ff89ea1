"""Earlier states: a version back on the desk, two versions side by side, what was deleted and comes back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements.models import Agreement
from proceedings.content import Text
from proceedings.differences import compare, words_changed
from proceedings.models import Publication
from proceedings.publishing import compile_desk, withdraw
from proceedings.restoring import restore
from proceedings.versions import content_of, source_digest
from proceedings.workflow import DeskState
from sessions.models import Session
from tests.factories import (
    CAST,
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_quote,
    make_session,
    make_speaker,
    make_title,
    make_track,
    make_user,
    make_venue,
    publish,
)

pytestmark = pytest.mark.django_db


def digest(desk):
    return source_digest(compile_desk(type(desk).objects.get(pk=desk.pk)))


def address(desk, page, *arguments):
    name = f"admin:{desk._meta.app_label}_{desk._meta.model_name}_{page}"
    return reverse(name, args=[desk.pk, *arguments] if page != "deleted" else [])


def edit(desk, **fields):
    for name, value in fields.items():
        setattr(desk, name, value)
    desk.save()


def full_session():
    edition = make_edition()
    track = make_track(edition=edition)
    session = make_session(day=make_day(edition=edition), tracks=[track])
    speaker = make_speaker(session=session, titles=[make_title()])
    make_quote(speaker=speaker)
    make_quote(speaker=speaker, verified=False, words_en="Not verified yet")
    return session


def upset(session):
    """Change the form and every kind of line."""
    edit(session, title_en="Other", summary_ar="<p>آخر</p>", day=None)
    session.tracks.clear()
    speaker = session.speakers.get()
    edit(speaker, office_printed_en="Other office")
    speaker.titles.clear()
    session.quotes.first().delete()
    edit(session.quotes.get(), words_en="Other words")
    make_speaker(session=session)


@pytest.fixture
def administrator(client):
    client.force_login(make_user(role="administrator"))
    client.cookies["django_language"] = "en"
    return client


class TestRestoring:
    def test_the_desk_then_compiles_to_what_was_published(self, administrator):
        session = full_session()
        first = publish(session)
        upset(session)
        publish(session)
        assert digest(session) != first.source_digest
        response = administrator.post(address(session, "restore", 1))
        assert response.url == address(session, "change")
        assert digest(session) == first.source_digest
        assert sorted(session.quotes.values_list("words_en", flat=True)) == [
            "A neighbourhood is a large house",
            "Not verified yet",
        ]

    def test_lines_that_went_with_another_come_back_with_it(self):
        session = full_session()
        first = publish(session)
        session.speakers.get().delete()
        assert restore(session, first, make_user(role="editor")) == []
        assert digest(session) == first.source_digest

    def test_parties_of_an_agreement_and_tracks_of_an_edition(self):
        agreement = make_agreement(parties=[make_organisation(), make_organisation()])
        edition = agreement.edition
        make_track(edition=edition)
        versions = publish(agreement), publish(edition)
        agreement.parties.first().delete()
        edit(edition.tracks.get(), name_en="Other")
        for desk, version in zip((agreement, edition), versions, strict=True):
            restore(desk, version, make_user(role="editor"))
            assert digest(desk) == version.source_digest

    def test_what_is_public_stays_and_the_text_is_to_be_read_again(self):
        session = full_session()
        first = publish(session)
        upset(session)
        publish(session)
        before = list(Publication.objects.values())
        restore(session, first, make_user(role="editor"))
        assert list(Publication.objects.values()) == before
        assert Session.objects.get(pk=session.pk).state == DeskState.IN_REVIEW

    def test_a_track_that_something_names_by_now_stays_and_is_told(self, in_english):
        edition = make_edition()
        first = publish(edition)
        track = make_track(edition=edition, name_en="New")
        make_session(edition=edition, tracks=[track])
        assert restore(edition, first, make_user()) == ["“New” stays: something else names it."]
        assert list(edition.tracks.all()) == [track]

    def test_it_is_in_the_history(self, administrator):
        session = make_session()
        publish(session)
        edit(session, title_en="Other")
        administrator.post(address(session, "restore", 1))
        seen = administrator.get(address(session, "history")).context["entries"]
        assert (seen[0].what, seen[0].comment) == ("Restored to the desk", "1")
        assert (seen[1].what, seen[1].who) == ("Changed", "administrator")

    @pytest.mark.parametrize("role", CAST)
    def test_only_who_may_change_the_object_may_restore(self, client, role):
        session = make_session()
        publish(session)
        edit(session, title_en="Other")
        client.force_login(make_user(role=role))
        allowed = role not in ("press_officer", "translator")  # a translator writes one language alone
        assert client.get(address(session, "restore", 1)).status_code == (200 if allowed else 403)
        client.post(address(session, "restore", 1))
        assert (Session.objects.get().title_en != "Other") == allowed

    @pytest.mark.parametrize("number", [2, 999999])
    def test_a_version_that_is_not_there_is_not_found(self, administrator, number):
        session = make_session()
        publish(session)
        assert administrator.post(address(session, "restore", number)).status_code == 404


class TestComparing:
    def test_each_field_in_each_language_also_of_lines(self):
        session = full_session()
        first = publish(session)
        name = session.speakers.get().person
        upset(session)
        found = {(each.path, each.language): (each.old, each.new) for each in self.between(first, session)}
        assert found[("title",), "en"][1] == "Other"
        assert (("title",), "ar") not in found
        speaker = ("speakers", Text(name.name_ar, name.name_en), "office")
        assert found[speaker, "en"] == ("Secretary General of the Centres", "Other office")
        assert any(path[0] == "quotes" for path, _language in found)
        assert any(path[0] == "speakers" and "person" in path for path, _language in found)

    def between(self, first, session):
        return compare(content_of(first), content_of(publish(session, choices={"en": "stands"})))

    def test_the_same_content_has_no_difference(self):
        content = content_of(publish(full_session()))
        assert compare(content, content) == []

    def test_an_order_that_changed_is_one(self):
        session = make_session(speakers=[make_person(), make_person()])
        first = publish(session)
        edit(session.speakers.first(), position=99)
        assert [each.path for each in self.between(first, session)] == [("speakers", "order")]

    def test_the_page_shows_both_sides(self, administrator):
        session = make_session(title_en="The old title")
        publish(session)
        edit(session, title_en="The new title")
        publish(session)
        page = administrator.get(address(session, "compare")).content.decode()
        assert "<del>old</del>" in page
        assert "<ins>new</ins>" in page
        link = 'href="../compare/?old=1&amp;new=2"'
        assert link in administrator.get(address(session, "history")).content.decode()

    def test_words_are_compared_and_long_passages_shortened(self):
        long = " ".join(f"w{number}" for number in range(200))
        kinds = [part.kind for part in words_changed(f"a {long} b", f"c {long} b")]
        assert kinds == ["removed", "added", "same"]
        assert "…" in words_changed(f"a {long} b", f"c {long} b")[-1].text


class TestBringingBack:
    def press(self, client, desk):
        page = client.get(address(desk, "deleted"))
        row = page.context["rows"][0][0]
        return client.post(address(desk, "deleted"), {"row": row.pk})

    @pytest.mark.parametrize("make", [full_session, make_venue, make_person, make_title, make_edition])
    def test_what_was_deleted_comes_back_as_it_was(self, administrator, make):
        desk = make()
        before = [dict(rows) for rows in type(desk).objects.filter(pk=desk.pk).values()]
        pk = desk.pk
        desk.delete()
        desk.pk = pk
        assert self.press(administrator, desk).status_code == 302
        after = [dict(rows) for rows in type(desk).objects.filter(pk=pk).values()]
        for row in (*before, *after):
            row.pop("desk_digest", None)
        assert before == after

    def test_it_comes_with_its_lines_and_the_same_key(self, administrator):
        session = full_session()
        key, before, pk = session.key, digest(session), session.pk
        taken_off = make_quote(speaker=session.speakers.get(), words_en="Taken off before")
        taken_off.delete()
        administrator.post(address(session, "delete"), {"post": "yes"})
        assert not Session.objects.exists()
        session.pk = pk
        self.press(administrator, session)
        back = Session.objects.get()
        assert (back.key, digest(back)) == (key, before)
        assert back.quotes.count() == 2
        assert administrator.get(address(back, "history")).context["entries"][0].what == "Brought back"

    def test_what_was_withdrawn_and_deleted_is_of_the_same_record_again(self, administrator):
        session = make_session()
        publish(session)
        withdraw(session, make_user(), Text("سبب", "reason"))
        pk = session.pk
        administrator.post(address(session, "delete"), {"post": "yes"})
        session.pk = pk
        self.press(administrator, session)
        assert Publication.objects.filter(key=Session.objects.get().key).count() == 2

    def test_after_thirty_days_it_is_no_longer_offered(self, administrator, monkeypatch):
        agreement = make_agreement()
        pk = agreement.pk
        agreement.delete()
        agreement.pk = pk
        assert len(administrator.get(address(agreement, "deleted")).context["rows"]) == 1
        later = timezone.now() + timedelta(days=30, minutes=1)
        monkeypatch.setattr("proceedings.clock.now", lambda: later)
        assert administrator.get(address(agreement, "deleted")).context["rows"] == []

    def test_an_address_that_was_taken_since_is_told(self, administrator):
        agreement = make_agreement(slug="first")
        pk = agreement.pk
        agreement.delete()
        agreement.pk = pk
        make_agreement(slug="first", edition=make_edition())
        assert self.press(administrator, agreement).url == address(agreement, "deleted")
        assert Agreement.objects.count() == 1

    @pytest.mark.parametrize("role", [role for role in CAST if role != "administrator"])
    def test_only_an_administrator_may(self, client, role):
        session = make_session()
        session.delete()
        client.force_login(make_user(role=role))
        page = client.get(reverse("admin:programme_session_deleted"))
        assert page.status_code == 200
        row = page.context["rows"][0][0]
        answer = client.post(reverse("admin:programme_session_deleted"), {"row": row.pk})
        assert answer.status_code == 403
        assert not Session.objects.exists()

    @pytest.mark.parametrize("row", ["", "x", "٣", "-1", "999999", "9" * 30])
    def test_a_row_that_is_none_is_not_found(self, administrator, row):
        assert administrator.post(reverse("admin:programme_session_deleted"), {"row": row}).status_code == 404
