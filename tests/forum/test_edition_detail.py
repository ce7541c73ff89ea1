"""The home page and an edition's own page, which are one."""

from datetime import UTC, date, datetime

import pytest

from proceedings.models import Publication
from tests.factories import (
    both,
    make_agreement,
    make_attendance,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_title,
    make_venue,
    make_workshop,
    publish,
)

pytestmark = pytest.mark.django_db


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def the_edition(**fields):
    return make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum") | fields)


@pytest.fixture
def edition(clock):
    edition = the_edition()
    publish(edition)
    return edition


def a_day(edition, number, **fields):
    day = make_day(edition=edition, number=number, **fields)
    publish(day)
    return day


class TestHome:
    def test_is_that_of_the_edition_that_says_it_is_current(self, client, clock):
        edition = the_edition(is_current=True, starts_on=date(2022, 6, 14))
        publish(edition)
        publish(make_edition(slug="second", starts_on=date(2023, 6, 14)))
        page = shown(client, "/en/")
        assert f'data-key="{edition.key}"' in page

    def test_gives_the_editions_own_address_as_the_canonical_one(self, client, edition):
        page = shown(client, "/en/")
        assert '<link rel="canonical" href="http://testserver/en/first/">' in page
        assert 'hreflang="ar" href="http://testserver/ar/first/"' in page

    def test_says_that_nothing_is_published_where_nothing_is(self, client, clock):
        the_edition()
        assert "Nothing has been published yet" in shown(client, "/en/")

    @pytest.mark.parametrize("count", [1, 3, 30])
    def test_takes_the_same_queries_at_any_size(self, client, edition, count, django_assert_num_queries):
        day = a_day(edition, 1)
        for _ in range(count):
            person, body = make_person(), make_organisation()
            publish(person)
            publish(body)
            publish(make_session(day=day, speakers=[person]))
            publish(make_agreement(day=day, parties=[body]))
        with django_assert_num_queries(5):
            client.get("/en/")


class TestEditionDetail:
    def test_with_only_a_name_reads_well(self, client, clock):
        publish(the_edition(starts_on=None, ends_on=None, motto_ar="", motto_en=""))
        page = shown(client, "/en/first/")
        assert '<h1 class="headline"><bdi>First Forum</bdi></h1>' in page
        for heading in ("Programme</h2>", "Speakers</h2>", "About the forum"):
            assert heading not in page

    def test_says_what_kind_of_forum_it_is_where_and_under_whom(self, client, clock):
        host = make_organisation(**both("name", "الأمانة", "The Municipality"))
        edition = the_edition(
            venue=make_venue(),
            host=host,
            **both("aim", "المشاركة", "To take part"),
            **both("honours", "أ", "A prize"),
        )
        styles = [make_title(kind="royal", **both("masculine", "صاحب السمو", "His Highness"))]
        patron = make_person(titles=styles, **both("name", "سعود", "Saud"))
        make_attendance(person=patron, edition=edition, role="patron", titles=styles)
        publish(host)
        publish(edition)
        page = shown(client, "/en/first/")
        for fact in (
            "Exhibition Centre",
            "Dammam",
            "The Municipality",
            "To take part",
            "A prize",
            "His Highness",
        ):
            assert fact in page
        assert f'href="/en/organisations/{host.slug}/"' in page
        assert f"people/{patron.slug}" not in page, "whose own page is not published is named without a link"

    def test_leads_with_the_last_day_that_was_written_up(self, client, edition):
        a_day(edition, 1, **both("headline", "الافتتاح", "It begins"))
        a_day(edition, 2, **both("headline", "الختام", "It ends"))
        a_day(edition, 3, **both("headline", "", ""))
        page = shown(client, "/en/first/")
        assert '<h1 class="headline"><a href="/en/first/day-2/"><bdi>It ends</bdi></a></h1>' in page
        assert "It begins" not in page.partition("<main")[2]

    def test_shows_the_day_that_is_today_while_the_edition_runs(self, client, clock, edition):
        first, second = a_day(edition, 1), a_day(edition, 2, **both("headline", "", ""))
        publish(make_session(day=first, **both("title", "أمس", "Yesterday's")))
        publish(make_session(day=second, **both("title", "اليوم", "Today's")))
        page = shown(client, "/en/first/")
        assert "Today&#x27;s" in page
        assert "Yesterday&#x27;s" not in page

    def test_shows_what_goes_on_now_and_what_comes_next(self, client, clock, edition):
        day = a_day(edition, 2)
        for hour, name in ((8, "Early"), (9, "Ongoing"), (11, "Coming"), (12, "Late")):
            starts, ends = (datetime(2022, 6, 15, h, 0, tzinfo=UTC) for h in (hour, hour + 1))
            publish(make_session(day=day, starts_at=starts, ends_at=ends, **both("title", name, name)))
        page = shown(client, "/en/first/")
        block = page.partition('class="now-next"')[2].partition("</section>")[0]
        assert [name for name in ("Early", "Ongoing", "Coming", "Late") if name in block] == [
            "Ongoing",
            "Coming",
        ]
        clock.move(days=1)
        assert "now-next" not in shown(client, "/en/first/")

    def test_nobody_is_told_to_wait_for_a_cancelled_session(self, client, clock, edition):
        day = a_day(edition, 2)
        starts = datetime(2022, 6, 15, 10, 0, tzinfo=UTC)
        publish(make_session(day=day, starts_at=starts, happening="cancelled"))
        assert "now-next" not in shown(client, "/en/first/")

    def test_parts_workshops_from_sessions_and_names_each_speaker_once(self, client, edition):
        day = a_day(edition, 1)
        speaker = make_person(**both("name", "رعد الخليوي", "Raad Al-Khulaiwi"))
        publish(make_session(day=day, speakers=[speaker], **both("title", "جلسة", "A session")))
        publish(make_workshop(day=day, speakers=[speaker], **both("title", "ورشة", "A workshop")))
        page = shown(client, "/en/first/")
        workshops = page.partition("Workshops and courses")[2].partition("</section>")[0]
        assert "A workshop" in workshops
        assert "A session" not in workshops
        names = page.partition('class="names"')[2].partition("</ul>")[0]
        assert names.count("Raad Al-Khulaiwi") == 1

    def test_shows_the_first_six_agreements_in_their_own_order(self, client, edition):
        day = a_day(edition, 1)
        for position in (70, 20, 60, 30, 50, 10, 40):
            name = both("title", f"مذكرة {position}", f"Memorandum no {position}")
            publish(make_agreement(day=day, position=position, **name))
        page = shown(client, "/en/first/")
        places = [page.find(f"Memorandum no {position}") for position in (10, 20, 30, 40, 50, 60)]
        assert -1 not in places
        assert places == sorted(places)
        assert "Memorandum no 70" not in page

    def test_shows_no_more_than_is_public(self, client, clock, edition):
        day = a_day(edition, 1)
        make_session(day=day, **both("title", "مسودة", "A draft session"))
        make_agreement(day=day, **both("title", "مسودة", "A draft agreement"))
        page = shown(client, "/en/first/")
        assert "draft" not in page
        assert "Nothing of this day's programme has been published yet." in page

    def test_an_earlier_version_shows_the_edition_alone(self, client, clock, edition):
        publish(make_session(day=a_day(edition, 1), **both("title", "جلسة", "A session")))
        page = shown(client, "/en/first/v/1/")
        assert "First Forum" in page
        assert "A session" not in page
        assert Publication.objects.get(kind="edition").short_digest in page


def test_the_list_of_editions_has_the_latest_first(client, edition):
    publish(
        make_edition(
            slug="second", starts_on=date(2023, 5, 1), ends_on=None, **both("name", "الثاني", "Second Forum")
        )
    )
    make_edition(slug="third", **both("name", "الثالث", "Third Forum"))
    page = shown(client, "/en/editions/")
    assert page.index("Second Forum") < page.index("First Forum")
    assert "Third Forum" not in page
    assert 'hreflang="x-default" href="http://testserver/ar/editions/"' in page


def test_the_list_of_editions_says_that_there_is_none(client, clock):
    assert "No edition has been published yet." in shown(client, "/en/editions/")
