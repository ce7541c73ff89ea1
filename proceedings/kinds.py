"""What can be published. Each app registers its kinds when it starts; nothing here knows the apps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .cards import Card
from .content import File, Text


@dataclass(frozen=True)
class Compiled:
    """What one desk object would publish now: the only shape in which anything leaves the desk.

    `mentions` are (role, kind, key); `edition` is the key of the edition whose address space holds the slug;
    `together` holds it back until both languages are ready, and is no part of what is published.
    """

    content: Any
    card: Card
    slug: str
    source: str
    edition: str = ""
    day: int | None = None
    starts_at: datetime | None = None
    position: int = 0
    mentions: frozenset[tuple[str, str, str]] = frozenset()
    together: bool = False

    @property
    def title(self) -> Text:
        return self.card.title


@dataclass(frozen=True)
class Picture:
    """A photograph of a content, and the words that every rendition of it carries within itself. `use` names
    the sizes it is wanted in."""

    file: File
    use: str
    caption: Text = Text()
    alternative: Text = Text()
    credit: Text = Text()
    licence: Text = Text()


Develop = Callable[[Picture], File]  # gives the same file with its renditions


@dataclass(frozen=True)
class Kind:
    """`desk` is the desk model's label, for the admin alone; `plain` gives a content's text in a language;
    `movable` names the fields of a content whose change alone is minor: a session's time and place; `labels`
    gives the reader's word for a card's label; `is_name` where others name it, so that it may go out along
    with them; `develop` gives a content with its pictures developed.
    `linked` makes schema.org's words of a content and a Linking, where there are any for it.
    `sorts` names in the plural what readers tell apart when they search, `sort_of` says which of them a card
    is, where there are several.
    `derive` keeps rows of its own beside each version, for lists and look-ups, and takes them away where the
    version has been erased.
    `copied` gives the parts of the text that readers take away, `quoted` each quote, in the length and house
    style that a Manner names (`copying.py`)."""

    name: str
    label: Any
    content: type
    desk: str
    compile: Callable[[Any], Compiled]
    plain: Callable[[Any, str], str]
    linked: Callable[[Any, Any], Any] | None = None
    movable: frozenset[str] = frozenset()
    labels: Mapping[str, Any] = field(default_factory=dict)
    is_name: bool = False
    develop: Callable[[Any, Develop], Any] | None = None
    sorts: Mapping[str, Any] = field(default_factory=dict)
    sort_of: Callable[[Card], str] | None = None
    derive: Callable[[Any], None] | None = None
    copied: Callable[[Any, Any], list[str]] | None = None
    quoted: Callable[[Any, Any], list[list[str]]] | None = None

    def sort(self, card: Card) -> str:
        return self.sort_of(card) if self.sort_of else self.name


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    KINDS[kind.name] = kind


def derive(publication: Any) -> None:
    """What its kind keeps beside a version, in the transaction that adds or erases it."""
    if keep := KINDS[publication.kind].derive:
        keep(publication)


def related(manager: Any, *select: str, prefetch: tuple[str, ...] = ()) -> Any:
    """A desk object's lines with what they name; as they are where they were read ahead for many objects."""
    rows = manager.all()
    read_ahead = rows._result_cache is not None
    return rows if read_ahead else rows.select_related(*select).prefetch_related(*prefetch)
