"""Taking an edition in from a file: every row by the rules of the forms, all of them or none.

Trying and doing are one: a trial is taken back at its end, so that what was shown is what happens. Nothing is
published, and what the desk holds beside the file stays, but for lines of the objects that the file holds.
"""

from collections import defaultdict
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from proceedings.restoring import take_off
from proceedings.review import refresh

from .match import Matching
from .naming import Naming
from .read import Document, Entry, Problem, Unreadable, read
from .report import CHANGED, KEPT_HERE, LEFT, MADE, REMOVED, Outcome, Report, report
from .rules import complaints
from .shape import ONE, TEXTS, fields, is_keyed, owner_of, publishables
from .values import Decoder, decoded


def bring_in(content: bytes, root: Any, *, dry_run: bool, shown: str = "") -> Report:
    """Raises Unreadable with every problem there is. `shown`: the digest of the report that was looked at."""
    document = read(content, root)
    bringing = _Bringing(document, root)
    try:
        with transaction.atomic():
            bringing.run()
            if document.problems:
                raise Unreadable(document.problems)
            done = report(bringing.outcomes)
            if dry_run or (shown and shown != done.digest):
                transaction.set_rollback(True)
            else:
                bringing.settle()
                done.is_done = True
    except IntegrityError as error:
        raise Unreadable(
            [Problem("", _("Somebody else changed the desk at the same moment. Try again."))]
        ) from error
    return done


class _Bringing:
    def __init__(self, document: Document, root: Any) -> None:
        self.document, self.root = document, root
        self.decoder = Decoder(document)
        self.naming = Naming(document)
        self.outcomes: list[Outcome] = []

    def run(self) -> None:
        self._refuse_taken_keys()
        surplus = []
        for model, entries in self.document.entries.items():
            matching = Matching(model, self.document, self.root, self.naming.rows)
            self._each(entries, matching)
            surplus += matching.surplus
        if not self.document.problems:
            self._refuse_unused_files()
            for row in reversed(surplus):
                self._remove(row)

    def _refuse_taken_keys(self) -> None:
        for model, entries in self.document.entries.items():
            keys = {entry.name: entry for entry in entries} if is_keyed(model) else {}
            for other in publishables():
                rows = other._base_manager.filter(key__in=keys) if keys and other is not model else ()
                for row in rows:
                    words = _("This is the key of something else here, “%(name)s” (%(kind)s).")
                    words %= {"name": row, "kind": other._meta.verbose_name}
                    self._refuse(keys[row.key], "key", words)

    def _refuse(self, entry: Entry, name: str, words: Any) -> None:
        self.document.wrong(_path(entry, name), words)
        self.naming.failed.add(entry)

    def _refuse_unused_files(self) -> None:
        used = {name for name, _field in self.decoder.stored}
        for name in sorted(self.document.files.keys() - used):
            self.document.wrong(f"files.{name[:80]}", _("Nothing in the file names this."))

    def _each(self, entries: list[Entry], matching: Matching) -> None:
        """What stands above others of its kind comes before them; what only its place tells apart, last."""
        waiting, later = list(entries), []
        while waiting:
            names = {entry.name for entry in waiting}
            ready = [entry for entry in waiting if not _above(entry) & names]
            if not ready:
                self.document.wrong(waiting[0].path, _("It stands above itself."))
                return
            later += [entry for entry in ready if not self._one(entry, matching)]
            waiting = [entry for entry in waiting if _above(entry) & names]
        for entry in later:
            self._one(entry, matching, by_place=True)

    def _one(self, entry: Entry, matching: Matching, *, by_place: bool = False) -> bool:
        """False where the row that the entry is can only be found by its place, after all others."""
        if entry.owner in self.naming.failed:
            self.naming.failed.add(entry)
        before = len(self.document.problems)
        values = self.decoder.columns(entry) | self.naming.one(entry)
        many = self.naming.many(entry)
        if len(self.document.problems) > before:
            self.naming.failed.add(entry)
        if entry in self.naming.failed:
            return True
        row = matching.by_place(entry) if by_place else matching.find(entry, values)
        if row is None and not by_place and matching.has_places(entry):
            return False
        row = row or entry.model()
        if not row._state.adding and self._is_elsewhere(row, values):
            other = getattr(row, self._root_field(entry.model).name)
            self._refuse(entry, "key", _("Here this belongs to “%(other)s”.") % {"other": other})
        else:
            self._settle(entry, row, values, many)
        return True

    def _root_field(self, model: Any) -> Any:
        return next(
            (
                each.field
                for each in fields(model)
                if each.kind == ONE and each.field.related_model is self.root
            ),
            None,
        )

    def _is_elsewhere(self, row: Any, values: dict[str, Any]) -> bool:
        """An object of this key that belongs to another edition here is not taken out of it."""
        field = self._root_field(type(row)) if is_keyed(type(row)) else None
        return field is not None and values.get(field.attname) != getattr(row, field.attname)

    def _settle(self, entry: Entry, row: Any, values: dict[str, Any], many: dict[Any, list[Any]]) -> None:
        is_new = row._state.adding
        before = {column: getattr(row, column) for column in values}
        for column, value in values.items():
            setattr(row, column, value)
        if problems := complaints(row):
            for name, said in problems.items():
                self._refuse(entry, name, " ".join(said))
            return
        changes = [] if is_new else _differences(row, before)
        if is_new or changes:
            # Past what some models fill in by themselves: what the file leaves empty stays so.
            models.Model.save(row)
        for field, rows in many.items():
            keys = {each.pk for each in rows}
            linked = getattr(row, field.name)
            old = set() if is_new else set(linked.order_by().values_list("pk", flat=True))
            if keys != old:
                linked.set(rows)
                changes += [] if is_new else [(field, tuple(sorted(old)), tuple(sorted(keys)))]
        self.naming.rows[entry.model, entry.name] = row
        what = MADE if is_new else CHANGED if changes else LEFT
        self.outcomes.append(Outcome(what, entry.path, row, tuple(changes)))

    def _remove(self, row: Any) -> None:
        """A line of an object that the file holds without it; what something else names stays."""
        name, line, path = str(row), owner_of(row), f"{type(row)._meta.model_name} {row.pk}"
        owner = getattr(row, line.field.name) if line else None
        try:
            with transaction.atomic():
                stays = bool(take_off(row))
        except ProtectedError:
            stays = True
        self.outcomes.append(Outcome(KEPT_HERE if stays else REMOVED, path, row, (), name, owner))

    def settle(self) -> None:
        """After all is well: the files are put away, and approval is of the text that was read."""
        for (name, _field), path in self.decoder.stored.items():
            if not default_storage.exists(path):
                default_storage.save(path, ContentFile(decoded(self.document.files[name]), name=name))
        if not any(outcome.what in (MADE, CHANGED, REMOVED) for outcome in self.outcomes):
            return
        told = [row for (model, _name), row in self.naming.rows.items() if is_keyed(model)]
        told += _naming([outcome.row for outcome in self.outcomes if outcome.what == CHANGED])
        for row in {(type(row), row.pk): row for row in told}.values():
            refresh(row)


def _naming(changed: list[Any]) -> list[Any]:
    """Whatever names a changed row that has no publication of its own: an edition its forum and venue."""
    keys = defaultdict(set)
    for row in changed:
        if not is_keyed(type(row)):
            keys[type(row)].add(row.pk)
    return [
        row
        for model in publishables()
        for each in fields(model)
        if each.kind == ONE and each.field.related_model in keys
        for row in model._base_manager.filter(**{f"{each.name}__in": keys[each.field.related_model]})
    ]


def _above(entry: Entry) -> set[str]:
    """The names of those of its own kind that it names."""
    own = [
        each for each in fields(entry.model) if each.kind == ONE and each.field.related_model is entry.model
    ]
    named = [entry.data.get(each.name) for each in own]
    return {name for name in named if isinstance(name, str)}


def _differences(row: Any, before: dict[str, Any]) -> list[tuple[Any, Any, Any]]:
    by_column = {field.attname: field for field in row._meta.concrete_fields}
    both = [(by_column[column], _plain(old), _plain(getattr(row, column))) for column, old in before.items()]
    return [(field, old, new) for field, old, new in both if old != new]


def _plain(value: Any) -> Any:
    """Nothing is nothing, whether it is kept as an empty text or as none at all."""
    value = value.name if isinstance(value, models.fields.files.FieldFile) else value
    return None if value == "" else value


def _path(entry: Entry, name: str) -> str:
    if name == NON_FIELD_ERRORS:
        return entry.path
    plain, _underscore, language = name.rpartition("_")
    is_text = any(each.kind == TEXTS and each.name == plain for each in fields(entry.model))
    return f"{entry.path}.{plain}.{language}" if is_text else f"{entry.path}.{name}"
