"""Reading cases and sheets, within a transaction; nobody is asked here who reads."""

from collections import defaultdict
from difflib import get_close_matches
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from cf_assess.errors import CaseMissingError
from cf_assess.models.base import Model
from cf_assess.models.case import Case, Member, Step
from cf_assess.models.deliberation import FlagDecision, Settlement
from cf_assess.models.response import Response
from cf_assess.models.sheet import Mark, Sheet
from cf_assess.store.rows import Asked, case_from_row, from_row, mark_from_row
from cf_assess.store.tables import (
    cases,
    flag_decisions,
    marks,
    members,
    responses,
    rubrics,
    settlements,
)

_FROM_DELIBERATION = (Step.DELIBERATION, Step.CONCLUDED, Step.ISSUED)
_PARTS: dict[str, tuple[Table, type[Model], str, tuple[Step, ...]]] = {
    "members": (members, Member, "position", tuple(Step)),
    "flag_decisions": (flag_decisions, FlagDecision, "key", _FROM_DELIBERATION),
    "settlements": (settlements, Settlement, "criterion", _FROM_DELIBERATION),
    "responses": (responses, Response, "recommendation", (Step.ISSUED,)),
}
"""Field of a case to its table, its model, the column that orders it, and the steps
at which there can be any: a case in scoring is loaded with every mark saved."""

# built once: they run with every mark that is saved
_MARK = select(marks).where(
    marks.c.case_number == bindparam("number"),
    marks.c.reviewer == bindparam("owner"),
    marks.c.criterion == bindparam("criterion"),
)
_ASKED = (
    select(rubrics.c.asked)
    .join(cases, cases.c.rubric_sha256 == rubrics.c.sha256)
    .where(cases.c.number == bindparam("number"))
)


def list_cases(connection: Connection) -> tuple[Case, ...]:
    """Return all cases by number, in as many look-ups as there are tables."""
    return _load(connection, None, lock=False)


def load_case(connection: Connection, number: str, *, lock: bool = False) -> Case:
    """Return one case.

    Args:
        connection: in a transaction.
        number: of the case.
        lock: hold the row until the transaction ends, where a database locks rows
            (SQLite has locked the whole store by then).

    Raises:
        CaseMissingError: there is none with this number.
    """
    found = _load(connection, number, lock=lock)
    if not found:
        raise _missing(connection, number)
    return found[0]


def require_case(connection: Connection, number: str) -> None:
    """Return when there is such a case.

    Raises:
        CaseMissingError: there is none with this number.
    """
    known = select(cases.c.number).where(cases.c.number == number)
    if connection.execute(known).first() is None:
        raise _missing(connection, number)


def load_trail_length(connection: Connection, number: str) -> int:
    """Return how many entries the history of a case must have."""
    length: int | None = connection.scalar(
        select(cases.c.trail_length).where(cases.c.number == number)
    )
    if length is None:
        raise _missing(connection, number)
    return length


def load_asked(connection: Connection, number: str) -> Asked:
    """Return what the frozen rubric of a case asks, without reading all of it."""
    text = connection.scalars(_ASKED, {"number": number}).one()
    return Asked.model_validate_json(text)


def load_sheet(connection: Connection, number: str, owner: str) -> Sheet:
    """Return the sheet of `owner`, its marks in the rubric's order."""
    found = load_marks(connection, number, owner)
    order = load_asked(connection, number).criteria if found else ()
    return Sheet(
        reviewer=owner, marks=tuple(found[name] for name in order if name in found)
    )


def load_mark(
    connection: Connection, number: str, owner: str, criterion: str
) -> Mark | None:
    """Return one mark, or None when there is none."""
    key = {"number": number, "owner": owner, "criterion": criterion}
    row = connection.execute(_MARK, key).mappings().first()
    return None if row is None else mark_from_row(row)


def load_marks(connection: Connection, number: str, owner: str) -> dict[str, Mark]:
    """Return the marks of `owner` by criterion."""
    rows = connection.execute(
        select(marks).where(marks.c.case_number == number, marks.c.reviewer == owner)
    ).mappings()
    return {row["criterion"]: mark_from_row(row) for row in rows}


def _missing(connection: Connection, number: str) -> CaseMissingError:
    known = list(connection.scalars(select(cases.c.number).order_by(cases.c.number)))
    near = get_close_matches(number, known, n=1)
    return CaseMissingError(number=number, nearest=near[0] if near else "")


def _load(
    connection: Connection, number: str | None, *, lock: bool
) -> tuple[Case, ...]:
    """Return the case with this number, or all of them."""
    one = number is not None
    wanted = _select(cases, "number", ("year", "running"), one=one)
    if lock:
        wanted = wanted.with_for_update()
    rows = connection.execute(wanted, {"number": number}).mappings().all()
    if not rows:
        return ()
    steps = {row["step"] for row in rows}
    parts = {
        field: _load_parts(connection, field, number)
        for field, (_, _, _, possible) in _PARTS.items()
        if steps.intersection(possible)
    }
    return tuple(
        case_from_row(
            row,
            {field: tuple(of.get(row["number"], ())) for field, of in parts.items()},
        )
        for row in rows
    )


def _load_parts(
    connection: Connection, field: str, number: str | None
) -> dict[str, list[Model]]:
    """Return the models of one field, by the number of their case."""
    table, kind, order, _ = _PARTS[field]
    query = _select(table, "case_number", (order,), one=number is not None)
    found: defaultdict[str, list[Model]] = defaultdict(list)
    for row in connection.execute(query, {"number": number}).mappings():
        found[row["case_number"]].append(from_row(kind, row))
    return dict(found)


@cache
def _select(
    table: Table, key: str, order: tuple[str, ...], *, one: bool
) -> Select[Any]:
    """Return the query for the rows of one case, or of all; built once."""
    query = select(table).order_by(*(table.c[name] for name in order))
    return query.where(table.c[key] == bindparam("number")) if one else query
