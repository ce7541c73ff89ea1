"""A day's report as readers find it: its sentences, what each rests on, its twins and its versions."""

import json
import re

import pytest

from press.desk import compose
from press.models import DayReport
from proceedings.content import Text
from sessions.models import Session
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_report,
    make_session,
    publish,
)

pytestmark = pytest.mark.django_db
PATH = "/en/first/press/day-2/"


@pytest.fixture
def day(clock):
    edition = make_edition(slug="first", is_current=True, **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    day = make_day(edition=edition, number=2, **both("dateline", "الخبر", "Khobar"))
    publish(day)
    return day


def composed(day, sessions=1):
    person = make_person(slug="saad")
    publish(person)
    for number in range(sessions):
        publish(make_session(day=day, edition=day.edition, slug=f"session-{number}", speakers=[person]))
    agreement = make_agreement(day=day, parties=[make_organisation(), make_organisation()])
    publish(agreement)
    report = DayReport.objects.create(day=day)
    compose(report)
    publish(report)
    return report


def shown(client, path=PATH):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_head_has_headline_dateline_byline_and_the_date_in_both_calendars(client, day):
    publish(make_report(day=day, **both("dateline", "الخبر", "Khobar"), **both("byline", "سعد", "Saad")))
    page = shown(client)
    assert '<h1 class="headline"><bdi>The day ends</bdi></h1>' in page
    assert "<span><bdi>Saad</bdi></span>" in page
    assert "<span><bdi>Khobar</bdi></span>" in page
    assert "Wednesday, 15 June 2022" in page
    assert 'href="/en/first/day-2/"' in page


def test_each_sentence_carries_its_facts_and_leads_to_those_versions_without_a_script(client, day):
    report = composed(day)
    page = shown(client)
    sentence = report.sentences.get(slot__startswith="session:", facts__contains="person:")
    assert f'data-facts="{sentence.facts}"' in page
    for fact in sentence.facts.split():
        key, version = fact.partition(":")[2].split("@")
        assert f'href="/en/s/{key}/{version}/"' in page
        assert client.get(f"/en/s/{key}/{version}/").status_code in (301, 302)
    assert page.count("<details") >= 3
    assert "data-written" not in page


def test_a_sentence_written_by_hand_is_marked_as_such(client, day):
    publish(make_report(day=day))
    page = shown(client)
    assert "data-written>" in page
    assert "data-facts" not in page
    assert "Written by hand" in page
    assert "No record: it is the writer's own." in page


def test_a_source_that_changed_since_says_which_version_it_has_now(client, day, clock):
    composed(day)
    session = Session.objects.get(slug="session-0")
    session.title_ar, session.title_en = "عنوان آخر", "Another title"
    session.save()
    publish(session)
    clock.move(seconds=1)
    assert "since then version 2" in shown(client)


def test_what_is_left_out_is_in_no_page_and_no_twin(client, day):
    report = make_report(day=day, sentences=[("جملة", "A sentence"), ("مستبعدة", "Left out")])
    report.sentences.filter(words_en="Left out").update(is_left_out=True)
    publish(report)
    for path in (PATH, PATH.rstrip("/") + ".txt", PATH.rstrip("/") + ".json"):
        page = shown(client, path)
        assert "A sentence" in page
        assert "Left out" not in page


def test_its_twins_are_the_text_and_the_data(client, day):
    publish(make_report(day=day, **both("dateline", "الخبر", "Khobar"), **both("byline", "سعد", "Saad")))
    text = shown(client, "/en/first/press/day-2.txt")
    assert text.startswith("The day ends\n\nSaad - Khobar\n\nA sentence\n\n")
    data = json.loads(shown(client, "/en/first/press/day-2.json"))
    assert data["content"]["sentences"][0]["written"] == ["ar", "en"]


def test_its_versions_are_kept_and_a_correction_says_so(client, day, clock):
    report = make_report(day=day)
    publish(report)
    report.sentences.update(words_ar="جملة مصححة", words_en="A corrected sentence")
    publish(report, change="correction", note=Text("خطأ", "A mistake"))
    clock.move(seconds=1)
    assert "A corrected sentence" in shown(client)
    assert "A sentence" in shown(client, PATH + "v/1/")
    assert "A mistake" in shown(client, PATH + "history/")
    [graph] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown(client))
    nodes = json.loads(graph)["@graph"]
    assert nodes[0]["@type"] == "NewsArticle"
    assert "CorrectionComment" in graph


def test_machines_are_told_of_a_news_article_with_its_dateline(client, day):
    publish(make_report(day=day, **both("dateline", "الخبر", "Khobar"), **both("byline", "سعد", "Saad")))
    [graph] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown(client))
    article = json.loads(graph)["@graph"][0]
    assert (article["dateline"], article["author"]["name"]) == ("Khobar", "Saad")
    assert article["articleBody"] == "A sentence"
    assert article["datePublished"].startswith("20")


def test_the_edition_opens_with_it_and_its_day_leads_to_it(client, day):
    publish(make_report(day=day))
    link = '<a href="/en/first/press/day-2/">'
    assert f'<h1 class="headline">{link}<bdi>The day ends</bdi></a></h1>' in shown(client, "/en/first/")
    assert link in shown(client, "/en/first/day-2/")


def test_until_it_is_published_the_edition_opens_as_before(client, day):
    make_report(day=day)
    page = shown(client, "/en/first/")
    assert "press/day-2/" not in page
    assert "Opening day" in page
    assert client.get(PATH).status_code == 404


@pytest.mark.parametrize("sessions", [1, 3, 30])
def test_it_takes_three_queries_at_any_size(client, day, sessions, django_assert_num_queries):
    composed(day, sessions)
    with django_assert_num_queries(3):
        assert client.get(PATH).status_code == 200
