"""A day's page: its report, who attended, its sessions and what was signed."""

import pytest

from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_title,
    make_workshop,
    publish,
)

pytestmark = pytest.mark.django_db

SUMMARY = both("summary", "<p>وقائع اليوم</p>", "<p>What came to <strong>pass</strong></p>")


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def a_day(edition, number=2, **fields):
    day = make_day(edition=edition, number=number, **fields)
    publish(day)
    return day


def test_says_its_headline_place_author_and_date_in_both_calendars(client, edition):
    a_day(
        edition,
        **both("dateline", "الخبر", "Khobar"),
        **both("byline", "سعد المالكي", "Saad Al-Malki"),
        **SUMMARY,
    )
    page = shown(client, "/en/first/day-2/")
    assert '<h1 class="headline"><bdi>Opening day</bdi></h1>' in page
    assert "Khobar" in page
    assert "From a report by <bdi>Saad Al-Malki</bdi>" in page
    assert "Wednesday, 15 June 2022 (16 Dhu al-Qa&#x27;dah 1443 AH)" in page
    assert "<p>What came to <strong>pass</strong></p>" in page


def test_without_a_headline_it_is_called_by_its_number(client, edition):
    a_day(edition, date=None, **both("headline", "", ""))
    page = shown(client, "/ar/first/day-2/")
    assert '<h1 class="headline">اليوم الثاني</h1>' in page
    assert 'class="dates"' not in page
    assert 'class="spread' not in page, "an empty report leaves no frame"


def test_a_long_headline_is_set_smaller(client, edition):
    a_day(edition, **both("headline", "عنوان طويل " * 12, "A long headline " * 12))
    assert "headline-long" in shown(client, "/en/first/day-2/")


def test_who_attended_is_named_with_address_and_office_as_printed(client, edition):
    style = make_title(**both("masculine", "معالي", "His Excellency"))
    person = make_person(titles=[style], **both("name", "عبد الله البدير", "Abdullah Al-Budair"))
    publish(person)
    day = make_day(edition=edition, number=2, dignitaries=[person])
    person.office_en = "An office of later years"
    person.save()
    publish(day)
    page = shown(client, "/en/first/day-2/")
    assert '<span class="person-title">His Excellency</span>' in page
    assert f'<a href="/en/people/{person.slug}/"><bdi>Abdullah Al-Budair</bdi></a>' in page
    assert "Secretary General of the Centres" in page
    assert "later years" not in page


def test_a_corrected_spelling_of_a_name_shows_at_once(client, clock, edition):
    person = make_person(**both("name", "عبدالله البدير", "Abdulla Al-Budair"))
    publish(person)
    day = make_day(edition=edition, number=2, dignitaries=[person])
    publish(day)
    clock.move(minutes=1)
    person.name_ar, person.name_en = "عبد الله البدير", "Abdullah Al-Budair"
    person.save()
    publish(person)
    page = shown(client, "/en/first/day-2/")
    assert "Abdullah Al-Budair" in page
    assert "Abdulla Al-Budair" not in page


def test_parts_its_sessions_from_its_workshops_in_their_order(client, edition):
    day = a_day(edition)
    publish(make_session(day=day, position=20, **both("title", "ب", "Second session")))
    publish(make_session(day=day, position=10, **both("title", "أ", "First session")))
    publish(make_workshop(day=day, position=5, **both("title", "ورشة", "A workshop")))
    publish(make_session(day=make_day(edition=edition, number=3), **both("title", "ج", "Another day's")))
    page = shown(client, "/en/first/day-2/").partition("<main")[2]
    assert page.index("First session") < page.index("Second session") < page.index("A workshop")
    assert "Another day" not in page


def test_shows_what_was_signed_on_it(client, edition):
    day = a_day(edition)
    publish(make_agreement(day=day, **both("title", "مذكرة", "A memorandum of two")))
    publish(make_agreement(day=make_day(edition=edition, number=3), **both("title", "غيرها", "Another one")))
    page = shown(client, "/en/first/day-2/")
    assert "A memorandum of two" in page
    assert "Another one" not in page


def test_says_that_nothing_of_its_programme_is_published(client, edition):
    day = a_day(edition)
    make_session(day=day, **both("title", "مسودة", "A draft"))
    page = shown(client, "/en/first/day-2/")
    assert "Nothing of this day's programme has been published yet." in page
    assert "A draft" not in page


def test_leads_to_the_days_before_and_after_that_are_public(client, edition):
    for number in (1, 2, 5):
        a_day(edition, number)
    make_day(edition=edition, number=3)
    page = shown(client, "/en/first/day-2/")
    steps = page.partition('class="steps"')[2]
    assert 'rel="prev" href="/en/first/day-1/"' in steps
    assert 'rel="next" href="/en/first/day-5/"' in steps
    assert "day-3" not in page
    assert '<a href="/en/first/day-2/" aria-current="page">Day two</a>' in page


def test_the_text_to_copy_is_on_the_page(client, edition):
    a_day(edition, **SUMMARY)
    block = shown(client, "/en/first/day-2/").partition('class="copy-text"')[2]
    assert "What came to pass" in block


@pytest.mark.parametrize("count", [1, 3, 30])
def test_takes_the_same_queries_at_any_size(client, edition, count, django_assert_num_queries):
    day = a_day(edition, **SUMMARY)
    for _ in range(count):
        person, body = make_person(), make_organisation()
        publish(person)
        publish(body)
        publish(make_session(day=day, speakers=[person]))
        publish(make_agreement(day=day, parties=[body]))
    with django_assert_num_queries(5):
        client.get("/en/first/day-2/")
