"""The image that a shared link shows: drawn of what is public, and of nothing else."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from proceedings import share_image
from proceedings.content import Text
from proceedings.publishing import withdraw
from proceedings.share_image import ShareImage, Words, drawn
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_page,
    make_person,
    make_session,
    make_speaker,
    make_user,
    publish,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not share_image.is_possible(), reason="Pillow finds no raqm"),
]
FOUND = re.compile(r'<meta property="og:image" content="http[^"]*?(/(?:ar|en)/s/[^"]+\.png)">')
LONG = "جلسة طويلة العنوان جدًا تستعرض تجارب المشاركة المجتمعية " * 8


@pytest.fixture
def edition():
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


@pytest.fixture
def said(monkeypatch):
    """What is drawn, in the order of asking."""
    images = []
    monkeypatch.setattr("proceedings.views.drawn", lambda image: images.append(image) or drawn(image))
    return images


def address(client, path):
    (found,) = FOUND.findall(client.get(path).text)
    return found


def test_a_sessions_image_says_where_and_what_it_is_and_who_speaks(client, edition, said):
    speaker = make_person(slug="someone", **both("name", "سعيد أحمد", "Saeed Ahmad"))
    publish(speaker)
    session = make_session(edition=edition, slug="opening", **both("title", "جلسة الافتتاح", "Opening"))
    make_speaker(session=session, person=speaker)
    publish(session)
    for language in ("ar", "en"):
        answer = client.get(address(client, f"/{language}/first/sessions/opening/"))
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Cache-Control"] == "max-age=300"
        assert Image.open(BytesIO(answer.content)).size == (1200, 630)
    arabic, english = said
    assert arabic.place == Words("الملتقى الأول", "ar")
    assert arabic.title == Words("جلسة الافتتاح", "ar")
    assert "سعيد أحمد" in arabic.below.text
    assert (english.title.text, english.place.text) == ("Opening", "First Forum")
    speaker.name_ar = "سعيد الأحمد"
    speaker.save()
    publish(speaker, change="correction", note=Text("تصحيح", "Corrected"))
    client.get(address(client, "/ar/first/sessions/opening/"))
    assert "سعيد الأحمد" in said[-1].below.text


def test_every_sort_of_page_has_one_and_a_list_its_editions(client, edition, django_assert_max_num_queries):
    publish(make_day(edition=edition, number=2))
    publish(make_agreement(edition=edition, slug="pact"))
    publish(make_person(slug="someone"))
    publish(make_organisation(slug="amanah"))
    publish(make_page(slug="privacy"))
    paths = ["first/", "first/day-2/", "agreements/pact/", "people/someone/", "organisations/amanah/"]
    found = [address(client, f"/en/{path}") for path in [*paths, "pages/privacy/"]]
    assert len(set(found)) == 6
    for path in found:
        with django_assert_max_num_queries(3):  # the editions, the record, the names on it
            assert client.head(path).status_code == 200
    assert address(client, "/en/first/programme/") == address(client, "/en/") == found[0]


def test_an_earlier_images_address_leads_to_todays(client, edition):
    session = make_session(edition=edition, slug="opening")
    publish(session)
    before = address(client, "/ar/first/sessions/opening/")
    session.title_ar = "عنوان مصحح"
    session.save()
    publish(session, change="correction", note=Text("تصحيح", "Corrected"))
    after = address(client, "/ar/first/sessions/opening/")
    assert after != before
    assert client.get(before).headers["Location"] == after


def test_there_is_none_of_what_is_not_public(client, edition, said):
    session = make_session(edition=edition, slug="opening")
    publish(session)
    public = address(client, "/ar/first/sessions/opening/")
    embargoed = make_session(edition=edition, slug="later")
    publish(embargoed, at=timezone.now() + timedelta(days=1))
    draft = make_session(edition=edition, slug="draft")
    for row in (embargoed, draft):
        assert client.get(public.replace(session.key, row.key)).status_code == 404
    withdraw(session, make_user(role="publisher"), Text("سبب", "reason"))
    assert client.get(public).status_code == 410
    assert said == []


def test_the_words_under_embargo_are_not_drawn(client, edition, said):
    session = make_session(edition=edition, slug="opening", title_ar="عنوان معلن")
    publish(session)
    session.title_ar = "عنوان محظور"
    session.save()
    publish(session, at=timezone.now() + timedelta(days=1), change="update", note=Text("خبر", "News"))
    client.get(address(client, "/ar/first/sessions/opening/"))
    assert [image.title.text for image in said] == ["عنوان معلن"]


def image(title, language="ar", **other):
    words = {"place": "ملتقى", "sort": "جلسة", "below": ""} | other
    return ShareImage(
        title=Words(title, language),
        accent="green",
        language=language,
        **{name: Words(text, language) for name, text in words.items()},
    )


def test_the_same_words_are_the_same_bytes():
    first = drawn(image("جلسة"))
    drawn.cache_clear()
    assert drawn(image("جلسة")) == first != drawn(image("جلسات"))


@pytest.mark.parametrize("title", [LONG, "م" * 400, "Capacity Building وبناء القدرات " * 12])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_title_is_written_over_the_edge(title, language):
    """Nothing but paper and the band stands in the margins."""
    made = Image.open(BytesIO(drawn(image(title, language, below=title)))).convert("RGB")
    for left in (0, share_image.WIDTH - 70):
        margin = made.crop((left, share_image.BAND + 1, left + 70, share_image.HEIGHT))
        assert margin.getcolors() == [(margin.width * margin.height, (252, 250, 245))]


def test_arabic_letters_are_joined():
    """«سلام» is narrower than its letters set apart, which is how it comes out unshaped."""
    font = share_image._font(share_image.BOLD, 60)
    apart = sum(font.getlength(letter, direction="rtl", language="ar") for letter in "سلام")
    assert font.getlength("سلام", direction="rtl", language="ar") < 0.85 * apart
