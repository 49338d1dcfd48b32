"""Sheets as text: CSV in the encodings that occur, and JSON.

Rows are numbered as a spreadsheet numbers them; in JSON the first record is 1.
"""

import csv
import io
import json

from cf_assess.exchange.raw_table import (
    HEADER_WITHIN,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    RawRow,
    RawTable,
    file_problem,
    is_blank,
    is_header,
)
from cf_assess.exchange.tables import restore_cell
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DELIMITERS = (",", "\t", ";")


def decode_text(data: bytes) -> str | None:
    """Return the text of a file, or None where its encoding is none that is read.

    A byte order mark decides; without one it is UTF-8, else GB18030, which Chinese
    spreadsheets write.
    """
    encodings = [name for bom, name in _BOMS if data.startswith(bom)]
    for encoding in encodings or ["utf-8", "gb18030"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def parse_csv(text: str, name: str) -> RawTable | Problem:
    """Return the rows of a CSV, or what makes it unreadable.

    Of comma, tab and semicolon the one counts under which a header appears.
    """
    first = None
    for delimiter in _DELIMITERS:
        table = _split(text, name, delimiter)
        if isinstance(table, Problem):
            return table
        if any(is_header(row) for row in table.rows[:HEADER_WITHIN]):
            return table
        first = first or table
    return first or RawTable(name, ())


def _split(text: str, name: str, delimiter: str) -> RawTable | Problem:
    """Return the rows that a delimiter gives."""
    rows: list[RawRow] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, record in enumerate(reader, 1):
            cells = tuple(Cell(restore_cell(text)) for text in record[:MAX_COLUMNS])
            if is_blank(cells):
                continue
            if len(rows) >= MAX_ROWS:
                return file_problem(name, "sheet_too_many_rows", limit=MAX_ROWS)
            rows.append(RawRow(number, cells))
    except csv.Error as error:
        place = Place(file=name, line=reader.line_num)
        return Problem(place=place, code="sheet_csv", values={"reason": str(error)})
    return RawTable(name, tuple(rows))


def parse_json(text: str, name: str) -> RawTable | Problem:
    """Return the rows of a JSON sheet, or what makes it unreadable.

    It is a list of objects, one a row, or an object that holds the list as `rows`.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(file=name, line=error.lineno, column=error.colno)
        return Problem(place=place, code="sheet_json", values={"reason": error.msg})
    except (RecursionError, ValueError) as error:  # nested too deep, endless digits
        reason = type(error).__name__
        return file_problem(name, "sheet_json", reason=reason)
    records = content.get("rows") if isinstance(content, dict) else content
    if not isinstance(records, list):
        return file_problem(name, "sheet_json_shape")
    if len(records) > MAX_ROWS:
        return file_problem(name, "sheet_too_many_rows", limit=MAX_ROWS)
    return _lay_out(records, name)


def _lay_out(records: list[object], name: str) -> RawTable | Problem:
    """Return records as a table; its header is the union of their keys."""
    keys: dict[str, None] = {}
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict):
            place = Place(file=name, line=number)
            return Problem(place=place, code="sheet_json_shape")
        keys |= dict.fromkeys(record)
    header = RawRow(0, tuple(Cell(key) for key in keys))
    rows = [
        RawRow(number, tuple(Cell(record.get(key)) for key in keys))
        for number, record in enumerate(records, 1)
        if isinstance(record, dict)
    ]
    kept = [row for row in rows if not is_blank(row.cells)]
    return RawTable(name, (header, *kept) if keys else ())
