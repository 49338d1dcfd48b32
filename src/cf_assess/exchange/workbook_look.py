"""How worksheets that people read look: headings, borders, wrapped text, heights."""

import math
from collections.abc import Iterable

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from cf_assess.exchange.workbook_bytes import cell_at, write_text

FONT = "宋体"
"""On every Windows in China; other systems put their own song face in its place."""
SIZE_POINTS = 9
WRAP = Alignment(wrap_text=True, vertical="top")

_LINE = Side(style="thin", color="999999")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

_HEAD_FILL = PatternFill("solid", fgColor="1F4E79")
_HEAD_ALIGNMENT = Alignment(wrap_text=True, vertical="center", horizontal="center")
_LINE_POINTS = 12.5
_MAX_HEIGHT_POINTS = 409
"""A row cannot be higher."""
_FILL = 1.1
"""Units of text of this size that fit into a unit of width, cautiously."""


def write_headings(sheet: Worksheet, headings: Iterable[tuple[str, str]]) -> None:
    """Write names of columns into a hidden row and what is shown of them below."""
    for index, (key, heading) in enumerate(headings, 1):
        write_text(cell_at(sheet, 1, index), key)
        cell = cell_at(sheet, 2, index)
        write_text(cell, heading)
        style_heading(cell)
    sheet.row_dimensions[1].hidden = True


def style_heading(cell: Cell) -> None:
    """Give a cell the look of a heading."""
    cell.font = Font(name=FONT, size=SIZE_POINTS + 1, bold=True, color="FFFFFF")
    cell.fill = _HEAD_FILL
    cell.border = BORDER
    cell.alignment = _HEAD_ALIGNMENT


def row_height(texts: Iterable[tuple[str, float]], least: float) -> float:
    """Return the height in points that the longest text of a row needs.

    Args:
        texts: each with the width of its column.
        least: height of a row that says little.
    """
    lines = max(
        (
            sum(
                max(1, math.ceil(_units(part) / (width * _FILL)))
                for part in text.split("\n")
            )
            for text, width in texts
        ),
        default=1,
    )
    return min(max(lines * _LINE_POINTS + 6, least), _MAX_HEIGHT_POINTS)


def _units(text: str) -> int:
    """Return the width of a text; a Chinese character takes two units."""
    return sum(1 if character.isascii() else 2 for character in text)
