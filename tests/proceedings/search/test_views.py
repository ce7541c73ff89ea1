"""The page of search: what is public, the best first, told apart and a page at a time."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from tests.factories import (
    both,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_track,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


def shown(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def session(edition, ar, en, **fields):
    return make_session(edition=edition, **both("title", ar, en) | fields)


def test_results_are_linked_with_the_words_that_were_found_marked(client, edition):
    publish(session(edition, "تجربة الأحياء", "Living in neighbourhoods", slug="living"))
    page = shown(client, "/ar/search/?q=الاحياء")
    assert 'href="/ar/first/sessions/living/"' in page
    assert "<mark>الأحياء</mark>" in page


def test_marking_does_not_let_markup_through(client, edition):
    publish(session(edition, "أ", "Tea <script>alert(1)</script> & time", abstract_en="<b>alert</b> & alert"))
    page = shown(client, "/en/search/?q=alert")
    assert "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt; &amp; time" in page
    assert "&lt;b&gt;<mark>alert</mark>&lt;/b&gt; &amp; <mark>alert</mark>" in page
    assert "<script>alert" not in page


def test_a_query_that_finds_nothing_says_so_and_offers_the_programme(client, edition):
    page = shown(client, "/en/search/?q=zebra")
    assert 'Nothing that is published matches <bdi><span translate="no">zebra</span></bdi>' in page
    assert 'href="/en/first/programme/"' in page


def test_without_a_query_there_is_only_the_form(client, edition):
    page = shown(client, "/en/search/")
    assert 'name="q"' in page
    assert "Nothing that is published" not in page


@pytest.mark.parametrize(("count", "said"), [(1, ">1 result<"), (2, ">2 results<"), (11, ">11 results<")])
def test_the_number_of_results_is_said(client, edition, count, said):
    for number in range(count):
        publish(session(edition, f"نخلة {number}", f"Palm {number}"))
    assert said in shown(client, "/en/search/?q=palm")


def test_an_embargoed_text_is_not_found(client, clock, edition):
    publish(session(edition, "سر", "A secret palm"), at=clock.now() + timedelta(hours=1))
    assert "Nothing that is published" in shown(client, "/en/search/?q=secret")
    clock.move(hours=2)
    assert "A <mark>secret</mark> palm" in shown(client, "/en/search/?q=secret")


@pytest.mark.parametrize("query", [f"q={'a' * 201}", "q=%00", "q=a&page=0", "q=a&page=9999", "q=a&page=x"])
def test_a_query_that_cannot_be_answered_is_told_so(client, edition, query):
    assert "400" in shown(client, f"/en/search/?{query}", status=400)


def test_results_come_a_page_at_a_time_and_the_query_stays(client, edition):
    for number in range(21):
        publish(make_organisation(**both("name", f"نخلة {number}", f"Palm {number}")))
    page = shown(client, "/en/search/?q=palm")
    assert page.count('class="result"') == 20
    assert 'rel="next" href="?q=palm&amp;page=2"' in page
    assert shown(client, "/en/search/?q=palm&page=2").count('class="result"') == 1


@pytest.mark.parametrize("count", [1, 3, 22])
def test_a_page_of_results_takes_the_same_queries(client, edition, count, django_assert_num_queries):
    for number in range(count):
        publish(session(edition, f"نخلة {number}", f"Palm {number}"))
    with django_assert_num_queries(4):
        assert b'class="result"' in client.get("/en/search/?q=palm").content
    with django_assert_num_queries(5):
        assert b"Did you mean" in client.get("/en/search/?q=pallm").content
    with django_assert_num_queries(3):
        assert b"Palm" in client.get("/en/search/suggestions/?q=pal").content


def results(client, address):
    """The titles of the results, in their order."""
    page = shown(client, address)
    return [re.sub("<.*?>", "", each) for each in re.findall('result-title">(.*?)</h2>', page)]


def test_a_query_in_one_language_finds_what_it_is_about_in_the_other(client, edition):
    publish(session(edition, "مراكز الأحياء", "Neighbourhood centres", summary_ar="<p>تجربة الحدائق</p>"))
    page = shown(client, "/en/search/?q=بالحديقة")
    assert "Neighbourhood centres" in page
    assert '<p class="result-excerpt" lang="ar" dir="rtl"><bdi>تجربة <mark>الحدائق</mark>' in page
    assert "مراكز الأحياء" in shown(client, "/ar/search/?q=neighborhood+center")


@pytest.mark.parametrize(
    "written", ["القرعاوي", "Al-Qarawi", "alqarawi", "Al Qarawi", "AlQarawi", "م. القرعاوى"]
)
def test_a_name_is_found_in_either_script(client, edition, written):
    arabic_only = make_person(name_ar="أحمد القرعاوي", name_en="", slug="ahmad")
    latin_only = make_person(name_ar="", name_en="Huda Al-Qarawi", slug="huda", source_language="en")
    for person in (arabic_only, latin_only):
        publish(person)
    page = shown(client, f"/ar/search/?q={quote(written)}")
    assert 'href="/ar/people/ahmad/"' in page
    assert 'href="/ar/people/huda/"' in page


def test_what_has_only_some_of_the_words_comes_after_and_says_so(client, edition):
    publish(session(edition, "نخيل المدينة", "Palms of the city"))
    publish(session(edition, "نخيل", "Palms"))
    page = shown(client, "/en/search/?q=palms+city")
    assert results(client, "/en/search/?q=palms+city") == ["Palms of the city", "Palms"]
    assert page.count("Has only some of the words") == 1
    assert page.index("city</mark>") < page.index("Has only some of the words")


def test_a_word_that_stands_nowhere_is_taken_for_the_one_that_was_meant(client, edition):
    publish(session(edition, "الاستثمار الاجتماعي", "Social investment"))
    page = shown(client, f"/ar/search/?q={quote('الاستثمرا الاجتماعي')}")
    assert (
        f'<a href="?q={quote("الاستثمار الاجتماعي").replace("%20", "+")}"><bdi>الاستثمار الاجتماعي</bdi></a>'
        in page
    )
    assert "<mark>الاستثمار</mark>" in page
    assert "Did you mean" in shown(client, "/en/search/?q=socialinvestment")


def test_results_are_told_apart_with_counts_that_are_true(client, edition):
    track = make_track(edition=edition, slug="green", **both("name", "الخضراء", "Green"))
    for number in range(3):
        row = session(
            edition, f"نخلة {number}", f"Palm {number}", day=make_day(edition=edition, number=number + 1)
        )
        row.tracks.set([track] if number else [])
        publish(row)
    publish(make_organisation(**both("name", "نخلة", "Palm Company")))
    page = shown(client, "/en/search/?q=palm")
    counted = dict(re.findall(r'<bdi>([^<]+)</bdi> <span class="choices-count">(\d+)</span>', page))
    assert counted == {
        **{"Sessions": "3", "Organisations": "1", "Green": "2", "First Forum": "3"},
        **{"Day one": "1", "Day two": "1", "Day three": "1"},
    }
    assert len(results(client, "/en/search/?q=palm&track=green")) == 2
    assert results(client, "/en/search/?q=palm&kind=organisation") == ["Palm Company"]
    assert results(client, "/en/search/?q=palm&track=green&day=2") == ["Palm 1"]
    assert results(client, "/en/search/?q=palm&track=green&kind=organisation") == []


def test_a_facet_is_set_and_taken_away_by_a_link(client, edition):
    publish(session(edition, "نخلة", "Palm"))
    publish(make_organisation(**both("name", "نخلة", "Palm Company")))
    assert 'href="?q=palm&amp;kind=organisation"' in shown(client, "/en/search/?q=palm")
    page = shown(client, "/en/search/?q=palm&kind=organisation")
    assert 'href="?q=palm" rel="nofollow" aria-current="true"' in page
    assert '<input type="hidden" name="kind" value="organisation">' in page


@pytest.mark.parametrize("typed", ["مرا", "المرا", "al-q", "أحياء الم"])
def test_suggestions_are_plain_links_to_what_begins_so(client, edition, typed):
    publish(session(edition, "المراكز والأحياء", "Al-Qassim centres", slug="centres"))
    publish(session(edition, "سر", "Secret", slug="other"))
    page = shown(client, f"/ar/search/suggestions/?q={quote(typed)}")
    assert re.findall('href="(.*?)"', page) == ["/ar/first/sessions/centres/"]


def test_the_programme_is_searched_in_the_same_way(client, edition):
    publish(session(edition, "مركز الحي", "Centre", slug="centre"))
    publish(session(edition, "الحدائق", "Parks", slug="parks"))
    page = shown(client, f"/ar/first/programme/?q={quote('مراكز الاحياء')}")
    assert "/ar/first/sessions/centre/" in page
    assert "/ar/first/sessions/parks/" not in page


HOSTILE = [
    *(
        "َُِّ",
        "من في على",
        "%_%",
        "\"'«»",
        "(*)&|!:",
        "‏⁧الحي",
        "😀🏳️‍🌈",
        "ﷺ ﷽ ﷲ",
        "ـ" * 200,
        "ا" * 200,
        "ʼʼʼ",
        "1" * 200,
    ),
    *(
        "ك م ن و " * 25,
        "غ" * 199 + "ه",
        "a-b-c-" * 33,
        "^~ ^ ~",
        "٣٫١٤ ۱٬۲۳۴",
        "İıſßΣς",
        "한국 日本語 עברית हिन्दी",
    ),
]


@pytest.mark.parametrize("address", ["/ar/search/", "/en/search/suggestions/", "/ar/first/programme/"])
def test_odd_queries_are_answered(client, edition, address):
    publish(session(edition, "الحي", "Quarter"))
    for query in HOSTILE:
        assert client.get(address, {"q": query}).status_code in (200, 400), query
    for start in range(0x21, 0x11000, 0x300):
        block = "".join(chr(code) for code in range(start, start + 0x300, 5) if not 0xD800 <= code < 0xE000)
        assert client.get(address, {"q": block}).status_code in (200, 400), hex(start)
