import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from proceedings.content import Text
from sessions.models import Material
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_organisation,
    make_person,
    make_profession,
    make_quote,
    make_room,
    make_session,
    make_speaker,
    make_title,
    make_track,
    make_workshop,
    publish,
)
from tests.sessions.pages import page_of

pytestmark = pytest.mark.django_db
NOTE = Text("ضُبط", "Put right")


def test_a_session_shows_all_that_is_known_of_it(client, edition):
    day = make_day(edition=edition, number=2)
    publish(day)
    body = make_organisation(slug="centres", **both("name", "المراكز", "The Centres"))
    publish(body)
    speaker = make_person(
        slug="samir", profession=make_profession(), organisation=body, **both("name", "سمير", "Samir")
    )
    publish(speaker)
    session = make_session(
        edition=edition,
        day=day,
        kind="paper",
        starts_at=datetime(2022, 6, 14, 7, 0, tzinfo=UTC),
        room=make_room(**both("name", "القاعة", "Hall A")),
        tracks=[make_track(edition=edition, slug="digital", **both("name", "رقمي", "Digital"))],
        speakers=[speaker],
        **both("title", "المنصات", "Platforms"),
        **both("abstract", "نبذة", "What it is about"),
        **both("outcomes", "مخرج", "What came of it"),
    )
    publish(session)
    page = page_of(client, session).text
    for shown in [
        f'data-kind="session" data-key="{session.key}" data-version="1"',
        "<bdi>Platforms</bdi></h1>",
        "Working paper",
        '<a href="/en/first/day-2/">Day two</a>',
        '<a href="/en/first/programme/?track=digital"><bdi>Digital</bdi></a>',
        "(16 Dhu al-Qa&#x27;dah 1443 AH)",
        ">10:00</time>",
        "<bdi>Hall A</bdi>",
        '<span class="person-title">Engineer</span> <a href="/en/people/samir/"><bdi>Samir</bdi></a>',
        "<bdi>Secretary General of the Centres</bdi>",
        '<a href="/en/organisations/centres/"><bdi>The Centres</bdi></a>',
        "<p>What it is about</p>",
        "<p>What the session said</p>",
        "<bdi>First</bdi>",
        "<bdi>What came of it</bdi>",
        f'href="/en/first/sessions/{session.slug}.txt"',
        f'href="/en/first/sessions/{session.slug}.json"',
        f'href="/en/first/sessions/{session.slug}/history/"',
    ]:
        assert shown in page, shown


def test_a_session_with_a_title_alone_leaves_no_empty_part(client, edition):
    session = make_session(edition=edition, **both("summary", "", ""), **both("key_points", "", ""))
    publish(session)
    page = page_of(client, session).text
    for heading in [
        "In brief",
        "Summary",
        "Key points",
        "What participants learn",
        "Quotes",
        "Signed here",
        "Materials",
    ]:
        assert f">{heading}<" not in page
    assert 'class="dates"' not in page
    assert 'class="person' not in page
    assert 'class="steps"' not in page


def test_an_office_that_names_its_body_does_not_say_it_twice(client, edition):
    body = make_organisation(slug="centres", **both("name", "المراكز", "the Centres"))
    publish(body)
    session = make_session(edition=edition, speakers=[make_person(organisation=body)])
    publish(session)
    office = '<a href="/en/organisations/centres/"><bdi>Secretary General of the Centres</bdi></a>'
    page = page_of(client, session).text
    assert office in page
    assert page.count("the Centres</bdi>") == 1


def test_roles_and_titles_agree_with_the_speakers_gender(client, edition):
    style = make_title(**both("feminine", "معالي الدكتورة", "Her Excellency"))
    woman = make_person(gender="f", titles=[style], **both("name", "نورة", "Noura"))
    publish(woman)
    session = make_session(edition=edition)
    make_speaker(session=session, person=woman, role="moderator")
    publish(session)
    page = page_of(client, session, "ar")
    assert '<span class="person-title">معالي الدكتورة</span>' in page.text
    assert 'class="person-role">Moderator</p>' in page_of(client, session).text


def test_a_speaker_without_a_public_page_is_named_and_not_linked(client, edition):
    session = make_session(
        edition=edition, speakers=[make_person(slug="quiet", **both("name", "هادئ", "Hadi"))]
    )
    publish(session)
    page = page_of(client, session).text
    assert "<bdi>Hadi</bdi>" in page
    assert "/people/quiet/" not in page


def test_photos_stand_beside_names_and_initials_only_where_another_has_a_photo(client, edition):
    plain, pictured = make_person(**both("name", "سمير", "Samir")), make_person(photo_consent=True)
    session = make_session(edition=edition, speakers=[plain, pictured])
    for row in (plain, pictured, session):
        publish(row)
    assert "portrait" not in page_of(client, session).text
    picture = BytesIO()
    Image.new("RGB", (40, 50)).save(picture, "JPEG")
    pictured.photo.save("face.jpg", ContentFile(picture.getvalue()))
    publish(pictured, note=NOTE)
    page = page_of(client, session).text
    assert len(re.findall('<img[^>]* class="portrait"[^>]*>', page)) == 1
    assert re.search('portrait-initial" aria-hidden="true"[^>]*>S</span>', page)


def test_a_quote_says_when_it_is_a_translation(client, edition):
    session = make_session(edition=edition, speakers=[make_person()])
    make_quote(speaker=session.speakers.get(), original_language="ar")
    publish(session)
    english, arabic = page_of(client, session).text, page_of(client, session, "ar").text
    assert "<bdi>“A neighbourhood is a large house”</bdi>" in english
    assert "<bdi>«الحي بيت كبير»</bdi>" in arabic
    assert english.count("quote-note") == 1
    assert "quote-note" not in arabic


def test_what_was_signed_there_is_listed_once_it_is_public(client, edition):
    session = make_session(edition=edition)
    publish(session)
    agreement = make_agreement(edition=edition, session=session, slug="mou-1")
    assert "Signed here" not in page_of(client, session).text
    publish(agreement)
    page = page_of(client, session).text
    assert "Signed here" in page
    assert 'href="/en/agreements/mou-1/"' in page


def test_materials_are_linked_with_their_kind(client, edition):
    session = make_session(edition=edition)
    Material.objects.create(
        session=session,
        kind="recording",
        url="https://example.org/film",
        **both("title", "تسجيل", "The film"),
    )
    publish(session)
    page = page_of(client, session).text
    link = 'href="https://example.org/film" rel="external noopener noreferrer"'
    assert f"<a {link}><bdi>The film</bdi></a>" in page
    assert 'on <bdi dir="ltr">example.org</bdi>' in page
    assert "Recording" in page


def test_a_file_is_linked_with_its_type_and_size(client, edition):
    session = make_session(edition=edition)
    slides = Material(session=session, kind="slides", **both("title", "عرض", "The slides"))
    slides.document.save("slides.pdf", ContentFile(b"%PDF-1.4\n" + b"%" * 3000 + b"\n%%EOF\n"), save=False)
    slides.save()
    publish(session)
    page = page_of(client, session).text
    facts = page.partition('<ul class="files">')[2].partition("</li>")[0]
    assert "Slides" in facts
    assert "PDF file" in facts
    assert "2.9\xa0KB" in facts


def test_the_sessions_of_the_day_lead_to_each_other_and_not_to_workshops(client, edition):
    day = make_day(edition=edition)
    first, second = [make_session(edition=edition, day=day) for _ in range(2)]
    for row in (first, second, make_workshop(edition=edition, day=day), make_session(edition=edition)):
        publish(row)
    page = page_of(client, first)
    assert page.context["previous"] is None
    assert page.context["next"].key == second.key
    page = page_of(client, second)
    assert page.context["previous"].key == first.key
    assert page.context["next"] is None
    assert f'rel="prev" href="/en/first/sessions/{first.slug}/"' in page.text


def test_the_text_to_copy_stands_on_the_page_and_is_that_of_the_text_file(client, edition):
    session = make_session(edition=edition, **both("title", "المنصات", "Platforms"))
    publish(session)
    page, twin = page_of(client, session, "ar").text, page_of(client, session, "ar", ".txt").text
    button = page.split('data-copy="')[1].split('"')[0]
    assert button == twin.rstrip("\n")
    assert button.startswith("\u200fالمنصات")
    shown = page.split('class="copy-text"')[1].split("</div>")[0]
    assert "<p>المنصات</p>" in shown
    assert f'<bdi dir="ltr">http://testserver/ar/s/{session.key}/1/</bdi>' in shown
    assert "\u200f" not in shown
    assert "\u2066" not in shown


def test_a_workshop_says_for_whom_it_is_and_what_else_is_on(client, edition):
    day = make_day(edition=edition)
    workshop = make_workshop(edition=edition, day=day, audience_only=True, capacity=20)
    other = make_workshop(edition=edition, day=day, kind="course", **both("title", "دورة", "A course"))
    for row in (workshop, other, make_session(edition=edition, day=day, **both("title", "ج", "A session"))):
        publish(row)
    page = page_of(client, workshop).text
    for shown in ["<bdi>Young people</bdi>", "For these groups only", "20 seats", "Also on this day"]:
        assert shown in page
    assert f'<a href="/en/first/workshops/{other.slug}/"><bdi>A course</bdi></a>' in page
    assert "A session" not in page


def test_a_workshop_is_at_its_own_address_alone(client, edition):
    workshop = make_workshop(edition=edition)
    publish(workshop)
    response = client.get(f"/en/first/sessions/{workshop.slug}/")
    assert (response.status_code, response.url) == (301, f"/en/first/workshops/{workshop.slug}/")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_takes_five_queries_at_any_size(client, edition, django_assert_num_queries, number):
    day = make_day(edition=edition)
    publish(day)
    people = [make_person(organisation=make_organisation()) for _ in range(number)]
    session = make_session(edition=edition, day=day, speakers=people)
    others = [make_session(edition=edition, day=day) for _ in range(number)]
    signed = [make_agreement(edition=edition, session=session) for _ in range(number)]
    for row in (*people, session, *others, *signed):
        publish(row)
    with django_assert_num_queries(5):
        page_of(client, session)


def test_a_page_is_an_agenda_until_the_session_ends_and_its_outcome_first_after(client, clock, edition):
    starts = datetime(2022, 6, 15, 8, 30, tzinfo=UTC)
    session = make_session(
        edition=edition,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        **both("abstract", "نبذة", "What it is about"),
        **both("summary", "<p>ما جرى</p>", "<p>What came of it</p>"),
    )
    publish(session)
    during = page_of(client, session).text.partition("<main")[2]
    assert during.index("What it is about") < during.index(">What came of it")
    clock.move(hours=1)
    after = page_of(client, session).text.partition("<main")[2]
    assert after.index(">What came of it") < after.index("What it is about")
    assert after.count("<h2>In brief</h2>") == 1


def test_what_runs_beside_a_session_is_named_on_its_page(client, edition):
    day = make_day(edition=edition, number=1)
    hours = [datetime(2022, 6, 14, hour, tzinfo=UTC) for hour in (7, 8, 9)]
    first, second, third = (
        make_session(edition=edition, day=day, starts_at=start, ends_at=end, title_en=f"Talk {number}")
        for number, (start, end) in enumerate([(hours[0], hours[2]), (hours[1], hours[2]), (hours[2], None)])
    )
    for session in (first, second, third):
        publish(session)
    section = page_of(client, first).text.partition("<h2>At the same time</h2>")[2].partition("</section>")[0]
    assert "Talk 1" in section
    assert "Talk 2" not in section
    assert "At the same time" not in page_of(client, third).text
