"""Exchange: what goes out or comes in as a file, the draft apart.

Sheets as XLSX, CSV and JSON, checklists as XLSX, tables of results, and the one way to
write a file.
"""

from cf_assess.exchange.checklist_read import ChecklistTables
from cf_assess.exchange.checklist_workbook import (
    read_checklist_workbook,
    render_checklist_workbook,
)
from cf_assess.exchange.citations import find_clauses, index_locators, resolve_citations
from cf_assess.exchange.duties import check_sheet
from cf_assess.exchange.files import write_file
from cf_assess.exchange.form import SheetForm
from cf_assess.exchange.sheets_read import read_sheets
from cf_assess.exchange.sheets_write import SHEET_FORMATS, render_sheet
from cf_assess.exchange.tables import render_table

__all__ = [
    "SHEET_FORMATS",
    "ChecklistTables",
    "SheetForm",
    "check_sheet",
    "find_clauses",
    "index_locators",
    "read_checklist_workbook",
    "read_sheets",
    "render_checklist_workbook",
    "render_sheet",
    "render_table",
    "resolve_citations",
    "write_file",
]
