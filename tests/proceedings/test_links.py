"""Links for people without an account: one object, before it is published, until a moment."""

from datetime import timedelta

import pytest
from PIL import Image

from proceedings.desk.links import DeskLink, LinkUse, digest_of
from proceedings.guests import LOGGED, note_use
from tests.factories import both, make_edition, make_person, make_session, make_user, make_workshop, publish
from tests.proceedings.guests import linked, make_link
from tests.proceedings.test_images import encoded, upload

pytestmark = pytest.mark.django_db
WORDS = both("title", "كلام لم ينشر", "Unpublished words")


@pytest.fixture
def session(clock):
    return make_session(**WORDS)


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def address(session, page="links"):
    return f"/admin/programme/session/{session.pk}/{page}/"


class TestAnOpenLink:
    def test_shows_the_unpublished_state_in_both_languages(self, client, session):
        token = make_link(session)
        for language, words in (("ar", "كلام لم ينشر"), ("en", "Unpublished words")):
            answer = client.get(linked(token, language))
            assert answer.status_code == 200
            assert words in answer.content.decode()
            assert f'<html lang="{language}"' in answer.content.decode()
            assert answer.headers["Content-Language"] == language

    def test_says_what_it_is_and_until_when(self, client, session, clock):
        page = client.get(linked(make_link(session), "en")).content.decode()
        assert "Preview: not published" in page
        assert "The link works until" in page
        assert '<meta name="robots" content="noindex">' in page

    def test_leads_to_the_same_in_the_other_language_and_to_no_preview(self, client, session):
        token = make_link(make_session(edition=session.edition, speakers=[make_person()]))
        page = client.get(linked(token, "ar")).content.decode()
        assert f'href="{linked(token, "en")}"' in page
        assert "/desk/preview/" not in page

    def test_shows_what_is_on_the_desk_after_it_was_made(self, client, session):
        token = make_link(session)
        session.title_en = "Written later"
        session.save()
        assert "Written later" in client.get(linked(token, "en")).content.decode()

    def test_counts_its_uses_and_keeps_their_moments(self, client, session, clock):
        token = make_link(session)
        client.get(linked(token, "ar"))
        later = clock.move(minutes=5)
        client.get(linked(token, "en"))
        client.head(linked(token, "en"))
        link = DeskLink.objects.get()
        assert link.uses == 2
        assert link.log.first().at == later

    def test_keeps_the_latest_uses_alone(self, session, clock):
        make_link(session)
        link = DeskLink.objects.get()
        LinkUse.objects.bulk_create(LinkUse(link=link, at=clock.moment) for _ in range(LOGGED))
        link.uses = LOGGED
        note_use(link, clock.move(hours=1))
        assert link.log.count() == LOGGED
        assert link.log.first().at == clock.moment

    def test_needs_no_cookie_and_sets_none(self, client, session):
        assert not client.get(linked(make_link(session), "ar")).cookies

    def test_shows_every_kind_of_object(self, client, clock):
        for desk in (make_edition(), make_workshop(), make_person()):
            assert client.get(linked(make_link(desk), "ar")).status_code == 200

    def test_a_wrong_page_number_is_told_in_words(self, client, clock):
        answer = client.get(linked(make_link(make_person()), "ar") + "?page=x")
        assert answer.status_code == 400


class TestItsFiles:
    @pytest.fixture
    def person(self, clock):
        photo = upload(encoded(Image.new("RGB", (40, 30), (9, 99, 9)), "JPEG"))
        return make_person(photo=photo, photo_consent=True)

    def test_are_shown_by_the_link_alone(self, client, person):
        token = make_link(person)
        page = client.get(linked(token, "ar")).content.decode()
        digest = person.photo.name.split("/")[1].split(".")[0]
        [source] = [part.split('"')[0] for part in page.split('src="') if digest in part.split('"')[0]]
        assert source.startswith(f"/desk/link/{token}/media/{digest}/")
        answer = client.get(source)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert client.get(f"/media/{digest}/photo.jpg").status_code == 404

    def test_are_no_others(self, client, person):
        token = make_link(make_session())
        digest = person.photo.name.split("/")[1].split(".")[0]
        assert client.get(f"/desk/link/{token}/media/{digest}/photo.jpg").status_code == 404

    def test_end_with_it(self, client, person, clock):
        token = make_link(person)
        digest = person.photo.name.split("/")[1].split(".")[0]
        clock.move(days=2)
        assert client.get(f"/desk/link/{token}/media/{digest}/photo.jpg").status_code == 404

    def test_show_in_the_teams_own_preview(self, client, person):
        client.force_login(make_user(role="editor"))
        digest = person.photo.name.split("/")[1].split(".")[0]
        path = f"/desk/preview/person/{person.key}/media/{digest}/photo.jpg"
        assert path.rsplit("/", 1)[0] in client.get(f"/desk/preview/person/{person.key}/ar/").content.decode()
        assert client.get(path).status_code == 200
        client.logout()
        assert client.get(path).status_code == 302


def closed_ways(clock, session):
    """Every way in which a link opens nothing."""
    wrong = "x" * 43
    expired, revoked, orphan = (make_link(session) for _ in range(3))
    hall = make_link(session, purpose="hall")
    DeskLink.objects.filter(digest=digest_of(expired)).update(expires_at=clock.moment)
    DeskLink.objects.filter(digest=digest_of(revoked)).update(revoked_at=clock.moment)
    DeskLink.objects.filter(digest=digest_of(orphan)).update(key="zzzzzzzz")
    by_gone = make_link(session, by=make_user(role="editor", username="gone"))
    make_user(username="gone").__class__.objects.filter(username="gone").update(is_active=False)
    return [wrong, "x", "\u202e", expired, revoked, orphan, hall, by_gone]


def test_whatever_is_wrong_with_a_link_the_answer_is_the_same(client, session, clock):
    answers = [client.get(linked(token, "en")) for token in closed_ways(clock, session)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1
    page = answers[0].content.decode()
    assert "This link opens nothing" in page
    assert "Unpublished words" not in page


def test_a_language_that_is_none_opens_nothing(client, session):
    token = make_link(session)
    assert client.get(f"/desk/link/{token}/fr/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_preview_is_only_read(client, session, method):
    assert getattr(client, method)(linked(make_link(session), "ar")).status_code in (403, 405)


class TestTheFormOfLinks:
    def make(self, client, session, **answers):
        data = {"purpose": "preview", "hours": "1", "note": "وكيل الوزارة"} | answers
        return client.post(address(session), data)

    def test_shows_the_address_once(self, editor, client, session):
        answer = self.make(editor, session)
        [part] = [part for part in answer.content.decode().split('"') if "/desk/link/" in part]
        path = part.removeprefix("http://testserver")
        token = path.split("/")[3]
        assert client.get(path).status_code == 200
        assert token not in editor.get(address(session)).content.decode()
        link = DeskLink.objects.get()
        assert (link.digest, link.note, link.made_by.username) == (digest_of(token), "وكيل الوزارة", "editor")
        assert all(token not in str(value) for value in DeskLink.objects.values().get().values())

    @pytest.mark.parametrize(("hours", "is_fine"), [("1", 1), ("336", 1), ("337", 0), ("0", 0), ("x", 0)])
    def test_offers_an_hour_to_two_weeks(self, editor, session, clock, hours, is_fine):
        self.make(editor, session, hours=hours)
        assert DeskLink.objects.count() == is_fine
        if is_fine:
            assert DeskLink.objects.get().expires_at == clock.moment + timedelta(hours=int(hours))

    def test_refuses_what_is_no_clean_line_and_keeps_it(self, editor, session):
        answer = self.make(editor, session, note="a\u202eb")
        assert "U+202E" in answer.content.decode()
        assert not DeskLink.objects.exists()

    def test_closes_a_link_at_once(self, editor, session, client, clock):
        token = make_link(session)
        link = DeskLink.objects.get()
        assert editor.post(address(session), {"close": link.pk}).status_code == 302
        assert client.get(linked(token, "ar")).status_code == 404
        link.refresh_from_db()
        assert (link.revoked_at, link.revoked_by.username) == (clock.moment, "editor")
        assert "Closed by editor on" in editor.get(address(session)).content.decode()

    @pytest.mark.parametrize("chosen", ["x", "", "999999999999999999999", "-1"])
    def test_closes_no_other(self, editor, session, chosen):
        make_link(make_session())
        assert editor.post(address(session), {"close": chosen}).status_code == 404
        other = DeskLink.objects.get().pk
        assert editor.post(address(session), {"close": other}).status_code == 404
        assert not DeskLink.objects.filter(revoked_at__isnull=False).exists()

    def test_says_who_made_it_and_how_often_it_was_opened(self, editor, client, session):
        token = make_link(session, note="Deputy minister")
        client.get(linked(token, "ar"))
        page = editor.get(address(session)).content.decode()
        assert "Deputy minister" in page
        assert "The link has been opened 1 time" in page
        form = editor.get(address(session, "change")).content.decode()
        assert "Deputy minister" in form
        assert "made by editor" in form

    @pytest.mark.parametrize("role", ["contributor", "translator", "press_officer"])
    def test_is_for_editors(self, client, session, role):
        make_link(session, note="Deputy minister")
        client.force_login(make_user(role=role))
        assert client.get(address(session)).status_code == 403
        assert self.make(client, session).status_code == 403
        assert "Deputy minister" not in client.get(address(session, "change")).content.decode()
        assert DeskLink.objects.count() == 1

    def test_offers_no_hall_where_there_is_none(self, editor, clock):
        edition = make_edition()
        page = editor.get(f"/admin/forum/edition/{edition.pk}/links/").content.decode()
        assert 'value="preview"' in page
        assert 'value="hall"' not in page

    @pytest.mark.parametrize("count", [1, 3, 30])
    def test_takes_the_same_queries_at_any_size(self, editor, session, count, django_assert_num_queries):
        for _ in range(count):
            make_link(session)
        editor.get(address(session))
        with django_assert_num_queries(8):
            editor.get(address(session))


def test_what_is_public_stays_as_it_was(client, session, clock):
    publish(session.edition)
    before = client.get(f"/en/{session.edition.slug}/")
    client.get(linked(make_link(session), "ar"))
    after = client.get(f"/en/{session.edition.slug}/")
    assert (before.content, before.headers) == (after.content, after.headers)
