"""What prints the name of something else: where that name changes, an approval is of a text nobody has read.

It goes back to review, unless it is public as it was approved: pages show names as those who bear them have
published them, and printing one anew is no news.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db import models, transaction

from proceedings.desk import Publishable
from proceedings.history import lines_of
from proceedings.review import has_unpublished_changes, refresh_each
from proceedings.versions import Versions
from proceedings.workflow import DeskState

from .overview import ahead_of


def send_back(*saved: Any) -> None:
    """After the commit: so nobody who publishes waits for what names something while holding its name."""
    named: dict[type[models.Model], set[int]] = defaultdict(set)
    for row in saved:
        named[row._meta.concrete_model].add(row.pk)
    transaction.on_commit(partial(_send_back, named), robust=True)


def _send_back(named: dict[type[models.Model], set[int]]) -> None:
    for model in apps.get_models():
        if issubclass(model, Publishable) and not model._meta.proxy:
            keys = {key for each, names in named.items() for key in _naming(model, each, names)}
            if waiting := _approved_and_waiting(model, keys):
                refresh_each(model, waiting, ahead_of(model))


def _naming(model: Any, named: type[models.Model], keys: set[int]) -> Iterator[int]:
    """Of which objects a field names one of these, or a field of their lines does."""
    for source, own in [(model, "pk"), *((line.model, line.field.attname) for line in lines_of(model))]:
        for field in [*source._meta.concrete_fields, *source._meta.local_many_to_many]:
            if field.related_model and field.related_model._meta.concrete_model is named:
                yield from source._base_manager.filter(**{f"{field.name}__in": keys}).values_list(
                    own, flat=True
                )


def _approved_and_waiting(model: Any, keys: set[int]) -> list[int]:
    rows = list(model._base_manager.filter(pk__in=keys, state=DeskState.APPROVED))
    versions = Versions.of_each(model.record_kind, [row.key for row in rows]) if rows else {}
    return [row.pk for row in rows if _waits(row, versions[row.key])]


def _waits(desk: Publishable, versions: Versions) -> bool:
    has_gone_out = versions.pending or versions.current
    return not has_gone_out or has_unpublished_changes(desk, versions)
