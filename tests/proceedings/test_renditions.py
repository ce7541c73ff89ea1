"""A published photo goes out in several sizes and formats, its words in each, each behind the gate."""

import os
import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from proceedings import renditions
from proceedings.content import Rendition, Text, files_in
from proceedings.erasure import erase
from proceedings.models import Change, Publication
from proceedings.publishing import develop_ahead, preview, withdraw
from proceedings.verification import verify
from proceedings.versions import content_of
from proceedings.workflow import Refused
from proceedings.xmp import LANG, NAMES
from tests.factories import both, make_edition, make_person, make_session, make_user, publish

pytestmark = pytest.mark.django_db
CAPTION = ("الأمير يسلّم الدروع — «ملتقى الأحياء»", "Handing out the shields")
PLACE = "SECRET-PLACE"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    renditions._made.cache_clear()
    return tmp_path


def photograph(width=1200, height=800):
    notes = Image.Exif()
    notes.get_ifd(0x8825)[29] = PLACE
    out = BytesIO()
    ground = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    ground.save(out, "JPEG", exif=notes)
    assert PLACE.encode() in out.getvalue()
    return ContentFile(out.getvalue(), "photo.jpg")


def drawing(width, height):
    """Black on nothing."""
    out = BytesIO()
    Image.new("RGBA", (width, height), (0, 0, 0, 0)).save(out, "PNG")
    return ContentFile(out.getvalue(), "drawing.png")


def with_photo(session, file=None, **fields):
    words = both("title", *CAPTION) | both("alternative", "رجال على منصة", "Men on a stage")
    words |= both("credit", "واس", "SPA") | both("licence", "يُنشر بذكر المصدر", "Credit the source")
    row = session.materials.create(kind="photo", **words | fields)
    row.image.save("photo.jpg", file or photograph())
    return row


@pytest.fixture
def session():
    edition = make_edition(slug="first")
    publish(edition)
    session = make_session(edition=edition)
    with_photo(session)
    return session


def made(version):
    return [each for each in files_in(content_of(version)) if isinstance(each, Rendition)]


def address(each):
    return f"/media/{each.sha256}/{each.name}"


def opened(client, each):
    return Image.open(BytesIO(b"".join(client.get(address(each)).streaming_content)))


def noted(image):
    """What the XMP says: name → language → words."""
    root = ElementTree.fromstring(image.info["xmp"].strip(b"\0"))
    found = {}
    for prefix in ("dc", "xmpRights", "Iptc4xmpCore", "photoshop"):
        for element in root.iter():
            if element.tag.startswith(f"{{{NAMES[prefix]}}}"):
                items = {item.get(LANG): item.text for item in element.iter(f"{{{NAMES['rdf']}}}li")}
                found[f"{prefix}:{element.tag.partition('}')[2]}"] = items or element.text
    return found


def test_a_photo_goes_out_in_two_formats_and_as_many_sizes_as_it_has(session):
    sizes = [(each.media_type, each.width, each.height) for each in made(publish(session))]
    assert sizes == [
        *(("image/avif", width, height) for width, height in ((480, 320), (960, 640), (1200, 800))),
        *(("image/webp", width, height) for width, height in ((480, 320), (960, 640), (1200, 800))),
        ("image/jpeg", 1200, 800),
    ]


def test_every_rendition_is_what_it_says_and_holds_its_words_in_both_languages(session, client):
    for each in made(publish(session)):
        image = opened(client, each)
        assert (f"image/{image.format.lower()}", image.size) == (each.media_type, (each.width, each.height))
        notes = noted(image)
        assert notes["dc:description"] == {"x-default": CAPTION[0], "ar": CAPTION[0], "en": CAPTION[1]}
        assert notes["Iptc4xmpCore:AltTextAccessibility"]["ar"] == "رجال على منصة"
        assert notes["dc:rights"]["en"] == "SPA"
        assert notes["xmpRights:UsageTerms"]["ar"] == "يُنشر بذكر المصدر"
        assert notes["photoshop:Credit"] == "واس / SPA"


def test_where_the_photo_was_taken_is_in_none_of_them(session, client):
    publish(session)
    for stored in default_storage.base_location.rglob("*.*"):
        assert PLACE.encode() not in stored.read_bytes()


def test_a_translation_that_is_not_approved_is_not_in_the_file_either(session, client):
    version = publish(session, choices={"en": "withhold"})
    assert noted(opened(client, made(version)[0]))["dc:description"].keys() == {"x-default", "ar"}


def test_a_rendition_is_served_like_every_public_file(session, client):
    each = made(publish(session))[0]
    answer = client.get(address(each))
    assert answer.headers["Content-Type"] == "image/avif"
    assert answer.headers["Cache-Control"] == "max-age=300"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Content-Disposition"].startswith("inline")


def test_under_embargo_nobody_has_them_and_after_a_withdrawal_they_are_gone(session, client, clock):
    version = publish(session, at=clock.moment.replace(year=clock.moment.year + 1))
    assert len(made(version)) == 7
    assert {client.get(address(each)).status_code for each in made(version)} == {404}
    clock.set(version.public_from)
    assert {client.get(address(each)).status_code for each in made(version)} == {200}
    clock.move(seconds=1)
    withdraw(session, make_user(), Text("سبب", "a reason"))
    assert {client.get(address(each)).status_code for each in made(version)} == {410}


def test_a_draft_and_its_preview_make_none(session, folder):
    before = sorted(folder.rglob("*.*"))
    assert made(preview(session)) == []
    assert sorted(folder.rglob("*.*")) == before


def test_a_recording_and_slides_have_none(client):
    session = make_session()
    session.materials.create(kind="recording", url="https://example.org/", **both("title", "تسجيل", "Film"))
    assert made(publish(session)) == []


def test_a_new_version_uses_what_there_is(session, monkeypatch):
    first = made(publish(session))
    monkeypatch.setattr(renditions, "_made", lambda picture: pytest.fail("made again"))
    type(session).objects.update(abstract_ar="نص آخر", abstract_en="Another text")
    assert made(publish(session)) == first


def test_other_words_make_other_files(session):
    first = made(publish(session))
    session.materials.update(credit_ar="عدسة أخرى")
    second = made(publish(session))
    assert {each.sha256 for each in first}.isdisjoint(each.sha256 for each in second)


def test_what_was_made_ahead_is_not_made_again_under_the_lock(session, monkeypatch):
    develop_ahead(session)
    monkeypatch.setattr(renditions, "_written", lambda *args: pytest.fail("made again"))
    assert len(made(publish(session))) == 7


def test_another_focus_is_a_minor_change_and_makes_no_new_files(session):
    first = made(publish(session))
    session.materials.update(focus="20 80")
    version = publish(session)
    assert version.change == Change.MINOR
    assert made(version) == first
    photo = content_of(version).materials[0].file
    assert (photo.focus_x, photo.focus_y) == (20, 80)


def test_a_picture_that_cannot_be_prepared_refuses_the_press_and_says_which(session):
    place = default_storage.path(session.materials.get().image.name)
    os.truncate(place, 2000)
    with pytest.raises(Refused, match=r"handing-out-the-shields\.jpg"):
        publish(session)
    assert not Publication.objects.filter(kind="session").exists()


def test_a_transparent_logo_stays_transparent_and_is_on_the_card(client):
    edition = make_edition(slug="first")
    edition.logo.save("logo.png", drawing(300, 100))
    version = publish(edition)
    logo = version.shown_card.image
    assert {(each.width, each.height) for each in logo.renditions} == {(240, 80), (300, 100)}
    assert opened(client, logo.renditions[0]).has_transparency_data


def test_a_transparent_photo_gets_white_behind_it_where_it_must(client):
    session = make_session()
    with_photo(session, drawing(40, 20))
    publish(session)
    large = made(Publication.objects.get(kind="session"))[-1]
    assert opened(client, large).getpixel((5, 5)) == (255, 255, 255)


def test_a_face_without_its_owner_s_consent_makes_nothing(folder):
    person = make_person(photo_consent=False)
    person.photo.save("face.jpg", photograph(400, 500))
    publish(person)
    assert len(list(folder.rglob("*.*"))) == 1


def test_a_photo_as_narrow_as_a_line_is_still_a_photo(client):
    session = make_session()
    with_photo(session, photograph(3000, 2))
    assert min(each.height for each in made(publish(session))) == 1


def test_erasing_takes_the_renditions_too(session, folder, django_capture_on_commit_callbacks):
    publish(session)
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(session.key, make_user(role="administrator"), "Order 17").files == 8
    assert list(folder.rglob("*.*")) == []
    assert verify().problem is None


def test_verifying_finds_a_rendition_that_is_gone_or_another(session, folder):
    each = made(publish(session))[0]
    assert verify().problem is None
    [place] = folder.rglob(f"{each.sha256}.avif")
    place.write_bytes(b"something else")
    assert verify().problem == f"file {each.sha256}: is not what was stored."
    place.unlink()
    assert verify().problem == f"file {each.sha256}: is missing."


def test_the_page_offers_each_size_and_keeps_the_place(session, client):
    session.materials.update(focus="20 84")
    version = publish(session)
    page = client.get(f"/ar/first/sessions/{session.slug}/").text
    avif, webp = (
        [each for each in made(version) if each.media_type == f"image/{name}"] for name in ("avif", "webp")
    )
    [offered] = re.findall(r'<source type="image/avif" srcset="([^"]+)"', page)
    assert offered == ", ".join(f"{address(each)} {each.width}w" for each in avif)
    [image] = re.findall(r"<img[^>]+>", page)
    assert f'src="{address(webp[1])}"' in image
    assert 'width="960" height="640" alt="رجال على منصة"' in image
    assert 'class="focus-x-20 focus-y-80"' in image
    assert 'loading="lazy"' in image
    assert "style=" not in image
    assert f'href="{address(made(version)[-1])}"' in page


def test_a_photo_published_before_there_were_renditions_is_shown_as_it_is(session, client, monkeypatch):
    monkeypatch.setattr(renditions, "develop", lambda row, earlier: None)
    publish(session)
    page = client.get(f"/ar/first/sessions/{session.slug}/").text
    digest = session.materials.get().image.name[3:67]
    assert re.search(rf'<img src="/media/{digest}/[^"]+" width="1200" height="800"', page)
    assert "srcset" not in page
    assert "<picture" not in page
