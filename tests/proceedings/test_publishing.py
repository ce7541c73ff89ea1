from datetime import UTC, datetime, timedelta

import pytest

from proceedings.content import Text
from proceedings.models import Publication
from proceedings.publishing import cancel, preview, reschedule, state_of, withdraw
from proceedings.workflow import Refused
from tests.factories import make_person, make_room, make_session, make_speaker, make_user, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

NOTE = Text("تصحيح", "A correction")
SECOND = timedelta(seconds=1)


@pytest.fixture
def session(clock):
    session = make_session(
        title_ar="الأحياء السعودية",
        title_en="Saudi neighbourhoods",
        happening="planned",
        starts_at=datetime(2022, 6, 15, 15, 0, tzinfo=UTC),
    )
    publish(session)
    clock.move(hours=1)
    return session


def change(desk, **fields):
    type(desk).objects.filter(pk=desk.pk).update(**fields)


def public(at):
    return {(row.key, row.number) for row in Publication.objects.public(at)}


def test_a_first_version_is_public_from_the_moment_it_is_published(clock):
    session = make_session()
    version = publish(session)
    assert (version.number, version.change, version.public_from) == (1, "first", clock.now())
    assert public(clock.now()) == {(session.key, 1)}
    assert public(clock.now() - timedelta(microseconds=1)) == set()


def test_an_update_takes_the_place_of_the_version_before(session, clock):
    change(session, title_ar="عنوان جديد", title_en="A new title")
    assert publish(session).change == "update"
    assert public(clock.now()) == {(session.key, 2)}
    assert public(clock.now() - SECOND) == {(session.key, 1)}


def test_a_correction_needs_a_note(session):
    change(session, title_ar="عنوان جديد")
    with pytest.raises(Refused, match="note"):
        publish(session, change="correction")
    assert publish(session, change="correction", note=NOTE).note == NOTE


def test_publishing_what_has_not_changed_is_refused(session):
    for kind in ("update", "correction"):
        with pytest.raises(Refused, match="Nothing has changed"):
            publish(session, change=kind, note=NOTE)


@pytest.mark.parametrize(
    "fields",
    [
        {"title_ar": "الأحياءُ السعوديّة"},
        {"title_en": "“Saudi neighbourhoods”"},
        {"starts_at": datetime(2022, 6, 15, 16, 0, tzinfo=UTC)},
        {"happening": "moved"},
        {"slug": "another-address"},
    ],
)
@pytest.mark.parametrize("kind", ["update", "correction"])
def test_a_change_that_readers_would_not_hear_of_is_minor(session, fields, kind):
    change(session, **fields)
    assert publish(session, change=kind).change == "minor"


def test_another_room_is_minor(session):
    change(session, room=make_room())
    assert publish(session).change == "minor"


@pytest.mark.parametrize(
    "fields",
    [
        {"title_ar": "الاحياء السعودية"},  # another letter is another word
        {"title_en": "Saudi neighborhoods"},
        {"title_given": True},
        {"kind": "panel"},
        {"capacity": 40},
        {"summary_ar": "<p>ملخص آخر</p>"},
        {"starts_at": datetime(2022, 6, 15, 16, 0, tzinfo=UTC), "title_ar": "عنوان"},
    ],
)
def test_a_change_of_words_or_facts_is_an_update(session, fields):
    change(session, **fields)
    assert publish(session).change == "update"


def test_another_speaker_is_an_update(session):
    make_speaker(session=session)
    assert publish(session).change == "update"


def test_an_address_on_the_web_that_differs_by_a_stroke_is_another_one(session, clock):
    session.materials.create(kind="recording", title_ar="تسجيل", title_en="Recording", url="https://x.org/ab")
    publish(session)
    clock.move(hours=1)
    session.materials.update(url="https://x.org/a/b")
    assert publish(session).change == "update"


def test_a_correction_that_closes_the_earlier_text_leaves_it_nowhere(session, clock):
    version = publish(session, change="correction", note=NOTE, closes_earlier=True)
    assert (version.change, version.closes_earlier) == ("correction", True)
    readable = Publication.objects.ever_public(clock.now()).filter(key=session.key)
    assert [row.number for row in readable] == [2]
    assert [row.number for row in Publication.objects.tombstones(clock.now())] == [2]
    assert not Publication.objects.withdrawn(clock.now()).exists()


def test_only_a_correction_closes_the_earlier_text(session):
    change(session, title_ar="عنوان جديد")
    assert not publish(session, closes_earlier=True).closes_earlier


def test_an_embargo_lifts_to_the_second(clock):
    session = make_session()
    at = clock.now() + timedelta(hours=3)
    publish(session, at=at)
    assert public(at - timedelta(microseconds=1)) == set()
    assert public(at) == {(session.key, 1)}


def test_an_embargo_ends_in_the_future(clock):
    with pytest.raises(Refused, match="passed"):
        publish(make_session(), at=clock.now())


def test_while_one_version_waits_nothing_else_is_published(session, clock):
    change(session, title_ar="تحت الحظر")
    publish(session, at=clock.now() + timedelta(hours=3))
    change(session, title_ar="غيره")
    for request in ({}, {"at": clock.now() + timedelta(hours=4)}, {"change": "correction", "note": NOTE}):
        with pytest.raises(Refused):
            publish(session, **request)
    version = publish(session, release_now=True)
    assert (version.number, version.title_ar, version.public_from) == (2, "غيره", clock.now())


def test_press_may_read_only_what_is_under_embargo(session, clock):
    change(session, title_ar="عنوان جديد")
    assert publish(session, press_may_read=True).press_may_read is False
    change(session, title_ar="عنوان آخر")
    assert publish(session, press_may_read=True, at=clock.move(hours=1) + SECOND).press_may_read is True


def test_a_cancelled_version_leaves_no_number_no_address_and_no_end(session, clock):
    change(session, title_ar="تحت الحظر", slug="secret")
    publish(session, at=clock.now() + timedelta(hours=3))
    cancel(session, make_user())
    later = clock.now() + timedelta(days=1)
    assert public(later) == {(session.key, 1)}
    assert Publication.objects.key_at(later, "session", session.edition.key, "secret") is None
    assert state_of(session).current.public_until is None
    assert publish(session).number == 2


def test_the_address_of_a_cancelled_version_is_free_again(clock):
    first, second = make_person(slug="wanted"), make_person()
    publish(first, at=clock.now() + timedelta(hours=3))
    cancel(first, make_user())
    change(first, slug="other")
    change(second, slug="wanted")
    assert publish(second).slug == "wanted"


@pytest.mark.parametrize("gone", [False, True])
def test_an_address_that_was_public_belongs_to_its_object_for_ever(clock, gone):
    first, second = make_person(slug="wanted"), make_person()
    publish(first)
    if gone:
        withdraw(first, make_user(), NOTE)
    change(first, slug="other")
    change(second, slug="wanted")
    with pytest.raises(Refused, match="wanted"):
        publish(second)


def test_an_object_may_take_its_own_old_address_back(clock):
    person = make_person(slug="one")
    for slug in ("one", "two", "one"):
        change(person, slug=slug)
        publish(person)
        clock.move(hours=1)
    assert [row.slug for row in Publication.objects.order_by("number")] == ["one", "two", "one"]


def test_another_time_keeps_the_text_that_was_scheduled(session, clock):
    change(session, title_ar="ما جُدول")
    first = publish(session, at=clock.now() + timedelta(hours=3))
    change(session, title_ar="ما لم يُجدول")
    version = reschedule(session, make_user(), clock.now() + timedelta(hours=5))
    assert (version.number, version.title_ar, version.languages) == (2, "ما جُدول", first.languages)
    assert public(clock.now() + timedelta(hours=4)) == {(session.key, 1)}
    assert public(clock.now() + timedelta(hours=5)) == {(session.key, 2)}
    assert set(version.mentions.values_list("key")) == set(first.mentions.values_list("key"))


def test_a_withdrawal_needs_its_reason_in_both_languages(session):
    for reason in (Text(), Text(ar="سبب"), Text(en="A reason")):
        with pytest.raises(Refused, match="both languages"):
            withdraw(session, make_user(), reason)


def test_a_withdrawal_is_immediate_and_closes_every_version(session, clock):
    change(session, title_ar="عنوان جديد")
    publish(session)
    clock.move(hours=1)
    withdraw(session, make_user(), NOTE)
    assert public(clock.now()) == set()
    assert not Publication.objects.ever_public(clock.now()).exists()
    stone = Publication.objects.withdrawn(clock.now()).get()
    assert (stone.number, stone.note, stone.title) == (3, NOTE, Text())
    assert public(clock.now() - SECOND) == {(session.key, 2)}


def test_what_returns_needs_a_note_and_leaves_earlier_versions_closed(session, clock):
    withdraw(session, make_user(), NOTE)
    clock.move(hours=1)
    with pytest.raises(Refused, match="note"):
        publish(session)
    version = publish(session, note=NOTE)
    assert (version.number, version.change) == (3, "reinstatement")
    assert [row.number for row in Publication.objects.ever_public(clock.now())] == [3]
    assert not Publication.objects.withdrawn(clock.now()).exists()


def test_a_clock_set_back_never_publishes_before_what_is_public(session, clock):
    first = state_of(session).current
    clock.move(days=-2)
    change(session, title_ar="عنوان جديد")
    version = publish(session)
    assert version.public_from == first.public_from + timedelta(microseconds=1)


def test_a_preview_is_the_version_that_publishing_would_make(session):
    change(session, title_ar="عنوان جديد")
    session.refresh_from_db()
    shown, made = preview(session), publish(session)
    for column in ("number", "languages", "title_ar", "title_en", "card", "content", "source_digest", "slug"):
        assert getattr(shown, column) == getattr(made, column), column


def test_a_preview_leaves_nothing_behind(clock):
    preview(make_session())
    assert not Publication.objects.exists()
