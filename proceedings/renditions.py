"""The sizes and formats in which the public gets a picture, made when it is published.

Each is stored under its own digest and named in the version, so the gate that serves files decides about it
as about any other file. Pillow alone makes them: a thumbnail library names its files by where they came from,
keeps them where everybody can read, and writes no notes into them.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image

from .cards import Card
from .content import File, Rendition, canonical, files_in, from_data, plain_data
from .kinds import KINDS, Picture
from .models import Publication
from .versions import content_of
from .workflow import Refused
from .xmp import packet

AVIF, WEBP, JPEG = "image/avif", "image/webp", "image/jpeg"
_OPTIONS: dict[str, dict[str, Any]] = {
    AVIF: {"format": "AVIF", "quality": 55, "speed": 9},
    WEBP: {"format": "WEBP", "quality": 76, "method": 4},
    JPEG: {"format": "JPEG", "quality": 84, "optimize": True, "progressive": True},
}
_SUFFIXES = {AVIF: ".avif", WEBP: ".webp", JPEG: ".jpg"}


@dataclass(frozen=True)
class Use:
    """`widths` of what pages show, in each format of theirs; `large` is the width of the JPEG that one opens
    or takes away."""

    widths: tuple[int, ...]
    large: int = 0


USES = {
    "photo": Use((480, 960, 1600), large=2400),
    "portrait": Use((128, 256, 512)),
    "cover": Use((640, 1280, 1920)),
    "logo": Use((240, 480)),
}
LISTED = 960
MADE_BY = 1  # to be raised where the same picture would be made otherwise


def develop(row: Publication, earlier: Iterable[Publication | None]) -> None:
    """Give the unsealed row's pictures their renditions: those of `earlier` versions where they still fit."""
    kind = KINDS[row.kind]
    if kind.develop is None:
        return
    at_hand = _at_hand(earlier)
    content = kind.develop(content_of(row), lambda picture: _developed(picture, at_hand))
    files = {file.sha256: file for file in files_in(content) if isinstance(file, File)}
    card = from_data(json.loads(row.card), Card)
    if card.image:
        row.card = canonical(plain_data(replace(card, image=_for_lists(files[card.image.sha256]))))
    row.content = canonical(row.body | {"data": plain_data(content)})
    for read_before in ("body", "shown_card"):
        row.__dict__.pop(read_before, None)


def _for_lists(file: File) -> File:
    """A card is read in every list: it holds the small renditions alone."""
    small = (each for each in file.renditions if each.width <= LISTED and each.media_type != JPEG)
    return replace(file, renditions=tuple(small))


def mentions(row: Publication) -> frozenset[tuple[str, str, str]]:
    made = (file for file in files_in(content_of(row)) if isinstance(file, Rendition))
    return frozenset(("rendition", "file", each.sha256) for each in made)


def _at_hand(rows: Iterable[Publication | None]) -> dict[tuple[str, str], File]:
    contents = (content_of(row) for row in rows if row and row.body.get("data"))
    files = (file for content in contents for file in files_in(content))
    return {(file.sha256, file.recipe): file for file in files if isinstance(file, File) and file.recipe}


def _developed(picture: Picture, at_hand: dict[tuple[str, str], File]) -> File:
    file, recipe = picture.file, _recipe(picture)
    known = at_hand.get((file.sha256, recipe))
    made = known.renditions if known else ()
    if not made or not all(default_storage.exists(_place(each)) for each in made):
        made = _made(picture)
        if not all(default_storage.exists(_place(each)) for each in made):
            _made.cache_clear()  # the store was changed behind our back
            made = _made(picture)
    return replace(file, recipe=recipe, renditions=made)


def _recipe(picture: Picture) -> str:
    use = USES[picture.use]
    texts = (picture.caption, picture.alternative, picture.credit, picture.licence)
    data = [MADE_BY, list(use.widths), use.large, [plain_data(text) for text in texts]]
    return hashlib.sha256(canonical(data).encode()).hexdigest()[:16]


def _place(each: File | Rendition) -> str:
    return f"{each.sha256[:2]}/{each.sha256}{PurePosixPath(each.name).suffix}"


@lru_cache(maxsize=256)
def _made(picture: Picture) -> tuple[Rendition, ...]:
    """Made and stored. What was made ahead of a publisher's press is not made again under the lock."""
    notes = packet(picture.caption, picture.alternative, picture.credit, picture.licence)
    use, stem = USES[picture.use], PurePosixPath(picture.file.name).stem
    try:
        with default_storage.open(_place(picture.file)) as stored:
            image = Image.open(stored, formats=["JPEG", "PNG", "WEBP"])
            wanted = max(*use.widths, use.large)
            image.thumbnail((wanted, 4 * wanted), Image.Resampling.LANCZOS)
            image.load()
        made = [
            _written(_scaled(image, width), media_type, notes, stem)
            for media_type in (AVIF, WEBP)
            for width in _fitting(use.widths, image.width)
        ]
        if use.large:
            made.append(_written(_opaque(_scaled(image, use.large)), JPEG, notes, f"{stem}-large"))
    except Exception as error:  # encoders, decoders and disks raise whatever they like
        raise Refused(
            _("The picture “%(name)s” could not be prepared for the public pages. Upload it again.")
            % {"name": picture.file.name}
        ) from error
    return tuple(made)


def _fitting(widths: tuple[int, ...], most: int) -> list[int]:
    """The widths that the picture has: none is made larger than it is."""
    return sorted({min(width, most) for width in widths})


def _scaled(image: Image.Image, width: int) -> Image.Image:
    if width >= image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _opaque(image: Image.Image) -> Image.Image:
    """JPEG knows no transparency: what shows through is white."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")


def _written(image: Image.Image, media_type: str, notes: bytes, stem: str) -> Rendition:
    out = BytesIO()
    options: dict[str, Any] = {**_OPTIONS[media_type], **({"xmp": notes} if notes else {})}
    image.save(out, **options)
    suffix = _SUFFIXES[media_type]
    place = PurePosixPath(default_storage.save(f"rendition{suffix}", ContentFile(out.getvalue())))
    name = f"{stem}{suffix}" if stem.endswith("-large") else f"{stem}-{image.width}{suffix}"
    return Rendition(place.stem, name, media_type, len(out.getvalue()), image.width, image.height)
