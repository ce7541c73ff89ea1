"""A day in one go: a ZIP of its texts in both languages, its photos, whom to ask."""

import io
import tracemalloc
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from press.archive import Entry, zipped
from proceedings.content import Text
from proceedings.publishing import withdraw
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_user,
    publish,
)
from tests.press.photos import make_photo

pytestmark = pytest.mark.django_db
AT = datetime(2022, 6, 15, 9, 0, tzinfo=UTC)
PATH = "/ar/first/press/day-2.zip"


@pytest.fixture
def day(clock):
    edition = make_edition(
        slug="first",
        **both("name", "الملتقى الأول", "First Forum"),
        **both("spokesperson", "هند العمري", "Hind Al-Omari"),
        spokesperson_phone="+966 13 123 4567",
    )
    publish(edition)
    day = make_day(edition=edition, number=2, **both("headline", "ثاني الأيام", "Second of the days"))
    publish(day)
    return day


@pytest.fixture
def session(day):
    speaker = make_person(**both("name", "سعد العمري", "Saad Al-Omari"))
    publish(speaker)
    session = make_session(
        day=day, slug="opening", speakers=[speaker], **both("title", "الافتتاح", "Opening")
    )
    make_photo(session)
    publish(session)
    return session


def fetched(client, path=PATH):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")
    return b"".join(answer.streaming_content)


def opened(client, path=PATH):
    archive = zipfile.ZipFile(io.BytesIO(fetched(client, path)))
    assert archive.testzip() is None
    return archive


def text(archive, name):
    return archive.read(name).decode("utf-8-sig")


def test_it_holds_each_text_in_both_languages_and_the_photos(client, day, session):
    publish(make_agreement(day=day, slug="mou-1", parties=[make_organisation()]))
    archive = opened(client)
    assert archive.namelist() == [
        "ar/00-about.txt",
        "en/00-about.txt",
        "ar/01-day-2.txt",
        "en/01-day-2.txt",
        "ar/02-opening.txt",
        "en/02-opening.txt",
        "photos/02-opening-1.jpg",
        "ar/03-agreement-mou-1.txt",
        "en/03-agreement-mou-1.txt",
        "photos/captions.ar.txt",
        "photos/captions.en.txt",
    ]
    assert "ملخص الجلسة" in text(archive, "ar/02-opening.txt")
    assert "What the session said" in text(archive, "en/02-opening.txt")
    assert text(archive, "en/02-opening.txt").rstrip().endswith(f"/en/s/{session.key}/1/\u2069")
    assert "الافتتاح" not in text(archive, "en/02-opening.txt")


def test_a_text_is_the_one_that_its_page_gives_to_copy(client, session):
    page = client.get("/en/first/sessions/opening.txt").content.decode()
    assert text(opened(client), "en/02-opening.txt").strip() == page.strip()


def test_photos_have_their_captions_within_and_beside_them(client, session):
    archive = opened(client)
    photo = archive.read("photos/02-opening-1.jpg")
    assert photo.startswith(b"\xff\xd8")
    assert "واس".encode() in photo
    assert text(archive, "photos/captions.en.txt") == "02-opening-1.jpg\nIn the hall · SPA\n"
    assert text(archive, "photos/captions.ar.txt") == "02-opening-1.jpg\n\u200fفي القاعة · واس\n"


def test_it_says_whom_to_ask(client, session):
    archive = opened(client)
    about = text(archive, "en/00-about.txt")
    assert "First Forum · Day two" in about
    assert "Spokesperson\nHind Al-Omari\n\u2066+966 13 123 4567\u2069" in about
    assert "هند العمري" in text(archive, "ar/00-about.txt")


def test_a_language_that_a_text_lacks_has_no_file_of_it(client, day):
    publish(make_session(day=day, slug="arabic", title_en="", summary_en="", key_points_en=""))
    names = opened(client).namelist()
    assert "ar/02-arabic.txt" in names
    assert "en/02-arabic.txt" not in names


def test_only_what_is_public_is_in_it(client, clock, day, session):
    publish(make_session(day=day, slug="later"), at=clock.moment + timedelta(hours=1), press_may_read=True)
    make_session(day=day, slug="draft")
    publish(make_session(day=make_day(edition=day.edition, number=1), slug="yesterday"))
    publish(make_session(day=day, slug="pause", kind="break"))
    before = fetched(client)
    names = " ".join(zipfile.ZipFile(io.BytesIO(before)).namelist())
    assert [slug for slug in ("later", "draft", "yesterday", "pause") if slug in names] == []
    clock.move(hours=1)
    assert "ar/03-later.txt" in opened(client).namelist()
    withdraw(session, make_user(role="publisher"), Text("سبب", "reason"))
    assert "opening" not in " ".join(opened(client).namelist())


def test_the_same_texts_are_the_same_bytes_whenever_they_are_fetched(client, clock, session):
    first = fetched(client)
    tag = client.get(PATH).headers["ETag"]
    clock.move(days=400)
    assert fetched(client) == first
    assert client.get(PATH, headers={"If-None-Match": tag}).status_code == 304
    session.title_ar = "عنوان آخر"
    session.save()
    publish(session, note=Text("تحديث", "An update"))
    assert client.get(PATH, headers={"If-None-Match": tag}).status_code == 200


def test_every_program_can_read_it(client, session):
    archive = opened(client)
    for info in archive.infolist():
        assert info.filename.isascii()
        assert info.compress_type == zipfile.ZIP_DEFLATED
        assert info.date_time[0] == 2022


@pytest.mark.parametrize(
    "path", ["/ar/first/press/day-3.zip", "/ar/none/press/day-2.zip", "/ar/first/press/day-0.zip"]
)
def test_a_day_that_is_not_there_has_none(client, session, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_it_takes_six_queries_for_up_to_fifty_texts(client, day, count, django_assert_num_queries):
    for _ in range(count):
        publish(make_session(day=day, speakers=[make_person()]))
    with django_assert_num_queries(6):
        fetched(client)


def test_no_more_than_a_piece_is_held_at_a_time():
    megabytes = 40

    def noise():
        for number in range(megabytes * 16):
            yield number.to_bytes(4, "big") * (16 * 1024)

    tracemalloc.start()
    sizes = [len(piece) for piece in zipped([Entry("large.bin", AT, noise())])]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(sizes) > 1
    assert peak < 4 * 1024 * 1024
