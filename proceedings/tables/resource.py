"""A table as a whole: what importing a file would do, doing it, and writing it.

django-import-export runs the rows, each in a savepoint, all in one transaction.
"""

from collections import defaultdict
from collections.abc import Mapping as Answers
from typing import Any, ClassVar

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from proceedings.admin.naming import send_back
from proceedings.admin.overview import ahead_of
from proceedings.content import LANGUAGES
from proceedings.desk import Publishable, translations
from proceedings.history import because
from proceedings.review import refresh_each

from . import cells, columns
from .columns import Column
from .plan import QUESTION, Kind, Outcome, Plan, Problem, Questions, Stale
from .rows import ROW, Rows
from .sheet import Row, Sheet


class Table(Rows):
    """`touched`: the models that an import may add to and change. Columns are read in their order."""

    title: ClassVar[Any]
    explanation: ClassVar[Any] = ""
    touched: ClassVar[tuple[type[models.Model], ...]]
    asks_edition: ClassVar[bool] = False

    class Meta:
        fields = ()
        import_id_fields = ()
        use_transactions = True
        skip_diff = True
        clean_model_instances = True

    @classmethod
    def make_columns(cls) -> list[Column]:
        raise NotImplementedError

    def __init__(self, answers: Answers[str, str] | None = None, edition: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.columns = self.make_columns()
        self.fields = {column.name: column for column in self.columns}
        stems = dict.fromkeys(column.stem for column in self.columns)
        self.special = [stem for stem in stems if hasattr(self, f"fill_{stem}")]
        self.questions = Questions(answers or {})
        self.edition = edition
        self.outcomes: list[Outcome] = []
        self.saved: list[Publishable] = []
        self.dry_run = True

    # The file as a whole

    def recognised(self, row: Any) -> int:
        return columns.recognised(self.columns, row)

    def plan(self, sheet: Sheet) -> Plan:
        """What importing the sheet would do. Nothing stays."""
        return self._run(sheet, dry_run=True)

    def bring_in(self, sheet: Sheet, digest: str, reason: str) -> Plan:
        """Do it, all of it, if it is still what was shown."""
        with transaction.atomic(), because(reason):
            plan = self._run(sheet, dry_run=False)
            if plan.digest != digest or not plan.is_ready:
                raise Stale(plan)
        return plan

    def _run(self, sheet: Sheet, dry_run: bool) -> Plan:
        self.dry_run = dry_run
        self.headers: dict[str, str] = {}
        below = [[cells_of[at] for _number, cells_of in sheet.rows] for at in range(len(sheet.headers))]
        found = columns.match(sheet.headers, self.columns, below)
        self._require(found)
        data = tablib.Dataset(headers=[ROW, *(column.name for column in found.columns.values())])
        self.headers = {column.name: sheet.headers[at] for at, column in found.columns.items()}
        self.row_values = {
            number: dict(zip(self.headers, self._cells(row, found), strict=True))
            for number, row in sheet.rows
        }
        for number, _row in self.in_order(sheet.rows):
            data.append([number, *self.row_values[number].values()])
        with translations.gathered(is_kept=not dry_run):
            result = self.import_data(data, dry_run=dry_run, rollback_on_validation_errors=True)
        for error in [*result.base_errors, *(each for row in result.rows for each in row.errors)]:
            raise error.error
        for outcome, row in zip(self.outcomes, result.rows, strict=True):
            self._tell(outcome, row)
        self.outcomes.sort(key=lambda each: each.number)
        questions = sorted(self.questions.asked.values(), key=lambda each: each.rows)
        return Plan(self.outcomes, questions, [*sheet.notes, *self._notes(found)])

    def _cells(self, row: list[Any], found: columns.Mapping) -> list[Any]:
        return [row[at] for at in found.columns]

    def in_order(self, rows: list[Row]) -> list[Row]:
        return rows

    def _require(self, found: columns.Mapping) -> None:
        there = {column.stem for column in found.columns.values()}
        missing = {column.stem: column for column in reversed(self.columns) if column.required}
        lacking = [column for stem, column in missing.items() if stem not in there and "key" not in there]
        if lacking:
            raise ValidationError(
                _("The file lacks the column “%(column)s”. Its headers: %(headers)s.")
                % {
                    "column": lacking[-1].header(get_language() or LANGUAGES[0]),
                    "headers": cells.listed(
                        [*(self_header for self_header in found.unknown)]
                        or [c.header(get_language() or "ar") for c in found.columns.values()]
                    ),
                }
            )

    def _notes(self, found: columns.Mapping) -> list[str]:
        own = get_language() or LANGUAGES[0]
        notes = [
            _("The column “%(header)s” was read as “%(column)s”.")
            % {"header": header, "column": column.header(own)}
            for header, column in found.guessed
        ]
        if found.unknown:
            notes.append(
                _("These columns are not known and are not read: %(headers)s.")
                % {"headers": cells.listed(found.unknown)}
            )
        return notes

    def _tell(self, outcome: Outcome, row: Any) -> None:
        """From the library's result of a row to what people read."""
        error = row.validation_error
        if error is None:
            return
        outcome.changes = []
        outcome.kind = Kind.WAITING
        for name in sorted(error.error_dict, key=[*self.fields, NON_FIELD_ERRORS].index):
            for each in error.error_dict[name]:
                if each.code == QUESTION:
                    continue
                outcome.kind = Kind.WRONG
                for words in each.messages:
                    outcome.problems.append(self._problem(outcome.number, name, words))

    def _problem(self, number: int, name: str, words: str) -> Problem:
        column = self.fields.get(name)
        header = self.headers.get(name) or (column.header(get_language() or "ar") if column else "")
        value = self.row_values[number].get(name, "") if name != NON_FIELD_ERRORS else ""
        return Problem(header, cells.shown(value), str(words))

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        alike: dict[Any, list[int]] = defaultdict(list)
        for desk in self.saved:
            alike[desk._meta.concrete_model].append(desk.pk)
        for model, keys in alike.items():
            refresh_each(model, keys, ahead_of(model))
        send_back(*self.saved)

    # Out

    def rows_out(self, queryset: models.QuerySet, language: str) -> list[Any]:
        with override(language):
            return list(self.export(queryset))

    def get_export_headers(self, selected_fields: Any = None) -> list[str]:
        return [column.header(get_language() or LANGUAGES[0]) for column in self.get_export_fields()]

    def get_export_fields(self, selected_fields: Any = None) -> list[Column]:
        return [column for column in self.columns if not column.only_read]

    def export_field(self, field: Column, instance: Any, **kwargs: Any) -> Any:
        return self.write(field, instance)
