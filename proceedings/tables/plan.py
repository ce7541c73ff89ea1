"""What an import would do, row by row: what is shown before anything is saved, and what is then held to."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from proceedings.differences import Part, words_changed

MOST_SHOWN = 12  # rows that a question names
QUESTION = "question"  # the code of an error that waits for an answer and is no mistake


class Kind(models.TextChoices):
    NEW = "new", pgettext_lazy("a row of a table", "To be made")
    CHANGED = "changed", pgettext_lazy("a row of a table", "To be changed")
    SAME = "same", pgettext_lazy("a row of a table", "Left alone")
    WAITING = "waiting", pgettext_lazy("a row of a table", "Waits for your answer")
    WRONG = "wrong", pgettext_lazy("a row of a table", "To be mended")


TONES = {Kind.NEW: "good", Kind.CHANGED: "good", Kind.SAME: "plain", Kind.WAITING: "warn", Kind.WRONG: "bad"}


@dataclass(frozen=True)
class Change:
    name: str
    header: str
    language: str
    old: str
    new: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return words_changed(self.old, self.new)


@dataclass(frozen=True)
class Problem:
    """`header` and `value` as they stand in the file; both are empty where the row as a whole is wrong."""

    header: str
    value: str
    words: str


@dataclass
class Outcome:
    number: int
    name: str = ""
    kind: Kind = Kind.SAME
    identity: str = ""
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def tone(self) -> str:
        return TONES[self.kind]

    @property
    def is_new(self) -> bool:
        return self.kind == Kind.NEW


@dataclass(frozen=True)
class Choice:
    """`parts`: how the name differs from the one in the file; `detail` tells whose it is."""

    value: str
    label: str
    detail: str = ""
    parts: tuple[Part, ...] = ()


@dataclass
class Question:
    name: str
    words: str
    written: str
    choices: list[Choice]
    answer: str = ""
    rows: list[int] = field(default_factory=list)

    @property
    def where(self) -> str:
        shown = _(", ").join(str(row) for row in self.rows[:MOST_SHOWN])
        return shown + "…" * (len(self.rows) > MOST_SHOWN)


class Questions:
    """What only a person can decide. Other choices are another question: an earlier answer does not stand."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self.answers = answers
        self.asked: dict[str, Question] = {}

    def ask(self, words: str, written: str, choices: list[Choice], number: int) -> Question:
        """The question with its answer; ValidationError where it has none yet."""
        marked = json.dumps([words, written, [each.value for each in choices]])
        name = f"answer-{hashlib.sha256(marked.encode()).hexdigest()[:12]}"
        question = self.asked.setdefault(name, Question(name, words, written, choices))
        if number not in question.rows:
            question.rows.append(number)
        given = self.answers.get(name, "")
        if given not in {each.value for each in choices}:
            raise ValidationError(
                _("Answer the question about “%(name)s”.") % {"name": written}, code=QUESTION
            )
        question.answer = given
        return question


@dataclass(frozen=True)
class Plan:
    outcomes: list[Outcome]
    questions: list[Question]
    notes: list[str]

    @cached_property
    def counts(self) -> Counter:
        return Counter(outcome.kind for outcome in self.outcomes)

    @property
    def tally(self) -> list[tuple[Kind, str, int]]:
        return [(kind, TONES[kind], self.counts[kind]) for kind in Kind]

    @property
    def wrong(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.kind == Kind.WRONG]

    @property
    def open_questions(self) -> list[Question]:
        return [question for question in self.questions if not question.answer]

    @property
    def changes_nothing(self) -> bool:
        return self.counts[Kind.SAME] == len(self.outcomes)

    @property
    def is_ready(self) -> bool:
        return not (self.counts[Kind.WRONG] or self.counts[Kind.WAITING] or self.changes_nothing)

    @cached_property
    def digest(self) -> str:
        """Of everything that would be done and of what it would replace."""
        rows: list[Any] = [
            [
                row.number,
                row.kind.value,
                row.identity,
                [[change.name, change.old, change.new] for change in row.changes],
                row.notes,
            ]
            for row in self.outcomes
        ]
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


class Stale(Exception):
    """What was shown is no longer what would be done. `plan` is what would."""

    message = gettext_lazy("The desk has changed since you looked. Look at what would be done now.")

    def __init__(self, plan: Plan) -> None:
        super().__init__(self.message)
        self.plan = plan
