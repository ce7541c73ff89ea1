"""A file as it came in: bounded, looked at piece by piece, and every complaint says where it is about."""

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from .shape import FORMAT, SCHEMA, fields, is_keyed, owners, scope

MAX_BYTES = 100 * 1024 * 1024
MAX_ROWS = 50_000
SHOWN_PROBLEMS = 100
_KEY = re.compile(r"[a-z0-9]{8}")


@dataclass(frozen=True)
class Problem:
    """`path` leads to the place in the file, such as objects.session[3].title.ar."""

    path: str
    words: str


class Unreadable(Exception):
    """The file cannot be taken in; nothing was changed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{each.path}: {each.words}" for each in problems))
        self.problems = problems


@dataclass(eq=False)
class Entry:
    """One row of the file: its model, what it is called, and the entry in whose lines it stands."""

    path: str
    model: Any
    name: str
    data: dict[str, Any]
    owner: "Entry | None" = None
    owner_field: Any = None


@dataclass
class Document:
    root: str
    entries: dict[Any, list[Entry]]
    files: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, path: str, words: Any) -> None:
        self.problems.append(Problem(path, str(words)))

    @cached_property
    def by_name(self) -> dict[tuple[Any, str], Entry]:
        return {(model, each.name): each for model, rows in self.entries.items() for each in rows}


def load(content: bytes) -> Any:
    if len(content) > MAX_BYTES:
        words = _("The file is too large: the most is %(most)d MB.") % {"most": MAX_BYTES >> 20}
        raise Unreadable([Problem("", words)])
    try:
        return json.loads(content, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_no_number)
    except UnicodeDecodeError as error:
        raise Unreadable([Problem("", _("This is not text in UTF-8."))]) from error
    except RecursionError as error:
        raise Unreadable([Problem("", _("This is not the file of an edition."))]) from error
    except json.JSONDecodeError as error:
        words = _("This is not JSON: line %(line)d, column %(column)d.")
        raise Unreadable([Problem("", words % {"line": error.lineno, "column": error.colno})]) from error
    except ValueError as error:
        raise Unreadable([Problem("", str(error))]) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(_("“%(name)s” stands twice in one object.") % {"name": twice[:80]})
    return found


def _no_number(number: str) -> None:
    raise ValueError(_("%(number)s is no number that this file may hold.") % {"number": number[:40]})


def read(content: bytes, root: Any) -> Document:
    """The rows of the file by model, in its order; Unreadable where there is no sense in looking further."""
    data = load(content)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Unreadable([Problem("format", _("This is not the file of an edition."))])
    if data.get("schema") != SCHEMA:
        words = _("The file is of schema %(schema)s, and this site reads schema %(known)d.")
        given = str(data.get("schema"))[:40]
        raise Unreadable([Problem("schema", words % {"schema": given, "known": SCHEMA})])
    objects, files = data.get("objects"), data.get("files")
    if not isinstance(objects, dict) or not isinstance(files, dict):
        raise Unreadable([Problem("objects", _("This is not the file of an edition."))])
    document = Document(str(data.get("edition")), {model: [] for model in scope(root)}, files)
    _Rows(document).top(objects)
    _only_one_root(document, root)
    if document.problems:
        raise Unreadable(document.problems)
    return document


def _only_one_root(document: Document, root: Any) -> None:
    if [each.name for each in document.entries[root]] != [document.root]:
        path = f"objects.{root._meta.model_name}"
        document.wrong(path, _("The file holds one edition, and names it at “edition”."))


class _Rows:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[tuple[Any, str]] = set()
        self.models = {model._meta.model_name: model for model in document.entries}

    def top(self, objects: dict[str, Any]) -> None:
        allowed = {name: model for name, model in self.models.items() if not owners(model)}
        self.each(objects, allowed, "objects", None)

    def each(self, found: Any, allowed: dict[str, Any], path: str, owner: Entry | None) -> None:
        if not isinstance(found, dict):
            return self.document.wrong(path, _("Lists of objects by their kind belong here."))
        for name, rows in found.items():
            here = f"{path}.{name[:40]}"
            if name not in allowed:
                self.document.wrong(here, _("This site knows no such kind of object here."))
            elif not isinstance(rows, list):
                self.document.wrong(here, _("A list belongs here."))
            else:
                for place, row in enumerate(rows):
                    self.row(row, allowed[name], f"{here}[{place}]", owner)
        return None

    def row(self, data: Any, model: Any, path: str, owner: Entry | None) -> None:
        if not isinstance(data, dict):
            return self.document.wrong(path, _("An object belongs here."))
        name = data.get("key" if is_keyed(model) else "id")
        if not isinstance(name, str) or not (_KEY.fullmatch(name) if is_keyed(model) else 0 < len(name) < 80):
            return self.document.wrong(path, _("It has no key of eight small letters and digits, or no id."))
        if (model, name) in self.seen:
            return self.document.wrong(path, _("“%(name)s” stands twice in the file.") % {"name": name})
        self.seen.add((model, name))
        if len(self.seen) > MAX_ROWS:
            raise Unreadable([Problem(path, _("The file holds too many objects."))])
        entry = Entry(path, model, name, data, owner)
        if owner:
            lines = [line for line in owners(model) if line.field.related_model is owner.model]
            entry.owner_field = lines[0].field
        self.document.entries[model].append(entry)
        self.unknown(entry)
        inside = {
            other._meta.model_name: other
            for other in self.models.values()
            if any(line.field.related_model is model for line in owners(other))
        }
        return self.each(data.get("lines", {}), inside, f"{path}.lines", entry)

    def unknown(self, entry: Entry) -> None:
        known = {each.name for each in fields(entry.model)} | {"lines"}
        known |= set() if is_keyed(entry.model) else {"id"}
        for name in entry.data.keys() - known:
            self.document.wrong(f"{entry.path}.{name[:40]}", _("This site knows no such field."))
