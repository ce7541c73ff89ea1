"""A person's page: who, the office of today, and what was taken part in with the office of then."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from tests.factories import (
    both,
    make_attendance,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_profession,
    make_quote,
    make_session,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def the_person(**fields):
    return make_person(slug="raad", **both("name", "رعد الخليوي", "Raad Al-Khulaiwi") | fields)


def heading(page):
    return " ".join(page.partition("<h1")[2].partition(">")[2].partition("</h1>")[0].split())


def test_stands_under_the_titles_with_the_office_beneath(client, edition):
    body = make_organisation(slug="ministry", **both("name", "الوزارة", "The Ministry"))
    publish(body)
    publish(the_person(profession=make_profession(), organisation=body))
    page = shown(client, "/ar/people/raad/")
    assert heading(page) == '<span class="person-title">المهندس</span> <bdi>رعد الخليوي</bdi>'
    assert "أمين عام المراكز" in page
    assert 'href="/ar/organisations/ministry/"' in page


def test_with_only_a_name_reads_well(client, edition):
    publish(the_person(**both("office", "", "")))
    page = shown(client, "/en/people/raad/")
    assert heading(page) == "<bdi>Raad Al-Khulaiwi</bdi>"
    for part in ("standfirst", "Biography", "At the forums", "<img"):
        assert part not in page


def test_without_a_translation_titles_and_name_are_shown_together_as_written(client, edition):
    publish(the_person(profession=make_profession(masculine_en="")))
    shown_heading = heading(shown(client, "/en/people/raad/"))
    assert shown_heading.startswith('<bdi lang="ar" dir="rtl">')
    assert "المهندس" in shown_heading
    assert "رعد الخليوي" in shown_heading
    assert "Raad" not in shown_heading


def test_lists_what_was_taken_part_in_with_the_office_held_then(client, clock, edition):
    person = the_person()
    day = make_day(edition=edition, number=2)
    session = make_session(
        day=day, kind="paper", title_given=True, speakers=[person], **both("title", "نمو", "Growth")
    )
    publish(person)
    publish(session)
    clock.move(minutes=1)
    person.office_ar, person.office_en = "وكيل الوزارة", "Undersecretary"
    person.save()
    publish(person)
    clock.move(minutes=1)
    page = shown(client, "/en/people/raad/")
    entry = page.partition('class="entry"')[2].partition("</article>")[0]
    assert "Secretary General of the Centres" in entry
    assert "Working paper" in entry
    assert "First Forum" in entry
    assert "Day two" in entry
    assert "“Growth”" in entry, "a title that the speaker gave stands in quotation marks"
    assert "Undersecretary" in page.partition("<h1")[2].partition("</header>")[0]


def test_patronage_and_attendance_are_told_from_speaking(client, clock):
    person = the_person()
    edition = make_edition(slug="first")
    make_attendance(person=person, edition=edition, role="patron")
    day = make_day(edition=edition, number=1, dignitaries=[person])
    for desk in (person, edition, day):
        publish(desk)
    page = shown(client, "/en/people/raad/")
    assert '<p class="entry-kind">Patronage</p>' in page
    assert "Attendance" in page


def test_shows_nothing_of_what_is_not_public(client, edition):
    person = the_person()
    publish(person)
    make_session(edition=edition, speakers=[person], **both("title", "مسودة", "A draft"))
    assert "draft" not in shown(client, "/en/people/raad/")


def test_a_photo_shows_only_with_consent(client, edition):
    picture = BytesIO()
    Image.new("RGB", (40, 50), "green").save(picture, "JPEG")
    person = the_person(photo_consent=False)
    person.photo.save("raad.jpg", ContentFile(picture.getvalue()))
    publish(person)
    assert "<img" not in shown(client, "/en/people/raad/")


@pytest.mark.parametrize("count", [1, 3, 30])
def test_takes_the_same_queries_at_any_size(client, edition, count, django_assert_num_queries):
    person = the_person()
    publish(person)
    for _ in range(count):
        publish(make_session(edition=edition, speakers=[person]))
    with django_assert_num_queries(5):
        client.get("/en/people/raad/")


class TestPersonList:
    def test_names_each_with_address_and_office_in_the_order_of_names(self, client, edition):
        publish(make_person(**both("name", "بدر", "Zayd")))
        publish(make_person(profession=make_profession(), **both("name", "زيد", "Badr")))
        make_person(**both("name", "مسودة", "Draft"))
        english, arabic = shown(client, "/en/people/"), shown(client, "/ar/people/")
        assert english.index("Badr") < english.index("Zayd")
        assert arabic.index("بدر") < arabic.index("زيد")
        assert '<span class="person-title">Engineer</span>' in english
        assert "Secretary General of the Centres" in english
        assert "Draft" not in english

    def test_says_that_there_is_nobody(self, client, edition):
        assert "No participant has been published yet." in shown(client, "/en/people/")

    @pytest.mark.parametrize("count", [1, 3, 30])
    def test_takes_the_same_queries_at_any_size(self, client, edition, count, django_assert_num_queries):
        for _ in range(count):
            publish(make_person())
        with django_assert_num_queries(4):
            client.get("/en/people/")


def test_what_was_said_stands_with_the_session_it_was_said_in(client, edition):
    person, other = the_person(), make_person()
    session = make_session(edition=edition, speakers=[person, other], slug="talk")
    for speaker, verified, words in zip(
        [*session.speakers.all(), session.speakers.first()],
        [True, True, False],
        [("الحي بيت", "A house"), ("لغيره", "Another's"), ("لم يُتحقق منه", "Not verified")],
        strict=True,
    ):
        make_quote(speaker=speaker, verified=verified, **both("words", *words))
    publish(person)
    publish(session)
    page = shown(client, "/en/people/raad/")
    assert "“A house”" in page
    assert "Said in Arabic" in page
    assert "Another" not in page
    assert "Not verified" not in page
    arabic = shown(client, "/ar/people/raad/")
    assert "«الحي بيت»" in arabic
    assert "quote-note" not in arabic
