"""Finding the person or body that a cell names; where only the spelling differs, people are asked."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from proceedings.differences import words_changed
from proceedings.fields import clean_line
from proceedings.tables.plan import Choice, Question
from proceedings.tables.resource import Table
from proceedings.tables.rows import free_address, keep_out_of_history

from ..models import Organisation, Person
from ..names_match import ARABIC, BODY_WORDS, HONORIFICS, Name, may_be_one, signatures, without_honorifics

_ADDRESSED = re.compile(r"(?P<words>.*?)\s*\[(?P<slug>[a-z0-9-]{1,80})\]", re.DOTALL)


class Names:
    """All people, or all bodies, by whatever may name them. `table` asks, and says whether anything stays."""

    model: Any
    drop: frozenset[str]
    new_choices: tuple[str, ...] = ("new",)

    def __init__(self, table: Table) -> None:
        self.table = table
        self.by_name: dict[str, list[Any]] = defaultdict(list)
        self.by_sign: dict[tuple[str, str], list[Any]] = defaultdict(list)
        self.by_key: dict[str, Any] = {}
        self.by_slug: dict[str, Any] = {}
        self.ids: dict[int, str] = {}  # a new object's key is another at each run, so it goes by its row
        self.made: dict[str, Any] = {}
        self.slugs: dict[str, str] = {}
        for row in self.load():
            self.add(row, row.key)

    def load(self) -> list[Any]:
        return self.table.rows_of(self.model._default_manager.order_by("pk"))

    def add(self, row: Any, identity: str) -> None:
        self.ids.setdefault(row.pk, identity)
        self.by_key[row.key] = self.by_slug[row.slug] = row
        self.slugs[row.slug] = row.key
        for name in {row.name_ar, row.name_en} - {None, ""}:
            if row not in self.by_name[name]:
                self.by_name[name].append(row)
        for sign in signatures(name_of(row), self.drop):
            if row not in self.by_sign[sign]:
                self.by_sign[sign].append(row)

    def like(self, name: Name) -> list[Any]:
        """Those whose names differ from it in spelling alone."""
        near = {row.pk: row for sign in signatures(name, self.drop) for row in self.by_sign.get(sign, ())}
        return [row for row in near.values() if may_be_one(name, name_of(row), self.drop)]

    def find(self, written: str, number: int) -> Any:
        """The one that a cell names, made where the answer is to make one."""
        written = clean_line(written.replace("\n", " "))
        if found := self._addressed(written):
            return found
        bare = self.bare(written)
        exact = self.by_name.get(written) or self.by_name.get(bare) or []
        if len(exact) == 1:
            return exact[0]
        candidates = exact or self.like(Name.of(bare))
        question = self.ask(bare, candidates, number)
        if question.answer in self.new_choices:
            return self._make(bare, question)
        return self.answered(question, candidates)

    def _addressed(self, written: str) -> Any | None:
        match = _ADDRESSED.fullmatch(written)
        slug = match["slug"] if match else written
        found = self.by_slug.get(slug) or self.by_key.get(slug)
        if match and not found:
            raise ValidationError(_("Nothing on the desk has the address “%(slug)s”.") % {"slug": slug})
        return found

    def bare(self, written: str) -> str:
        return written

    def ask(
        self, written: str, candidates: Iterable[Any], number: int, new: list[Choice] | None = None
    ) -> Question:
        """`new`: what may be chosen beside the candidates, where that is not to make one here."""
        choices = [
            Choice(
                self.ids[row.pk],
                str(_name(row, written)),
                self.detail(row),
                words_changed(_name(row, written), written),
            )
            for row in candidates
        ]
        labels = zip(self.new_choices, self.new_labels(bool(choices)), strict=True)
        new = new or [Choice(value, label) for value, label in labels]
        return self.table.questions.ask(str(self.words(bool(choices))), written, choices + new, number)

    def answered(self, question: Question, candidates: Iterable[Any]) -> Any:
        return next(row for row in candidates if self.ids[row.pk] == question.answer)

    def _make(self, written: str, question: Question) -> Any:
        if question.name not in self.made:
            language = "ar" if ARABIC.search(written) else "en"
            row = self.model(
                source_language=language, **{f"name_{language}": written}, **self.given(question.answer)
            )
            row.slug = free_address(row.name_en or "", row, self.slugs)
            if self.table.dry_run:
                keep_out_of_history(row)
            else:
                self.table.saved.append(row)
            row.save(force_insert=True)
            self.made[question.name] = row
            self.add(row, question.name)
            self.table.outcome.notes.append(self.adding() % {"name": written})
        return self.made[question.name]

    def given(self, answer: str) -> dict[str, Any]:
        return {}

    def written(self, row: Any) -> str:
        """How an export names it, so that it is found again: with its address where others bear its name."""
        name = str(row)
        return name if len(self.by_name.get(name, ())) < 2 else f"{name} [{row.slug}]"

    def detail(self, row: Any) -> str:
        return ""

    def words(self, has_candidates: bool) -> Any:
        raise NotImplementedError

    def new_labels(self, has_candidates: bool) -> list[str]:
        raise NotImplementedError

    def adding(self) -> str:
        raise NotImplementedError


def name_of(row: Any) -> Name:
    return Name(ar=row.name_ar or "", en=row.name_en or "")


def _name(row: Any, written: str) -> str:
    """In the script of what it is compared with."""
    own, other = (row.name_ar, row.name_en) if ARABIC.search(written) else (row.name_en, row.name_ar)
    return own or other or ""


class People(Names):
    model = Person
    drop = HONORIFICS
    new_choices = ("new-m", "new-f")

    def load(self) -> list[Any]:
        return self.table.rows_of(
            Person.objects.select_related("organisation", "profession")
            .prefetch_related("titles")
            .order_by("pk")
        )

    def bare(self, written: str) -> str:
        return without_honorifics(written)

    def given(self, answer: str) -> dict[str, Any]:
        return {"gender": answer.removeprefix("new-")}

    def detail(self, row: Any) -> str:
        return " · ".join(str(part) for part in (row.office, row.organisation, row.slug) if part)

    def words(self, has_candidates: bool) -> Any:
        if has_candidates:
            return _("Is this the same person?")
        return _("This person is not on the desk. If the name is right, shall they be added?")

    def new_labels(self, has_candidates: bool) -> list[str]:
        if has_candidates:
            return [
                pgettext("a person", "Somebody else: add a man"),
                pgettext("a person", "Somebody else: add a woman"),
            ]
        return [
            pgettext("a person", "A new person: add a man"),
            pgettext("a person", "A new person: add a woman"),
        ]

    def adding(self) -> str:
        return _("This person is added: %(name)s")


class Bodies(Names):
    model = Organisation
    drop = BODY_WORDS

    def load(self) -> list[Any]:
        found = super().load()
        by_pk = {row.pk: row for row in found}
        for row in found:
            row.parent = by_pk.get(row.parent_id)
        return found

    def detail(self, row: Any) -> str:
        return " · ".join(str(part) for part in (row.get_kind_display(), row.parent, row.slug) if part)

    def words(self, has_candidates: bool) -> Any:
        if has_candidates:
            return _("Is this the same body?")
        return _("This body is not on the desk. If the name is right, shall it be added?")

    def new_labels(self, has_candidates: bool) -> list[str]:
        return [_("Another body: add it")]

    def adding(self) -> str:
        return _("This body is added: %(name)s")
