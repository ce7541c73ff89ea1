"""What an old copy's link says: whether its text still stands, a correction first, and what changed."""

import pytest

from proceedings.content import Text
from tests.proceedings.test_views_record import again, edition, page, session, withdraw

__all__ = ["edition", "session"]
pytestmark = pytest.mark.django_db

FIRST = {"ar": "/ar/first/sessions/growth/v/1/", "en": "/en/first/sessions/growth/v/1/"}
UPDATE = {"change": "update", "note": Text("أضيفت الأرقام.", "Figures were added.")}
STANDS, UPDATED = "no words were changed after it", "Nothing in it was corrected"
CORRECTED = "The text was corrected after this version"


def standing(shown):
    return shown.split('data-standing="')[1].split('"')[0]


def test_the_version_that_stands_says_so(client, session):
    assert "Its text still stands." in page(client, FIRST["en"])


def test_an_update_is_told_of_with_its_note_and_what_it_changed(client, clock, session):
    again(clock, session, **UPDATE, title_en="Growth of the cities", title_ar="نمو كل المدن")
    shown = page(client, FIRST["en"])
    assert standing(shown) == "updated"
    assert UPDATED in shown
    assert "Figures were added." in shown
    assert "Growth of<ins> the</ins> cities" in shown
    assert "نمو<ins> كل</ins> المدن" in page(client, FIRST["ar"])


def test_a_correction_is_told_of_first_though_an_update_followed_it(client, clock, session):
    again(clock, session, title_en="Growth of towns", title_ar="نمو المدائن")
    again(clock, session, **UPDATE, title_en="Growth of all towns", title_ar="نمو كل المدائن")
    shown = page(client, FIRST["en"])
    assert standing(shown) == "corrected"
    assert (
        shown.index(CORRECTED) < shown.index("The title was corrected.") < shown.index("Figures were added.")
    )
    assert "Growth of <del>cities</del> <ins>all towns</ins>" in shown
    assert standing(page(client, FIRST["en"].replace("/1/", "/2/"))) == "updated"


def test_a_change_of_punctuation_leaves_it_standing(client, clock, session):
    again(clock, session, **UPDATE, title_en="Growth of cities.", title_ar="نمو المدن.")
    shown = page(client, FIRST["en"])
    assert standing(shown) == "stands"
    assert STANDS in shown


def test_a_translation_that_an_update_only_carries_on_still_stands(client, clock, session):
    again(clock, session, **UPDATE, title_ar="نمو كل المدن", choices={"en": "carry"})
    shown = page(client, FIRST["en"])
    assert standing(shown) == "stands"
    assert "The words of the English text are the same." in shown
    assert standing(page(client, FIRST["ar"])) == "updated"


def test_a_correction_counts_in_a_language_that_has_no_text_any_more(client, clock, session):
    again(clock, session, title_ar="نمو المدائن", choices={"en": "withhold"})
    shown = page(client, FIRST["en"])
    assert standing(shown) == "corrected"
    assert "The current version has no text in English." in shown


def test_a_version_before_a_withdrawal_says_that_it_was_withdrawn_and_none_of_its_words(
    client, clock, session
):
    withdraw(clock, session)
    assert "This text was withdrawn" in page(client, f"/en/s/{session.key}/1/", status=410)


def test_the_short_link_of_an_old_copy_leads_to_all_that(client, clock, session):
    again(clock, session, title_en="Growth of towns", title_ar="نمو المدائن")
    answer = client.get(f"/ar/s/{session.key}/1/", follow=True)
    assert standing(answer.content.decode()) == "corrected"
