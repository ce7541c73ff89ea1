"""Tables out: a file that a spreadsheet opens as it should be read, and that comes in again unchanged."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from .columns import Column
from .resource import Table
from .sheet import MOST_ROWS, escaped
from .values import EMPTY

XLSX, CSV = "xlsx", "csv"
MEDIA_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
}
_HEAD = PatternFill("solid", fgColor="FFE3F1E8")
_FONT = "Calibri"
_REFUSED = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])  # characters that no workbook holds


def write(table: Table, rows: Iterable[Sequence[Any]], suffix: str, language: str) -> bytes:
    """The table's own columns, with headers in one language."""
    with override(language):
        columns = table.get_export_fields()
        if suffix == CSV:
            return _csv([column.header(language) for column in columns], rows)
        return _workbook(table, columns, rows, language)


def template(table: Table, suffix: str, language: str) -> bytes:
    """Headers and, where a column has one, what may stand below it; an XLSX explains itself."""
    return write(table, [], suffix, language)


def _csv(headers: list[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """With a byte order mark, by which Excel knows that it is UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headers)
    writer.writerows([escaped(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _workbook(table: Table, columns: list[Column], rows: Iterable[Sequence[Any]], language: str) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = capfirst(str(table.title))[:31]
    sheet.sheet_view.rightToLeft = language == "ar"
    for at, column in enumerate(columns, 1):
        _head(sheet.cell(1, at), column, language)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            _put(sheet.cell(number, at), value)
    sheet.freeze_panes = "A2"
    _explain(book, table, columns, language)
    _offer(book, sheet, columns, language)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(cell: Any, column: Column, language: str) -> None:
    cell.value = column.header(language)
    cell.font = Font(name=_FONT, bold=True)
    cell.fill = _HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column.help:
        cell.comment = Comment(str(column.help), "Multaqa", height=90, width=260)


def _put(cell: Any, value: Any) -> None:
    """A text stays a text, though it look like a formula or a number."""
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = str(value).translate(_REFUSED) or None
    if cell.value:
        cell.data_type = "s"
        cell.quotePrefix = cell.value[0] in "=+-@"
    cell.font = Font(name=_FONT)
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text="\n" in str(value))


def _explain(book: Workbook, table: Table, columns: list[Column], language: str) -> None:
    own = 0 if language == "ar" else 1
    sheet = book.create_sheet(_("Explanation"))
    sheet.sheet_view.rightToLeft = language == "ar"
    for line in (
        _("Write below the headers of the first sheet, one row for each. Remove no header that you fill."),
        _("An empty cell changes nothing on the desk. Write %(word)s to empty a field.")
        % {"word": sorted(EMPTY, key=str.isascii)[own]},
        _("Headers may be in Arabic or in English, in any order. Columns you do not need may be deleted."),
        _("Nothing is published by an import: it fills the desk, and the desk publishes."),
    ):
        sheet.append([line])
    sheet.append([])
    sheet.append([_("Column"), _("Also as"), _("What stands in it"), _("For example")])
    for cell in sheet[sheet.max_row]:
        cell.font, cell.fill = Font(name=_FONT, bold=True), _HEAD
    for column in columns:
        other = column.header("en" if language == "ar" else "ar")
        values = [labels[own] for labels in (column.offered or {}).values()]
        words = [_("Needed.")] * column.required + [str(column.help)] * bool(column.help)
        words += [", ".join(values)] if values else []
        example = column.offered[column.example][own] if column.offered and column.example else column.example
        sheet.append([column.header(language), other, " ".join(words), str(example)])
    for letter, width in zip("ABCD", (34, 30, 70, 30), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=6, min_col=3, max_col=3):
        row[0].alignment = Alignment(wrap_text=True, vertical="top")


def _offer(book: Workbook, sheet: Any, columns: list[Column], language: str) -> None:
    """Drop-downs; the lists stand on a sheet of their own, for a formula holds 255 characters at most."""
    own = 0 if language == "ar" else 1
    lists = book.create_sheet(_("Allowed values"))
    lists.sheet_view.rightToLeft = language == "ar"
    place = 0
    for at, column in enumerate(columns, 1):
        if not column.offered:
            continue
        place += 1
        letter = get_column_letter(place)
        labels = [labels[own] for labels in column.offered.values()]
        for number, label in enumerate([column.header(language), *labels], 1):
            lists[f"{letter}{number}"] = label
        cells = f"{quote_sheetname(lists.title)}!${letter}$2:${letter}${len(labels) + 1}"
        rule = DataValidation(type="list", formula1=f"={cells}", allow_blank=True, showErrorMessage=False)
        rule.add(f"{get_column_letter(at)}2:{get_column_letter(at)}{MOST_ROWS + 1}")
        sheet.add_data_validation(rule)
    lists.sheet_state = "hidden" if not place else "visible"
