"""A sheet as a workbook that a person fills in: dropdowns, guidance beside, A4.

The first row names the columns as the contract does and is hidden; the second shows
them in Chinese.  Only the cells of an answer can be changed.  Every text is written
as text, so that nothing becomes a formula.  No date of today goes in: the same sheet
gives the same bytes.
"""

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
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
from cf_assess.exchange.workbook_look import (
    BORDER,
    FONT,
    SIZE_POINTS,
    WRAP,
    row_height,
    write_headings,
)
from cf_assess.exchange.workbook_notes import add_meta, add_notes, describe_duties
from cf_assess.models.checklist import Criterion
from cf_assess.models.sheet import Mark, MarkState

SHEET_TITLE = "评分表"

_INPUT_FILL = PatternFill("solid", fgColor="FFF9E5")
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
    write_headings(sheet, [(column.key, column.heading) for column in COLUMNS])
    sheet.row_dimensions[2].height = 24
    for row, criterion in enumerate(form.asked, FIRST_ROW):
        _write_criterion(sheet, row, criterion, form)
    offer_answers(sheet, form)
    lay_out(sheet, form)
    add_notes(book, form)
    add_meta(book, form)
    return fix_bytes(book)


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
    shown = [(texts[c.key], c.width) for c in COLUMNS if c.key != "reviewer"]
    sheet.row_dimensions[row].height = row_height(shown, 48)


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
        name=FONT,
        size=14 if column.key == "mark" else SIZE_POINTS,
        bold=column.key == "mark",
        color="666666" if column.key == "criterion" else "000000",
    )
    cell.border = BORDER
    cell.alignment = _CENTRE if column.key == "mark" else WRAP
    cell.protection = Protection(locked=not column.is_input)
    if column.is_input:
        cell.fill = _INPUT_FILL
        if column.key != "mark":
            # As text: no citation becomes a date, and what begins with = stays text.
            cell.number_format = "@"
