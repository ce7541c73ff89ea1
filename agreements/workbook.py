"""The register as a workbook: rows in, an XLSX out in pieces; on disk while it is made. Pure."""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

PIECE = 64 * 1024
IN_MEMORY = 1024 * 1024
PROPERTIES = "docProps/core.xml"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the same rows are the same bytes, whenever they are asked for
MADE = datetime(1980, 1, 1, tzinfo=UTC)


def written(
    rows: Iterable[list[Any]], columns: list[tuple[str, int]], *, title: str, right_to_left: bool
) -> Iterator[bytes]:
    """`columns`: each header with its width. The sheet is read from the side that its language is."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.sheet_view.rightToLeft = right_to_left
    sheet.freeze_panes = "A2"
    for at, (_header, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.append([_head(sheet, header) for header, _width in columns])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    with SpooledTemporaryFile(IN_MEMORY) as made, SpooledTemporaryFile(IN_MEMORY) as settled:
        book.save(made)
        _settle(book, made, settled)
        settled.seek(0)
        yield from iter(lambda: settled.read(PIECE), b"")


def _head(sheet: Any, header: str) -> Any:
    cell = WriteOnlyCell(sheet, header)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    """A text stays a text, though it look like a formula."""
    if not isinstance(value, str) or value[:1] not in ("=", "+", "-", "@", "#"):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _settle(book: Workbook, made: IO[bytes], settled: IO[bytes]) -> None:
    """The same archive without the hour at which it was made."""
    book.properties.created = book.properties.modified = MADE
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            with old.open(part) as source, new.open(info, "w") as target:
                if part.filename == PROPERTIES:
                    target.write(tostring(book.properties.to_tree()))
                    continue
                while piece := source.read(PIECE):
                    target.write(piece)
