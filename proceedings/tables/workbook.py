"""Reading XLSX: an archive of XML that anybody may have made, so it is measured before it is opened."""

import io
import re
import zipfile
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from .sheet import HEADER_WITHIN, MOST_COLUMNS, MOST_ROWS, Recognised, Row, Sheet, cut, tidy, too_many_rows

MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 300
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


def read_workbook(data: bytes, recognised: Recognised) -> Sheet:
    _measure(data)
    try:
        return _read(data, recognised)
    except ValidationError:
        raise
    except Exception as error:  # a damaged part raises whatever the parser of that part raises
        raise ValidationError(_damaged()) from error


def _damaged() -> str:
    return _("The workbook is damaged. Open it in Excel and save it anew as “Excel Workbook (.xlsx)”.")


def _measure(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise ValidationError(
                    _("Unpacked, the workbook is too large. Copy the rows into the template and save that.")
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part):
                    raise ValidationError(_damaged())
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise ValidationError(_damaged()) from error


def _read(data: bytes, recognised: Recognised) -> Sheet:
    written = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    visible = [sheet for sheet in written.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise ValidationError(_("The workbook has no visible sheet."))
    counts = [max(recognised(cells) for _at, cells in _rows(sheet, HEADER_WITHIN)) for sheet in visible]
    chosen = visible[counts.index(max(counts))]
    rows = list(_rows(chosen))
    if any(_is_formula(cell) for _number, cells in rows for cell in cells):
        rows = _with_results(data, chosen.title, rows)
    sheet = cut(rows, recognised)
    _refuse_merged(data, chosen, sheet)
    if sum(count * 2 >= max(counts) for count in counts) > 1:
        sheet.notes.append(_("Only the sheet “%(sheet)s” was read.") % {"sheet": chosen.title})
    return sheet


def _rows(sheet: Any, most: int | None = None) -> list[Row]:
    """Rows to the last filled one. What a file says of its own size is not believed."""
    sheet.reset_dimensions()
    found: list[Row] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=most), 1):
        values = [_value(cell) for cell in cells]
        if any(value != "" for value in values):
            found.append((number, values))
            if len(found) > MOST_ROWS + HEADER_WITHIN:
                raise too_many_rows()
    return found or [(1, [])]


class _Formula(str):
    """What stands in a cell that is calculated."""


def _value(cell: Any) -> Any:
    if cell.data_type == "f":
        return _Formula(cell.value)
    return tidy(cell.value)


def _is_formula(value: Any) -> bool:
    return isinstance(value, _Formula)


def _with_results(data: bytes, title: str, rows: list[Row]) -> list[Row]:
    """Formulas by the results that Excel kept beside them."""
    sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True)[title]
    sheet.reset_dimensions()
    results = {
        number: [tidy(cell.value) for cell in cells]
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1)
    }
    found = []
    for number, cells in rows:
        values = list(cells)
        for at, cell in enumerate(cells):
            if _is_formula(cell):
                result = results.get(number, [])
                values[at] = result[at] if at < len(result) else ""
                if values[at] == "" or str(values[at]).startswith("#"):
                    raise ValidationError(
                        _(
                            "Row %(row)s, column %(column)s holds a formula without a result. "
                            "Replace formulas with their values (Copy, then Paste special, Values)."
                        )
                        % {"row": number, "column": at + 1}
                    )
        found.append((number, values))
    return found


def _refuse_merged(data: bytes, chosen: Any, sheet: Sheet) -> None:
    """A merged cell holds its text once, and the rows that it spans would lose it."""
    first = sheet.rows[0][0] - 1
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(chosen._worksheet_path)
    for found in _MERGED.findall(xml):
        _left, _top, _right, bottom = range_boundaries(found.decode())
        if bottom >= first:
            raise ValidationError(
                _("The cells %(cells)s are merged. Unmerge them and write in each row what belongs to it.")
                % {"cells": found.decode()}
            )
