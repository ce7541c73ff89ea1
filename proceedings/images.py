"""Photographs as they are uploaded: decoded, turned upright and written anew: only the picture is kept."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 40_000_000
LONG_EDGE = 4000
MEDIA_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}

# A telephone's JPEG with a second picture inside is "MPO" to Pillow; its first picture is the photograph.
_SUFFIXES = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_IN_SCAN = {b"\0", *(bytes([marker]) for marker in range(0xD0, 0xD8))}
_OPTIONS: dict[str, dict[str, Any]] = {
    ".jpg": {"format": "JPEG", "quality": 90, "optimize": True, "progressive": True},
    ".png": {"format": "PNG", "optimize": True},
    ".webp": {"format": "WEBP", "quality": 90, "method": 4},
}


class CheckedImage(ContentFile):
    """The bytes that this module wrote: they need no second check."""


def checked(file) -> CheckedImage:
    """The photograph as it is stored; ValidationError says what is wrong with the upload."""
    if isinstance(file, CheckedImage):
        return file
    if file.size > MAX_BYTES:
        raise ValidationError(
            _("The image takes %(size)s. The most is %(limit)s."),
            code="too_large",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(MAX_BYTES)},
        )
    file.seek(0)
    image = _opened(file)
    suffix = _SUFFIXES[image.format or ""]
    try:
        picture = _upright(image)
        written = BytesIO()
        picture.save(written, **_OPTIONS[suffix])
    except Exception as error:  # decoders raise whatever they like on damaged data
        raise _damaged() from error
    return CheckedImage(written.getvalue(), name=f"image{suffix}")


def _opened(file) -> Image.Image:
    """The image with its header read: nothing is decoded before its size is known."""
    try:
        image = Image.open(file, formats=["JPEG", "PNG", "WEBP"])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise ValidationError(
            _("This is not a JPEG, PNG or WebP image, whatever its name says."), code="not_an_image"
        ) from error
    except Exception as error:  # as above
        raise _damaged() from error
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels()
    return image


def _upright(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    image.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
    picture = ImageOps.exif_transpose(image)
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    picture = _in_srgb(picture, profile, mode)
    # A new image has no notes at all: no EXIF, place, comment, text chunk or colour profile.
    bare = Image.new(mode, picture.size)
    bare.paste(picture)
    return bare


def _in_srgb(picture: Image.Image, profile: bytes | None, mode: str) -> Image.Image:
    if picture.mode.startswith("I"):  # 16 bits of grey, which convert() would cut off at 255
        picture = picture.point(lambda level: level / 256).convert("L")
    elif picture.mode not in ("CMYK", "L"):
        picture = picture.convert(mode)
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, source, srgb, outputMode=mode)
            return converted or picture  # it is None only where a picture is changed in place
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that cannot be used: the numbers are taken as they stand
    return picture.convert(mode)


def is_bare(data: bytes) -> bool:
    """Whether the bytes are a picture alone, as `checked` writes them: no notes in it, nothing after it."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        chunks = _parts(data, 8, lambda at: (data[at + 4 : at + 8], 12 + int.from_bytes(data[at : at + 4])))
        return chunks[-1:] == [b"IEND"] and set(chunks) <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        chunks = _parts(data, 12, lambda at: (data[at : at + 4], 8 + _even(data[at + 4 : at + 8])))
        return len(data) == 8 + _even(data[4:8]) and set(chunks) <= {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
    return data[:2] == b"\xff\xd8" and _is_bare_jpeg(data)


def _even(size: bytes) -> int:
    return (int.from_bytes(size, "little") + 1) // 2 * 2


def _parts(data: bytes, at: int, part: Callable[[int], tuple[bytes, int]]) -> list[bytes]:
    """The names of the parts that follow each other to the very end; one that goes past it is no name."""
    names = []
    while at < len(data):
        name, size = part(at)
        names.append(name if at + size <= len(data) else b"")
        at += size
    return names


def _is_bare_jpeg(data: bytes) -> bool:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        # JFIF's own header says how large a pixel is; every other note is one too many.
        is_plain = marker == 0xE0 and data[at + 2 : at + 9] == b"\0\x10JFIF\0"
        if not is_plain and (0xE0 <= marker <= 0xEF or marker == 0xFE):
            return False
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == 0xDA:
            at = _after_scan(data, at)
    return data[at:] == b"\xff\xd9"


def _after_scan(data: bytes, at: int) -> int:
    """Where the next marker stands: in a scan FF is followed by 00, or by the number of a restart."""
    while (at := data.find(b"\xff", at)) >= 0 and data[at + 1 : at + 2] in _IN_SCAN:
        at += 2
    return at if at >= 0 else len(data)


def dimensions(file) -> tuple[int, int]:
    with Image.open(file, formats=["JPEG", "PNG", "WEBP"]) as image:
        return image.size


def _damaged() -> ValidationError:
    return ValidationError(_("The image is damaged or incomplete: it cannot be read."), code="damaged")


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("The image has more than %(limit)d million pixels. Please make it smaller."),
        code="too_many_pixels",
        params={"limit": MAX_PIXELS // 1_000_000},
    )
