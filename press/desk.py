"""The desk's side of a composed report: what would be composed now, what changed since, and composing anew.

What a person wrote is never composed over, unless that person asks for it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from proceedings import clock
from proceedings.content import LANGUAGES, Text
from proceedings.desk.translations import gathered
from proceedings.publishing import locked
from proceedings.review import refresh
from proceedings.workflow import Refused

from .composing import Composed, DayFacts, compose_day
from .composing.plan import compose_headline
from .facts import facts_of
from .models import DayReport, Sentence

# Where a sentence stands to the facts of this moment. What is "renewed" rests on an earlier version of a
# record that has changed elsewhere since: the sentence would still be the same.
CHANGED, RENEWED, GONE = "changed", "renewed", "gone"
STALE = (CHANGED, GONE)


@dataclass(frozen=True)
class Check:
    """A sentence on the desk beside what would be composed in its place now."""

    row: Sentence
    now: Composed | None
    state: str

    @property
    def is_stale(self) -> bool:
        return self.state in STALE

    @property
    def is_half_written(self) -> bool:
        """Written by hand in one language and composed in the other: do both still say the same?"""
        return bool(self.row.slot) and len(self.row.written) == 1

    @property
    def lacks(self) -> tuple[str, ...]:
        """The language that has no words for it, where the other has."""
        empty = tuple(code for code in LANGUAGES if not getattr(self.row, f"words_{code}"))
        return empty if len(empty) == 1 else ()


def day_facts(report: DayReport, at: datetime) -> DayFacts | None:
    return facts_of(report.day.edition.key, report.day.key, at)


def checks(report: DayReport, at: datetime) -> list[Check]:
    facts = day_facts(report, at)
    now = {each.slot: each for each in compose_day(facts)} if facts else {}
    return [_check(row, now.get(row.slot)) for row in report.sentences.all()]


def _check(row: Sentence, now: Composed | None) -> Check:
    if not row.slot:
        return Check(row, None, "")
    if now is None:
        return Check(row, None, GONE)
    if not _says(row, now):
        return Check(row, now, CHANGED)
    return Check(row, now, RENEWED if row.facts.split() != list(now.facts) else "")


def _says(row: Sentence, now: Composed) -> bool:
    """Whether composing would give what it gave, in every house style."""
    own = row.composed_ar, row.composed_en, row.composed_styled
    return own == (now.words.ar, now.words.en, now.written_styled)


def compose(report: DayReport, taking: Collection[str] = (), confirming: Collection[str] = ()) -> None:
    """Compose anew from what is public now. Both are slots of sentences that were written by hand: those
    `taking` what is composed instead, and those that somebody says still hold on today's facts."""
    with locked(report) as locked_report:
        facts = day_facts(locked_report, clock.now())
        if facts is None:
            raise Refused(_("Nothing can be composed until the day and its edition are public."))
        before = list(locked_report.sentences.all())
        rows = {row.slot: row for row in before if row.slot}
        composed = compose_day(facts)
        ordered = [_renewed(each, rows, report, taking, confirming) for each in composed]
        gone = rows.keys() - {each.slot for each in composed}
        for slot in sorted(gone):
            if not (rows[slot].written or rows[slot].is_left_out):
                rows[slot].delete()
        _store(_in_order(ordered, [row for row in before if row.pk]))
        _fill_heading(locked_report, facts)
    refresh(report)
    report.refresh_from_db()


def _renewed(
    each: Composed,
    rows: dict[str, Sentence],
    report: DayReport,
    taking: Collection[str],
    confirming: Collection[str],
) -> Sentence:
    row = rows.get(each.slot)
    if row is None:
        row = Sentence(report=report, slot=each.slot, opens_paragraph=each.opens_paragraph)
    elif row.written and each.slot not in taking:
        if _says(row, each) or each.slot in confirming:
            _rest_on(row, each, keeping=row.written)
        return row
    _rest_on(row, each)
    return row


def _rest_on(row: Sentence, each: Composed, keeping: Iterable[str] = ()) -> None:
    row.facts = " ".join(each.facts)
    row.composed_styled = each.written_styled
    for code in LANGUAGES:
        own = getattr(each.words, code)
        setattr(row, f"composed_{code}", own)
        if code not in keeping:
            setattr(row, f"words_{code}", own)


def _in_order(composed: Sequence[Sentence], before: Sequence[Sentence]) -> list[Sentence]:
    """The day's order; what was added by hand stays after the sentence that it followed."""
    found: list[Sentence] = list(composed)
    for place, row in enumerate(before):
        if not any(row is each for each in found):
            at = next((found.index(other) + 1 for other in reversed(before[:place]) if other in found), 0)
            found.insert(at, row)
    return found


def _store(rows: Sequence[Sentence]) -> None:
    with gathered():
        for place, row in enumerate(rows, 1):
            row.position = place * 10
            row.save()


def _fill_heading(report: DayReport, facts: DayFacts) -> None:
    """What the report's head lacks, the day's own record tells."""
    day = facts.day.content
    heading: dict[str, Text] = {
        "headline": day.headline or compose_headline(facts),
        "dateline": day.dateline,
        "byline": day.byline,
    }
    values: dict[str, Any] = {
        f"{name}_{code}": getattr(text, code) for name, text in heading.items() for code in LANGUAGES
    }
    lacking = {name: value for name, value in values.items() if value and not getattr(report, name)}
    for name, value in lacking.items():
        setattr(report, name, value)
    if lacking:
        report.save(update_fields=list(lacking))
