"""A file as it came in: its headers, its rows with the numbers they bear in it, and what was noticed."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 2000
MOST_COLUMNS = 120
LONGEST_CELL = 32_767  # Excel's own limit
HEADER_WITHIN = 10  # rows: a title may stand above the headers
SEPARATORS = ",;\t|"

Row = tuple[int, list[Any]]
Recognised = Callable[[Iterable[Any]], int]  # how many of these cells are headers of the table


@dataclass
class Sheet:
    """`rows` are the filled rows below the headers, each with its number as a spreadsheet shows it."""

    headers: list[str]
    rows: list[Row]
    notes: list[str] = field(default_factory=list)


def read(name: str, data: bytes, recognised: Recognised) -> Sheet:
    """ValidationError says, for the person who chose the file, what is wrong with it and how to mend it."""
    from .workbook import read_workbook  # openpyxl is large, and only needed here

    if len(data) > MOST_BYTES:
        raise ValidationError(
            _("The file is larger than %(most)s MB. Leave out pictures, or import it in parts.")
            % {"most": MOST_BYTES // 1024 // 1024}
        )
    if not data.strip(b"\0\xef\xbb\xbf \r\n"):
        raise ValidationError(_("The file is empty."))
    suffix = PurePosixPath(name.lower()).suffix
    if data.startswith(b"PK\x03\x04"):
        return read_workbook(data, recognised)
    if data.startswith(b"\xd0\xcf\x11\xe0") or suffix in (".xls", ".xlsx", ".ods", ".numbers"):
        raise ValidationError(
            _(
                "This workbook cannot be read: it is of an old kind, damaged or locked with a password. "
                "Open it in Excel and save it as “Excel Workbook (.xlsx)” without a password."
            )
        )
    return _read_csv(data, recognised)


def _read_csv(data: bytes, recognised: Recognised) -> Sheet:
    text, is_guess = _decoded(data)
    if "\0" in text:
        raise ValidationError(_("This is no table: choose an XLSX or CSV file."))
    attempts = [found for found in (_parsed(text, separator) for separator in SEPARATORS) if found]
    if not attempts:
        raise ValidationError(_("This is no table: choose an XLSX or CSV file."))
    rows = max(attempts, key=lambda rows: _best(rows, recognised)[1])
    if is_guess and not _best(rows, recognised)[1]:
        raise ValidationError(_not_utf8())
    sheet = cut(rows, recognised)
    if is_guess:
        sheet.notes.append(
            _("The file is not in UTF-8 and was read as Windows-1256. Look whether the Arabic is right.")
        )
    return sheet


def _not_utf8() -> str:
    return _(
        "The letters of this file cannot be read. In Excel choose “Save as”, then “CSV UTF-8”; "
        "or save it as an Excel workbook (.xlsx)."
    )


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding is a guess."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16"), False
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        try:
            return data.decode("cp1256"), True
        except UnicodeDecodeError:
            raise ValidationError(_not_utf8()) from None


def _parsed(text: str, separator: str) -> list[Row] | None:
    csv.field_size_limit(LONGEST_CELL * 4)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None
    return [(number, [_unescaped(cell) for cell in cells]) for number, cells in enumerate(lines, 1)]


def escaped(cell: str) -> str:
    """What a spreadsheet might take for a formula gets an apostrophe, which reading takes off again."""
    return f"'{cell}" if cell.lstrip("'")[:1] in _FORMULA else cell


def _unescaped(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in _FORMULA else cell


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def _best(rows: Iterable[Row], recognised: Recognised) -> tuple[int, int]:
    """Which of the first rows holds the headers, and how many of them are known."""
    counts = [recognised(cells) for _number, cells in list(rows)[:HEADER_WITHIN]] or [0]
    most = max(counts)
    return counts.index(most), most


def cut(rows: Iterable[Row], recognised: Recognised) -> Sheet:
    rows = [(number, [tidy(cell) for cell in cells]) for number, cells in rows]
    at, known = _best(rows, recognised)
    if known < 1:
        raise ValidationError(
            _("No headers were found in the first %(count)s rows. Download the template and use its headers.")
            % {"count": HEADER_WITHIN}
        )
    headers = [str(cell) for cell in rows[at][1]]
    while headers and not headers[-1]:
        headers.pop()
    filled = [(number, cells) for number, cells in rows[at + 1 :] if any(cell != "" for cell in cells)]
    _check_size(headers, filled)
    return Sheet(headers, [(number, _fitted(cells, len(headers))) for number, cells in filled])


def _check_size(headers: list[str], rows: list[Row]) -> None:
    if len(headers) > MOST_COLUMNS:
        raise ValidationError(_("The file has more than %(most)s columns.") % {"most": MOST_COLUMNS})
    if len(rows) > MOST_ROWS:
        raise too_many_rows()
    if not rows:
        raise ValidationError(_("There are no rows below the headers."))
    for number, cells in rows:
        if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
            raise ValidationError(_("Row %(row)s has a cell that is too long.") % {"row": number})
        if any(cell != "" for cell in cells[len(headers) :]):
            raise ValidationError(
                _("Row %(row)s has more cells than there are headers. Give each column a header.")
                % {"row": number}
            )


def too_many_rows() -> ValidationError:
    return ValidationError(
        _("The file has more than %(most)s rows. Import it in parts.") % {"most": MOST_ROWS}
    )


def tidy(cell: Any) -> Any:
    """A text without the space around it; nothing is an empty text."""
    return "" if cell is None else cell.strip() if isinstance(cell, str) else cell


def _fitted(cells: list[Any], width: int) -> list[Any]:
    return (cells + [""] * width)[:width]
