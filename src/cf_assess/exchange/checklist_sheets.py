"""Worksheets of a checklist as rows with named cells, and what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cf_assess.exchange.checklist_cells import CellError, read_list, read_parts
from cf_assess.exchange.checklist_tables import ANCHOR, CellKind, Column, Table
from cf_assess.exchange.columns import fold_width
from cf_assess.exchange.raw_table import (
    HEADER_WITHIN,
    Cell,
    RawRow,
    RawTable,
    is_blank,
    judge_cell,
)
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem

_LEVEL = re.compile(rf"(?:{ANCHOR})?(\d{{1,3}}) ?分?")
_MOST_SHOWN = 120


@dataclass(frozen=True)
class TableRow:
    """One row of a table."""

    table: Table
    file: str
    number: int
    cells: Mapping[str, Cell]
    at: Mapping[str, int]
    """Column to its position in the worksheet, from 1."""

    def place(self, key: str) -> Place:
        """Return where a cell stands."""
        return Place(file=self.file, line=self.number, column=self.at[key])

    def text(self, key: str) -> str:
        """Return the text of a cell as it stands."""
        return self.cells[key].text or ""

    def word(self, key: str) -> str:
        """Return a cell as one word; a word of a closed list as its code."""
        return _code(self.table.column(key), fold_width(self.text(key)))

    def value(self, key: str) -> object:
        """Return a cell as a file would hold it; None where it is empty.

        Raises:
            CellError: a list is not written as lists are.
        """
        column, text = self.table.column(key), self.text(key)
        if not text:
            return None
        match column.kind:
            case CellKind.LIST:
                return [_code(column, item) for item in read_list(text)]
            case CellKind.PARTS:
                return read_parts(text)
            case CellKind.WORD:
                return self.word(key) or None
        return text

    def problem(self, key: str, code: str, **values: str) -> Problem:
        """Return a problem at a cell."""
        shown = {name: value[:_MOST_SHOWN] for name, value in values.items()}
        return Problem(place=self.place(key), code=code, values=shown)

    def check(self) -> Iterator[Problem]:
        """Yield the cells that cannot be read at all."""
        for key in self.at:
            heading = self.table.column(key).heading
            fault = judge_cell(self.cells[key])
            if fault is not None:
                yield self.problem(key, fault[0], column=heading, **fault[1])
                continue
            try:
                self.value(key)
            except CellError as error:
                said = {"column": heading, "value": str(error)}
                yield self.problem(key, "table_notation", **said)


@dataclass(frozen=True)
class SheetRows:
    """What a worksheet holds."""

    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...]
    is_whole: bool
    """All columns are there."""


def count_levels(sheet: RawTable) -> int:
    """Return how many levels the columns of anchors reach."""
    texts = [c.text or "" for row in sheet.rows[:HEADER_WITHIN] for c in row.cells]
    named = [match[1] for text in texts if (match := _match_level(text))]
    return max((int(level) + 1 for level in named), default=0)


def read_rows(sheet: RawTable, table: Table) -> SheetRows:
    """Return the rows of a table; a faulty row is among them, and reported."""
    first = table.columns[0].key
    header = next(
        (row for row in sheet.rows[:HEADER_WITHIN] if first in _name(row, table)), None
    )
    at = {} if header is None else _name(header, table)
    place = Place(file=sheet.name, line=None if header is None else header.number)
    missing = [
        f"{column.heading}（{column.key}）"
        for column in table.columns
        if column.key not in at and not column.key.startswith(ANCHOR)
    ]
    if header is None or missing:
        values = {"missing": "、".join(missing)}
        problem = Problem(place=place, code="table_columns_missing", values=values)
        return SheetRows((), (problem,), is_whole=False)
    rows = tuple(_rows(sheet, header, at, table))
    return SheetRows(
        rows,
        (*_twice(header, at, table, place), *(p for row in rows for p in row.check())),
        is_whole=True,
    )


def _rows(
    sheet: RawTable, header: RawRow, at: Mapping[str, int], table: Table
) -> Iterator[TableRow]:
    for row in sheet.rows:
        if row.number <= header.number:
            continue
        cells = {
            column.key: row.cells[at[column.key] - 1]
            if at.get(column.key, len(row.cells) + 1) <= len(row.cells)
            else Cell()
            for column in table.columns
        }
        first = table.columns[0].key
        is_heading = _find_key(cells[first].text or "", table) == first
        if not is_heading and not is_blank(tuple(cells.values())):
            yield TableRow(table, sheet.name, row.number, cells, at)


def _name(header: RawRow, table: Table) -> dict[str, int]:
    """Return the position of each column; of two alike the first."""
    at: dict[str, int] = {}
    for index, cell in enumerate(header.cells, 1):
        key = _find_key(cell.text or "", table)
        if key is not None:
            at.setdefault(key, index)
    return at


def _twice(
    header: RawRow, at: Mapping[str, int], table: Table, place: Place
) -> Iterator[Problem]:
    """Yield the columns that stand there twice."""
    for index, cell in enumerate(header.cells, 1):
        key = _find_key(cell.text or "", table)
        if key is not None and at[key] != index:
            where = place.model_copy(update={"column": index})
            values = {"column": (cell.text or "")[:_MOST_SHOWN]}
            yield Problem(place=where, code="sheet_column_twice", values=values)


def _find_key(text: str, table: Table) -> str | None:
    """Return the column that a heading names, by its field or in Chinese."""
    name = fold_width(text)
    for column in table.columns:
        if name in (column.key, fold_width(column.heading)):
            return column.key
    match = _match_level(text)
    key = f"{ANCHOR}{int(match[1])}" if match else ""
    return key if any(column.key == key for column in table.columns) else None


def _match_level(text: str) -> re.Match[str] | None:
    """Return the level that a heading of anchors names; a bare number is none."""
    name = fold_width(text)
    return None if name.isdecimal() else _LEVEL.fullmatch(name)


def _code(column: Column, word: str) -> str:
    """Return the code of a word of a closed list; other words as they are."""
    name = fold_width(word)
    for code, label in column.words.items():
        if name.lower() == code or name == fold_width(label):
            return str(code)
    return word
