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
from proceedings.models import Publication
from proceedings.names import Names, names
from proceedings.passages.marks import marks
from proceedings.passages.models import PassageMark
from proceedings.reading import read
from proceedings.site import Site
from proceedings.standing import Standing, standing

from .matching import Laid, Told, lay, put_together
from .people import called_shortly, people_of

OBJECTS, VERSIONS = 6, 12  # that are looked through: the likeliest, and of each the latest that may hold it
SAME, CHANGED, JOINED, NOTHING = "same", "changed", "joined", "nothing"
ENOUGH, LONG_RUN = 0.6, 8  # of the pasted words, or so many in a row, are no chance
_SOURCE = re.compile(r"^.*/(?:ar|en)/s/([a-z0-9]{8})/(\d{1,6})/.*$", re.MULTILINE)
_ARABIC = re.compile("[\u0621-\u064a]")

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
    row: Publication
    told: tuple[Told, ...]
    is_closed: bool


def check(words: str, site: Site) -> Verdict:
    pasted, cited = _without_source(words)
    language = (
        "ar" if len(_ARABIC.findall(pasted.text)) * 2 > len(re.findall(r"[^\W\d_]", pasted.text)) else "en"
    )
    histories = _histories(_likely(pasted, cited, site.at), site.at)
    candidates = _candidates(histories, language, site.at)
    laid = [(each, _best(pasted, each)) for each in candidates]
    best = max(laid, key=lambda pair: _rank(*pair), default=None)
    if best and best[1].is_same:
        return Verdict(SAME, (_match(best[0], best[1], histories, language),))
    if parts := _joined(pasted, candidates):
        return Verdict(JOINED, tuple(_match(each, part, histories, language) for each, part in parts))
    if best and _is_near(best[1], len(pasted.words)):
        match = _match(best[0], best[1], histories, language)
        return Verdict(CHANGED, (match,), best[1].touches_negation)
    return Verdict(NOTHING)


def _without_source(words: str) -> tuple[Told, tuple[str, ...]]:
    """The words without the line that says where they are from, and the object that this line names."""
    cited = tuple(key for key, _number in _SOURCE.findall(words))
    return Told(_SOURCE.sub("", words)), cited


def _likely(pasted: Told, cited: tuple[str, ...], at: datetime) -> dict[str, set[int]]:
    """The likeliest objects by key, each with the numbers of its versions that brought marks of the words."""
    rows = PassageMark.objects.filter(
        mark__in=marks(pasted.words), publication__in=Publication.objects.effective(at)
    )
    counted = rows.values_list("publication__key", "publication__number").annotate(Count("mark"))
    found: dict[str, set[int]] = defaultdict(set)
    points: dict[str, int] = defaultdict(int)
    for key, number, count in counted:
        found[key].add(number)
        points[key] += count
    likeliest = sorted(found, key=lambda key: (key not in cited, -points[key], key))[:OBJECTS]
    return {key: found[key] for key in likeliest} | {key: found.get(key, set()) for key in cited[:2]}


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


def _candidates(histories: dict[Identity, _History], language: str, at: datetime) -> list[_Candidate]:
    wanted = [row.pk for each in histories.values() for row in each.rows if row.number in each.chosen]
    rows = list(Publication.objects.effective(at).filter(pk__in=wanted, erased_at=None))
    readings = [(row, read(row, language)) for row in rows if language in row.language_numbers]
    contents = [reading.content for _row, reading in readings]
    today = names([ref for content in contents for ref in called_shortly(content)], at)
    closed = {row.pk for each in histories.values() for row in _closed(each.rows)}
    return [
        _Candidate(row, tuple(_told(row, reading.content, language, today)), row.pk in closed)
        for row, reading in readings
    ]


def _closed(rows: Sequence[Publication]) -> Iterable[Publication]:
    closed = False
    for row in rows:
        if closed:
            yield row
        closed = closed or row.closes_earlier


def _told(row: Publication, content: object, language: str, today: Names) -> Iterable[Told]:
    """The text in every way in which the site gave it, with the names as printed and as they are today."""
    seen = set()
    for form in (content, relabelled(content, lambda ref: today.of(ref).text if ref.key else ref.label)):
        people = tuple(people_of(form, language))
        for text in _texts(row.kind, form, language, lambda ref: today.of(ref).short):
            if text not in seen:
                seen.add(text)
                yield Told(text, people, row.key)


def _texts(kind: str, content: object, language: str, short) -> Iterable[str]:
    yield KINDS[kind].plain(content, language)
    for style in STYLES:
        manner = Manner(language, FULL, style, short)
        yield from ("\n\n".join(copied(kind, content, replace(manner, length=each))) for each in LENGTHS)
        yield from ("\n\n".join(quote) for quote in quoted(kind, content, manner))


def _best(pasted: Told, candidate: _Candidate) -> Laid:
    laid = (lay(pasted, text) for text in candidate.told)
    return max(laid, key=lambda each: (each.is_same, each.equal - len(each.differing), each.equal))


def _rank(candidate: _Candidate, laid: Laid) -> tuple:
    """The words first; of versions that have them alike the one that may be read, and of those the latest."""
    row = candidate.row
    return laid.is_same, laid.equal - len(laid.differing), not candidate.is_closed, row.public_from, row.key


def _is_near(laid: Laid, count: int) -> bool:
    return laid.equal >= max(3, ENOUGH * count) or laid.longest >= LONG_RUN


def _joined(pasted: Told, candidates: Sequence[_Candidate]) -> list[tuple[_Candidate, Laid]]:
    texts = [(each, told) for each in candidates for told in each.told]
    found = put_together(pasted, [told for _each, told in texts])
    if not found:
        return []
    first, second, cut = found
    halves = pasted.between(0, cut), pasted.between(cut, len(pasted.words))
    chosen = [texts[index] for index in (first, second)]
    return [(each, lay(Told(half), told)) for half, (each, told) in zip(halves, chosen, strict=True)]


def _match(candidate: _Candidate, laid: Laid, histories: dict[Identity, _History], language: str) -> Match:
    row = candidate.row
    history = histories[row.kind, row.key].rows
    later = [each for each in history if each.number > row.number]
    found = Match(row.kind, row.key, row.number, row.public_from, standing(later, language), language)
    if candidate.is_closed:
        closing = next(each for each in reversed(later) if each.closes_earlier)
        return replace(found, closing=closing)
    current = history[0]
    card = None if current.change == "withdrawal" else current.shown_card
    return replace(found, card=card, parts=laid.parts)
