"""What every record's page has in common: versions, languages, addresses that moved, what was withdrawn."""

from datetime import timedelta

import pytest

from proceedings import publishing
from proceedings.content import Text
from proceedings.models import Publication
from tests.factories import (
    approve,
    both,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db

NOTE = Text("صُحّح العنوان.", "The title was corrected.")
REASON = Text("نُشرت قبل موعدها.", "It was published too early.")


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


@pytest.fixture
def session(edition):
    session = make_session(edition=edition, slug="growth", **both("title", "نمو المدن", "Growth of cities"))
    publish(session)
    return session


def page(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def again(clock, desk, change="correction", note=NOTE, **fields):
    """Change the desk a minute later and publish it again; `choices` as for publishing."""
    clock.move(minutes=1)
    choices = fields.pop("choices", None)
    for name, value in fields.items():
        setattr(desk, name, value)
    desk.save()
    publish(desk, change=change, note=note, choices=choices)
    clock.move(minutes=1)


def corrected(clock, session):
    again(clock, session, **both("title", "نموّ المدائن", "Growth of towns"))
    return Publication.objects.get(kind="session", number=2)


def withdraw(clock, desk):
    clock.move(minutes=1)
    publishing.withdraw(desk, make_user(), REASON)
    clock.move(minutes=1)


def test_a_page_says_which_record_and_version_it_shows(client, session):
    shown = page(client, "/en/first/sessions/growth/")
    assert f'data-kind="session" data-key="{session.key}" data-version="1"' in shown
    assert Publication.objects.get(kind="session").short_digest in shown
    assert 'href="/en/first/sessions/growth/history/"' in shown


def test_a_page_links_its_twins(client, session):
    shown = page(client, "/en/first/sessions/growth/")
    for suffix in ("txt", "json"):
        assert f'href="/en/first/sessions/growth.{suffix}"' in shown
        assert "Growth of cities" in page(client, f"/en/first/sessions/growth.{suffix}")


def test_the_text_to_copy_stands_on_the_page_with_its_source(client, session):
    shown = page(client, "/en/first/sessions/growth/")
    source = shown.partition('class="copy-source"')[2].partition("</p>")[0]
    assert "First Forum" in source
    assert f"http://testserver/en/s/{session.key}/1/" in source


def test_a_page_in_both_languages_names_each_of_them(client, session):
    shown = page(client, "/en/first/sessions/growth/")
    assert '<link rel="canonical" href="http://testserver/en/first/sessions/growth/">' in shown
    for code, language in (("ar", "ar"), ("en", "en"), ("x-default", "ar")):
        address = f"http://testserver/{language}/first/sessions/growth/"
        assert f'<link rel="alternate" hreflang="{code}" href="{address}">' in shown
    assert "noindex" not in shown


def test_a_text_without_a_translation_is_shown_in_its_own_language_with_a_notice(client, edition):
    publish(make_session(edition=edition, slug="growth", title_en="", title_ar="نمو المدن"))
    shown = page(client, "/en/first/sessions/growth/")
    assert "not available in English yet; it is shown in Arabic" in shown
    assert '<bdi lang="ar" dir="rtl">نمو المدن</bdi>' in shown
    assert '<meta name="robots" content="noindex">' in shown
    assert 'rel="alternate" hreflang="x-default"' not in shown
    assert "not available" not in page(client, "/ar/first/sessions/growth/")


def test_a_carried_translation_says_from_when_it_is(client, clock, session):
    again(clock, session, change="update", title_ar="نمو المدن العربية", choices={"en": "carry"})
    shown = page(client, "/en/first/sessions/growth/")
    assert "The English text is that of version 1, published" in shown
    assert "15 June 2022, 12:00" in shown
    assert "Growth of cities" in shown


def test_an_earlier_version_says_what_replaced_it_and_why(client, clock, session):
    corrected(clock, session)
    shown = page(client, "/en/first/sessions/growth/v/1/")
    assert "This is version 1. Version 2 has replaced it." in shown
    assert "Correction" in shown
    assert "The title was corrected." in shown
    assert "Growth of cities" in shown
    assert '<a href="/en/first/sessions/growth/">' in shown
    assert 'href="/en/first/sessions/growth/v/1.txt"' in shown


def test_an_earlier_version_is_not_for_search_engines(client, clock, session):
    corrected(clock, session)
    shown = page(client, "/en/first/sessions/growth/v/1/")
    assert '<meta name="robots" content="noindex">' in shown
    assert '<link rel="canonical" href="http://testserver/en/first/sessions/growth/v/1/">' in shown
    assert "x-default" not in shown


def test_the_current_version_by_its_number_says_that_it_is_the_current_one(client, session):
    shown = page(client, "/en/first/sessions/growth/v/1/")
    assert "This is version 1, the current one." in shown
    assert "has replaced it" not in shown


def test_a_version_that_never_was_is_not_found(client, session):
    page(client, "/en/first/sessions/growth/v/2/", status=404)


def test_the_history_lists_each_version_with_its_note(client, clock, session):
    second = corrected(clock, session)
    shown = page(client, "/en/first/sessions/growth/history/")
    assert shown.index(second.short_digest) < shown.index(
        Publication.objects.get(kind="session", number=1).short_digest
    )
    assert "The title was corrected." in shown
    assert 'href="/en/first/sessions/growth/v/1/"' in shown
    assert 'href="/en/first/sessions/growth/v/2/"' not in shown, (
        "the current version has the page's own address"
    )


def test_a_version_under_embargo_is_in_no_page_and_no_history(client, clock, session):
    session.title_en = "A secret title"
    session.save()
    publish(
        session, at=clock.now() + timedelta(days=1), change="correction", note=NOTE, choices={"en": "own"}
    )
    for path in ("", "history/"):
        shown = page(client, f"/en/first/sessions/growth/{path}")
        assert "secret" not in shown
        assert "corrected" not in shown
    page(client, "/en/first/sessions/growth/v/2/", status=404)


@pytest.mark.parametrize("rest", ["/", "/v/1/", "/history/", ".txt", ".json"])
def test_what_was_withdrawn_says_when_and_why_and_nothing_of_its_text(client, clock, session, rest):
    withdraw(clock, session)
    shown = page(client, f"/en/first/sessions/growth{rest}", status=410)
    assert "It was published too early." in shown
    assert "15 June 2022, 12:01" in shown
    assert "Growth" not in shown


def test_the_reason_of_a_withdrawal_is_given_in_the_readers_language(client, clock, session):
    withdraw(clock, session)
    assert "نُشرت قبل موعدها." in page(client, "/ar/first/sessions/growth/", status=410)


def test_a_version_that_a_correction_closed_leads_to_the_correction(client, clock, session):
    clock.move(minutes=1)
    session.title_en, session.title_ar = "Growth of towns", "نمو المدائن"
    session.save()
    publish(session, change="correction", note=NOTE, closes_earlier=True)
    clock.move(minutes=1)
    shown = page(client, "/en/first/sessions/growth/v/1/", status=410)
    assert "This version no longer stands" in shown
    assert 'href="/en/first/sessions/growth/"' in shown
    assert "cities" not in shown
    history = page(client, "/en/first/sessions/growth/history/")
    assert "No longer to be read" in history
    assert "/v/1/" not in history


def test_what_was_reinstated_keeps_its_withdrawal_in_the_history(client, clock, session):
    withdraw(clock, session)
    approve(session)
    publish(session, note=Text("عاد.", "It is back."))
    clock.move(minutes=1)
    assert "Growth of cities" in page(client, "/en/first/sessions/growth/")
    history = page(client, "/en/first/sessions/growth/history/")
    assert "It was published too early." in history
    assert "/v/1/" not in history


def test_a_draft_is_not_found(client, edition):
    make_session(edition=edition, slug="draft")
    page(client, "/en/first/sessions/draft/", status=404)


def test_a_page_without_both_neighbours_has_no_way_on(client, edition):
    day = make_day(edition=edition, number=1)
    publish(day)
    assert 'class="steps"' not in page(client, "/en/first/day-1/")


def test_a_version_keeps_the_names_it_was_published_with(client, clock, edition):
    host = make_organisation(**both("name", "أمانه المنطقة", "The Muncipality"))
    publish(host)
    edition.host = host
    again(clock, edition, change="update", note=Text())
    again(clock, host, **both("name", "أمانة المنطقة", "The Municipality"))
    assert "The Muncipality" in page(client, "/en/first/v/2/")
    assert "The Municipality" in page(client, "/en/first/")
    assert "Muncipality" not in page(client, "/en/first/")


def test_a_preview_says_that_it_is_not_published(client, edition):
    session = make_session(edition=edition, slug="draft", **both("title", "مسودة", "A draft"))
    client.force_login(make_user(role="editor"))
    response = client.get(f"/desk/preview/session/{session.key}/en/")
    shown = response.content.decode()
    assert "Preview: not published" in shown
    assert "A draft" in shown
    assert "history/" not in shown, "there is no version to tell of"
    assert '<meta name="robots" content="noindex">' in shown


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("make", [make_edition, make_day, make_person, make_organisation, make_session])
def test_what_was_never_published_can_be_previewed_in_either_language(client, clock, make, language):
    desk = make()
    client.force_login(make_user(role="editor"))
    shown = page(client, f"/desk/preview/{desk.record_kind}/{desk.key}/{language}/")
    assert f'data-key="{desk.key}"' in shown
    assert f'<html lang="{language}"' in shown
    assert 'rel="canonical"' not in shown
