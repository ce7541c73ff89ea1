"""The rows of a file: an edition, all that belongs to it, and all that these name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from proceedings.history import lines_of
from proceedings.workflow import Refused

from .shape import MANY, ONE, fields, is_keyed, owner_of, owners, scope


@dataclass
class Gathered:
    """`rows` are in the file's order; `links`: many-to-many field → row → the rows it names, by their keys in
    the database; `names`: what each row is called in the file; `lines`: of each row that has any."""

    root: Any
    rows: dict[Any, list[Any]]
    links: dict[Any, dict[int, list[int]]]
    names: dict[tuple[Any, int], str] = field(default_factory=dict)
    lines: dict[tuple[Any, int], dict[Any, list[Any]]] = field(default_factory=dict)


def gather(root: Any) -> Gathered:
    collector = _Collector(root)
    collector.collect()
    if len(collector.rows[type(root)]) > 1:
        other = next(row for row in collector.rows[type(root)].values() if row != root)
        raise Refused(
            _("Something of it names what belongs to “%(other)s”. Mend that first.") % {"other": other}
        )
    return _named(root, collector)


class _Collector:
    def __init__(self, root: Any) -> None:
        self.root = root
        self.rows: dict[Any, dict[int, Any]] = {model: {} for model in scope(root._meta.model)}
        self.links: dict[Any, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.queue: list[tuple[Any, list[Any]]] = []

    def collect(self) -> None:
        model = type(self.root)
        self.take(model, pk=self.root.pk)
        for other in self.rows:
            for each in fields(other):
                if each.kind == ONE and each.field.related_model is model and other is not model:
                    self.take(other, **{each.name: self.root.pk})
        while self.queue:
            self.follow(*self.queue.pop())

    def take(self, model: Any, **where: Any) -> None:
        held = self.rows[model]
        if within := getattr(model, "travels_within", ""):
            where |= {within: self.root.pk}
        fresh = [row for row in model._base_manager.filter(**where) if row.pk not in held]
        held.update({row.pk: row for row in fresh})
        if fresh:
            self.queue.append((model, fresh))

    def follow(self, model: Any, fresh: list[Any]) -> None:
        keys = [row.pk for row in fresh]
        for line in lines_of(model):
            self.take(line.model, **{f"{line.field.name}__in": keys})
        for each in fields(model):
            if each.kind == ONE:
                named = {getattr(row, each.field.attname) for row in fresh} - {None}
            elif each.kind == MANY:
                named = self.linked(each.field, keys)
            else:
                continue
            target = each.field.related_model
            if missing := named - self.rows[target].keys():
                self.take(target, pk__in=missing)

    def linked(self, many: Any, keys: Iterable[int]) -> set[int]:
        through = many.remote_field.through._base_manager
        source, target = f"{many.m2m_field_name()}_id", f"{many.m2m_reverse_field_name()}_id"
        named = set()
        for one, other in through.filter(**{f"{source}__in": keys}).values_list(source, target):
            self.links[many][one].append(other)
            named.add(other)
        return named


def _named(root: Any, collector: _Collector) -> Gathered:
    """The rows in an order, and under names, that are the same wherever the file is taken in."""
    found = Gathered(root, {}, collector.links)
    places: dict[tuple[Any, int], int] = {}
    for model, rows in collector.rows.items():
        ordered = sorted(rows.values(), key=lambda row: (*_owners_place(row, places), *_own_place(row)))
        found.rows[model] = ordered
        for place, row in enumerate(ordered):
            places[model, row.pk] = place
            name = row.key if is_keyed(model) else f"{model._meta.model_name}-{place + 1}"
            found.names[model, row.pk] = name
            if line := owner_of(row):
                owner = line.field.related_model, getattr(row, line.field.attname)
                found.lines.setdefault(owner, {}).setdefault(model, []).append(row)
    return found


def _owners_place(row: Any, places: dict) -> tuple[int, int]:
    line = owner_of(row)
    if line is None:
        return 0, 0
    owner = line.field.related_model
    return owners(type(row)).index(line), places[owner, getattr(row, line.field.attname)]


def _own_place(row: Any) -> tuple:
    """As they stand on the desk; people and bodies, which have no place there, by their keys."""
    place = tuple(getattr(row, name) for name in ("number", "position") if hasattr(row, name))
    return (*place, row.pk) if place or not is_keyed(type(row)) else (row.key,)
