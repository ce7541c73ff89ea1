from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from proceedings.content import Text
from tests.factories import (
    both,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_profession,
    make_session,
    make_track,
    make_workshop,
    publish,
)

pytestmark = pytest.mark.django_db


def programme(client, query="", language="en"):
    return client.get(f"/{language}/first/programme/{query}")


def titles(response):
    return [card.title.en for part in response.context["parts"] for card in part.cards]


def published(edition, day=None, **fields):
    session = make_session(edition=edition, day=day, **fields)
    publish(session)
    return session


def test_an_empty_programme_says_so(client, edition):
    assert "Nothing of the programme has been published yet." in programme(client).text


def test_the_programme_stands_in_days_in_their_order_each_with_its_date(client, edition):
    days = [make_day(edition=edition, number=number) for number in (2, 1)]
    for day in days:
        publish(day)
        published(edition, day, **both("title", "عنوان", f"Of day {day.number}"))
    published(edition, **both("title", "عنوان", "Of no day"))
    page = programme(client)
    assert titles(page) == ["Of day 1", "Of day 2", "Of no day"]
    assert page.text.index("Day one</a>") < page.text.index("Day two</a>")
    assert 'datetime="2022-06-14"' in page.text


def test_a_day_that_is_not_public_keeps_its_number_without_a_link(client, edition):
    published(edition, make_day(edition=edition, number=2, date=date(2022, 6, 15)))
    page = programme(client).text
    assert "Day two" in page
    assert "/en/first/day-2/" not in page


def test_a_public_day_without_sessions_says_that_nothing_is_out_yet(client, edition):
    publish(make_day(edition=edition, number=1))
    published(edition, make_day(edition=edition, number=2))
    silence = "Nothing of this day’s programme has been published yet."
    assert programme(client).text.count(silence) == 1
    assert silence in programme(client, "?day=1").text
    assert silence not in programme(client, "?day=2").text
    assert silence not in programme(client, "?kind=session").text


def test_a_line_names_who_speaks_and_quotes_only_a_title_that_was_given(client, edition):
    speaker = make_person(profession=make_profession(), **both("name", "أحمد", "Ahmed"))
    publish(speaker)
    published(edition, speakers=[speaker], title_given=True, **both("title", "المنصات", "Platforms"))
    published(edition, **both("title", "موضوع", "A subject"))
    english, arabic = programme(client).text, programme(client, language="ar").text
    assert "<bdi>“Platforms”</bdi>" in english
    assert "<bdi>Engineer Ahmed</bdi>" in english
    assert "<bdi>A subject</bdi>" in english
    assert "<bdi>«المنصات»</bdi>" in arabic
    assert "<bdi>المهندس أحمد</bdi>" in arabic


def test_an_initiative_without_a_speaker_names_its_owner(client, edition):
    owner = make_organisation(**both("name", "الفوزان", "Al-Fozan"))
    publish(owner)
    published(edition, kind="initiative", initiative_owner=owner)
    assert "An initiative of <bdi>Al-Fozan</bdi>" in programme(client).text


def test_a_corrected_spelling_shows_at_once(client, edition):
    speaker = make_person(**both("name", "احمد", "Ahmad"))
    publish(speaker)
    published(edition, speakers=[speaker])
    speaker.name_en = "Ahmed"
    speaker.save()
    publish(speaker, change="correction", note=Text("ضبط الاسم", "Spelling of the name"))
    page = programme(client).text
    assert "Ahmed" in page
    assert "Ahmad" not in page


def test_hours_stand_where_they_are_known_and_the_place_in_the_day_where_not(client, edition):
    day = make_day(edition=edition, number=1)
    starts = datetime(2022, 6, 14, 7, 0, tzinfo=UTC)
    published(edition, day)
    assert '<p class="entry-when">1</p>' in programme(client).text
    published(edition, day, starts_at=starts, ends_at=starts + timedelta(minutes=45))
    page = programme(client).text
    assert "is-timed" in page
    assert ">10:00</time> <time" in page
    assert ">10:45</time>" in page
    assert '<p class="entry-when">1</p>' not in page


def test_what_was_moved_postponed_or_cancelled_says_so(client, edition):
    for happening in ("planned", "held", "moved", "postponed", "cancelled"):
        published(edition, happening=happening)
    page = programme(client).text
    assert [word in page for word in ("Planned", "Held", "Moved", "Postponed", "Cancelled")] == [
        *(False, False),
        *(True, True, True),
    ]


def test_filters_by_day_kind_and_track_narrow_together(client, edition):
    track = make_track(edition=edition, slug="digital", **both("name", "رقمي", "Digital"))
    one, two = [make_day(edition=edition, number=number) for number in (1, 2)]
    published(edition, one, kind="paper", tracks=[track], **both("title", "أ", "A"))
    published(edition, two, kind="paper", tracks=[track], **both("title", "ب", "B"))
    published(edition, two, kind="panel", tracks=[track], **both("title", "ج", "C"))
    published(edition, two, kind="paper", **both("title", "د", "D"))
    assert titles(programme(client, "?day=2")) == ["B", "C", "D"]
    assert titles(programme(client, "?kind=paper")) == ["A", "B", "D"]
    assert titles(programme(client, "?track=digital")) == ["A", "B", "C"]
    assert titles(programme(client, "?day=2&kind=paper&track=digital")) == ["B"]


def test_a_filtered_line_keeps_its_place_in_the_day(client, edition):
    day = make_day(edition=edition)
    published(edition, day, kind="session")
    published(edition, day, kind="paper")
    assert '<p class="entry-when">2</p>' in programme(client, "?kind=paper").text


def test_each_choice_says_how_many_lines_it_would_show_beside_the_others(client, edition):
    one, two = [make_day(edition=edition, number=number) for number in (1, 2)]
    for day, kind in [(one, "paper"), (two, "paper"), (two, "panel")]:
        published(edition, day, kind=kind)
    options = programme(client, "?day=2&kind=panel").context["options"]
    assert {option.value: option.count for option in options["kind"]} == {"paper": 1, "panel": 1}
    assert {option.value: option.count for option in options["day"]} == {"1": 0, "2": 1}
    assert "Working paper (1)" in programme(client, "?day=2").text


def test_words_find_sessions_however_they_are_spelled(client, edition):
    published(edition, **both("title", "أنسنة المدن", "Humanising cities"))
    published(edition, **both("title", "الجامعات", "Universities"))
    page = programme(client, "?q=انسنه")
    assert titles(page) == ["Humanising cities"]
    assert 'value="انسنه"' in page.text
    assert "1 item of the programme" in page.text
    assert 'href="/en/first/programme/"' in page.text


def test_nothing_found_says_so_and_leads_back(client, edition):
    published(edition)
    page = programme(client, "?q=elephant").text
    assert "Nothing in the programme is like that." in page
    assert "0 items of the programme" in page


@pytest.mark.parametrize("query", ["?day=9", "?day=x", "?kind=opera", "?track=none", "?page=0", "?page=2"])
def test_a_value_that_is_not_offered_is_answered_in_words(client, edition, query):
    published(edition)
    assert programme(client, query).status_code == 400


def test_what_waits_for_its_moment_is_in_no_line_count_or_filter(client, edition):
    track = make_track(edition=edition, slug="secret", **both("name", "سري", "Secret"))
    published(edition, kind="session")
    before = programme(client).text
    embargoed = make_session(edition=edition, kind="panel", tracks=[track])
    publish(embargoed, at=timezone.now() + timedelta(days=1))
    make_session(edition=edition, kind="paper")  # a draft
    assert programme(client).text == before
    assert programme(client, "?track=secret").status_code == 400


def test_another_editions_programme_is_not_in_this_one(client, edition):
    other = make_edition(slug="second")
    publish(other)
    published(other, **both("title", "آخر", "Elsewhere"))
    assert "Elsewhere" not in programme(client).text


def test_a_filtered_page_is_not_for_search_engines(client, edition):
    published(edition)
    assert "noindex" in programme(client, "?kind=session").text
    assert "noindex" not in programme(client).text


def test_a_long_programme_is_in_pages_that_keep_the_filter(client, edition, monkeypatch):
    monkeypatch.setattr("sessions.views.PROGRAMME_PAGE", 2)
    for _ in range(3):
        published(edition)
    page = programme(client, "?kind=session")
    assert len(titles(page)) == 2
    assert "?kind=session&amp;page=2" in page.text
    assert len(titles(programme(client, "?kind=session&page=2"))) == 1


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_takes_five_queries_at_any_size(client, edition, django_assert_num_queries, number):
    day = make_day(edition=edition)
    publish(day)
    for _ in range(number):
        person = make_person()
        publish(person)
        published(edition, day, speakers=[person])
    with django_assert_num_queries(5) as captured:
        programme(client, "?q=جلسة")
    assert not [query for query in captured if '"content"' in query["sql"]]


def test_the_list_of_sessions_is_the_programme(client, edition):
    response = client.get("/ar/first/sessions/")
    assert (response.status_code, response.url) == (301, "/ar/first/programme/")


def test_workshops_and_courses_have_a_list_of_their_own(client, edition):
    day = make_day(edition=edition)
    published(edition, day, **both("title", "جلسة", "A session"))
    for kind in ("workshop", "course"):
        publish(make_workshop(edition=edition, day=day, kind=kind, **both("title", "ورشة", f"A {kind}")))
    page = client.get("/en/first/workshops/")
    assert titles(page) == ["A workshop", "A course"]


def test_an_empty_list_of_workshops_says_so(client, edition):
    assert "No workshop or course has been published yet." in client.get("/en/first/workshops/").text


def test_the_programme_of_one_speaker(client, edition):
    speaker = make_person()
    published(edition, speakers=[speaker], **both("title", "له", "Hers"))
    published(edition, **both("title", "لغيره", "Another"))
    text = client.get(f"/en/{edition.slug}/programme/", {"speaker": speaker.key}).content.decode()
    assert "Hers" in text
    assert "Another" not in text
