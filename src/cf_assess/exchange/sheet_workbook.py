"""A sheet as a workbook that a person fills in: dropdowns, guidance beside, A4.

The first row names the columns as the contract does and is hidden; the second shows
them in Chinese.  Only the cells of an answer can be changed.  Every text is written
as text, so that nothing becomes a formula.  No date of today goes in: the same sheet
gives the same bytes.
"""

import math

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from cf_assess.exchange.columns import decode_reason
from cf_assess.exchange.form import SheetForm
from cf_assess.exchange.workbook_bytes import cell_at, fix_bytes, write_text
from cf_assess.exchange.workbook_layout import (
    COLUMNS,
    FIRST_ROW,
    Column,
    lay_out,
    offer_answers,
)
from cf_assess.exchange.workbook_notes import add_meta, add_notes, describe_duties
from cf_assess.models.checklist import Criterion
from cf_assess.models.sheet import Mark, MarkState

SHEET_TITLE = "评分表"

_FONT = "宋体"
"""On every Windows in China; other systems put their own song face in its place."""
_SIZE_POINTS = 9
_LINE_POINTS = 12.5
_MAX_HEIGHT_POINTS = 409
"""A row cannot be higher."""
_FILL = 1.1
"""Units of text of this size that fit into a unit of width, cautiously."""

_LINE = Side(style="thin", color="999999")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL = PatternFill("solid", fgColor="1F4E79")
_INPUT_FILL = PatternFill("solid", fgColor="FFF9E5")
_WRAP = Alignment(wrap_text=True, vertical="top")
_CENTRE = Alignment(wrap_text=True, vertical="top", horizontal="center")


def render_workbook(form: SheetForm) -> bytes:
    """Return the workbook of a sheet.

    Raises:
        OutputUnwritableError: a text is longer than a cell holds.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET_TITLE
    _write_headings(sheet)
    for row, criterion in enumerate(form.asked, FIRST_ROW):
        _write_criterion(sheet, row, criterion, form)
    offer_answers(sheet, form)
    lay_out(sheet, form)
    add_notes(book, form)
    add_meta(book, form)
    return fix_bytes(book)


def _write_headings(sheet: Worksheet) -> None:
    """Write the names of the contract and, below, the Chinese headings."""
    for index, column in enumerate(COLUMNS, 1):
        write_text(cell_at(sheet, 1, index), column.key)
        cell = cell_at(sheet, 2, index)
        write_text(cell, column.heading)
        cell.font = Font(name=_FONT, size=_SIZE_POINTS + 1, bold=True, color="FFFFFF")
        cell.fill = _HEAD_FILL
        cell.border = _BORDER
        cell.alignment = Alignment(
            wrap_text=True, vertical="center", horizontal="center"
        )
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[2].height = 24


def _write_criterion(
    sheet: Worksheet, row: int, criterion: Criterion, form: SheetForm
) -> None:
    """Write one criterion, its guidance, and what is marked already."""
    texts = _explain(criterion, form) | _answer(form.sheet.mark(criterion.id))
    texts["reviewer"] = form.reviewer
    for index, column in enumerate(COLUMNS, 1):
        cell = cell_at(sheet, row, index)
        _style(cell, column)
        if column.key == "mark" and texts["mark"].isdigit():
            cell.value = int(texts["mark"])  # as the dropdown enters it
        elif texts[column.key]:
            write_text(cell, texts[column.key])
    sheet.row_dimensions[row].height = _row_height(texts)


def _explain(criterion: Criterion, form: SheetForm) -> dict[str, str]:
    """Return what the form says about a criterion."""
    frozen = form.frozen
    domain = criterion.id.partition(".")[0]
    domain_title = next((c.title for c in frozen.checklists if c.id == domain), domain)
    advisory = "\n（参考项，不计分）" if frozen.is_advisory(criterion.id) else ""
    anchors = [
        f"{step.level} {frozen.anchor(criterion.id, step.level)}"
        for step in sorted(frozen.rubric.scale, key=lambda step: step.level)
    ]
    duties = describe_duties(criterion, frozen)
    return {
        "criterion": criterion.id,
        "title": f"〔{domain_title}〕\n{criterion.title}{advisory}",
        "question": criterion.question,
        "guidance": f"{criterion.guidance.strip()}\n{duties}".strip(),
        "anchors": "\n".join(anchors),
    }


def _answer(mark: Mark | None) -> dict[str, str]:
    """Return what a reviewer has answered so far."""
    if mark is None:
        return dict.fromkeys(("mark", "reason", "clauses", "comment", "suggestion"), "")
    not_applicable = mark.state is MarkState.NOT_APPLICABLE
    return {
        "mark": mark.code,
        "reason": decode_reason(mark.reason) if not_applicable else mark.reason,
        "clauses": "；\n".join(mark.clauses),
        "comment": mark.comment,
        "suggestion": mark.suggestion,
    }


def _style(cell: Cell, column: Column) -> None:
    """Give a cell its look; only the cells of an answer can be changed."""
    cell.font = Font(
        name=_FONT,
        size=14 if column.key == "mark" else _SIZE_POINTS,
        bold=column.key == "mark",
        color="666666" if column.key == "criterion" else "000000",
    )
    cell.border = _BORDER
    cell.alignment = _CENTRE if column.key == "mark" else _WRAP
    cell.protection = Protection(locked=not column.is_input)
    if column.is_input:
        cell.fill = _INPUT_FILL
        if column.key != "mark":
            # As text: no citation becomes a date, and what begins with = stays text.
            cell.number_format = "@"


def _row_height(texts: dict[str, str]) -> float:
    """Return the height in points that the longest text of a row needs."""
    lines = max(
        sum(
            max(1, math.ceil(_units(part) / (column.width * _FILL)))
            for part in texts[column.key].split("\n")
        )
        for column in COLUMNS
        if column.key != "reviewer"
    )
    return min(max(lines * _LINE_POINTS + 6, 48), _MAX_HEIGHT_POINTS)


def _units(text: str) -> int:
    """Return the width of a text; a Chinese character takes two units."""
    return sum(1 if character.isascii() else 2 for character in text)
