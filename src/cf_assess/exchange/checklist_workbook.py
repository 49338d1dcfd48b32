"""A checklist as a workbook that a person edits and hands in again.

The library for workbooks costs more than all the rest, so it loads when it is used.
"""

from collections.abc import Sequence
from pathlib import Path

from cf_assess.exchange.checklist_read import ChecklistTables, read_tables
from cf_assess.exchange.incoming import read_limited
from cf_assess.models.checklist import Checklist
from cf_assess.models.place import Comment
from cf_assess.models.problem import Problem


def render_checklist_workbook(
    checklist: Checklist, comments: Sequence[Comment]
) -> bytes:
    """Return a checklist with its comments as a workbook.

    The same checklist gives the same bytes, and reading it gives the same checklist;
    only a carriage return before a line feed is lost.

    Raises:
        OutputUnwritableError: a text is longer than a cell holds.
    """
    from cf_assess.exchange.checklist_book import render_book

    return render_book(checklist, comments)


def read_checklist_workbook(path: Path) -> ChecklistTables:
    """Return the checklist in a workbook and all that is wrong with its tables.

    Raises:
        FileMissingError: there is no such file.
        SourceUnreadableError: the system does not let it be read.
    """
    data = read_limited(path)
    if isinstance(data, Problem):
        return ChecklistTables(None, {}, (), (data,))
    from cf_assess.exchange.workbooks import parse_worksheets

    sheets = parse_worksheets(data, str(path))
    if isinstance(sheets, Problem):
        return ChecklistTables(None, {}, (), (sheets,))
    return read_tables(sheets, str(path))
