"""The site's own pages, and notices of the day: written on the desk, shown by every page."""

from datetime import timedelta

import pytest

from proceedings.content import Text
from proceedings.publishing import withdraw
from tests.factories import both, make_edition, make_notice, make_page, make_session, make_user, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first")
    publish(edition)
    return edition


def foot(client, path="/en/"):
    return client.get(path).text.partition('<footer class="footer"')[2]


def bar(client, path="/en/first/programme/"):
    return client.get(path).text.partition('<aside class="notice-bar"')[2].partition("</aside>")[0]


def test_a_page_of_the_site_is_linked_from_every_foot_once_it_is_published(client, edition):
    page = make_page(slug="contact", **both("title", "تواصل معنا", "Contact us"))
    assert "Contact us" not in foot(client)
    assert client.get("/en/pages/contact/").status_code == 404
    publish(page)
    assert '<a href="/en/pages/contact/"><bdi>Contact us</bdi></a>' in foot(client, "/en/first/programme/")
    assert '<a href="/ar/pages/contact/"><bdi>تواصل معنا</bdi></a>' in foot(client, "/ar/")
    assert "<p>The address</p>" in client.get("/en/pages/contact/").text


def test_pages_stand_in_the_order_that_was_given(client, edition):
    for position, title in ((20, "Privacy"), (10, "Contact")):
        publish(make_page(position=position, title_en=title))
    text = foot(client)
    assert text.index("Contact") < text.index("Privacy")


def test_a_notice_stands_above_every_page_of_its_edition_with_its_time(client, edition):
    session = make_session(edition=edition, slug="talk")
    publish(session)
    publish(make_notice(edition=edition, words_en="The talk is in hall two"))
    for path in ("/en/", "/en/first/programme/", "/en/first/sessions/talk/"):
        assert "The talk is in hall two" in bar(client, path)
    assert "12:00</time>" in bar(client)
    assert not bar(client, "/en/people/no-one/")


def test_a_notice_of_another_edition_is_not_shown(client, edition):
    other = make_edition(slug="second")
    publish(other)
    publish(make_notice(edition=other, words_en="Elsewhere"))
    assert "Elsewhere" not in bar(client)
    assert "Elsewhere" in bar(client, "/en/second/programme/")


def test_a_notice_lapses_by_itself_and_stays_in_the_list(client, edition, clock):
    publish(make_notice(edition=edition, until=clock.moment + timedelta(hours=1), words_en="Late by ten"))
    assert "Late by ten" in bar(client)
    clock.move(hours=1, seconds=1)
    assert not bar(client)
    assert "Late by ten" in client.get("/en/first/notices/").text


def test_a_withdrawn_notice_and_an_unpublished_one_are_nowhere(client, edition, clock):
    make_notice(edition=edition, words_en="Not yet")
    notice = make_notice(edition=edition, words_en="Wrong hall")
    publish(notice)
    clock.move(seconds=1)
    withdraw(notice, make_user(), Text("خطأ", "a mistake"))
    assert not bar(client)
    assert "There are no notices." in client.get("/en/first/notices/").text
    assert client.get(f"/en/first/notices/{notice.slug}/").status_code == 410


def test_the_latest_notice_stands_first_and_more_than_three_lead_to_the_list(client, edition, clock):
    for word in ("First", "Second", "Third", "Fourth"):
        publish(make_notice(edition=edition, words_en=word))
        clock.move(minutes=1)
    text = bar(client)
    assert text.index("Fourth") < text.index("Third") < text.index("Second")
    assert "First" not in text
    assert 'href="/en/first/notices/"' in text


def test_many_notices_and_pages_cost_no_further_query(client, edition, django_assert_num_queries):
    publish(make_session(edition=edition, slug="talk"))
    for number in range(12):
        publish(make_notice(edition=edition))
        publish(make_page(position=number))
    with django_assert_num_queries(2):
        client.get("/en/first/programme/")


def test_a_new_notice_is_for_the_current_edition_until_tonight(client, edition):
    edition.is_current = True
    edition.save()
    client.force_login(make_user(role="editor"))
    form = client.get("/admin/forum/notice/add/").context["adminform"].form
    assert form.initial["edition"] == edition.pk
    assert form.initial["until"].hour == 0


def test_an_edition_says_how_to_register_follow_and_get_there(client):
    edition = make_edition(
        slug="first",
        registration_url="https://register.example/",
        stream_url="https://live.example/",
        **both("directions", "من المطار شمالًا", "North from the airport"),
    )
    publish(edition)
    page = client.get("/en/first/").text
    for shown in ("https://register.example/", "https://live.example/", "North from the airport"):
        assert shown in page
