"""What a record's page tells machines: schema.org's words, and the tags that a shared link is shown by."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.conf import settings

from proceedings.content import Text
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_notice,
    make_organisation,
    make_page,
    make_person,
    make_quote,
    make_session,
    make_speaker,
    make_venue,
    publish,
)

pytestmark = pytest.mark.django_db
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
NINE = datetime(2022, 6, 15, 6, 0, tzinfo=UTC)  # in Riyadh


@pytest.fixture
def edition():
    edition = make_edition(slug="first", venue=make_venue(), **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def told(client, path):
    """The page's own thing, and the names of the trail that leads to it."""
    (script,) = SCRIPT.findall(page(client, path))
    whole = json.loads(script)
    assert whole["@context"] == "https://schema.org"
    thing, trail = whole["@graph"]
    assert trail["@type"] == "BreadcrumbList"
    return thing, [step["name"] for step in trail["itemListElement"]]


def address(path):
    return f"{settings.SITE_URL}{path}"


def test_a_session_is_an_event_in_its_edition(client, edition):
    speaker = make_person(slug="someone", **both("name", "سعيد أحمد", "Saeed Ahmad"))
    publish(speaker)
    title = both("title", "جلسة الافتتاح", "Opening Session")
    session = make_session(edition=edition, slug="opening", starts_at=NINE, **title)
    make_speaker(session=session, person=speaker)
    publish(session)
    thing, trail = told(client, "/en/first/sessions/opening/")
    assert thing["@type"] == "Event"
    assert (thing["name"], thing["alternateName"]) == ("Opening Session", "جلسة الافتتاح")
    assert thing["url"] == address("/en/first/sessions/opening/")
    assert thing["startDate"] == "2022-06-15T09:00:00+03:00"
    assert thing["eventStatus"].endswith("EventScheduled")
    assert thing["performer"][0]["name"] == "Saeed Ahmad"
    assert thing["performer"][0]["url"] == address("/en/people/someone/")
    assert thing["superEvent"]["@id"] == address("/en/first/")
    assert trail == ["First Forum", "Programme", "Opening Session"]


def test_a_postponed_session_says_so(client, edition):
    publish(make_session(edition=edition, slug="opening", happening="postponed"))
    thing, _trail = told(client, "/ar/first/sessions/opening/")
    assert thing["eventStatus"] == "https://schema.org/EventPostponed"


def test_an_edition_is_one_of_a_series_with_its_days_and_sessions(client, edition):
    publish(make_day(edition=edition, number=1))
    thing, _trail = told(client, "/ar/first/")
    assert (thing["@type"], thing["name"]) == ("Event", "الملتقى الأول")
    assert thing["superEvent"]["@type"] == "EventSeries"
    assert [each["url"] for each in thing["subEvent"]] == [address("/ar/first/day-1/")]
    assert told(client, "/ar/")[0] == thing


def test_a_person_and_a_body(client, edition):
    body = make_organisation(slug="amanah", **both("name", "أمانة المنطقة", "The Amanah"))
    publish(body)
    publish(make_person(slug="someone", **both("name", "سعيد أحمد", "Saeed Ahmad")))
    assert told(client, "/en/people/someone/")[0]["@type"] == "Person"
    thing, trail = told(client, "/ar/organisations/amanah/")
    assert (thing["@type"], thing["name"]) == ("Organization", "أمانة المنطقة")
    assert trail == ["الجهات", "أمانة المنطقة"]


def test_an_agreement_a_day_and_a_page(client, edition):
    publish(make_agreement(edition=edition, slug="pact"))
    publish(make_day(edition=edition, number=2))
    publish(make_page(slug="privacy"))
    sorts = {
        path: told(client, path)[0]["@type"]
        for path in ("/ar/agreements/pact/", "/ar/first/day-2/", "/en/pages/privacy/")
    }
    assert list(sorts.values()) == ["DigitalDocument", "Event", "WebPage"]


def test_nothing_in_a_title_ends_the_script(client, edition):
    evil = "</script><script>alert(1)</script> & <!--"
    publish(make_session(edition=edition, slug="opening", title_en=evil))
    thing, _trail = told(client, "/en/first/sessions/opening/")
    assert thing["name"] == evil


def test_what_is_not_public_is_not_named(client, edition):
    hidden = make_person(slug="hidden", **both("name", "سعيد أحمد", "Saeed Ahmad"))
    session = make_session(edition=edition, slug="opening")
    make_speaker(session=session, person=hidden)
    publish(session)
    make_session(edition=edition, slug="draft")
    assert "url" not in told(client, "/ar/first/sessions/opening/")[0]["performer"][0]
    assert "draft" not in str(told(client, "/ar/first/")[0])


def test_a_notice_and_an_earlier_version_tell_nothing(client, edition):
    publish(make_notice(edition=edition, slug="moved-room"))
    session = make_session(edition=edition, slug="opening")
    publish(session)
    session.title_ar = "عنوان آخر"
    session.save()
    publish(session, change="correction", note=Text("تصحيح", "Corrected"))
    for path in ("notices/moved-room/", "sessions/opening/v/1/", "sessions/opening/history/"):
        assert "ld+json" not in page(client, f"/ar/first/{path}")


def test_a_shared_link_shows_the_pages_title_and_how_its_text_begins(client, edition):
    publish(make_session(edition=edition, slug="opening", **both("title", 'جلسة "الافتتاح"', "Opening")))
    shown = page(client, "/ar/first/sessions/opening/")
    assert '<meta property="og:title" content="جلسة &quot;الافتتاح&quot;">' in shown
    assert f'<meta property="og:url" content="{address("/ar/first/sessions/opening/")}">' in shown
    assert '<meta property="og:locale" content="ar_SA">' in shown
    described = re.findall(r'(?:name="|og:)description" content="([^"]*)"', shown)
    assert len(described) == 2
    assert described[0] == described[1] != ""


LISTS = ("editions/", "people/", "organisations/", "agreements/")
OF_EDITION = ("programme/", "workshops/", "speakers/", "notices/")


def test_each_list_says_what_it_holds_and_where_it_is_in_each_language(client, edition):
    texts = set()
    for path in [*LISTS, *(f"first/{name}" for name in OF_EDITION)]:
        shown = page(client, f"/ar/{path}")
        described = re.findall(r'(?:name="|og:)description" content="([^"]*)"', shown)
        assert len(described) == 2, path
        assert described[0] == described[1] != ""
        texts.add(described[0])
        assert f'<link rel="canonical" href="{address(f"/ar/{path}")}">' in shown
        for code, language in {"ar": "ar", "en": "en", "x-default": "ar"}.items():
            there = address(f"/{language}/{path}")
            assert f'<link rel="alternate" hreflang="{code}" href="{there}">' in shown
    assert len(texts) == len(LISTS) + len(OF_EDITION)


def test_a_day_without_a_headline_is_shared_by_its_number(client, edition):
    publish(make_day(edition=edition, number=2, **both("headline", "", "")))
    assert '<meta property="og:title" content="اليوم الثاني">' in page(client, "/ar/first/day-2/")


def test_a_quote_is_a_quotation_with_its_speaker(client, edition):
    session = make_session(edition=edition, slug="quoted")
    speaker = make_speaker(session=session, person=make_person(**both("name", "سعيد", "Saeed")))
    make_quote(speaker=speaker, original_language="ar")
    publish(session)
    (quotation,) = told(client, "/en/first/sessions/quoted/")[0]["subjectOf"]
    assert (quotation["@type"], quotation["text"]) == ("Quotation", "A neighbourhood is a large house")
    assert quotation["inLanguage"] == "en"
    assert quotation["spokenByCharacter"]["name"] == "Saeed"


def test_a_corrected_text_says_what_was_corrected_and_when(client, edition):
    session = make_session(edition=edition, slug="corrected", title_ar="عنوان")
    publish(session)
    session.title_ar = "عنوان آخر"
    session.save()
    publish(session, change="correction", note=Text("صُحح العنوان", "The title was corrected"))
    (script,) = SCRIPT.findall(page(client, "/ar/first/sessions/corrected/"))
    *_others, text = json.loads(script)["@graph"]
    assert text["mainEntity"] == {"@id": address("/ar/first/sessions/corrected/")}
    assert text["correction"]["@type"] == "CorrectionComment"
    assert text["correction"]["text"] == "صُحح العنوان"
    assert text["correction"]["datePublished"] == text["dateModified"]
