"""The frozen shapes that published content is made of, and their canonical JSON.

A publication's content is a tree of frozen dataclasses. It is written once as canonical text and read
back for ever: fields are only ever added, each with a default, and unknown names are ignored.
"""

import dataclasses
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar, NamedTuple, TypeVar

from cattrs import Converter

LANGUAGES = ("ar", "en")
T = TypeVar("T")


class Origin(NamedTuple):
    """The field of a desk row that a text was compiled from: its model's label, its primary key, its name."""

    model: str
    row: int
    field: str


@dataclass(frozen=True)
class Text:
    """One piece of text in both languages; a missing language is an empty string."""

    ar: str = ""
    en: str = ""
    # Known while it is being compiled; no part of the text: it is neither compared nor stored.
    origin: ClassVar[Origin | None] = None

    def __bool__(self) -> bool:
        return bool(self.ar or self.en)

    def in_language(self, language: str) -> tuple[str, str]:
        """The text to show to a reader of `language`, and the language it is in."""
        own = getattr(self, language)
        if own or not self:
            return own, language
        other = next(code for code in LANGUAGES if getattr(self, code))
        return getattr(self, other), other

    def only(self, languages: frozenset[str]) -> "Text":
        return Text(**{code: getattr(self, code) for code in languages})

    def lines(self, language: str) -> list[tuple[str, str]]:
        """Each non-empty line as (text, language): how lists are stored."""
        text, shown = self.in_language(language)
        return [(line.strip(), shown) for line in text.splitlines() if line.strip()]

    @classmethod
    def of(cls, row: Any, field: str) -> "Text":
        """The two language columns of a desk model's translated field."""
        text = cls(**{code: getattr(row, f"{field}_{code}") or "" for code in LANGUAGES})
        return text.from_desk(Origin(row._meta.concrete_model._meta.label_lower, row.pk, field))

    def from_desk(self, origin: Origin | None) -> "Text":
        object.__setattr__(self, "origin", origin)
        return self


@dataclass(frozen=True)
class Ref:
    """A named thing elsewhere: its key, and its name as printed when this was published.

    An empty kind or key means that the thing has no record of its own (a room, an audience).
    """

    kind: str = ""
    key: str = ""
    label: Text = Text()


@dataclass(frozen=True)
class Rendition:
    """A picture in one of its sizes and formats: a file of its own, served like any other."""

    sha256: str
    name: str
    media_type: str
    size: int
    width: int
    height: int


@dataclass(frozen=True)
class File:
    """A public file: served under its digest while a publication mentions it. `size` in bytes,
    `width` and `height` in pixels (0 where it is not an image). What must stay in sight where a picture is
    cut is `focus_x` from its left edge and `focus_y` from its top, in hundredths; `recipe` tells what the
    renditions were made from."""

    sha256: str
    name: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0
    focus_x: int = 50
    focus_y: int = 50
    recipe: str = ""
    renditions: tuple[Rendition, ...] = ()

    def in_format(self, media_type: str) -> list[Rendition]:
        """The renditions in one format, the narrowest first."""
        return [each for each in self.renditions if each.media_type == media_type]


converter = Converter(forbid_extra_keys=False)
converter.register_unstructure_hook(datetime, lambda moment: moment.astimezone(UTC).isoformat())
converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
converter.register_unstructure_hook(date, lambda day: day.isoformat())
converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))


def plain_data(value: Any) -> Any:
    """Dataclasses as JSON-ready dicts, lists, strings, integers and booleans."""
    return converter.unstructure(value)


def from_data(data: Any, shape: type[T]) -> T:
    return converter.structure(data, shape)


def canonical(data: Any) -> str:
    """JSON with one spelling: sorted names, no spaces, real characters, no floats.

    Kept as text because databases respell numbers in their own JSON types.
    """
    _refuse_floats(data)
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _refuse_floats(data: Any) -> None:
    if isinstance(data, float):
        raise TypeError("Published content holds no floats: their spelling differs between systems.")
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list | tuple):
        for item in data:
            _refuse_floats(item)


def own_texts(value: Any) -> Iterator[Text]:
    """Every text of a content tree except other records' names, which have translations of their own."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from own_texts(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Ref | type):
        for field in dataclasses.fields(value):
            yield from own_texts(getattr(value, field.name))


def refs_in(value: Any) -> Iterator[Ref]:
    """Every named thing of a content tree that has a record of its own."""
    if isinstance(value, Ref):
        if value.kind and value.key:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from refs_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Text | type):
        for field in dataclasses.fields(value):
            yield from refs_in(getattr(value, field.name))


def files_in(value: Any) -> Iterator[File | Rendition]:
    """Every file of a content tree, the renditions of each after it."""
    if isinstance(value, File):
        yield value
        yield from value.renditions
    elif isinstance(value, tuple):
        for item in value:
            yield from files_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from files_in(getattr(value, field.name))


def relabelled(value: T, label: Callable[[Ref], Text]) -> T:
    """The same tree with the names of other records as `label` gives them."""
    if isinstance(value, Ref):
        return dataclasses.replace(value, label=label(value))
    if isinstance(value, tuple):
        return tuple(relabelled(item, label) for item in value)  # type: ignore[return-value]
    if dataclasses.is_dataclass(value) and not isinstance(value, Text | type):
        changed = {f.name: relabelled(getattr(value, f.name), label) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    return value


def in_languages(value: T, languages: frozenset[str]) -> T:
    """The same tree with every text reduced to `languages`."""
    if isinstance(value, Text):
        return value.only(languages)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(in_languages(item, languages) for item in value)  # type: ignore[return-value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: in_languages(getattr(value, f.name), languages) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    return value
