"""Which language of a version shows which version's text."""

import pytest

from proceedings.content import Text
from proceedings.publishing import withdraw
from proceedings.workflow import Refused
from tests.factories import make_person, make_session, make_user, publish

pytestmark = pytest.mark.django_db

NOTE = Text("تصحيح", "A correction")


@pytest.fixture
def session(clock):
    """Public in both languages as version 1."""
    session = make_session(title_ar="الأحياء المزدهرة", title_en="Thriving neighbourhoods")
    assert numbers(publish(session)) == {"ar": 1, "en": 1}
    clock.move(hours=1)
    return session


def numbers(version):
    return version.language_numbers


def change(session, **fields):
    type(session).objects.filter(pk=session.pk).update(**fields)


def test_a_translation_goes_out_when_each_filled_text_has_its_counterpart(clock):
    assert numbers(publish(make_session(abstract_ar="", abstract_en=""))) == {"ar": 1, "en": 1}


@pytest.mark.parametrize("missing", ["title_en", "summary_en", "key_points_en"])
def test_a_translation_that_lacks_a_text_is_withheld_whole(clock, missing):
    version = publish(make_session(**{missing: ""}))
    assert numbers(version) == {"ar": 1}
    assert list(version.body["plain"]) == ["ar"]
    assert "Session" not in version.content + version.card + version.title_en


def test_the_name_of_somebody_else_is_their_record_and_not_this_translation(clock):
    speaker = make_person(name_en="")
    assert numbers(publish(make_session(speakers=[speaker]))) == {"ar": 1, "en": 1}


def test_the_source_may_be_english(clock):
    session = make_session(source_language="en", title_ar="")
    version = publish(session)
    assert (version.body["source"], numbers(version)) == ("en", {"en": 1})


def test_an_update_of_the_source_alone_carries_the_earlier_translation(session):
    change(session, title_ar="الأحياء الحيوية")
    version = publish(session)
    assert numbers(version) == {"ar": 2, "en": 1}
    assert version.own_languages == {"ar"}
    card = version.shown_card
    assert (card.title.ar, card.title.en) == ("الأحياء الحيوية", "Thriving neighbourhoods")


def test_a_correction_of_the_source_alone_withholds_the_earlier_translation(session):
    change(session, title_ar="الأحياء الحيوية")
    version = publish(session, change="correction", note=NOTE)
    assert numbers(version) == {"ar": 2}
    assert "Thriving" not in version.content + version.card


def test_a_correction_carries_it_when_the_publisher_says_so(session):
    change(session, title_ar="الأحياء الحيوية")
    version = publish(session, change="correction", note=NOTE, choices={"en": "carry"})
    assert numbers(version) == {"ar": 2, "en": 1}


def test_an_update_withholds_it_when_the_publisher_says_so(session):
    change(session, title_ar="الأحياء الحيوية")
    assert numbers(publish(session, choices={"en": "withhold"})) == {"ar": 2}


def test_a_translation_that_still_says_the_same_may_stand(session):
    change(session, title_ar="الأحياء الحيوية")
    assert numbers(publish(session, choices={"en": "stands"})) == {"ar": 2, "en": 2}


def test_one_that_stood_once_stands_until_the_source_changes_again(session, clock):
    change(session, title_ar="الأحياء الحيوية")
    publish(session, choices={"en": "stands"})
    clock.move(hours=1)
    change(session, outcomes_ar="نتيجة", outcomes_en="An outcome")
    assert numbers(publish(session)) == {"ar": 3, "en": 3}


def test_a_translation_that_lacks_a_text_cannot_stand(session):
    change(session, title_ar="الأحياء الحيوية", title_en="")
    assert numbers(publish(session, choices={"en": "stands"})) == {"ar": 2}


def test_nothing_is_carried_that_was_never_public(clock):
    assert numbers(publish(make_session(title_en=""), choices={"en": "carry"})) == {"ar": 1}


def test_both_changed_go_out_together(session):
    change(session, title_ar="الأحياء الحيوية", title_en="Lively neighbourhoods")
    assert numbers(publish(session)) == {"ar": 2, "en": 2}


def test_a_translation_put_right_goes_out_by_itself(session):
    change(session, title_en="Flourishing neighbourhoods")
    assert numbers(publish(session)) == {"ar": 2, "en": 2}


@pytest.mark.parametrize("title", ["الأحياءُ المزدهرة", "الأحياء  المزدهرة.", "«الأحياء المزدهرة»"])
def test_diacritics_and_punctuation_make_no_translation_old(session, title):
    change(session, title_ar=title)
    assert numbers(publish(session)) == {"ar": 2, "en": 2}


def test_a_text_added_in_one_language_alone_carries_the_other(session):
    change(session, outcomes_ar="نتيجة")
    assert numbers(publish(session)) == {"ar": 2, "en": 1}


@pytest.mark.parametrize("kept", ["carry", "withhold"])
def test_a_translation_left_behind_is_still_old_at_the_next_version(session, clock, kept):
    change(session, title_ar="الأحياء الحيوية")
    publish(session, choices={"en": kept})
    clock.move(hours=1)
    change(session, outcomes_ar="نتيجة", outcomes_en="An outcome")
    assert numbers(publish(session)).get("en") == {"carry": 1, "withhold": None}[kept]


def test_a_translation_is_still_old_after_a_withdrawal(session, clock):
    withdraw(session, make_user(), NOTE)
    clock.move(hours=1)
    change(session, title_ar="الأحياء الحيوية")
    assert numbers(publish(session, note=NOTE)) == {"ar": 3}


def test_a_translation_brought_up_to_date_goes_out_again(session, clock):
    change(session, title_ar="الأحياء الحيوية")
    publish(session)
    clock.move(hours=1)
    change(session, title_en="Lively neighbourhoods")
    version = publish(session)
    assert (version.change, numbers(version)) == ("update", {"ar": 3, "en": 3})


def test_english_added_later_is_an_update_and_never_minor(clock):
    session = make_session(title_en="")
    publish(session)
    clock.move(hours=1)
    change(session, title_en="Added later")
    version = publish(session)
    assert (version.change, numbers(version)) == ("update", {"ar": 2, "en": 2})


def test_a_language_taken_back_is_an_update_and_never_minor(session):
    version = publish(session, choices={"en": "withhold"})
    assert (version.change, numbers(version)) == ("update", {"ar": 2})


def test_each_language_has_its_own_plain_text(session):
    change(session, title_ar="الأحياء الحيوية")
    body = publish(session).body
    assert body["plain"]["ar"].startswith("الأحياء الحيوية")
    assert body["carried"]["en"]["plain"].startswith("Thriving neighbourhoods")


def test_a_correction_that_closes_the_earlier_text_keeps_no_translation_of_it(session):
    change(session, title_ar="الأحياء العامرة")
    with pytest.raises(Refused):
        publish(session, change="correction", note=NOTE, closes_earlier=True, choices={"en": "carry"})
    version = publish(session, change="correction", note=NOTE, closes_earlier=True)
    assert numbers(version) == {"ar": 2}
