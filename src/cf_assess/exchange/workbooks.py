"""Workbooks (XLSX) as tables: limits first, then values; never a formula's value.

The openpyxl library reads them row by row.  It raises nearly anything on a damaged
file, so what it may raise is listed once.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

import openpyxl
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from cf_assess.exchange.raw_table import (
    HEADER_WITHIN,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNZIPPED_BYTES,
    Cell,
    RawRow,
    RawTable,
    file_problem,
    is_blank,
    is_header,
    too_large,
)
from cf_assess.models.problem import Problem

META_SHEET = "_meta"
"""A hidden worksheet of names and values: whose sheet, which case, which rules."""

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,  # encrypted parts, unknown compression
    SyntaxError,  # the parsers' error for bad XML
    TypeError,
    ValueError,
)
_LAST_ROW = 1_048_576
"""The last row that a worksheet can have."""
_META_ROWS = 50
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How workbooks write characters that XML has not, such as `_x000D_`."""


Parsed = TypeVar("Parsed")


def parse_workbook(data: bytes, name: str) -> RawTable | Problem:
    """Return the rows of the worksheet with a header, or what makes it unreadable."""
    return _parse_safely(data, name, _parse)


def parse_worksheets(data: bytes, name: str) -> dict[str, RawTable] | Problem:
    """Return all worksheets by title, or what makes the workbook unreadable."""
    return _parse_safely(data, name, _parse_all)


def _parse_safely(
    data: bytes, name: str, parse: Callable[[bytes, str], Parsed | Problem]
) -> Parsed | Problem:
    """Return what `parse` makes of a workbook within the limits, or why it cannot."""
    try:
        fault = _check_archive(data, name)
        if fault is not None:
            return fault
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions that values do not need
            return parse(data, name)
    except _DAMAGED as error:
        return file_problem(name, "sheet_damaged", reason=type(error).__name__)


def _check_archive(data: bytes, name: str) -> Problem | None:
    """Return why an archive is not opened: too large unpacked, or entities in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > MAX_UNZIPPED_BYTES:
            return too_large(name, MAX_UNZIPPED_BYTES)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as file:
                    if b"<!DOCTYPE" in file.read(4096):  # no workbook has one
                        return file_problem(name, "sheet_damaged", reason="DOCTYPE")
    return None


def _parse(data: bytes, name: str) -> RawTable | Problem:
    """Return the first worksheet with a header, else the first with anything."""
    book = _open(data)
    meta = _read_meta(book)
    first: tuple[RawRow, ...] = ()
    for sheet in _worksheets(book):
        if sheet.title == META_SHEET:
            continue
        rows = tuple(_rows(sheet))
        if len(rows) > MAX_ROWS:
            return file_problem(name, "sheet_too_many_rows", limit=MAX_ROWS)
        if any(is_header(row) for row in rows[:HEADER_WITHIN]):
            return RawTable(name, rows, meta)
        first = first or rows
    return RawTable(name, first, meta)


def _parse_all(data: bytes, name: str) -> dict[str, RawTable] | Problem:
    """Return all worksheets; together they have no more rows than one may have."""
    tables: dict[str, RawTable] = {}
    left = MAX_ROWS
    for sheet in _worksheets(_open(data)):
        rows = tuple(_rows(sheet))
        left -= len(rows)
        if left < 0:
            return file_problem(name, "sheet_too_many_rows", limit=MAX_ROWS)
        tables[sheet.title] = RawTable(f"{name}[{sheet.title}]", rows)
    return tables


def _open(data: bytes) -> Workbook:
    return openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=False, keep_links=False
    )


def _worksheets(book: Workbook) -> list[ReadOnlyWorksheet]:
    """Return the worksheets; sheets of charts are none."""
    return [sheet for sheet in book if isinstance(sheet, ReadOnlyWorksheet)]


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[RawRow]:
    """Yield the rows that hold something, one more than allowed at most."""
    sheet.reset_dimensions()  # what a file says of its size is often wrong
    kept, before = 0, None
    # The stubs lend this class the method of another and mistype it.
    read: Iterable[tuple[ReadOnlyCell, ...]] = sheet.iter_rows(max_col=MAX_COLUMNS)  # type: ignore[misc, assignment]
    for number, row in enumerate(read, 1):
        if number > _LAST_ROW or kept > MAX_ROWS:
            return
        if row is before:  # one and the same row stands in for all that are missing
            continue
        before = row
        if all(cell.value is None for cell in row):
            continue
        cells = tuple(
            Cell(_unescape(cell.value), cell.data_type == "f") for cell in row
        )
        if not is_blank(cells):
            kept += 1
            yield RawRow(number, cells)


def _unescape(value: object) -> object:
    """Return a text with escaped characters as what they are."""
    if not isinstance(value, str) or "_x" not in value:
        return value
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), value)
    return plain.replace("\r\n", "\n")


def _read_meta(book: Workbook) -> Mapping[str, str]:
    """Return the names and values of the hidden worksheet, if there is one."""
    pairs = {}
    for sheet in _worksheets(book):
        if sheet.title == META_SHEET:
            for row in islice(_rows(sheet), _META_ROWS):
                pairs[row.cells[0].text or ""] = row.cells[1].text or ""
    return pairs
