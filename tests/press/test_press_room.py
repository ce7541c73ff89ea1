"""The press room of an edition: the latest first, whom to ask, what may be taken away."""

import re

import pytest

from proceedings.content import Text
from proceedings.publishing import withdraw
from tests.factories import (
    both,
    make_day,
    make_edition,
    make_notice,
    make_person,
    make_session,
    make_track,
    make_user,
    make_workshop,
    publish,
)
from tests.press.photos import make_photo

pytestmark = pytest.mark.django_db
NOTE = Text("صُحح الرقم", "The figure was corrected")
CONTACTS = {
    **both("press_office", "المكتب الإعلامي للملتقى", "The forum's press office"),
    "press_email": "press@forum.example",
    "press_phone": "+966 13 123 4567",
    **both("spokesperson", "الأستاذة هند العمري", "Ms. Hind Al-Omari"),
    **both("spokesperson_office", "المتحدثة باسم الملتقى", "Spokeswoman of the forum"),
    **both("embargo_terms", "لا يُنشر قبل موعده", "Nothing is published before its time"),
    **both("disclaimer", "ملخصات وليست سجلًا رسميًا", "Summaries, not an official record"),
}
TITLE = re.compile(r'<h3 class="entry-title"><a href="([^"]+)">(?:<bdi>)?([^<]+)')


@pytest.fixture
def edition(clock):
    edition = make_edition(
        slug="first", is_current=True, **both("name", "الملتقى الأول", "First Forum"), **CONTACTS
    )
    put_out(clock, edition)
    return edition


def put_out(clock, desk, **request):
    publish(desk, **request)
    clock.move(minutes=1)
    return desk


def room(client, language="ar", query=""):
    answer = client.get(f"/{language}/first/press/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def listed(page):
    return [title for _path, title in TITLE.findall(page)]


def test_what_changed_last_stands_first_and_says_what_became_of_it(client, clock, edition):
    session = put_out(clock, make_session(edition=edition, title_ar="الجلسة"))
    put_out(clock, make_notice(edition=edition, words_ar="تنبيه"))
    assert listed(room(client)) == ["تنبيه", "الجلسة", "الملتقى الأول"]
    session.title_ar = "الجلسة مصححة"
    session.save()
    put_out(clock, session, change="correction", note=NOTE)
    page = room(client)
    assert listed(page)[0] == "الجلسة مصححة"
    assert '<span class="version-change is-correction">تصحيح</span>' in page
    assert NOTE.ar in page


def test_what_was_withdrawn_is_told_without_a_word_of_it(client, clock, edition):
    session = put_out(clock, make_session(edition=edition, title_ar="ما سُحب", slug="gone"))
    withdraw(session, make_user(role="publisher"), Text("نُشر قبل موعده", "Too early"))
    page = room(client)
    assert TITLE.findall(page)[0][0] == f"/ar/s/{session.key}/"
    assert "نُشر قبل موعده" in page
    assert "ما سُحب" not in page
    assert client.get(f"/ar/s/{session.key}/").status_code == 410


def test_each_filter_says_how_many_it_leaves_and_leaves_them(client, clock, edition):
    track = make_track(edition=edition, slug="youth", **both("name", "الشباب", "Youth"))
    put_out(clock, make_session(edition=edition, title_ar="جلسة الشباب", tracks=[track]))
    put_out(clock, make_workshop(edition=edition, title_ar="ورشة"))
    put_out(
        clock,
        make_session(
            edition=edition, title_ar="بالعربية وحدها", title_en="", summary_en="", key_points_en=""
        ),
    )
    page = room(client)
    assert re.search(r'href="\?track=youth"[^>]*><bdi>الشباب</bdi> <span class="choices-count">1<', page)
    assert re.search(r'href="\?language=en"[^>]*><bdi>الإنجليزية</bdi> <span class="choices-count">3<', page)
    assert listed(room(client, query="?track=youth")) == ["جلسة الشباب"]
    assert listed(room(client, query="?kind=workshop")) == ["ورشة"]
    assert "بالعربية وحدها" not in listed(room(client, query="?language=en"))
    assert listed(room(client, query="?kind=agreement")) == []
    assert '<meta name="robots" content="noindex">' in room(client, query="?kind=workshop")


def test_a_day_has_its_part_with_its_files(client, clock, edition):
    days = [put_out(clock, make_day(edition=edition, number=number)) for number in (1, 2)]
    for day, title in zip(days, ("الأولى", "الثانية"), strict=True):
        put_out(clock, make_session(day=day, title_ar=title))
    page = room(client, query="?day=2")
    assert listed(page) == ["الثانية", "يوم الافتتاح"]
    assert "المركز الإعلامي: اليوم الثاني" in page
    assert 'href="/ar/first/press/day-2.zip"' in page
    assert 'href="/ar/first/press/day-1.zip"' not in page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_says_whom_to_ask_and_on_what_terms(client, edition, language):
    page = room(client, language)
    words = [value for name, value in CONTACTS.items() if name.endswith(f"_{language}")]
    shown = page.replace("&#x27;", "'")
    assert [word for word in words if word not in shown] == []
    assert '<a href="mailto:press@forum.example"><bdi dir="ltr">press@forum.example</bdi></a>' in page
    assert '<a href="tel:+966131234567"><bdi dir="ltr">+966 13 123 4567</bdi></a>' in page


def test_without_contacts_nothing_stands_in_their_place(client, clock):
    put_out(clock, make_edition(slug="first"))
    page = room(client, "en")
    assert "Whom to ask" not in page
    assert "Terms of embargo" not in page


def test_every_page_of_the_edition_leads_to_it_and_it_to_the_files(client, clock, edition):
    assert 'href="/ar/first/press/"' in client.get("/ar/first/programme/").content.decode()
    page = room(client)
    for name in ("feed.atom", "feed.json", "ninjs.json"):
        assert f'href="/ar/first/{name}"' in page


def test_photos_are_there_in_full_with_caption_and_credit_inside(client, clock, edition):
    session = make_session(edition=edition, title_ar="المصورة")
    make_photo(session)
    put_out(clock, session)
    put_out(clock, make_session(edition=edition))
    for page in (room(client), client.get("/ar/first/press/photos/").content.decode()):
        (path,) = re.findall(r'<a href="(/media/[^"]+)" download>', page)
        assert "في القاعة" in page
        data = b"".join(client.get(path).streaming_content)
        assert data.startswith(b"\xff\xd8")
        for said in ("في القاعة", "In the hall", "واس", "SPA"):
            assert said.encode() in data


def test_the_photos_of_a_day(client, clock, edition):
    for number in (1, 2):
        day = put_out(clock, make_day(edition=edition, number=number))
        session = make_session(day=day, title_ar=f"جلسة اليوم {number}")
        make_photo(session, green=number)
        put_out(clock, session)
    page = client.get("/ar/first/press/photos/?day=2").content.decode()
    assert "جلسة اليوم 2" in page
    assert "جلسة اليوم 1" not in page
    assert client.get("/ar/first/press/photos/?day=3").status_code == 400


def test_a_long_list_has_pages(client, clock, edition):
    for _ in range(31):
        put_out(clock, make_notice(edition=edition))
    assert len(listed(room(client))) == 30
    assert len(listed(room(client, query="?page=2"))) == 2


@pytest.mark.parametrize("count", [1, 30])
def test_it_takes_five_queries_at_any_size(client, clock, edition, count, django_assert_num_queries):
    for _ in range(count):
        speaker = make_person()
        session = make_session(edition=edition, speakers=[speaker])
        publish(speaker)
        publish(session)
    session.title_ar = "عنوان آخر"
    make_photo(session)
    publish(session, note=NOTE)
    with django_assert_num_queries(5):
        assert len(listed(room(client))) == min(count + 1, 30)


@pytest.mark.parametrize("count", [1, 13])
def test_the_photos_take_four_queries_at_any_size(client, edition, count, django_assert_num_queries):
    for number in range(count):
        session = make_session(edition=edition, speakers=[make_person()])
        make_photo(session, green=number)
        publish(session)
    with django_assert_num_queries(4):
        assert client.get("/ar/first/press/photos/").status_code == 200
