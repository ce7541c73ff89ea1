"""One row of a table: read, its object found, filled, checked and saved; or it is told why not."""

from itertools import chain
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from import_export.resources import ModelResource
from modeltranslation.translator import translator

from proceedings.content import LANGUAGES
from proceedings.desk import Publishable

from . import cells
from .columns import Column
from .plan import Change, Kind, Outcome
from .values import EMPTY

ROW = " row"  # the number a row bears in its file; no header can be this


class Rows(ModelResource):
    """What django-import-export asks for each row. Its own comparison of values is not used: it writes HTML
    with inline styles, and compares what has not been cleaned yet."""

    columns: list[Column]
    headers: dict[str, str]
    special: list[str]
    outcomes: list[Outcome]
    saved: list[Publishable]
    dry_run: bool

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        self.prepare()

    def prepare(self) -> None:
        """Read ahead what rows refer to; locked where it will be saved."""

    def rows_of(self, queryset: models.QuerySet) -> list[Any]:
        """PostgreSQL locks in the order of keys, so that two imports never wait for each other."""
        model = queryset.model
        if not self.dry_run:
            list(
                model._base_manager.select_for_update()
                .order_by("pk")
                .values_list("pk")
                .filter(pk__in=queryset.order_by().values("pk"))
            )
        return list(queryset)

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        self.outcome = Outcome(number=row[ROW])
        self.outcomes.append(self.outcome)
        self.values: dict[str, Any] = {}
        self.errors: dict[str, Any] = {}
        self.pending: dict[str, str] = {}
        for column in self.columns:
            cell = row.get(column.name, "")
            if cell == "":
                continue
            try:
                is_empty = isinstance(cell, str) and cell.casefold() in EMPTY
                self.values[column.name] = None if is_empty else self.read(column, cell)
            except ValidationError as error:
                self.errors[column.name] = error

    def read(self, column: Column, cell: Any) -> Any:
        special = getattr(self, f"read_{column.stem}", None)
        return special(cell) if special else cells.read(self._meta.model, column, cell)

    def write(self, column: Column, instance: Any) -> Any:
        special = getattr(self, f"write_{column.stem}", None)
        return special(instance) if special else cells.write(column, instance)

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[Any, bool]:
        try:
            instance = None if self.errors.keys() & {"key", "edition", "day"} else self.identify()
        except ValidationError as error:
            self.errors.setdefault("key" if error.code == "identity" else self.names_row, error)
            instance = None
        return (instance, False) if instance else (self._meta.model(), True)

    names_row: ClassVar[str] = NON_FIELD_ERRORS

    def identify(self) -> Any | None:
        """The object that the row is about, None for a new one; ValidationError where that is not clear."""
        raise NotImplementedError

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        present = [column for column in self.columns if column.name in self.headers]
        is_new = instance._state.adding
        before = {} if is_new else {each.name: self.write(each, instance) for each in present}
        self.fill(instance)
        self.outcome.name = self._name(instance)
        if self.errors:
            raise ValidationError(self.errors)
        for column in present:
            old, new = before.get(column.name, ""), self.pending.get(column.name)
            new = self.write(column, instance) if new is None else new
            if old != new and not (is_new and column.name not in self.values):
                change = Change(
                    column.name, column.header(get_language() or "ar"), column.language, str(old), str(new)
                )
                self.outcome.changes.append(change)
        if is_new or self.outcome.changes:
            self.outcome.kind = Kind.NEW if is_new else Kind.CHANGED
        self.outcome.identity = "" if is_new else instance.key

    def _name(self, instance: Any) -> str:
        given = (self.values.get(f"{self.name_field}_{code}") for code in LANGUAGES)
        return next(filter(None, [*given]), None) or str(instance)

    name_field: ClassVar[str] = "name"

    def fill(self, instance: Any) -> None:
        """The row's values onto the object; what the file lacks, and an empty cell, changes nothing."""
        for column in self.columns:
            special = column.only_read or column.stem in self.special
            if column.name in self.values and not special:
                field = self._meta.model._meta.get_field(column.name)
                value = self.values[column.name]
                setattr(instance, column.name, cells.nothing(field) if value is None else value)
        for stem in self.special:
            try:
                getattr(self, f"fill_{stem}")(instance)
            except ValidationError as error:
                self.errors |= error.error_dict

    def skip_row(self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        return not import_validation_errors and self.outcome.kind == Kind.SAME

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """As a form would, without asking the database: what rows refer to is known, and so are addresses."""
        errors = dict(import_validation_errors or {})
        settled = {field.name for field in instance._meta.concrete_fields if field.is_relation}
        originals = set(translator.get_options_for_model(type(instance)).all_fields)
        self._settle_address(instance, errors)
        excluded = {*errors, *settled, *originals}
        try:
            if errors:  # what one cell's mistake causes between cells is not told beside it
                instance.clean_fields(exclude=excluded)
            else:
                instance.full_clean(exclude=excluded, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        names = {code: getattr(instance, f"{self.name_field}_{code}") for code in LANGUAGES}
        if instance._state.adding and "source_language" not in self.values and any(names.values()):
            instance.source_language = next(code for code in LANGUAGES if names[code])
        name = f"{self.name_field}_{instance.source_language}"
        if not getattr(instance, name) and name not in errors:
            errors[name] = [ValidationError(_("This is needed in the source language."))]
        if errors:
            raise ValidationError(errors)

    def addresses(self, instance: Any) -> dict[str, Any]:
        """Addresses that are taken where this object would stand, each with the key of whose it is."""
        raise NotImplementedError

    def _settle_address(self, instance: Any, errors: dict[str, Any]) -> None:
        taken = self.addresses(instance)
        if not instance.slug:
            instance.slug = free_address(getattr(instance, f"{self.name_field}_en") or "", instance, taken)
        if taken.setdefault(instance.slug, instance.key) != instance.key:
            errors["slug"] = [
                ValidationError(
                    _("The address “%(slug)s” is taken. Choose another.") % {"slug": instance.slug}
                )
            ]

    def do_instance_save(self, instance: Any, is_create: bool) -> None:
        """In a check a new object is saved only to be named by other rows, and is taken back with them."""
        if not self.dry_run:
            instance.save(force_insert=is_create)
        elif is_create:
            keep_out_of_history(instance)
            instance.save(force_insert=True)

    def save_m2m(self, instance: Any, row: Any, **kwargs: Any) -> None:
        self.remember(instance)
        if not self.dry_run:
            self.save_lines(instance)
            self.saved.append(instance)

    def remember(self, instance: Any) -> None:
        """That later rows may name it."""

    def save_lines(self, instance: Any) -> None:
        """What hangs on the object."""


def keep_out_of_history(instance: Any) -> None:
    instance.skip_history_when_saving = True


def free_address(words: str, instance: Any, taken: dict[str, Any]) -> str:
    """Made of the English name, or of the key where there is none."""
    field = instance._meta.get_field("slug")
    base = slugify(words)[: field.max_length - 5].strip("-_").replace("_", "-")
    candidates = chain([base], (f"{base}-{number}" for number in range(2, 3000))) if base else ()
    return next(
        (each for each in candidates if each not in field.reserved and each not in taken), instance.key
    )
