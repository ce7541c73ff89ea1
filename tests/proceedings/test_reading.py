import pytest

from proceedings.reading import read
from tests.factories import make_session, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(clock):
    return make_session(title_ar="الحي السعودي", title_en="The Saudi neighbourhood")


def change(session, **fields):
    for name, value in fields.items():
        setattr(session, name, value)
    session.save()


def test_each_language_reads_its_own_text(session):
    version = publish(session)
    for language in ("ar", "en"):
        reading = read(version, language)
        assert (reading.language, reading.is_fallback, reading.carried_from) == (language, False, None)
        assert reading.content.title.en == "The Saudi neighbourhood"


def test_a_missing_language_reads_the_source_with_a_notice(session):
    change(session, title_en="")
    reading = read(publish(session), "en")
    assert (reading.language, reading.is_fallback) == ("ar", True)
    assert reading.content.title.in_language(reading.language) == ("الحي السعودي", "ar")
    assert reading.content.summary.en == ""  # half of a translation is not shown


def test_an_earlier_translation_is_carried_whole_and_dated(session, clock):
    first = publish(session)
    clock.move(hours=2)
    change(session, title_ar="الحي السعودي اليوم", position=5)
    second = publish(session)
    reading = read(second, "en")
    assert (reading.language, reading.is_fallback) == ("en", False)
    assert (reading.carried_from, reading.carried_date) == (1, first.public_from)
    assert reading.content.title.en == "The Saudi neighbourhood"
    assert reading.content.title.ar == "الحي السعودي"
    assert read(second, "ar").content.title.ar == "الحي السعودي اليوم"


def test_a_translation_carried_twice_is_still_that_of_the_version_it_was_made_for(session, clock):
    first = publish(session)
    for title in ("عنوان ثانٍ", "عنوان ثالث"):
        clock.move(hours=1)
        change(session, title_ar=title)
        version = publish(session)
    reading = read(version, "en")
    assert (version.number, reading.carried_from, reading.carried_date) == (3, 1, first.public_from)


def test_content_of_a_language_withheld_is_nowhere_in_the_version(session, clock):
    version = publish(session, choices={"en": "withhold"})
    assert "neighbourhood" not in version.content + version.card + version.title_en
    assert read(version, "en").is_fallback
