"""The workbook of a checklist: headings, dropdowns, widths that can be read.

Everything in it can be changed; nothing is locked.  Every text is written as text, so
that nothing becomes a formula, and the same checklist gives the same bytes.
"""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cf_assess.exchange.checklist_rows import Row, list_tables
from cf_assess.exchange.checklist_tables import CellKind, Column, Table
from cf_assess.exchange.workbook_bytes import cell_at, fix_bytes, write_exact_text
from cf_assess.exchange.workbook_look import (
    BORDER,
    FONT,
    SIZE_POINTS,
    WRAP,
    row_height,
    write_headings,
)
from cf_assess.models.checklist import Checklist
from cf_assess.models.place import Comment

FIRST_ROW = 3
"""The first row of data stands below the two rows of headings."""
_SPARE_ROWS = 200
"""Rows below the last one in which dropdowns are offered, too."""
_HEADING_POINTS = 30
_LEAST_POINTS = 18
_TEXT_FORMAT = "@"
"""As text: no article becomes a date, and what begins with = stays text."""


def render_book(checklist: Checklist, comments: Sequence[Comment]) -> bytes:
    """Return a checklist with its comments as a workbook.

    Raises:
        OutputUnwritableError: a text is longer than a cell holds.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    tables = list_tables(checklist, comments)
    for table, rows in tables:
        sheet = book.create_sheet(table.title)
        assert isinstance(sheet, Worksheet)
        _write(sheet, table, rows)
        _offer(sheet, table, len(rows))
    _offer_criteria(book, tables)
    return fix_bytes(book)


def _write(sheet: Worksheet, table: Table, rows: Sequence[Row]) -> None:
    """Write a table with its headings and set its widths."""
    write_headings(sheet, [(column.key, column.heading) for column in table.columns])
    sheet.row_dimensions[2].height = _HEADING_POINTS
    font = Font(name=FONT, size=SIZE_POINTS)
    for number, row in enumerate(rows, FIRST_ROW):
        for index, column in enumerate(table.columns, 1):
            cell = cell_at(sheet, number, index)
            cell.font, cell.border, cell.alignment = font, BORDER, WRAP
            cell.number_format = _TEXT_FORMAT
            if row.get(column.key):
                write_exact_text(cell, row[column.key])
        texts = [(row.get(column.key, ""), column.width) for column in table.columns]
        sheet.row_dimensions[number].height = row_height(texts, _LEAST_POINTS)
    for index, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.freeze_panes = f"{get_column_letter(table.frozen + 1)}{FIRST_ROW}"
    sheet.sheet_view.zoomScale = 110


def _offer(sheet: Worksheet, table: Table, rows: int) -> None:
    """Offer the words of closed lists as dropdowns."""
    for index, column in enumerate(table.columns, 1):
        if column.words:
            choices = ",".join(column.words.values())
            _add_list(sheet, f'"{choices}"', index, rows, column)


def _offer_criteria(
    book: Workbook, tables: Sequence[tuple[Table, Sequence[Row]]]
) -> None:
    """Offer the ids of the criteria where a table names one."""
    _, (criteria, criterion_rows), *others = tables
    last = FIRST_ROW + len(criterion_rows) + _SPARE_ROWS
    ids = f"'{criteria.title}'!$A${FIRST_ROW}:$A${last}"
    for table, rows in others:
        _add_list(book[table.title], ids, 1, len(rows), None)


def _add_list(
    sheet: Worksheet, choices: str, index: int, rows: int, column: Column | None
) -> None:
    """Add a dropdown to a column, from the first row on to some below the last."""
    validation = DataValidation(type="list", formula1=choices, allow_blank=True)
    if column is None or column.kind is CellKind.LIST:
        validation.showErrorMessage = False  # a cell may hold several, a line each
    else:
        validation.showErrorMessage = True
        validation.errorTitle = "不在列表中"
        validation.error = "请从下拉列表中选择。"
    if column is not None and column.kind is CellKind.LIST:
        validation.showInputMessage = True
        validation.promptTitle = column.heading
        validation.prompt = f"每行一项：{'；'.join(column.words.values())}。"
    letter = get_column_letter(index)
    validation.add(f"{letter}{FIRST_ROW}:{letter}{FIRST_ROW + rows + _SPARE_ROWS}")
    sheet.add_data_validation(validation)
