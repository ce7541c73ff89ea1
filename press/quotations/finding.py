"""Which versions may hold a quotation, and the verdict on it. All is read through the gates.

A version that was closed is looked through like the others, since who holds its words must be told; none of
them leave here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count

from proceedings.cards import Card
from proceedings.content import relabelled
from proceedings.copying import FULL, LENGTHS, STYLES, Manner, copied, quoted
from proceedings.differences import Part
from proceedings.kinds import KINDS
from proceedings.models import Publication, effective_at
from proceedings.names import Names, names
from proceedings.passages.marks import marks
from proceedings.passages.models import PassageMark
from proceedings.reading import Reading, read
from proceedings.search.letters import Word
from proceedings.site import Site
from proceedings.standing import Standing, standing

from .joining import put_together
from .matching import Laid, Told, lay, place
from .people import Addressed, called_shortly, people_of

OBJECTS, VERSIONS = 6, 12  # that are looked through: the likeliest, and of each the latest that may hold it
MARKS, FOUND = 96, 400  # of the words, that are asked for; versions that bring the most of them
LAID = 24  # texts, those to which most of the words point, along which they are laid
SAME, CHANGED, JOINED, NOTHING = "same", "changed", "joined", "nothing"
ENOUGH, LONG_RUN = 0.6, 8  # of the pasted words, or so many in a row, are no chance
_SOURCE = re.compile(r"^.*/(?:ar|en)/s/([a-z0-9]{8})/(\d{1,6})/.*$", re.MULTILINE)
_ARABIC, _LETTER = re.compile("[\u0621-\u064a]"), re.compile(r"[^\W\d_]")

Identity = tuple[str, str]


@dataclass(frozen=True)
class Match:
    """A version that holds the words, or nearly. `card` and `parts` are empty where it is closed."""

    kind: str
    key: str
    number: int
    when: datetime
    standing: Standing
    language: str
    card: Card | None = None
    parts: tuple[Part, ...] = ()
    closing: Publication | None = None

    @property
    def short(self) -> str:
        return f"s/{self.key}/{self.number}/"

    @property
    def sort(self) -> str:
        return str(KINDS[self.kind].label)


@dataclass(frozen=True)
class Verdict:
    kind: str
    matches: tuple[Match, ...] = ()
    touches_negation: bool = False


@dataclass(frozen=True)
class _Candidate:
    """A version, and a text of it in one language and one style."""

    row: Publication
    language: str
    told: Told
    is_closed: bool

    @property
    def rank(self) -> tuple:
        """Of texts that have the words alike one that may be read, and of those the latest."""
        return not self.is_closed, self.row.public_from, self.row.key


def check(words: str, site: Site) -> Verdict:
    pasted, cited = _without_source(words)
    histories = _histories(_likely(pasted, cited, site.at), site.at)
    candidates = _candidates(histories, _languages(pasted), site.at)
    candidates.sort(key=lambda each: each.rank, reverse=True)
    places = [(each, place(pasted, each.told)) for each in candidates]
    nearest = sorted(places, key=lambda pair: -pair[1].hits)[:LAID]
    laid = [(each, lay(pasted, each.told, found)) for each, found in nearest]
    best = max(laid, key=lambda pair: _rank(*pair), default=None)
    if best and best[1].is_same:
        return Verdict(SAME, (_match(*best, histories),))
    if parts := _joined(pasted, candidates):
        return Verdict(JOINED, tuple(_match(*part, histories) for part in parts))
    if best and _is_near(best[1], len(pasted.words)):
        return Verdict(CHANGED, (_match(*best, histories),), best[1].touches_negation)
    return Verdict(NOTHING)


def _languages(pasted: Told) -> tuple[str, ...]:
    """That of most of the letters first: where both have the same words, it is meant."""
    is_arabic = len(_ARABIC.findall(pasted.text)) * 2 > len(_LETTER.findall(pasted.text))
    return ("ar", "en") if is_arabic else ("en", "ar")


def _without_source(words: str) -> tuple[Told, tuple[str, ...]]:
    """The words without the line that says where they are from, and the object that this line names."""
    cited = tuple(key for key, _number in _SOURCE.findall(words))
    return Told(_SOURCE.sub("", words)), cited


def _likely(pasted: Told, cited: tuple[str, ...], at: datetime) -> dict[str, set[int]]:
    """The likeliest objects by key, each with the numbers of its versions that brought marks of the words."""
    # The gate stands on the joined row: SQLite would begin with every publication of a subquery.
    rows = PassageMark.objects.filter(
        effective_at(at, "publication__"), mark__in=_spread(sorted(marks(pasted.words)))
    )
    counted = rows.values_list("publication__key", "publication__number").annotate(points=Count("mark"))
    counted = counted.order_by("-points", "publication__key", "-publication__number")[:FOUND]
    found: dict[str, set[int]] = defaultdict(set)
    points: dict[str, int] = defaultdict(int)
    for key, number, count in counted:
        found[key].add(number)
        points[key] += count
    likeliest = sorted(found, key=lambda key: (key not in cited, -points[key], key))[:OBJECTS]
    return {key: found[key] for key in likeliest} | {key: found.get(key, set()) for key in cited[:2]}


def _spread(every: Sequence[int]) -> Sequence[int]:
    """Some of many, from everywhere: marks are in no order of the text, and each word has two or more."""
    return every[:: -(-len(every) // MARKS) or 1]


@dataclass(frozen=True)
class _History:
    """Every version of an object up to now, the latest first, without content; which are to be looked at."""

    rows: Sequence[Publication]
    chosen: frozenset[int]


def _histories(likely: dict[str, set[int]], at: datetime) -> dict[Identity, _History]:
    rows: dict[Identity, list[Publication]] = defaultdict(list)
    effective = Publication.objects.effective(at).filter(key__in=likely)
    for row in effective.cards().order_by("-number"):
        rows[row.kind, row.key].append(row)
    found = {}
    for (kind, key), versions in rows.items():
        readable = [row.number for row in versions if row.languages != "{}"]
        brought = [number for number in readable if number in likely[key]]
        found[kind, key] = _History(versions, frozenset([*readable[:2], *brought[:VERSIONS]]))
    return found


def _candidates(
    histories: dict[Identity, _History], languages: Sequence[str], at: datetime
) -> list[_Candidate]:
    wanted = [row.pk for each in histories.values() for row in each.rows if row.number in each.chosen]
    rows = list(Publication.objects.effective(at).filter(pk__in=wanted, erased_at=None))
    readings = [(row, read(row, code)) for code in languages for row in rows if code in row.language_numbers]
    contents = [reading.content for _row, reading in readings]
    today = names([ref for content in contents for ref in called_shortly(content)], at)
    closed = {row.pk for each in histories.values() for row in _closed(each.rows)}
    known: dict[str, list[Word]] = {}
    return [
        _Candidate(
            row,
            reading.language,
            Told(text, people, f"{row.key}/{reading.language}", known),
            row.pk in closed,
        )
        for row, reading in readings
        for text, people in _texts_of(row, reading, today)
    ]


def _closed(rows: Sequence[Publication]) -> Iterable[Publication]:
    closed = False
    for row in rows:
        if closed:
            yield row
        closed = closed or row.closes_earlier


def _texts_of(
    row: Publication, reading: Reading, today: Names
) -> Iterable[tuple[str, tuple[Addressed, ...]]]:
    """The text in every way in which the site gave it, with the names as printed and as they are today, and
    who is named in it."""
    content, language, seen = reading.content, reading.language, set()
    for form in (content, relabelled(content, lambda ref: today.of(ref).text if ref.key else ref.label)):
        people = tuple(people_of(form, language))
        for text in _texts(row.kind, form, language, lambda ref: today.of(ref).short):
            if text not in seen:
                seen.add(text)
                yield text, people


def _texts(kind: str, content: object, language: str, short) -> Iterable[str]:
    yield KINDS[kind].plain(content, language)
    for style in STYLES:
        manner = Manner(language, FULL, style, short)
        yield from ("\n\n".join(copied(kind, content, replace(manner, length=each))) for each in LENGTHS)
        yield from ("\n\n".join(quote) for quote in quoted(kind, content, manner))


def _rank(candidate: _Candidate, laid: Laid) -> tuple:
    return laid.is_same, laid.equal - len(laid.differing), *candidate.rank, laid.equal


def _is_near(laid: Laid, count: int) -> bool:
    return laid.equal >= max(3, ENOUGH * count) or laid.longest >= LONG_RUN


def _joined(pasted: Told, candidates: Sequence[_Candidate]) -> Iterable[tuple[_Candidate, Laid]]:
    found = put_together(pasted, [each.told for each in candidates])
    chosen = [(candidates[index], Told(pasted.between(part.start, part.end))) for part, index in found]
    return [(each, lay(words, each.told, place(words, each.told))) for each, words in chosen]


def _match(candidate: _Candidate, laid: Laid, histories: dict[Identity, _History]) -> Match:
    row = candidate.row
    history = histories[row.kind, row.key].rows
    later = [each for each in history if each.number > row.number]
    found = Match(
        row.kind,
        row.key,
        row.number,
        row.public_from,
        standing(later, candidate.language),
        candidate.language,
    )
    if candidate.is_closed:
        closing = next(each for each in reversed(later) if each.closes_earlier)
        return replace(found, closing=closing)
    current = history[0]
    card = None if current.change == "withdrawal" else current.shown_card
    return replace(found, card=card, parts=laid.parts)
