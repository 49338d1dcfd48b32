"""One row of a sheet to one mark, with all that is wrong in it."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cf_assess.exchange.columns import FIELDS, encode_reason, fold_width
from cf_assess.exchange.marks import MarkFault, parse_mark
from cf_assess.exchange.raw_table import Cell, RawRow, RawTable, judge_cell
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Mark, MarkState

_QUOTED = 40
"""How much of a wrong value is shown."""


@dataclass(frozen=True)
class ReadRow:
    """What a row gave; `mark` is None where it says nothing or is faulty."""

    number: int
    reviewer: str
    criterion: str
    mark: Mark | None
    problems: tuple[Problem, ...]


def read_row(
    row: RawRow, columns: Mapping[str, int], table: RawTable, frozen: FrozenRubric
) -> ReadRow:
    """Return the mark of one row, or everything that is wrong with it."""
    cells = {
        field: row.cells[index]
        if (index := columns.get(field)) is not None and index < len(row.cells)
        else Cell()
        for field in FIELDS
    }
    texts = {field: cell.text or "" for field, cell in cells.items()}
    reviewer = texts["reviewer"].strip() or table.meta.get("reviewer", "")
    criterion = fold_width(texts["criterion"])
    faults = [
        *_check_cells(cells),
        *_check_reviewer(texts["reviewer"].strip(), table.meta),
        *_check_criterion(criterion, frozen),
        *_check_mark(texts["mark"], cells["mark"], frozen),
    ]
    problems = tuple(
        Problem(
            place=Place(
                file=table.name,
                line=row.number,
                column=columns[field] + 1 if field in columns else None,
            ),
            code=code,
            values=values,
        )
        for field, code, values in faults
    )
    parsed = parse_mark(texts["mark"])
    if problems or isinstance(parsed, MarkFault):
        return ReadRow(row.number, reviewer, criterion, None, problems)
    mark = _build_mark(criterion, parsed, texts)
    return ReadRow(row.number, reviewer, criterion, mark, ())


Fault = tuple[str, str, dict[str, str]]
"""Column, code of the problem, and its values."""


def _check_cells(cells: Mapping[str, Cell]) -> Iterator[Fault]:
    """Yield formulas, values that are no text, and text that cannot be kept."""
    for field, cell in cells.items():
        if field == "mark" and (cell.text or "").startswith("="):
            yield field, "sheet_formula", {"column": field}
            continue
        fault = judge_cell(cell)
        if fault is not None:
            code, values = fault
            yield field, code, {"column": field} | values


def _check_reviewer(reviewer: str, meta: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a missing reviewer, or another one than the sheet was made for."""
    owner = meta.get("reviewer", "")
    if not reviewer and not owner:
        yield "reviewer", "sheet_reviewer_missing", {}
    elif reviewer and owner and reviewer != owner:
        values = {"reviewer": reviewer[:_QUOTED], "owner": owner[:_QUOTED]}
        yield "reviewer", "sheet_reviewer_conflict", values


def _check_criterion(criterion: str, frozen: FrozenRubric) -> Iterator[Fault]:
    """Yield a criterion that is missing or that the rubric does not hold."""
    if not criterion:
        yield "criterion", "sheet_criterion_missing", {}
    elif criterion not in frozen.by_id:
        values = {"criterion": criterion[:_QUOTED]}
        close = difflib.get_close_matches(
            criterion[:_QUOTED], list(frozen.by_id), n=1, cutoff=0.6
        )
        if close:
            near = values | {"nearest": close[0]}
            yield "criterion", "sheet_criterion_unknown_near", near
        else:
            yield "criterion", "sheet_criterion_unknown", values


def _check_mark(text: str, cell: Cell, frozen: FrozenRubric) -> Iterator[Fault]:
    """Yield a mark that is none, or a level that the scale does not have."""
    if cell.is_formula or text.startswith("=") or cell.text is None:
        return  # said already
    rubric = frozen.rubric
    shown = {"mark": text.strip()[:_QUOTED], "highest": str(rubric.max_level)}
    parsed = parse_mark(text)
    if isinstance(parsed, MarkFault):
        yield "mark", parsed.value, shown
    elif parsed[1] not in {None, *(step.level for step in rubric.scale)}:
        yield "mark", "sheet_level_out_of_scale", shown


def _build_mark(
    criterion: str, answer: tuple[MarkState, int | None], texts: Mapping[str, str]
) -> Mark | None:
    """Return the mark of a sound row, or None where it says nothing at all."""
    state, level = answer
    reason = texts["reason"].strip()
    if state is MarkState.NOT_APPLICABLE:
        reason = encode_reason(reason)
    mark = Mark(
        criterion=criterion,
        state=state,
        level=level,
        reason=reason,
        clauses=split_citations(texts["clauses"]),
        comment=texts["comment"],
        suggestion=texts["suggestion"],
    )
    says = any((mark.reason, mark.clauses, mark.comment, mark.suggestion))
    return mark if says or state is not MarkState.NOT_SCORED else None


def split_citations(text: str) -> tuple[str, ...]:
    """Return the locators of a cell, each once, in the order written."""
    parts = (part.strip() for part in re.split(r"[;；\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))
