"""What is known of each translation: kept up at every save, asked by publishing."""

from dataclasses import dataclass

import pytest

from proceedings.desk import translations
from proceedings.desk.translations import Translation, confirm, known, origins_of
from proceedings.history import because
from proceedings.languages import State, state_of
from proceedings.publishing import progress_of
from proceedings.restoring import restore, undelete
from proceedings.review import approve as approve_step
from proceedings.review import bring_to_approved, request_changes
from tests.factories import (
    approve,
    make_edition,
    make_person,
    make_quote,
    make_room,
    make_session,
    make_speaker,
    make_user,
    make_venue,
    publish,
)

MISSING, STALE, DRAFT, READY = State.MISSING, State.STALE, State.DRAFT, State.READY


@dataclass
class Made:
    source: str
    words: str
    approved: bool = False


@pytest.mark.parametrize(
    ("source", "words", "made", "state"),
    [
        ("", "", None, None),
        ("", "words", Made("", "words"), None),
        ("نص", "", None, MISSING),
        ("نص", "", Made("نص", "text", True), MISSING),
        ("نص", "text", None, DRAFT),
        ("نص", "text", Made("", "text", True), DRAFT),
        ("نص", "text", Made("نص", "text"), DRAFT),
        ("نص", "text", Made("نص", "text", True), READY),
        ("نَصّ.", "text", Made("نص", "text", True), READY),
        ("نص", "Text!", Made("نص", "Text", True), READY),
        ("نص", "another text", Made("نص", "text", True), DRAFT),
        ("نص آخر", "text", Made("نص", "text"), STALE),
        ("نص آخر", "text", Made("نص", "text", True), STALE),
        ("نص آخر", "text.", Made("نص", "text", True), STALE),
        ("نص آخر", "another text", Made("نص", "text", True), DRAFT),
    ],
)
def test_a_text_has_one_state(source, words, made, state):
    assert state_of(source, words, made) == state


def states(row, language="en"):
    """Field → the state of its translation, as the desk knows it."""
    fresh = type(row)._base_manager.get(pk=row.pk)
    made = known(origins_of(fresh))
    source = {"ar": "en", "en": "ar"}[language]
    found = {
        origin.field: state_of(
            translations.words_of(fresh, origin, source),
            translations.words_of(fresh, origin, language),
            made.get((origin, language)),
        )
        for origin in origins_of(fresh)
    }
    return {field: state for field, state in found.items() if state}


def edit(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


@pytest.fixture
def session(db, clock):
    session = make_session(title_ar="الأحياء", title_en="Neighbourhoods", key_points_en="")
    approve(session)
    return session


def test_approving_takes_what_is_complete(session):
    assert states(session) == {"title": READY, "summary": READY, "key_points": MISSING}


def test_a_change_of_the_source_leaves_its_own_translation_behind(session):
    edit(session, title_ar="الأحياء المزدهرة")
    assert states(session) == {"title": STALE, "summary": READY, "key_points": MISSING}


def test_a_new_translation_is_a_draft_until_it_is_approved(session):
    edit(session, title_ar="الأحياء المزدهرة")
    edit(session, title_en="Thriving neighbourhoods")
    assert states(session)["title"] == DRAFT
    approve(session)
    assert states(session)["title"] == READY


def test_a_comma_put_right_brings_no_old_translation_up_to_date(session):
    edit(session, title_ar="الأحياء المزدهرة")
    edit(session, title_en="Neighbourhoods.")
    assert states(session)["title"] == STALE


def test_approving_leaves_what_is_out_of_date(session):
    edit(session, title_ar="الأحياء المزدهرة")
    approve(session)
    assert states(session)["title"] == STALE


def test_somebody_says_that_it_still_stands_and_it_waits_for_approval(session):
    edit(session, title_ar="الأحياء المزدهرة")
    confirm(session, "title", "en")
    assert states(session)["title"] == DRAFT


def test_words_made_bold_make_no_translation_old(session):
    edit(session, summary_ar="<p>ملخص <strong>الجلسة</strong></p>")
    assert states(session)["summary"] == READY


def test_a_translation_that_stood_before_its_source_is_not_older_than_it(db):
    session = make_session(title_ar="", title_en="Neighbourhoods")
    edit(session, title_ar="الأحياء")
    assert states(session)["title"] == DRAFT
    edit(session, title_ar="الأحياء المزدهرة")
    assert states(session)["title"] == STALE


def test_the_source_may_be_english(db):
    session = make_session(source_language="en")
    approve(session)
    edit(session, title_en="Another title")
    assert states(session, "ar")["title"] == STALE
    assert progress_of(session).states("ar") == {READY, STALE}


def test_changes_requested_take_the_approval_back(session):
    bring_to_approved(session, make_user())
    request_changes(session, make_user(role="editor"), "The title reads oddly.")
    assert states(session)["title"] == DRAFT


def test_a_language_that_is_not_finished_is_neither_approved_nor_public(db):
    session = make_session()
    translations.mark("session", session.key, "en", is_unfinished=True)
    assert publish(session).language_numbers == {"ar": 1}
    assert set(states(session).values()) == {DRAFT}
    translations.mark("session", session.key, "en", is_unfinished=False)
    assert publish(session).language_numbers == {"ar": 2, "en": 2}


def test_an_unapproved_translation_does_not_go_out(session):
    """Whatever changed it after the approval."""
    edit(session, key_points_en="First\nSecond")
    type(session).objects.filter(pk=session.pk).update(title_en="Crept in")
    assert set(progress_of(type(session).objects.get()).states("en")) == {READY, DRAFT}
    assert not progress_of(session).is_ready("en")


class TestRowsThatAnObjectIsMadeOf:
    def test_a_line_that_is_out_of_date_holds_the_language_back(self, session):
        edit(session, key_points_en="First\nSecond")
        quote = make_quote(speaker=make_speaker(session=session))
        assert publish(session).language_numbers == {"ar": 1, "en": 1}
        edit(quote, words_ar="الحي بيت واحد")
        assert "en" not in publish(session, choices={"en": "withhold"}).language_numbers

    def test_a_line_that_does_not_go_out_holds_nothing_back(self, db):
        session = make_session()
        quote = make_quote(speaker=make_speaker(session=session), verified=False)
        edit(quote, words_ar="الحي بيت واحد")
        assert publish(session).language_numbers == {"ar": 1, "en": 1}

    def test_a_room_renamed_in_both_languages_is_approved_by_the_press(self, db):
        edition = make_edition(venue=make_venue())
        room = make_room(venue=edition.venue)
        session = make_session(edition=edition, room=room)
        approve(session)
        edit(room, name_ar="القاعة الصغرى", name_en="Small hall")
        assert progress_of(session).states("en") == {READY, DRAFT}
        bring_to_approved(session, make_user())
        assert progress_of(session).is_ready("en")

    def test_a_room_renamed_in_one_language_is_out_of_date(self, db):
        room = make_room()
        session = make_session(room=room)
        approve(session)
        edit(room, name_ar="القاعة الصغرى")
        session.refresh_from_db()
        assert STALE in progress_of(session).states("en")


class TestWhatComesBack:
    def test_a_version_comes_back_with_what_was_out_of_date_in_it(self, clock, db):
        session = make_session()
        publish(session)
        clock.move(hours=1)
        edit(session, title_ar="الأحياء المزدهرة")
        version = publish(session)
        clock.move(hours=1)
        edit(session, title_ar="شيء آخر", title_en="Something else")
        assert states(session)["title"] == DRAFT
        restore(session, version, make_user())
        assert states(session) == {"title": STALE, "summary": DRAFT, "key_points": DRAFT}

    def test_what_was_deleted_leaves_nothing_and_comes_back_as_it_was(self, session):
        edit(session, title_ar="الأحياء المزدهرة")
        key = session.pk
        with because("delete"):
            session.delete()
        assert not Translation.objects.filter(model="programme.session", row=key).exists()
        gone = type(session).history.model.objects.filter(history_type="-").latest("history_id")
        row, _missing = undelete(gone, make_user(role="administrator"))
        assert states(row)["title"] == STALE


def test_a_workshop_is_followed_as_the_session_it_is(db):
    from tests.factories import make_workshop

    shop = make_workshop()
    edit(shop, title_ar="ورشة أخرى")
    assert states(shop)["title"] == STALE
    assert set(Translation.objects.values_list("model", flat=True)) >= {"programme.session"}


def test_a_save_that_changes_no_word_writes_nothing(session):
    before = list(Translation.objects.order_by("pk").values())
    edit(session, position=77)
    assert list(Translation.objects.order_by("pk").values()) == before


def test_the_step_of_approval_is_what_approves(db):
    session = make_session(state="in_review", speakers=[make_person()])
    approve_step(session, make_user(role="editor"))
    assert progress_of(session).is_ready("en")
