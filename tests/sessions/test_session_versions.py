from datetime import timedelta

import pytest
from django.utils import timezone

from proceedings import publishing
from proceedings.content import Text
from tests.factories import (
    both,
    make_person,
    make_session,
    make_user,
    make_workshop,
    publish,
)
from tests.sessions.pages import page_of

pytestmark = pytest.mark.django_db
NOTE = Text("ضُبط", "Put right")


def test_a_page_without_its_language_shows_the_source_and_says_so(client, edition):
    session = make_session(
        edition=edition,
        **both("title", "عنوان", ""),
        **both("summary", "<p>ملخص</p>", ""),
        **both("key_points", "نقطة", ""),
    )
    publish(session)
    page = page_of(client, session).text
    assert "This text is not available in English yet; it is shown in Arabic." in page
    assert '<bdi lang="ar" dir="rtl">عنوان</bdi></h1>' in page
    assert '<div class="prose" lang="ar" dir="rtl"><p>ملخص</p></div>' in page
    assert '<bdi lang="ar" dir="rtl">نقطة</bdi>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert 'hreflang="x-default"' not in page
    assert "not available" not in page_of(client, session, "ar").text


def test_an_old_version_says_what_replaced_it_and_keeps_its_words(client, edition):
    session = make_session(edition=edition, **both("title", "قديم", "Old title"))
    publish(session)
    session.title_ar, session.title_en = "جديد", "New title"
    session.save()
    publish(session, change="correction", note=NOTE)
    page = page_of(client, session, rest="/v/1/").text
    assert "<bdi>Old title</bdi></h1>" in page
    assert "Put right" in page
    assert f'<a href="/en/first/sessions/{session.slug}/">' in page
    assert f'rel="canonical" href="http://testserver/en/first/sessions/{session.slug}/v/1/"' in page
    assert "noindex" in page
    assert "<bdi>New title</bdi></h1>" in page_of(client, session).text


def test_an_old_version_keeps_the_names_as_they_were_printed(client, edition):
    speaker = make_person(**both("name", "احمد", "Ahmad"))
    session = make_session(edition=edition, speakers=[speaker])
    for row in (speaker, session):
        publish(row)
    speaker.name_ar, speaker.name_en = "أحمد", "Ahmed"
    speaker.save()
    publish(speaker, change="correction", note=NOTE)
    assert "<bdi>Ahmed</bdi>" in page_of(client, session).text
    assert "<bdi>Ahmad</bdi>" in page_of(client, session, rest="/v/1/").text


def test_a_withdrawn_session_is_gone_with_the_reason_and_without_its_title(client, edition):
    session = make_session(edition=edition, **both("title", "سر", "A mistake"))
    publish(session)
    publishing.withdraw(session, make_user(role="publisher"), Text("نُشر خطأً", "Published by mistake"))
    for rest in ("/", "/v/1/", ".txt", ".json"):
        page = page_of(client, session, rest=rest)
        assert page.status_code == 410
        assert "Published by mistake" in page.text
        assert "A mistake" not in page.text.replace("Published by mistake", "")


def test_an_old_address_leads_to_the_new_one_with_all_that_followed_it(client, edition):
    session = make_session(edition=edition, slug="old")
    publish(session)
    session.slug = "new"
    session.save()
    publish(session, note=NOTE)
    for rest in ("/", "/v/1/", "/history/", ".txt", ".json", "/v/1.txt", "/?page=1"):
        response = client.get(f"/en/first/sessions/old{rest}")
        assert (response.status_code, response.url) == (301, f"/en/first/sessions/new{rest}")


def test_an_embargoed_session_is_not_found(client, edition):
    session = make_session(edition=edition)
    publish(session, at=timezone.now() + timedelta(hours=1))
    assert page_of(client, session).status_code == 404


@pytest.mark.parametrize("make", [make_session, make_workshop])
def test_a_preview_is_the_page_itself_with_a_warning(client, edition, make):
    row = make(edition=edition, **both("title", "مسودة", "A draft"))
    client.force_login(make_user(role="publisher"))
    page = client.get(f"/desk/preview/session/{row.key}/en/")
    assert "Preview: not published" in page.text
    assert "<bdi>A draft</bdi></h1>" in page.text
    assert "no-store" in page.headers["Cache-Control"]
