"""Which row of the desk an entry of a file is: by its key, by its name, or by its place among its owner's."""

from collections import defaultdict
from typing import Any

from .read import Document, Entry
from .shape import belongs, identity, is_keyed, owner_of, unique_columns


class Matching:
    """For the entries of one model. `surplus` are the lines of the edition's own objects that no entry is."""

    def __init__(self, model: Any, document: Document, root: Any, rows: dict[tuple[Any, str], Any]) -> None:
        self.model, self.rows = model, rows
        entries = document.entries[model]
        self.own = belongs(model, root)
        self.keyed = self._by_key(entries) if is_keyed(model) else {}
        self.present: dict[Any, list[Any]] = defaultdict(list)
        if not is_keyed(model):
            self._look(entries)

    def _by_key(self, entries: list[Entry]) -> dict[str, Any]:
        names = [entry.name for entry in entries]
        held = self.model._base_manager.select_for_update().filter(key__in=names).order_by("pk")
        return {row.key: row for row in held}

    def _look(self, entries: list[Entry]) -> None:
        fields = {entry.owner_field for entry in entries if entry.owner_field}
        if not fields:
            for row in self.model._base_manager.order_by("pk"):
                self.present[None, None].append(row)
        for field in fields:
            owned = [key for entry in entries if entry.owner_field is field and (key := self._owner(entry))]
            for row in self.model._base_manager.filter(**{f"{field.name}__in": owned}).order_by("pk"):
                line = owner_of(row)
                if line and line.field is field:  # and no nearer one, as a day is to those who attend it
                    self.present[field, getattr(row, field.attname)].append(row)

    def _owner(self, entry: Entry) -> Any:
        owner = entry.owner and self.rows.get((entry.owner.model, entry.owner.name))
        return owner.pk if owner else None

    def group(self, entry: Entry) -> Any:
        return (entry.owner_field, self._owner(entry)) if entry.owner else (None, None)

    def find(self, entry: Entry, values: dict[str, Any]) -> Any | None:
        if is_keyed(self.model):
            return self.keyed.get(entry.name)
        present = self.present[self.group(entry)]
        if not self.own:
            return self._take(present, [row for row in present if _has(row, values, identity(self.model))])
        if columns := unique_columns(self.model):
            return self._take(present, [row for row in present if _has(row, values, columns)])
        alike = [row for row in present if _has(row, values, tuple(values))]
        return self._take(present, alike)

    def has_places(self, entry: Entry) -> bool:
        """Own lines that nothing tells apart, of which some of the owner's are left."""
        alike = self.own and not is_keyed(self.model) and not unique_columns(self.model)
        return alike and bool(self.present[self.group(entry)])

    def by_place(self, entry: Entry) -> Any | None:
        present = self.present[self.group(entry)]
        return self._take(present, present)

    def _take(self, present: list[Any], found: list[Any]) -> Any | None:
        if not found:
            return None
        row = found[0]
        present.remove(row)
        return row

    @property
    def surplus(self) -> list[Any]:
        if not self.own or is_keyed(self.model):
            return []
        return [row for rows in self.present.values() for row in rows]


def _has(row: Any, values: dict[str, Any], columns: tuple[str, ...]) -> bool:
    return all(
        (getattr(row, column) or None) == (values[column] or None) for column in columns if column in values
    )
