"""What an entry names: each name of the file as the row that it stands for."""

from typing import Any

from django.utils.translation import gettext as _

from .read import Document, Entry
from .shape import MANY, ONE, Travelling, fields


class Naming:
    """`rows`: what was taken in. `failed`: entries that were not, so that what names them is not either,
    and is not complained about."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.rows: dict[tuple[Any, str], Any] = {}
        self.failed: set[Entry] = set()

    def one(self, entry: Entry) -> dict[str, Any]:
        """The keys in the database of what the entry names, its owner's among them."""
        found = {}
        for each in fields(entry.model):
            if each.kind == ONE and each.name in entry.data:
                row = self._one(entry, each)
                found[each.field.attname] = row.pk if row else None
        if entry.owner and (entry.owner.model, entry.owner.name) in self.rows:
            found[entry.owner_field.attname] = self.rows[entry.owner.model, entry.owner.name].pk
        return found

    def _one(self, entry: Entry, each: Travelling) -> Any | None:
        name, path = entry.data[each.name], f"{entry.path}.{each.name}"
        if name is not None:
            return self._row(entry, path, each.field.related_model, name)
        if not each.field.null:
            self.document.wrong(path, _("Something is needed here."))
        return None

    def many(self, entry: Entry) -> dict[Any, list[Any]]:
        found = {}
        for each in fields(entry.model):
            if each.kind == MANY and each.name in entry.data:
                found[each.field] = self._several(entry, each)
        return found

    def _several(self, entry: Entry, each: Travelling) -> list[Any]:
        names, path, target = entry.data[each.name], f"{entry.path}.{each.name}", each.field.related_model
        if not isinstance(names, list):
            self.document.wrong(path, _("A list belongs here."))
            return []
        named = [self._row(entry, f"{path}[{place}]", target, name) for place, name in enumerate(names)]
        rows = list(dict.fromkeys(row for row in named if row))
        fitting = target._base_manager.complex_filter(each.field.get_limit_choices_to())
        if rows and fitting.filter(pk__in=[row.pk for row in rows]).count() < len(rows):
            self.document.wrong(path, _("Something of another kind is named here."))
        return rows

    def _row(self, entry: Entry, path: str, target: Any, name: Any) -> Any | None:
        other = self.document.by_name.get((target, name)) if isinstance(name, str) else None
        if other is None:
            self.document.wrong(path, _("This names nothing that is in the file."))
        elif (target, name) not in self.rows:
            self.failed.add(entry)
        return self.rows.get((target, name)) if other else None
