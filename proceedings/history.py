"""Who changed what on the desk: each save and each delete of a kept model adds a row to its history.

`keep` is called at the end of an app's `translation.py`: only then do the models have their columns of each
language. `QuerySet.update()` and `bulk_create()` pass by it, so text is never written by them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete
from modeltranslation.translator import translator
from simple_history.models import HistoricalRecords

from . import clock
from .desk.translations import follow

# Where an object stands in its life is told by its steps and versions; these columns only follow them.
UNRECORDED = {"state", "desk_digest"}
KEPT: list[type[models.Model]] = []
REASON_LENGTH = 100
_reason: ContextVar[str] = ContextVar("reason", default="")


def keep(*kept: type[models.Model], are_translated: bool = True) -> None:
    """Record the history of these models, their proxies and their many-to-many fields included, and keep up
    what is known of their translations, unless their two languages are no translations of each other."""
    for model in kept:
        Records(
            excluded_fields=[*sorted(originals(model)), *sorted(UNRECORDED & _names(model))],
            m2m_fields=list(model._meta.local_many_to_many),
        ).register(model)
        KEPT.append(model)
        if are_translated:
            follow(model)


def _names(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def originals(model: type[models.Model]) -> set[str]:
    """Fields that only point to the column of the active language."""
    if model not in translator.get_registered_models():
        return set()
    return set(translator.get_options_for_model(model).all_fields)


class Records(HistoricalRecords):
    manager_name = "history"

    def register(self, model: type[models.Model]) -> None:
        self.cls, self.module = model, model.__module__
        self.finalize(model)
        setattr(model, self.manager_name, _Manager(vars(model)[self.manager_name]))
        for proxy in apps.get_models():
            if proxy._meta.proxy and proxy._meta.concrete_model is model:
                # A row that was saved as its proxy sends the proxy's signals.
                proxy._meta.simple_history_manager_attribute = self.manager_name  # type: ignore[attr-defined]
                post_save.connect(self.post_save, sender=proxy, weak=False)
                pre_delete.connect(self.pre_delete, sender=proxy, weak=False)
                post_delete.connect(self.post_delete, sender=proxy, weak=False)

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        """Nobody adds to a history by hand, or takes from it."""
        return super().get_meta_options(model) | {
            "default_permissions": (),
            "verbose_name": f"history of {model._meta.model_name}",
            "verbose_name_plural": f"histories of {model._meta.model_name}",
        }

    def get_meta_options_m2m(self, through_model: type[models.Model]) -> dict[str, Any]:
        return super().get_meta_options_m2m(through_model) | {"default_permissions": ()}

    def post_save(self, instance: Any, created: bool, using: str | None = None, **kwargs: Any) -> None:
        """A form saves its object also where only one of its lines has changed: that is no change."""
        if created or not self._is_as_recorded(instance):
            super().post_save(instance, created, using=using, **kwargs)

    def _is_as_recorded(self, instance: Any) -> bool:
        last = instance.history.order_by("-history_id").first()
        return last is not None and all(
            field.get_prep_value(getattr(last, field.attname))
            == field.get_prep_value(field.to_python(getattr(instance, field.attname)))
            for field in self.fields_included(instance)
        )

    def post_delete(self, instance: Any, using: str | None = None, **kwargs: Any) -> None:
        """What went with something else says so, to come back with it."""
        origin = kwargs.get("origin")
        model = getattr(origin, "model", type(origin))._meta.concrete_model if origin is not None else None
        if model is None or model is instance._meta.concrete_model:
            super().post_delete(instance, using=using, **kwargs)
        else:
            with because(gone_with(model)):
                super().post_delete(instance, using=using, **kwargs)

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        instance._history_date = clock.now()
        super().create_historical_record(instance, history_type, using=using)

    def create_historical_record_m2ms(self, history_instance: Any, instance: Any) -> None:
        """As the library's, which asks for the row again and for each row that it is linked to: most of what
        an import of hundreds of rows took. What was only now made is linked to nothing yet."""
        if history_instance.history_type == "+":
            return
        for field in history_instance._history_m2m_fields:
            links = field.remote_field.through._base_manager.filter(**{field.m2m_field_name(): instance.pk})
            model = self.m2m_models[field]
            model.objects.bulk_create(model(history=history_instance, **link) for link in links.values())

    def get_change_reason_for_object(self, instance: Any, history_type: str, using: Any) -> str | None:
        return _reason.get()[:REASON_LENGTH] or None


class _Manager:
    """What `Model.history` is: the library makes its class anew each time that it is asked for."""

    def __init__(self, theirs: Any) -> None:
        self._class = theirs.manager_class.from_queryset(theirs.queryset_class)
        self._model = theirs.model

    def __get__(self, instance: Any, owner: Any) -> Any:
        return self._class(self._model, instance)


def gone_with(model: type[models.Model]) -> str:
    return f"with {model._meta.label_lower}"


@dataclass(frozen=True)
class Line:
    """A model whose rows live and die with those of another. `absent`: keys that a nearer owner would fill,
    such as the day of those who attend an edition's day."""

    model: Any
    field: Any
    absent: tuple[str, ...]

    def of(self, owner: Any) -> dict[str, Any]:
        return {self.field.attname: owner} | dict.fromkeys(self.absent)


def lines_of(model: Any) -> list[Line]:
    found = []
    for line in KEPT:
        owners = [
            field
            for field in line._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
        ]
        for field in owners:
            if field.related_model is model:
                nearer = tuple(other.name for other in owners if other is not field and other.null)
                found.append(Line(line, field, nearer))
    return found


@contextmanager
def because(reason: str) -> Iterator[None]:
    """What is changed within is recorded with this reason: an action's name, or a command's."""
    token = _reason.set(reason)
    try:
        yield
    finally:
        _reason.reset(token)


def name_commands() -> None:
    """No user stands behind a management command, so its own name is recorded, whichever it is."""
    execute: Callable[..., Any] = BaseCommand.execute

    def named(command: BaseCommand, /, *args: Any, **options: Any) -> Any:
        name = type(command).__module__.rpartition(".")[2]
        with because(f"command {name}"):
            return execute(command, *args, **options)

    BaseCommand.execute = named  # type: ignore[assignment,method-assign]


def begin(apps: Any, app_label: str, *only: str) -> None:
    """In a migration: the first row of the history of what was there before any was kept, of `only` some
    models or of all."""
    for model in apps.get_app_config(app_label).get_models():
        name = f"Historical{model.__name__}"
        if name.lower() not in apps.all_models[app_label] or (only and model.__name__ not in only):
            continue
        historical = apps.get_model(app_label, name)
        kept = {field.attname for field in historical._meta.concrete_fields}
        columns = [field.attname for field in model._meta.concrete_fields if field.attname in kept]
        for values in model.objects.order_by("pk").values(*columns).iterator():
            row = historical.objects.create(history_date=clock.now(), history_type="+", **values)
            for field in model._meta.local_many_to_many:
                _begin_many(apps, field, values, row)


def _begin_many(apps: Any, field: Any, values: dict[str, Any], row: Any) -> None:
    through = field.remote_field.through
    historical = apps.get_model(through._meta.app_label, f"Historical{through.__name__}")
    links = through.objects.filter(**{f"{field.m2m_field_name()}_id": values["id"]})
    historical.objects.bulk_create(historical(history=row, **link) for link in links.values())
