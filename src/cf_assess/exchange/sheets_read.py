"""Files of sheets to sheets: every fault a problem with its row, all at once.

A file that the system cannot open is an exception; a file that opens and cannot be
understood is one problem, so that the faults of other files are shown with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cf_assess.exchange.columns import FIELDS, find_field, guess_field
from cf_assess.exchange.incoming import read_limited
from cf_assess.exchange.raw_table import (
    HEADER_WITHIN,
    RawRow,
    RawTable,
    file_problem,
    is_blank,
    is_header,
)
from cf_assess.exchange.rows import ReadRow, read_row
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Mark, Sheet, SheetFile

_SHOWN = 16
"""How much of an id or digest is shown; enough to tell two apart."""


def read_sheets(path: Path, frozen: FrozenRubric) -> SheetFile:
    """Return the sheets of a file, one for each reviewer in it, and all its faults.

    XLSX, CSV and JSON are told apart by their content.  Faulty rows are in no
    sheet.  Marks stand in the order of the rubric's criteria; a row without a mark
    is kept only where it says something else.

    Raises:
        FileMissingError: there is no such file.
        SourceUnreadableError: the system does not let it be read.
    """
    data = read_limited(path)
    if isinstance(data, Problem):
        return _nothing(data)
    table = _open_table(data, str(path))
    return _nothing(table) if isinstance(table, Problem) else _read(table, frozen)


def _nothing(problem: Problem) -> SheetFile:
    """Return a file of which nothing could be read."""
    return SheetFile(sheets=(), problems=(problem,))


def _open_table(data: bytes, name: str) -> RawTable | Problem:
    """Return the rows of a file by what its bytes are."""
    if data.startswith(b"PK"):
        # Only where a workbook comes: the library costs more than all the rest.
        from cf_assess.exchange.workbooks import parse_workbook

        return parse_workbook(data, name)
    from cf_assess.exchange.text_tables import decode_text, parse_csv, parse_json

    text = decode_text(data)
    if text is None:
        return file_problem(name, "sheet_encoding")
    if text.lstrip()[:1] in {"[", "{"}:
        return parse_json(text, name)
    return parse_csv(text, name)


def _read(table: RawTable, frozen: FrozenRubric) -> SheetFile:
    """Return the sheets of a table and its faults, those of the whole file first."""
    problems = [*_check_rubric(table, frozen)]
    start = next(
        (i for i, row in enumerate(table.rows[:HEADER_WITHIN]) if is_header(row)), None
    )
    if start is None:
        problems.append(_header_missing(table))
        return SheetFile(sheets=(), problems=tuple(problems))
    header = table.rows[start]
    columns = _name_columns(header)
    problems += _check_header(table, header, columns)
    read = [
        read_row(row, columns, table, frozen)
        for row in table.rows[start + 1 :]
        if not _is_skipped(row, columns)
    ]
    if not read:
        problems.append(file_problem(table.name, "sheet_without_rows"))
    problems += _say_once(read, problems)
    sheets, repeated = _gather(read, table.name, frozen)
    return SheetFile(
        sheets=sheets,
        problems=(*problems, *repeated),
        case_number=table.meta.get("case", ""),
    )


def _check_rubric(table: RawTable, frozen: FrozenRubric) -> Iterator[Problem]:
    """Yield that a sheet was made for other rules than these."""
    own = (frozen.rubric.id, frozen.rubric.version, frozen.digest)
    made = tuple(table.meta.get(key, "") for key in ("rubric", "version", "digest"))
    if any(
        said not in {"", expected} for said, expected in zip(made, own, strict=True)
    ):
        yield file_problem(
            table.name,
            "sheet_other_rubric",
            made=" ".join(part[:_SHOWN] for part in made if part),
            expected=" ".join(part[:_SHOWN] for part in own),
        )


def _header_missing(table: RawTable) -> Problem:
    """Return that no row names the columns."""
    if not table.rows:
        return file_problem(table.name, "sheet_empty")
    first = table.rows[0]
    named = {find_field(cell.text or "") for cell in first.cells}
    missing = [field for field in ("criterion", "mark") if field not in named]
    return Problem(
        place=Place(file=table.name, line=first.number or None),
        code="sheet_header_missing",
        values={"missing": ", ".join(missing)},
    )


def _name_columns(header: RawRow) -> dict[str, int]:
    """Return the position of each column; of two alike the first."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(header.cells):
        field = find_field(cell.text or "")
        if field is not None:
            columns.setdefault(field, index)
    return columns


def _check_header(
    table: RawTable, header: RawRow, columns: Mapping[str, int]
) -> Iterator[Problem]:
    """Yield columns that stand twice, are misspelt, or are missing."""
    missing = [field for field in FIELDS if field not in columns]
    for index, cell in enumerate(header.cells):
        text = cell.text or ""
        field = find_field(text)
        near = guess_field(text, missing) if field is None else None
        place = Place(file=table.name, line=header.number or None, column=index + 1)
        if field is not None and columns[field] != index:
            yield Problem(
                place=place, code="sheet_column_twice", values={"column": text}
            )
        elif near is not None:
            values = {"column": text[:40], "nearest": near}
            yield Problem(place=place, code="sheet_column_unknown", values=values)
    if "reviewer" in missing and not table.meta.get("reviewer"):
        yield Problem(
            place=Place(file=table.name, line=header.number or None),
            code="sheet_header_missing",
            values={"missing": "reviewer"},
        )


def _is_skipped(row: RawRow, columns: Mapping[str, int]) -> bool:
    """Tell whether a row is blank where it counts, or a second row of headings."""
    cells = tuple(
        row.cells[i]
        for field, i in columns.items()
        if field != "reviewer" and i < len(row.cells)
    )
    index = columns["criterion"]
    heading = row.cells[index].text if index < len(row.cells) else ""
    return is_blank(cells) or find_field(heading or "") == "criterion"


def _say_once(
    read: Sequence[ReadRow], problems: Sequence[Problem]
) -> Iterator[Problem]:
    """Yield the faults of rows; a missing column is not repeated in each of them."""
    said = any(problem.values.get("missing") == "reviewer" for problem in problems)
    for row in read:
        for problem in row.problems:
            if not (said and problem.code == "sheet_reviewer_missing"):
                yield problem


def _gather(
    read: Sequence[ReadRow], name: str, frozen: FrozenRubric
) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """Return a sheet for each reviewer, first come first, and rows given twice."""
    marks: dict[str, dict[str, Mark | None]] = {}
    first: dict[tuple[str, str], int] = {}
    repeated = []
    for row in read:
        key = (row.reviewer, row.criterion)
        if not row.reviewer or row.criterion not in frozen.by_id:
            continue
        if key in first:
            place = Place(file=name, line=row.number)
            values = {"criterion": row.criterion, "first": str(first[key])}
            repeated.append(Problem(place=place, code="sheet_row_twice", values=values))
            continue
        first[key] = row.number
        marks.setdefault(row.reviewer, {})[row.criterion] = row.mark
    sheets = tuple(
        Sheet(
            reviewer=reviewer,
            marks=tuple(
                mark
                for criterion in frozen.criteria
                if (mark := own.get(criterion.id)) is not None
            ),
        )
        for reviewer, own in marks.items()
    )
    return sheets, tuple(repeated)
