"""Sheets as files: what a reviewer gets to fill in, or takes home.

CSV and JSON hold the columns of the contract, a row for each criterion asked; the
workbook shows guidance and anchors beside.
"""

from cf_assess.exchange.columns import FIELDS
from cf_assess.exchange.form import SheetForm
from cf_assess.exchange.tables import render_table

SHEET_FORMATS = ("xlsx", "csv", "json")


def render_sheet(form: SheetForm, fmt: str) -> bytes:
    """Return a sheet as a file; the same sheet gives the same bytes.

    Raises:
        ValueError: `fmt` is none of `SHEET_FORMATS`.
        OutputUnwritableError: a text is longer than a cell of a workbook holds.
    """
    if fmt == "xlsx":
        # Only here: the library costs more than all the rest.
        from cf_assess.exchange.sheet_workbook import render_workbook

        return render_workbook(form)
    if fmt not in SHEET_FORMATS:
        raise ValueError(fmt)
    return render_table(sheet_rows(form), FIELDS, fmt).encode()


def sheet_rows(form: SheetForm) -> list[dict[str, str]]:
    """Return the rows of a sheet, one for each criterion asked, marked or not."""
    rows = []
    for criterion in form.asked:
        mark = form.sheet.mark(criterion.id)
        row = dict.fromkeys(FIELDS, "")
        row |= {"reviewer": form.reviewer, "criterion": criterion.id}
        if mark is not None:
            row |= {
                "mark": mark.code,
                "reason": mark.reason,
                "clauses": ";".join(mark.clauses),
                "comment": mark.comment,
                "suggestion": mark.suggestion,
            }
        rows.append(row)
    return rows
