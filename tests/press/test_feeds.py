"""The latest of an edition as feeds: for a reader's software, which knows a text by its id."""

from datetime import timedelta

import feedparser
import pytest

from proceedings.content import Text
from proceedings.publishing import withdraw
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_notice,
    make_organisation,
    make_person,
    make_session,
    make_track,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db
NOTE = Text("صُحح الرقم", "The figure was corrected")


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    clock.move(minutes=1)
    return edition


def put_out(clock, desk, **request):
    publish(desk, **request)
    clock.move(minutes=1)
    return desk


def changed(clock, desk, change="update", note=NOTE, **fields):
    for name, value in fields.items():
        setattr(desk, name, value)
    desk.save()
    return put_out(clock, desk, change=change, note=note)


def atom(client, language="ar", query=""):
    answer = client.get(f"/{language}/first/feed.atom{query}")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    parsed = feedparser.parse(
        answer.content, response_headers={"content-type": "application/atom+xml; charset=utf-8"}
    )
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def json_feed(client, language="ar", query=""):
    answer = client.get(f"/{language}/first/feed.json{query}")
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    return answer.json()


def titles(client, language="ar", query=""):
    """In both feeds, which say the same."""
    entries = [entry.title for entry in atom(client, language, query).entries]
    assert entries == [item["title"] for item in json_feed(client, language, query)["items"]]
    return entries


def test_the_last_changed_comes_first(client, clock, edition):
    first = put_out(clock, make_session(edition=edition, title_ar="الأولى"))
    put_out(clock, make_session(edition=edition, title_ar="الثانية"))
    assert titles(client) == ["الثانية", "الأولى", "الملتقى الأول"]
    changed(clock, first, title_ar="الأولى مصححة", change="correction")
    assert titles(client) == ["الأولى مصححة", "الثانية", "الملتقى الأول"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_feedparser_finds_all_of_a_text_and_nothing_to_complain_of(client, clock, edition, language):
    track = make_track(edition=edition, **both("name", "الشباب", "Youth"))
    speaker = make_person(slug="saad", **both("name", "سعد العمري", "Saad Al-Omari"))
    put_out(clock, speaker)
    session = make_session(edition=edition, speakers=[speaker], tracks=[track], kind="paper")
    put_out(clock, session)
    feed = atom(client, language)
    assert feed.version == "atom10"
    assert feed.feed.language == language
    assert feed.feed.links[1].href == f"http://testserver/{language}/first/feed.atom"
    entry = feed.entries[0]
    assert entry.title == getattr(session, f"title_{language}")
    assert entry.link == f"http://testserver/{language}/first/sessions/{session.slug}/"
    assert [author.name for author in entry.authors] == [getattr(speaker, f"name_{language}")]
    assert [tag.term for tag in entry.tags][-1] == getattr(track, f"name_{language}")
    assert {"ar": "ملخص الجلسة", "en": "What the session said"}[language] in entry.content[0].value
    assert f"/{language}/s/{session.key}/1/" in entry.content[0].value


def test_json_feed_has_what_version_1_1_asks_for(client, clock, edition):
    session = put_out(clock, make_session(edition=edition))
    feed = json_feed(client, "en")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["language"]) == ("First Forum", "en")
    assert feed["feed_url"] == "http://testserver/en/first/feed.json"
    item = feed["items"][0]
    assert item["id"] == f"http://testserver/en/s/{session.key}/"
    assert item["date_published"] == item["date_modified"] == "2022-06-15T09:01:00+00:00"
    assert item["content_html"].startswith('<div lang="en" dir="ltr"><p>')
    assert "What the session said" in item["content_text"]
    assert item["_multaqa"]["version"] == 1


def test_a_text_keeps_its_id_over_corrections_and_says_what_was_corrected(client, clock, edition):
    session = put_out(clock, make_session(edition=edition, slug="before"))
    before = atom(client).entries[0]
    changed(clock, session, change="correction", title_ar="عنوان آخر", slug="after")
    after = atom(client).entries[0]
    assert (after.id, after.published) == (before.id, before.published)
    assert after.updated > before.updated
    assert after.link.endswith("/sessions/after/")
    assert "صُحح الرقم" in after.content[0].value
    assert json_feed(client)["items"][0]["_multaqa"]["change"] == "correction"


def test_a_feed_tells_only_of_versions_that_changed_its_language(client, clock, edition):
    session = put_out(clock, make_session(edition=edition, title_ar="الجلسة", title_en="The session"))
    put_out(clock, make_session(edition=edition, title_ar="أخرى", title_en="Another"))
    before = atom(client, "en").entries[1]
    session.title_ar = "الجلسة بعد التعديل"
    session.save()
    put_out(clock, session, note=NOTE, choices={"en": "carry"})
    assert titles(client, "ar")[0] == "الجلسة بعد التعديل"
    entry = atom(client, "en").entries[1]
    assert (entry.id, entry.title, entry.updated) == (before.id, before.title, before.updated)


def test_what_lacks_the_language_is_not_in_its_feed(client, clock, edition):
    put_out(
        clock,
        make_session(
            edition=edition, title_ar="بالعربية وحدها", title_en="", summary_en="", key_points_en=""
        ),
    )
    assert titles(client, "ar") == ["بالعربية وحدها", "الملتقى الأول"]
    assert titles(client, "en") == ["First Forum"]


def test_minor_versions_are_skipped(client, clock, edition):
    session = put_out(clock, make_session(edition=edition, title_ar="الجلسة"))
    before = atom(client).entries[0]
    changed(clock, session, title_ar="الجلسةُ")
    after = atom(client).entries[0]
    assert (after.title, after.updated) == ("الجلسةُ", before.updated)


def test_what_was_withdrawn_takes_the_place_of_its_text_and_says_why(client, clock, edition):
    session = put_out(clock, make_session(edition=edition, title_ar="ما سُحب"))
    before = atom(client).entries[0]
    withdraw(session, make_user(role="publisher"), Text("نُشر قبل موعده", "Published too early"))
    entry = atom(client).entries[0]
    assert entry.id == before.id
    assert entry.title == "سُحب: جلسة"
    assert "نُشر قبل موعده" in entry.content[0].value
    assert json_feed(client)["items"][0]["_multaqa"]["withdrawn"] is True
    assert "ما سُحب" not in client.get("/ar/first/feed.atom").content.decode()
    assert client.get(entry.link.removeprefix("http://testserver")).status_code == 410


def test_a_feed_tells_of_days_notices_and_agreements_too(client, clock, edition):
    day = put_out(clock, make_day(edition=edition, **both("headline", "يوم", "A day")))
    put_out(clock, make_notice(edition=edition))
    agreement = make_agreement(day=day, parties=[make_organisation()], title_ar="مذكرة")
    put_out(clock, agreement)
    put_out(clock, make_agreement(edition=make_edition(slug="another"), title_ar="مذكرة أخرى"))
    assert titles(client) == ["مذكرة", "نُقلت الجلسة إلى القاعة الثانية", "يوم", "الملتقى الأول"]
    withdraw(agreement, make_user(role="publisher"), NOTE)
    assert titles(client)[0] == "سُحب: اتفاقية"


def test_pauses_and_days_without_a_word_are_no_news(client, clock, edition):
    put_out(clock, make_session(edition=edition, kind="break"))
    put_out(clock, make_day(edition=edition, **both("headline", "", "") | both("summary", "", "")))
    assert titles(client) == ["الملتقى الأول"]


def test_what_is_under_embargo_is_told_from_its_second_on(client, clock, edition):
    later = clock.moment + timedelta(hours=1)
    publish(make_session(edition=edition, title_ar="غدًا"), at=later, press_may_read=True)
    before = client.get("/ar/first/feed.atom").content
    assert "غدًا" not in before.decode()
    clock.set(later - timedelta(microseconds=1))
    assert client.get("/ar/first/feed.atom").content == before
    clock.set(later)
    assert titles(client)[0] == "غدًا"


@pytest.mark.parametrize("name", ["feed.atom", "feed.json", "ninjs.json"])
def test_a_feed_that_did_not_change_is_answered_with_304(client, clock, edition, name):
    path = f"/ar/first/{name}"
    tag = client.get(path).headers["ETag"]
    clock.move(days=3)
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    put_out(clock, make_session(edition=edition))
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_a_feed_is_filtered_as_the_press_room_is(client, clock, edition):
    track = make_track(edition=edition, slug="youth")
    put_out(clock, make_session(edition=edition, title_ar="للشباب", tracks=[track]))
    put_out(clock, make_notice(edition=edition))
    assert titles(client, query="?track=youth") == ["للشباب"]
    assert atom(client, query="?track=youth").feed.links[1].href.endswith("/feed.atom?track=youth")
    assert titles(client, query="?kind=edition") == ["الملتقى الأول"]


def test_each_page_of_the_edition_tells_of_its_feeds(client, edition):
    page = client.get("/ar/first/programme/").content.decode()
    assert 'type="application/atom+xml" href="/ar/first/feed.atom"' in page
    assert 'type="application/feed+json" href="/ar/first/feed.json"' in page


@pytest.mark.parametrize("name", ["feed.atom", "feed.json", "ninjs.json"])
@pytest.mark.parametrize("count", [1, 29])
def test_a_feed_takes_five_queries_at_any_size(
    client, clock, edition, name, count, django_assert_num_queries
):
    for _ in range(count):
        speaker = make_person()
        publish(speaker)
        publish(make_session(edition=edition, speakers=[speaker]))
    with django_assert_num_queries(5):
        assert client.get(f"/ar/first/{name}").status_code == 200
