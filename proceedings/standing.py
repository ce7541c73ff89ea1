"""Whether an earlier version's text still stands, by what was published after it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from .differences import SAME, Part, words_changed
from .kinds import KINDS
from .models import Change, Publication
from .reading import Reading, read

STANDS, UPDATED, CORRECTED, WITHDRAWN = "stands", "updated", "corrected", "withdrawn"


@dataclass(frozen=True)
class Standing:
    """`corrections` are those that came since, the latest first; `latest` is what came last of all."""

    verdict: str
    corrections: tuple[Publication, ...] = ()
    latest: Publication | None = None

    @property
    def latest_is_other(self) -> bool:
        """The last change was no correction, so that it is told of beside those."""
        return self.latest is not None and self.latest not in self.corrections


def standing(later: Sequence[Publication], language: str) -> Standing:
    """What became of a text in a language; `later` are the versions after it, the latest first. A correction
    counts for every language, an update for those whose text it did not merely carry on."""
    corrections = tuple(row for row in later if row.change == Change.CORRECTION)
    latest = later[0] if later else None
    if any(row.change == Change.WITHDRAWAL for row in later):
        return Standing(WITHDRAWN, corrections, latest)
    if corrections:
        return Standing(CORRECTED, corrections, latest)
    changed = any(row.change != Change.MINOR and not _carries(row, language) for row in later)
    return Standing(UPDATED if changed else STANDS, (), latest)


def _carries(row: Publication, language: str) -> bool:
    return row.language_numbers.get(language, row.number) != row.number


def changes(old: Publication, reading: Reading, new: Publication) -> tuple[Part, ...] | None:
    """What differs word by word between the text that was read and today's in the same language; nothing
    where the words are the same, None where there is no text in that language today."""
    today = read(new, reading.language)
    if today.is_fallback:
        return None
    plain = KINDS[old.kind].plain
    before, after = (plain(each.content, reading.language) for each in (reading, today))
    parts = words_changed(before, after)
    return () if all(part.kind == SAME for part in parts) else parts
