"""The columns of a table, and which of them a header means: in either language, however it is spelled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from import_export.fields import Field

from proceedings.content import LANGUAGES
from proceedings.text import fold

# What people add to a header to say its language, folded by `_loose`.
IN_LANGUAGE = {
    "ar": "ar arabic|in arabic|عربي|عربيه|بالعربيه|بالعربي|بلغه عربيه|باللغه العربيه|ع",
    "en": "en english|in english|انجليزي|انجليزيه|بالانجليزيه|بالانجليزي|باللغه الانجليزيه|ز",
}


class Column(Field):
    """`name` is the model's field, or what the table's `read_…` and `write_…` know. `aliases`: other headers.
    `language`: of one half of a bilingual field. `offered`: value → its label in Arabic and in English."""

    def __init__(
        self,
        name: str,
        label: Any,
        *,
        aliases: str = "",
        language: str = "",
        help: Any = "",
        required: bool = False,
        offered: dict[str, tuple[str, str]] | None = None,
        example: Any = "",
        width: int = 18,
        only_read: bool = False,
    ) -> None:
        super().__init__(attribute=f"{name}_{language}" if language else name)
        self.name = self.column_name = self.attribute
        self.stem, self.label, self.language, self.help = name, label, language, help
        self.aliases = [each.strip() for each in aliases.split(",") if each.strip()]
        self.required, self.offered, self.example, self.width = required, offered, example, width
        self.only_read = only_read  # another way of writing what an export writes in one column
        self._headers: dict[str, str] = {}

    def header(self, language: str) -> str:
        """Asked for at each change of each row, so put into words once."""
        if language not in self._headers:
            self._headers[language] = self._in(language)
        return self._headers[language]

    def _in(self, language: str) -> str:
        with override(language):
            label = capfirst(str(self.label))
            texts = {"ar": _("%(field)s in Arabic"), "en": _("%(field)s in English")}
            return texts[self.language] % {"field": label} if self.language else label

    @cached_property
    def stems(self) -> set[str]:
        labels = []
        for code in LANGUAGES:
            with override(code):
                labels.append(str(self.label))
        return {_loose(each) for each in (self.stem, *labels, *self.aliases)}

    @cached_property
    def known(self) -> set[str]:
        """All that it may be called, folded."""
        if not self.language:
            return self.stems
        words = [each for part in IN_LANGUAGE[self.language].split("|") for each in _spellings(part)]
        return {
            name for stem in self.stems for word in words for name in (f"{stem} {word}", f"{word} {stem}")
        } | {_loose(self.header(code)) for code in LANGUAGES}


def _spellings(part: str) -> list[str]:
    return part.split() if part.isascii() and not part.startswith("in ") else [_loose(part)]


def pair(name: str, label: Any, **options: Any) -> list[Column]:
    """A bilingual field's two columns, Arabic first."""
    examples = options.pop("example", ("", ""))
    return [
        Column(name, label, language=code, example=example, **options)
        for code, example in zip(LANGUAGES, examples, strict=True)
    ]


def _loose(header: str) -> str:
    """Folded, and without the article: «العنوان», «عنوان» and "Title:" are what their words are."""
    words = fold(str(header)).split()
    return " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words)


@dataclass
class Mapping:
    """Which column of the table stands at which place of the file."""

    columns: dict[int, Column] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    guessed: list[tuple[str, Column]] = field(default_factory=list)

    def place(self, at: int, header: str, column: Column) -> None:
        for other, taken in self.columns.items():
            if taken.name == column.name and other != at:
                raise ValidationError(
                    _("Two columns mean “%(column)s”; the second is “%(header)s”. Remove or rename one.")
                    % {"column": column.header(_own()), "header": header}
                )
        self.columns[at] = column


def _own() -> str:
    from django.utils.translation import get_language

    return get_language() or LANGUAGES[0]


def match(headers: Sequence[str], columns: Sequence[Column], cells: Sequence[Sequence[Any]]) -> Mapping:
    """`cells` by place in the file: a header that names no language has that of the text below it."""
    found = Mapping()
    bare: list[tuple[int, str, list[Column]]] = []
    for at, header in enumerate(headers):
        if not header:
            if any(cell != "" for cell in cells[at]):
                raise ValidationError(_("Column %(number)s has no header.") % {"number": at + 1})
            continue
        wanted = _loose(header)
        exact = next((each for each in columns if wanted in each.known), None)
        halves = [each for each in columns if each.language and wanted in each.stems]
        if exact:
            found.place(at, header, exact)
        elif halves:
            bare.append((at, header, halves))
        elif near := _nearest(wanted, columns):
            found.place(at, header, near)
            found.guessed.append((header, near))
        else:
            found.unknown.append(header)
    for at, header, halves in bare:
        language = _language_of(cells[at], header)
        found.place(at, header, next(each for each in halves if each.language == language))
    return found


def recognised(columns: Sequence[Column], cells: Iterable[Any]) -> int:
    """How many of a row's cells are headers of the table."""
    texts = {_loose(cell) for cell in cells if isinstance(cell, str) and 0 < len(cell) < 80}
    names = set().union(*(each.known | each.stems for each in columns))
    return len(texts & names)


def _language_of(cells: Iterable[Any], header: str) -> str:
    texts = [str(cell) for cell in cells if cell != ""] or [header]
    arabic = sum(any("\u0620" <= letter <= "\u064a" for letter in text) for text in texts)
    return "ar" if arabic * 2 >= len(texts) else "en"


def _nearest(wanted: str, columns: Sequence[Column]) -> Column | None:
    """One letter amiss in five, two in nine; never a digit, and never where two columns are as near."""
    most = 0 if len(wanted) < 5 else 1 if len(wanted) < 9 else 2
    found: list[tuple[int, Column]] = []
    for column in columns:
        names = [name for name in column.known if _digits(name) == _digits(wanted)]
        nearest = min((distance(wanted, name, most) for name in names), default=most + 1)
        if nearest <= most:
            found.append((nearest, column))
    found.sort(key=lambda each: each[0])
    if not found or (len(found) > 1 and found[1][0] == found[0][0]):
        return None
    return found[0][1]


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def distance(one: str, other: str, most: int) -> int:
    """In letters added, lost, changed or swapped; anything above `most` is as good as far."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, each in enumerate(other, 1):
            before = rows[-1]
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != each)))
            if at > 1 and place > 1 and (letter, each) == (other[place - 2], one[at - 2]):
                row[-1] = min(row[-1], rows[-2][place - 2] + 1)
        rows.append(row)
    return rows[-1][-1]
