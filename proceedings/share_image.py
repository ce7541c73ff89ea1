"""The picture that a shared link shows: the site's type and colours, Arabic shaped as it should be. Pure.

Drawing needs Pillow's raqm, which joins and orders letters. Where it is missing there is no picture: letters
that stand apart, in the wrong order, are worse than none.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core import checks
from PIL import Image, ImageDraw, ImageFont, features

FONTS = settings.BASE_DIR / "static" / "fonts"
BOLD, PLAIN = "multaqa-sans-600.woff2", "multaqa-sans-400.woff2"
DESIGN = 1  # one more whenever the drawing changes: addresses hold a digest that it is part of

WIDTH, HEIGHT = SIZE = (1200, 630)
MARGIN = 76
BAND = 14
PAPER, INK, SOFT, LINE = "#fcfaf5", "#1c1914", "#5c554a", "#ded6c8"
# As in static/css/tokens.css, on paper.
ACCENTS = {
    "green": "#1f7a4f",
    "teal": "#0f6c75",
    "blue": "#1b5a9c",
    "plum": "#76397c",
    "wine": "#8c2b3d",
    "clay": "#8f4718",
}
TITLE_SIZES = (76, 68, 60, 54, 48, 42, 38)
TITLE_BOX = (186, 470)  # from and to, downwards
LEADING = 1.42
ELLIPSIS = "…"
KEPT = 128  # drawings in memory, some tens of kilobytes each


@dataclass(frozen=True)
class Words:
    text: str
    language: str


@dataclass(frozen=True)
class ShareImage:
    """What is written on it: where it belongs, what it is, its title, and who or when."""

    place: Words
    sort: Words
    title: Words
    below: Words
    accent: str
    language: str  # of the page: its start is where the lines begin

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr((DESIGN, astuple(self))).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def is_possible() -> bool:
    return bool(features.check("raqm"))


@checks.register("multaqa")
def check_shaping(**kwargs: Any) -> list[checks.CheckMessage]:
    if is_possible():
        return []
    message = "Shared links have no picture: Pillow finds no raqm, without which Arabic letters stand apart."
    return [checks.Warning(message, hint="Install FriBiDi; on Debian it is libfribidi0.", id="multaqa.W001")]


@lru_cache(maxsize=KEPT)
def drawn(image: ShareImage) -> bytes:
    """As PNG. Whoever asks has found the words public: what is kept here is found by its words alone."""
    canvas = Image.new("RGB", SIZE, PAPER)
    pen = _Pen(ImageDraw.Draw(canvas), image.language == "ar")
    accent = ACCENTS.get(image.accent, ACCENTS["green"])
    pen.brush.rectangle((0, 0, WIDTH, BAND), fill=accent)
    pen.line(image.place, 64, _font(BOLD, 32), accent)
    pen.line(image.sort, 116, _font(PLAIN, 30), SOFT)
    font, lines = _fitted(image.title)
    height = font.size * LEADING
    top = TITLE_BOX[0] + (TITLE_BOX[1] - TITLE_BOX[0] - height * len(lines)) / 2
    for number, text in enumerate(lines):
        pen.line(Words(text, image.title.language), top + number * height, font, INK)
    if image.below.text:
        pen.brush.line((MARGIN, 500, WIDTH - MARGIN, 500), fill=LINE, width=2)
        pen.line(image.below, 526, _font(PLAIN, 32), SOFT)
    out = io.BytesIO()
    canvas.save(out, "PNG", compress_level=9)
    return out.getvalue()


class _Pen:
    """Writes lines at the page's start: a text in the other language too, which keeps its own order."""

    def __init__(self, brush: ImageDraw.ImageDraw, is_rtl: bool) -> None:
        self.brush = brush
        self.is_rtl = is_rtl

    def line(self, words: Words, top: float, font: ImageFont.FreeTypeFont, colour: str) -> None:
        at = (WIDTH - MARGIN if self.is_rtl else MARGIN, top)
        anchor = "ra" if self.is_rtl else "la"
        text = _cut(words, font)
        self.brush.text(at, text, fill=colour, font=font, anchor=anchor, **_shaping(words.language))


@lru_cache(maxsize=16)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), size, layout_engine=ImageFont.Layout.RAQM)


def _shaping(language: str) -> dict[str, Any]:
    return {"direction": "rtl" if language == "ar" else "ltr", "language": language}


def _fits(text: str, language: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(text, **_shaping(language)) <= WIDTH - 2 * MARGIN


def _fitted(title: Words) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title fits; at the smallest, as many lines as there is room for."""
    font, lines, room = _font(BOLD, TITLE_SIZES[-1]), [""], 1
    for size in TITLE_SIZES:
        font = _font(BOLD, size)
        lines = list(_wrapped(title, font))
        room = int((TITLE_BOX[1] - TITLE_BOX[0]) / (size * LEADING))
        if len(lines) <= room and all(_fits(line, title.language, font) for line in lines):
            return font, lines
    kept = lines[:room]
    if len(lines) > room:
        kept[-1] = f"{kept[-1]} {ELLIPSIS}"
    return font, kept


def _wrapped(words: Words, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    line = ""
    for word in words.text.split():
        longer = f"{line} {word}".lstrip()
        if line and not _fits(longer, words.language, font):
            yield line
            longer = word
        line = longer
    yield line


def _cut(words: Words, font: ImageFont.FreeTypeFont) -> str:
    """A line that is too long ends in an ellipsis, after a whole word where it has several."""
    text = words.text
    if _fits(text, words.language, font):
        return text
    text = text.removesuffix(f" {ELLIPSIS}")
    while text and not _fits(f"{text} {ELLIPSIS}", words.language, font):
        shorter, _space, _last = text.rpartition(" ")
        text = shorter or text[:-1]
    return f"{text} {ELLIPSIS}"
