"""A ZIP that leaves while it is written. Pure: the same entries are the same bytes."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from proceedings.dates import RIYADH

LEVEL = 6
EARLIEST, LATEST = 1980, 2107  # the years that the format can tell
READABLE = 0o644 << 16


@dataclass(frozen=True)
class Entry:
    """`name` is ASCII: every program on every system shows it right. `at`: when it was last changed."""

    name: str
    at: datetime
    pieces: Iterable[bytes]


class _Outbox:
    """What was written and not sent yet. It cannot seek, so sizes follow each file instead of leading it."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        whole = b"".join(self.pieces)
        self.pieces.clear()
        return whole


def zipped(entries: Iterable[Entry]) -> Iterator[bytes]:
    """No more than a piece is held at a time. Everything is deflated: a stored file whose size follows it is
    one that some programs cannot read."""
    out = _Outbox()
    with zipfile.ZipFile(out, "w") as archive:  # type: ignore[call-overload]
        for entry in entries:
            with archive.open(_info(entry), "w") as file:
                for piece in entry.pieces:
                    file.write(piece)
                    if sent := out.taken():
                        yield sent
            yield out.taken()
    yield out.taken()


def _info(entry: Entry) -> zipfile.ZipInfo:
    local = entry.at.astimezone(RIYADH)
    year = min(max(local.year, EARLIEST), LATEST)
    info = zipfile.ZipInfo(entry.name, (year, *local.timetuple()[1:6]))
    info.compress_type, info._compresslevel = zipfile.ZIP_DEFLATED, LEVEL  # type: ignore[attr-defined]
    info.create_system, info.external_attr = 3, READABLE  # the same on whatever system it is made
    return info
