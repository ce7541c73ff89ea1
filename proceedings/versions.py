"""The versions of one object: in which state they leave it at a moment, and the row of the next one."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from . import clock
from .cards import Card
from .content import LANGUAGES, Text, canonical, from_data, in_languages, plain_data
from .kinds import KINDS, Compiled
from .languages import CARRY, OWN, WITHHOLD, Progress
from .models import Change, Publication
from .text import same_words
from .workflow import RecordState

SCHEMA = 1
TICK = timedelta(microseconds=1)
# Of a picture: made from it, or how it is cut. No reader finds other words or another picture for it.
OF_A_PICTURE = frozenset({"recipe", "renditions", "focus_x", "focus_y"})


@dataclass(frozen=True)
class Versions:
    """The versions of a key that were not cancelled, oldest first, seen at `now`."""

    rows: tuple[Publication, ...]
    now: datetime

    @classmethod
    def of(cls, kind: str, key: str) -> "Versions":
        """Read the rows, then the clock.

        The moment is never earlier than what is already public, even where the clock was set back: a version
        published at once has `public_from` equal to `published_at` and counts as public.
        """
        return cls._seen(Publication.objects.filter(kind=kind, key=key, cancelled_at=None).order_by("number"))

    @classmethod
    def of_each(cls, kind: str, keys: Iterable[str], *, whole: bool = False) -> dict[str, "Versions"]:
        """Those of many objects from one query, without content unless the `whole` is asked for."""
        rows: dict[str, list[Publication]] = {key: [] for key in keys}
        found = Publication.objects.filter(kind=kind, key__in=list(rows), cancelled_at=None)
        for row in (found if whole else found.cards()).order_by("number"):
            rows[row.key].append(row)
        return {key: cls._seen(versions) for key, versions in rows.items()}

    @classmethod
    def _seen(cls, found: Iterable[Publication]) -> "Versions":
        rows = tuple(found)
        now = clock.now()
        settled = [row.public_from for row in rows if row.public_from <= max(now, row.published_at)]
        return cls(rows, max([now, *(moment + TICK for moment in settled)]))

    @property
    def pending(self) -> Publication | None:
        return self.rows[-1] if self.rows and self.rows[-1].public_from > self.now else None

    @property
    def current(self) -> Publication | None:
        """The version in force at `now`, a withdrawal included."""
        settled = [row for row in self.rows if row.public_from <= self.now]
        return settled[-1] if settled else None

    @property
    def state(self) -> RecordState:
        if self.current is None:
            return RecordState.PENDING if self.pending else RecordState.NONE
        if self.current.change == Change.WITHDRAWAL:
            return RecordState.WITHDRAWN_PENDING if self.pending else RecordState.WITHDRAWN
        return RecordState.PUBLIC_PENDING if self.pending else RecordState.PUBLIC


def source_digest(compiled: Compiled) -> str:
    """What tells whether the desk differs from what was published: no salt, no version."""
    mentions = sorted(compiled.mentions)
    data = [plain_data(compiled.content), plain_data(compiled.card), compiled.slug, compiled.source, mentions]
    data.append(compiled.position)  # its place among the others is public too, and stands in no text
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def content_of(publication: Publication) -> Any:
    """The dataclass of a publication's content in all languages of that very version."""
    return from_data(publication.body["data"], KINDS[publication.kind].content)


def choose_languages(
    progress: Progress, before: Publication | None, change: str, choices: Mapping[str, str]
) -> dict[str, str]:
    """For each translation: "own" (its text goes out), "carry" (an earlier one stays, dated) or "withhold".

    `choices` are the publisher's for translations that are not ready. Corrections withhold by default.
    """
    decided = {}
    for language in progress.texts:
        had = before is not None and language in before.language_numbers
        choice = choices.get(language) or (CARRY if had and change != Change.CORRECTION else WITHHOLD)
        if progress.is_ready(language):
            decided[language] = WITHHOLD if choices.get(language) == WITHHOLD else OWN
        else:
            decided[language] = CARRY if choice == CARRY and had else WITHHOLD
    return decided


def build(
    compiled: Compiled,
    versions: Versions,
    *,
    change: str,
    note: Text = Text(),
    public_from: datetime,
    progress: Progress,
    choices: Mapping[str, str],
    by: str = "",
) -> Publication:
    """The unsaved row of the next version, its digest not yet computed."""
    before = versions.current
    number = before.number + 1 if before else 1
    decided = choose_languages(progress, before, change, choices)
    own = frozenset({compiled.source} | {language for language, choice in decided.items() if choice == OWN})
    kept = [language for language, choice in decided.items() if choice == CARRY]
    carried = {language: _carried(before, language) for language in kept if before}
    card = in_languages(compiled.card, own)
    for language in carried:
        card = _with_earlier_words(card, before, language)
    numbers = dict.fromkeys(own, number) | {language: part["number"] for language, part in carried.items()}
    return Publication(
        kind=card.kind,
        key=card.key,
        number=number,
        change=change,
        note_ar=note.ar,
        note_en=note.en,
        public_from=public_from,
        languages=canonical(numbers),
        title_ar=card.title.ar,
        title_en=card.title.en,
        **{name: getattr(compiled, name) for name in ("edition", "slug", "day", "starts_at", "position")},
        card=canonical(plain_data(card)),
        content=canonical(_body(compiled, own, carried)),
        source_digest=source_digest(compiled),
        published_by=by,
        published_at=versions.now,
    )


def tombstone(versions: Versions, by: str, note: Text = Text()) -> Publication:
    """The unsaved row that closes every version of an object, from now."""
    before = versions.current
    assert before is not None
    return Publication(
        kind=before.kind,
        key=before.key,
        edition=before.edition,
        slug=before.slug,
        number=before.number + 1,
        change=Change.WITHDRAWAL,
        note_ar=note.ar,
        note_en=note.en,
        closes_earlier=True,
        public_from=versions.now,
        languages="{}",
        card="{}",
        content="{}",
        published_by=by,
        published_at=versions.now,
    )


def _body(compiled: Compiled, own: frozenset[str], carried: Mapping[str, Any]) -> dict[str, Any]:
    """The content as it is stored: the data and its plain text in its own languages, and what was carried."""
    content = in_languages(compiled.content, own)
    plain = KINDS[compiled.card.kind].plain
    return {
        "schema": SCHEMA,
        "source": compiled.source,
        "data": plain_data(content),
        "plain": {language: plain(content, language) for language in sorted(own)},
        "carried": carried,
    }


def _carried(before: Publication, language: str) -> dict[str, Any]:
    """An earlier translation, whole, with the version and the moment it belongs to."""
    if language in before.body["carried"]:
        return before.body["carried"][language]
    content = in_languages(content_of(before), frozenset({language, before.body["source"]}))
    return {
        "number": before.number,
        "date": before.public_from.isoformat(),
        "data": plain_data(content),
        "plain": before.body["plain"][language],
    }


def _with_earlier_words(card: Card, before: Publication | None, language: str) -> Card:
    """The card with the earlier version's title and line in a carried language."""
    assert before is not None
    earlier = before.shown_card
    words = {
        field: replace(getattr(card, field), **{language: getattr(getattr(earlier, field), language)})
        for field in ("title", "line")
    }
    return replace(card, **words)


def is_minor(row: Publication, before: Publication) -> bool:
    """Whether readers would find the same words, or only times and places moved."""
    if row.language_numbers.keys() != before.language_numbers.keys():
        return False
    movable = KINDS[row.kind].movable
    new, old = (
        {name: value for name, value in publication.body["data"].items() if name not in movable}
        for publication in (row, before)
    )
    return _alike(new, old)


def _alike(new: Any, old: Any) -> bool:
    """Equal data, where a text in two languages counts as equal if its words are."""
    if isinstance(new, dict) and isinstance(old, dict):
        if new.keys() == old.keys() == set(LANGUAGES):
            return all(same_words(new[language], old[language]) for language in LANGUAGES)
        names = new.keys() - OF_A_PICTURE
        return names == old.keys() - OF_A_PICTURE and all(_alike(new[name], old[name]) for name in names)
    if isinstance(new, list) and isinstance(old, list):
        return len(new) == len(old) and all(map(_alike, new, old))
    return bool(new == old)


def seal(row: Publication) -> Publication:
    """Give a finished row its salt and digest."""
    row.salt = secrets.token_hex(16)
    row.digest = row.compute_digest()
    return row
