"""The corrections of an edition: what was corrected or withdrawn, when and why, as a page and as a feed."""

from datetime import timedelta

import feedparser
import pytest

from proceedings.content import Text
from proceedings.publishing import withdraw
from tests.factories import both, make_agreement, make_edition, make_session, make_user, publish

pytestmark = pytest.mark.django_db
NOTE = Text("صُحح الرقم.", "The figure was corrected.")
REASON = Text("نُشر قبل موعده.", "It was published too early.")


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


def corrected(clock, desk, note=NOTE, **request):
    publish(desk)
    clock.move(minutes=1)
    desk.title_ar, desk.title_en = f"{desk.title_ar} الجديد", f"{desk.title_en} anew"
    desk.save()
    publish(desk, change="correction", note=note, **request)
    clock.move(minutes=1)
    return desk


def withdrawn(clock, desk):
    publish(desk)
    clock.move(minutes=1)
    withdraw(desk, make_user(role="publisher"), REASON)
    clock.move(minutes=1)
    return desk


def shown(client, language="en", query=""):
    answer = client.get(f"/{language}/first/press/corrections/{query}")
    assert answer.status_code == 200
    return answer.text


def feed(client, language="en"):
    answer = client.get(f"/{language}/first/press/corrections.atom")
    parsed = feedparser.parse(
        answer.content, response_headers={"content-type": answer.headers["Content-Type"]}
    )
    assert not parsed.bozo
    return parsed


def test_without_any_the_page_says_so_and_the_feed_is_empty(client, edition):
    publish(make_session(edition=edition))
    assert "Nothing has been corrected or withdrawn." in shown(client)
    assert feed(client).entries == []


def test_corrections_and_withdrawals_stand_with_their_notes_the_latest_first(client, clock, edition):
    corrected(clock, make_session(edition=edition, slug="talk", title_en="A talk"))
    withdrawn(clock, make_session(edition=edition, slug="gone", title_en="A secret"))
    page = shown(client)
    assert page.index("It was published too early.") < page.index("The figure was corrected.")
    assert '<a href="/en/first/sessions/talk/"><bdi>A talk anew</bdi></a>' in page
    assert 'href="/en/first/sessions/talk/history/"' in page
    assert "A secret" not in page
    assert "صُحح الرقم." in shown(client, "ar")
    assert [entry.title for entry in feed(client).entries] == [
        "Withdrawn: Session",
        "Correction: A talk anew",
    ]


def test_what_was_corrected_and_then_withdrawn_loses_its_title(client, clock, edition):
    session = corrected(clock, make_session(edition=edition, title_en="A talk"))
    withdraw(session, make_user(role="publisher"), REASON)
    clock.move(minutes=1)
    page = shown(client)
    assert "The figure was corrected." in page
    assert "A talk" not in page
    assert client.get(f"/en/s/{session.key}/").status_code == 410


def test_agreements_of_the_edition_are_among_them_and_those_of_another_are_not(client, clock, edition):
    corrected(clock, make_agreement(edition=edition, title_en="A memorandum"))
    withdrawn(clock, make_agreement(edition=edition))
    other = make_edition(slug="second")
    publish(other)
    corrected(clock, make_agreement(edition=other, title_en="Elsewhere"), Text("هناك", "Over there"))
    page = shown(client)
    assert "A memorandum anew" in page
    assert "It was published too early." in page
    assert "Elsewhere" not in page
    assert "Over there" not in page


def test_updates_and_what_is_under_embargo_are_not_told_of(client, clock, edition):
    session = make_session(edition=edition, title_en="A talk")
    corrected(clock, session, at=clock.now() + timedelta(days=1))
    before = shown(client), client.get("/en/first/press/corrections.atom").content
    assert "Nothing has been corrected or withdrawn." in before[0]
    clock.move(days=1)
    assert "The figure was corrected." in shown(client)


def test_an_entry_keeps_its_id_and_leads_to_what_stands_now(client, clock, edition):
    session = corrected(clock, make_session(edition=edition))
    [entry] = feed(client).entries
    assert entry.id == f"http://testserver/en/s/{session.key}/2/"
    assert entry.link == f"http://testserver/en/s/{session.key}/"
    assert "The figure was corrected." in entry.content[0].value
    clock.move(days=1)
    assert feed(client).entries[0].id == entry.id


@pytest.mark.parametrize("count", [1, 30])
def test_takes_the_same_queries_at_any_size(client, clock, edition, count, django_assert_num_queries):
    for _ in range(count):
        corrected(clock, make_session(edition=edition))
    with django_assert_num_queries(4):
        assert shown(client).count('<div class="entry"') == count
    with django_assert_num_queries(3):
        client.get("/en/first/press/corrections.atom")


def test_pages_through_many(client, clock, edition):
    for _ in range(31):
        corrected(clock, make_session(edition=edition))
    assert shown(client).count('<div class="entry"') == 30
    assert shown(client, query="?page=2").count('<div class="entry"') == 1
    assert client.get("/en/first/press/corrections/?page=3").status_code == 400
    assert len(feed(client).entries) == 30
