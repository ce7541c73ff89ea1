import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from proceedings import images
from proceedings.images import checked


def encoded(picture, image_format, **options):
    file = BytesIO()
    picture.save(file, image_format, **options)
    return file.getvalue()


def upload(data, name="photo.jpg"):
    return SimpleUploadedFile(name, data)


def stored(data):
    return Image.open(checked(upload(data)))


def png_that_claims(width, height):
    """A few bytes that say they are an image of any size."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(("image_format", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
def test_a_photograph_is_named_by_what_it_is(image_format, suffix):
    file = checked(upload(encoded(Image.new("RGB", (8, 6), "green"), image_format), "ملف.exe"))
    assert file.name == f"image{suffix}"
    assert Image.open(file).format == image_format


def test_what_the_camera_noted_is_not_kept():
    notes = Image.Exif()
    notes[0x010E] = "SECRET-CAPTION"
    notes.get_ifd(0x8825)[29] = "SECRET-PLACE"
    data = encoded(Image.new("RGB", (8, 6)), "JPEG", exif=notes, comment=b"SECRET-COMMENT", xmp=b"SECRET-XMP")
    assert data.count(b"SECRET") == 4
    written = checked(upload(data)).read()
    assert b"SECRET" not in written
    assert not Image.open(BytesIO(written)).getexif()


def test_a_photograph_taken_sideways_stands_upright():
    notes = Image.Exif()
    notes[0x0112] = 6  # to be turned clockwise by a quarter
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste("black", (0, 0, 8, 20))
    upright = stored(encoded(picture, "PNG", exif=notes))
    assert upright.size == (20, 40)
    assert upright.getpixel((10, 2)) == (0, 0, 0)


def test_a_colour_profile_goes_and_the_colours_stay():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    written = stored(encoded(Image.new("RGB", (8, 6), (10, 200, 30)), "PNG", icc_profile=profile))
    assert "icc_profile" not in written.info
    assert written.getpixel((0, 0)) == pytest.approx((10, 200, 30), abs=2)


def test_a_profile_that_cannot_be_used_does_not_stop_the_upload():
    assert stored(encoded(Image.new("RGB", (8, 6)), "PNG", icc_profile=b"nonsense")).size == (8, 6)


@pytest.mark.parametrize(
    ("mode", "colour", "kept"),
    [
        ("RGBA", (9, 9, 9, 0), (9, 9, 9, 0)),
        ("LA", (9, 255), (9, 9, 9, 255)),
        ("L", 9, (9, 9, 9)),
        ("1", 1, (255, 255, 255)),
        ("I;16", 0x8000, (128, 128, 128)),
    ],
)
def test_every_kind_of_png_keeps_its_look(mode, colour, kept):
    assert stored(encoded(Image.new(mode, (8, 6), colour), "PNG")).getpixel((0, 0)) == kept


def test_a_printer_s_jpeg_becomes_one_for_screens():
    assert stored(encoded(Image.new("CMYK", (8, 6)), "JPEG")).mode == "RGB"


def test_a_large_photograph_is_made_smaller_and_a_small_one_is_not():
    assert stored(encoded(Image.new("L", (8000, 20)), "PNG")).size == (images.LONG_EDGE, 10)
    assert stored(encoded(Image.new("L", (80, 20)), "PNG")).size == (80, 20)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_an_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_an_image"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EOF", "not_an_image"),
        (encoded(Image.new("RGB", (8, 6)), "GIF"), "not_an_image"),
        (encoded(Image.new("RGB", (8, 6)), "TIFF"), "not_an_image"),
        (encoded(Image.effect_noise((300, 300), 50), "JPEG")[:2000], "damaged"),
        (png_that_claims(100, 100), "damaged"),
        (png_that_claims(6400, 6400), "too_many_pixels"),
        (png_that_claims(8660, 5774), "too_many_pixels"),  # fifty million: nothing of it is decoded
        (png_that_claims(10_000, 10_000), "too_many_pixels"),
        (png_that_claims(13_000, 14_000), "too_many_pixels"),
        (png_that_claims(2**31 - 1, 2**31 - 1), "too_many_pixels"),
    ],
)
def test_what_is_no_photograph_is_refused(data, code):
    with pytest.raises(ValidationError) as refusal:
        checked(upload(data))
    assert refusal.value.code == code
    assert refusal.value.messages


def test_a_file_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(images, "MAX_BYTES", 10)
    with pytest.raises(ValidationError) as refusal:
        checked(upload(encoded(Image.new("RGB", (8, 6)), "PNG")))
    assert refusal.value.code == "too_large"


def test_what_was_written_here_is_not_written_again():
    file = checked(upload(encoded(Image.new("RGB", (8, 6)), "JPEG")))
    assert checked(file) is file
