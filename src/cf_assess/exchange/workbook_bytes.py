"""Text into cells as text, and a workbook into bytes that depend on nothing else."""

import datetime
import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from cf_assess.errors import OutputUnwritableError
from cf_assess.exchange.raw_table import MAX_TEXT

_FIXED = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - the library wants no zone
"""Stands in every workbook; who made a sheet when is in the case's history."""
_FIXED_ENTRY = (2026, 1, 1, 0, 0, 0)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot carry."""
_NOT_EXACT = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""The same, and the one that XML would make a line feed."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Looks like the escape of a character and is none."""
_FORMULA_SIGNS = ("=", "+", "-", "@")


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell; nothing is ever merged here."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def write_text(cell: Cell, text: str) -> None:
    """Put `text` into a cell as text, whatever it looks like.

    Raises:
        OutputUnwritableError: it is longer than a cell holds.
    """
    plain = _ILLEGAL.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    _put(cell, _ESCAPE.sub("_x005F_", plain))


def write_exact_text(cell: Cell, text: str) -> None:
    """Put `text` into a cell as text that comes back as it was.

    What XML cannot carry is written in the escapes of workbooks.

    Raises:
        OutputUnwritableError: it is longer than a cell holds.
    """
    plain = _ESCAPE.sub("_x005F_", text)
    _put(cell, _NOT_EXACT.sub(lambda match: f"_x{ord(match[0]):04X}_", plain))


def _put(cell: Cell, plain: str) -> None:
    """Put text without anything illegal in it into a cell."""
    if len(plain) > MAX_TEXT:
        raise OutputUnwritableError(
            name=cell.coordinate, reason=f"{len(plain)} > {MAX_TEXT}"
        )
    cell.value = plain
    cell.data_type = "s"
    if plain.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True  # it stays text when a person edits the cell


def fix_bytes(book: Workbook) -> bytes:
    """Return a workbook as bytes, with fixed dates inside and in the archive."""
    book.properties.creator = "cf-assess"
    book.properties.created = _FIXED
    book.properties.modified = _FIXED
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        # Not `Workbook.save`, which sets the date of today.
        ExcelWriter(book, archive).write_data()
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(made) as source,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            entry = zipfile.ZipInfo(part.filename, _FIXED_ENTRY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(part))
    return fixed.getvalue()
