"""What of the desk travels in a file: found by looking at the models, so that a new field is not forgotten.

A file holds the rows of one edition and of all that they name, each with every field but those of this
installation: its number in the database, its state on the desk, and whatever points to an account.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.db import models
from modeltranslation.fields import TranslationField
from modeltranslation.translator import NotRegistered, translator

from proceedings.content import LANGUAGES
from proceedings.desk import Publishable
from proceedings.history import KEPT, UNRECORDED, Line, lines_of

FORMAT, SCHEMA = "multaqa-edition", 1
ABOUT = (
    "One edition as it stands on the desk, drafts included, with the people, bodies and places it names. "
    "What has been published stays in the record of the site it came from and is no part of this file; "
    "where the file is taken in, everything is a draft."
)
TEXTS, VALUE, FILE, ONE, MANY = "texts", "value", "file", "one", "many"
# By what those are found again that have no key; the others of their kind by their name.
IDENTITY = {"title": ("kind", "masculine")}


@dataclass(frozen=True)
class Travelling:
    """A field as the file has it: the texts of both languages are one."""

    name: str
    kind: str
    field: Any

    @property
    def columns(self) -> list[str]:
        if self.kind == TEXTS:
            return [f"{self.name}_{language}" for language in LANGUAGES]
        return [] if self.kind == MANY else [self.field.attname]


@cache
def fields(model: Any) -> tuple[Travelling, ...]:
    found = [
        Travelling(field.name, _kind(model, field), field)
        for field in model._meta.concrete_fields
        if _travels(field)
    ]
    many = [field for field in model._meta.local_many_to_many if field.related_model in KEPT]
    return (*found, *(Travelling(field.name, MANY, field) for field in many))


def _travels(field: Any) -> bool:
    here_only = field.primary_key or field.name in UNRECORDED or isinstance(field, TranslationField)
    return not here_only and (not field.is_relation or field.related_model in KEPT)


def _kind(model: Any, field: Any) -> str:
    if field.is_relation:
        return ONE
    if field.name in translated(model):
        return TEXTS
    return FILE if isinstance(field, models.FileField) else VALUE


@cache
def translated(model: Any) -> frozenset[str]:
    try:
        return frozenset(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return frozenset()


def owners(model: Any) -> list[Line]:
    """The models in whose forms the rows of this one stand, the nearer first."""
    found = [line for owner in KEPT for line in lines_of(owner) if line.model is model]
    order = [field.name for field in model._meta.concrete_fields]
    return sorted(found, key=lambda line: (not line.field.null, order.index(line.field.name)))


def owner_of(row: Any) -> Line | None:
    return next((line for line in owners(type(row)) if getattr(row, line.field.attname) is not None), None)


@cache
def scope(root: Any) -> tuple[Any, ...]:
    """Every model of which a file about an object of `root` may hold rows, those that others name first."""
    found = [root, *(model for model in KEPT if belongs(model, root))]
    for model in found:  # which grows
        named = [each.field.related_model for each in fields(model) if each.kind in (ONE, MANY)]
        lines = [line.model for line in lines_of(model)]
        found += [each for each in dict.fromkeys([*named, *lines]) if each not in found]
    found.sort(key=lambda model: model._meta.label)
    named_by = {model: [each for each in _named(model) if each is not model] for model in found}
    return tuple(TopologicalSorter(named_by).static_order())


def _named(model: Any) -> list[Any]:
    return [each.field.related_model for each in fields(model) if each.kind in (ONE, MANY)]


def belongs(model: Any, root: Any) -> bool:
    """Whether its rows are the edition's own, and not only named by it."""
    if model is root or any(each.kind == ONE and each.field.related_model is root for each in fields(model)):
        return True
    return any(belongs(line.field.related_model, root) for line in owners(model))


def identity(model: Any) -> tuple[str, ...]:
    """The columns by which a row without a key is found again."""
    names = IDENTITY.get(model._meta.model_name, ("name",))
    return tuple(column for each in fields(model) if each.name in names for column in each.columns)


def unique_columns(model: Any) -> tuple[str, ...]:
    """The columns that tell a line from the others of its owner, where the database holds them apart."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and not constraint.condition:
            return tuple(model._meta.get_field(name).attname for name in constraint.fields)
    return ()


def is_keyed(model: Any) -> bool:
    return issubclass(model, Publishable)


def publishables() -> Iterator[Any]:
    return (model for model in KEPT if is_keyed(model))
