"""Two people have one form open: what both changed is kept, and nothing is overwritten unseen."""

import pytest
from django.contrib import admin
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.admin.invitations import InvitationAdmin
from forum.models import Room, Venue
from press.admin.readings import ReadingAdmin
from proceedings.admin.editing import MergingAdmin
from proceedings.admin.merging import MergingForm, MergingFormSet
from proceedings.models import Publication
from sessions.models import Session
from tests.admin_form import filled
from tests.factories import (
    make_edition,
    make_person,
    make_room,
    make_session,
    make_speaker,
    make_title,
    make_track,
    make_user,
    make_venue,
)

pytestmark = pytest.mark.django_db
ADD = "/admin/programme/session/add/"


def signed_in(role, name):
    user = make_user(role=role, username=name)
    user.first_name = name.capitalize()
    user.save()
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def sara():
    return signed_in("publisher", "sara")


@pytest.fixture
def omar():
    return signed_in("publisher", "omar")


def form(desk):
    return f"/admin/{desk._meta.app_label}/{desk._meta.model_name}/{desk.pk}/change/"


def save(client, desk, data, **changes):
    return client.post(form(desk), {k: v for k, v in (data | changes).items() if v is not None})


def opened(client, desk):
    return filled(client.get(form(desk)))


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def errors(response):
    return response.context["adminform"].form.errors


def test_two_languages_of_one_field_are_both_kept_and_the_later_saver_is_told(sara, omar):
    session = make_session(title_ar="قبل", title_en="Before")
    mine, theirs = opened(sara, session), opened(omar, session)
    assert save(omar, session, theirs, title_en="After").status_code == 302
    response = save(sara, session, mine, title_ar="بعد")
    assert response.status_code == 302
    session.refresh_from_db()
    assert (session.title_ar, session.title_en) == ("بعد", "After")
    said = told(response)
    assert [
        words for words in ("Omar", "Title or subject", "<del>Before", "<ins>After") if words not in said
    ] == []


def test_only_what_was_changed_is_written_to_the_database(sara):
    session = make_session(speakers=[make_person()])
    data = opened(sara, session)
    changes = {"title_en": "Another", "speakers-0-office_printed_en": "Another office"}
    with CaptureQueriesContext(connection) as queries:
        save(sara, session, data, **changes)
    written = [each["sql"] for each in queries if each["sql"].startswith('UPDATE "programme_')]
    columns = [sql.partition(" SET ")[2].partition(" WHERE ")[0] for sql in written]
    assert [each.partition(" = ")[0] for each in columns] == [
        '"title_en"',
        '"office_printed_en"',
        '"state"',
    ]
    assert columns[2].count(" = ") == 2  # the state, and the digest of the text


def test_the_same_field_shows_both_texts_and_waits_for_a_choice(sara, omar):
    session = make_session(title_en="The same words")
    mine, theirs = opened(sara, session), opened(omar, session)
    save(omar, session, theirs, title_en="Their own words")
    refused = save(sara, session, mine, title_en="My own words", title_ar="عنواني")
    assert refused.status_code == 200
    session.refresh_from_db()
    assert session.title_en == "Their own words"
    again = filled(refused)
    assert (again["title_en"], again["title_ar"]) == ("My own words", "عنواني")
    (shown,) = errors(refused)["title_en"]
    assert "Omar" in shown
    assert "Their own words" in shown
    assert "<del>Their</del>" in shown
    assert "<ins>My</ins>" in shown
    assert again["choice-title_en"] == "mine"
    assert save(sara, session, again).status_code == 302
    session.refresh_from_db()
    assert (session.title_en, session.title_ar) == ("My own words", "عنواني")


def test_theirs_may_be_chosen_and_the_rest_of_mine_is_kept(sara, omar):
    session = make_session(title_en="Before")
    mine, theirs = opened(sara, session), opened(omar, session)
    save(omar, session, theirs, title_en="Theirs")
    refused = save(sara, session, mine, title_en="Mine", title_ar="عنواني")
    assert save(sara, session, filled(refused, **{"choice-title_en": "theirs"})).status_code == 302
    session.refresh_from_db()
    assert (session.title_en, session.title_ar) == ("Theirs", "عنواني")


def test_what_changes_again_after_the_choice_is_shown_again(sara, omar):
    session = make_session(title_en="Before")
    mine = opened(sara, session)
    save(omar, session, opened(omar, session), title_en="Theirs")
    refused = save(sara, session, mine, title_en="Mine")
    save(omar, session, opened(omar, session), title_en="Theirs again")
    refused = save(sara, session, filled(refused))
    assert "Theirs again" in errors(refused)["title_en"][0]


def test_the_same_change_by_both_is_no_conflict(sara, omar):
    session = make_session(title_en="Before")
    mine = opened(sara, session)
    save(omar, session, opened(omar, session), title_en="After")
    assert save(sara, session, mine, title_en="After").status_code == 302


def test_an_input_that_is_refused_keeps_the_comparison(sara, omar):
    session = make_session(title_en="Before", starts_at=None)
    mine = opened(sara, session)
    save(omar, session, opened(omar, session), title_en="Theirs", abstract_en="New")
    refused = save(sara, session, mine, title_en="Mine", starts_at="at noon")
    assert {"title_en", "starts_at"} <= set(errors(refused))
    again = filled(refused)
    assert (again["abstract_en"], again["starts_at"]) == ("New", "at noon")


def test_additions_and_removals_of_titles_and_tracks_are_merged(sara, omar):
    edition = make_edition()
    first, second, third = (make_track(edition=edition) for _ in range(3))
    session = make_session(edition=edition, tracks=[first, second])
    mine, theirs = opened(sara, session), opened(omar, session)
    save(omar, session, theirs, tracks=[second.pk, third.pk])
    response = save(sara, session, mine, tracks=[first.pk])
    assert response.status_code == 302
    assert set(session.tracks.all()) == {third}
    assert "tracks" in told(response).lower()


def test_a_list_or_another_form_changed_the_same_row(sara, omar):
    """A room has a form of its own, and stands in the form of its venue."""
    room = make_room(venue=make_venue(), name_en="Hall")
    mine = opened(sara, room.venue)
    save(omar, room, opened(omar, room), name_en="Great hall")
    response = save(sara, room.venue, mine, **{"rooms-0-name_ar": "القاعة"})
    assert response.status_code == 302, response.context["errors"]
    room.refresh_from_db()
    assert (room.name_ar, room.name_en) == ("القاعة", "Great hall")


def test_accounts_are_merged_as_well():
    first, second = signed_in("administrator", "first"), signed_in("administrator", "second")
    account = make_user(role="editor")
    mine, theirs = opened(first, account), opened(second, account)
    save(second, account, theirs, email="new@example.org")
    response = save(first, account, mine, last_name="Al-Omari")
    assert response.status_code == 302
    account.refresh_from_db()
    assert (account.email, account.last_name) == ("new@example.org", "Al-Omari")
    assert "Somebody else" in told(response)


def test_every_form_of_the_desk_merges_and_no_list_is_edited_in_place():
    for model_admin in admin.site._registry.values():
        if isinstance(model_admin, InvitationAdmin | ReadingAdmin):  # sent or logged, and then never changed
            continue
        assert isinstance(model_admin, MergingAdmin), model_admin
        assert issubclass(model_admin.form, MergingForm), model_admin
        assert all(issubclass(line.formset, MergingFormSet) for line in model_admin.inlines), model_admin
        assert not model_admin.list_editable, model_admin


def test_a_popup_is_a_form_like_any_other(sara, omar):
    venue = make_venue(name_en="Before")
    page = f"{form(venue)}?_popup=1"
    mine = filled(sara.get(page))
    save(omar, venue, opened(omar, venue), name_en="Theirs")
    assert sara.post(page, mine | {"name_en": "Mine"}).status_code == 200
    venue.refresh_from_db()
    assert venue.name_en == "Theirs"


@pytest.mark.parametrize("button", ["_publish", "_submit", "_approve"])
def test_a_step_is_not_taken_with_a_text_that_its_presser_has_not_seen(sara, omar, button):
    session = make_session(state="in_review" if button == "_approve" else "draft")
    save(omar, session, opened(omar, session))
    mine = opened(sara, session)
    save(omar, session, opened(omar, session), title_en="Theirs")
    before = Session.objects.get(pk=session.pk).state
    response = save(sara, session, mine, title_ar="عنواني", **{button: "1"})
    assert response.url == form(session)
    session.refresh_from_db()
    assert (session.title_ar, session.title_en, session.state) == ("عنواني", "Theirs", before)
    assert "press again" in told(response)
    response = save(sara, session, opened(sara, session), **{button: "1"})
    session.refresh_from_db()
    assert session.state != before or response.url.endswith("/publish/")
    assert not Publication.objects.exists()


def test_a_new_object_goes_on_to_the_step_at_once(sara):
    typed = {"edition": make_edition().pk, "title_ar": "عنوان", "_publish": "1"}
    response = sara.post(ADD, filled(sara.get(ADD), **typed))
    assert response.url.endswith("/publish/")


def test_a_file_that_another_replaced_is_not_replaced_unseen(sara, omar):
    person = make_person()
    mine = opened(sara, person)
    person.photo.name = "ab/theirs.png"
    person.save()
    picture = SimpleUploadedFile("photo.png", PIXEL, "image/png")
    refused = save(sara, person, mine, photo=picture, name_en="Renamed")
    assert "photo" in errors(refused)
    again = filled(refused, **{"choice-photo": "theirs"})
    assert save(sara, person, again).status_code == 302
    person.refresh_from_db()
    assert (person.photo.name, person.name_en) == ("ab/theirs.png", "Renamed")


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000"
    "0400015c0a0d6b0000000049454e44ae426082"
)


def test_what_was_deleted_meanwhile_shows_all_that_was_typed(sara, omar):
    venue = make_venue(rooms=[("القاعة", "Hall")])
    mine = opened(sara, venue)
    Room.objects.all().delete()
    Venue.objects.all().delete()
    response = save(sara, venue, mine, place_ar="نصٌّ طويل", **{"rooms-0-name_en": "Typed <b>here</b>"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "نصٌّ طويل" in page
    assert "Typed &lt;b&gt;here&lt;/b&gt;" in page


def test_titles_of_a_speaker_are_merged_by_what_each_added(sara, omar):
    first, second, third = (make_title() for _ in range(3))
    speaker = make_speaker(session=make_session(), person=make_person(titles=[first]))
    mine, theirs = opened(sara, speaker.session), opened(omar, speaker.session)
    save(omar, speaker.session, theirs, **{"speakers-0-titles": [first.pk, second.pk]})
    save(sara, speaker.session, mine, **{"speakers-0-titles": [first.pk, third.pk]})
    assert set(speaker.titles.all()) == {first, second, third}
