"""What outlets carry away: texts in one language, frozen. Feeds and files are built from these alone."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to a text; `caption`, `credit` and `licence` are those of a photo."""

    address: str
    media_type: str
    size: int
    title: str = ""
    width: int = 0
    height: int = 0
    caption: str = ""
    credit: str = ""
    licence: str = ""

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


@dataclass(frozen=True)
class Named:
    """A person, a body or a topic that a text names; `address` is empty where it has no page."""

    name: str
    role: str = ""
    address: str = ""


@dataclass(frozen=True)
class Item:
    """One text as it stands at a moment, in one language.

    `id` stays the same through corrections and moves; `permanent` is the address of this very version.
    `first` is when the object was first published, `changed` when its text in this language last was, and
    `created` when this version was. `note` says what a correction or an update changed, or why it is gone.
    `embargoed_until` is set where accredited press reads it before that moment, and nowhere else.
    """

    kind: str
    key: str
    id: str
    address: str
    permanent: str
    number: int
    change: str
    language: str
    title: str
    sort: str
    html: str
    text: str
    first: datetime
    changed: datetime
    created: datetime
    summary: str = ""
    note: str = ""
    digest: str = ""
    place: str = ""
    authors: tuple[Named, ...] = ()
    people: tuple[Named, ...] = ()
    bodies: tuple[Named, ...] = ()
    topics: tuple[Named, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    is_withdrawn: bool = False
    embargoed_until: datetime | None = None


@dataclass(frozen=True)
class Feed:
    """The latest texts of an edition in one language, the last changed first. `source` is the file's own
    address, `address` that of the page which shows the same; `disclaimer` is the edition's own word on what
    these texts are."""

    title: str
    subtitle: str
    address: str
    source: str
    language: str
    publisher: Named
    icon: str = ""
    disclaimer: str = ""
    items: tuple[Item, ...] = ()
