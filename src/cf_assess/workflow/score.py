"""Score: each reviewer alone, in the terminal or on a sheet."""

from dataclasses import dataclass
from pathlib import Path

from cf_assess.errors import (
    MemberMissingError,
    SheetNotReadyError,
    SourceInvalidError,
)
from cf_assess.exchange import (
    SheetForm,
    check_sheet,
    read_sheets,
    render_sheet,
    resolve_citations,
)
from cf_assess.models.case import Action, Case, may_read_sheet
from cf_assess.models.checklist import Criterion
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import EvidenceReport, RedFlag
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Mark, Sheet
from cf_assess.store import CaseStore
from cf_assess.workflow.cases import acting_person, asked_criteria
from cf_assess.workflow.seat import Seat


@dataclass(frozen=True)
class Desk:
    """Everything that one reviewer needs to score one case."""

    case: Case
    person: str
    draft: Draft
    frozen: FrozenRubric
    asked: tuple[Criterion, ...]
    evidence: EvidenceReport
    flags: tuple[RedFlag, ...]
    sheet: Sheet


def open_desk(seat: Seat) -> Desk:
    """Return what a reviewer needs to score; only their own marks are in it."""
    return _desk(seat.store, seat.number, seat.person)


def _desk(store: CaseStore, number: str, person: str) -> Desk:
    """Return the desk of `person`."""
    case = store.load_case(number)
    frozen = store.load_rubric(number)
    return Desk(
        case=case,
        person=person,
        draft=store.load_draft(number),
        frozen=frozen,
        asked=asked_criteria(case, frozen),
        evidence=store.load_evidence(number),
        flags=store.load_flags(number),
        sheet=store.load_sheet(number, person, person),
    )


def save_mark(seat: Seat, mark: Mark) -> None:
    """Keep one mark of one's own; it is committed when this returns."""
    seat.store.save_mark(seat.number, seat.person, seat.person, mark, seat.now)


def sheet_gaps(desk: Desk, sheet: Sheet) -> tuple[Problem, ...]:
    """Return what a sheet still lacks: marks, citations, comments, reasons."""
    locators = [clause.locator for clause in desk.draft.clauses]
    name = sheet.reviewer
    return check_sheet(sheet, desk.asked, desk.frozen, locators, name)


def submit_sheet(seat: Seat, owner: str) -> Case:
    """Return the case with the sheet submitted; it can no longer be changed.

    The office may submit a sheet that it imported; what is missing is then said to
    the owner only, since it tells of marks.

    Raises:
        SheetNotReadyError: with everything that is missing.
    """
    desk = _desk(seat.store, seat.number, owner)
    problems = sheet_gaps(desk, desk.sheet)
    if problems:
        raise SheetNotReadyError(problems if seat.person == owner else [_hidden(owner)])
    seat.store.submit_sheet(seat.number, seat.person, owner, seat.now)
    return seat.case()


def _hidden(owner: str) -> Problem:
    """Return that a sheet is not ready, without telling anything of its marks."""
    return Problem(place=Place(file=owner), code="gaps_hidden", values={"owner": owner})


def export_sheet(
    store: CaseStore, number: str, person: str | None, owner: str | None, *, fmt: str
) -> bytes:
    """Return the sheet of `owner` as a file for `person`: xlsx, csv or json.

    Until deliberation is open anybody else gets it empty: the office sends it out,
    and what comes back is imported.
    """
    case = store.load_case(number)
    reader = acting_person(case, person, Action.IMPORT_SHEET)
    desk = _desk(store, number, owner or reader)
    readable = may_read_sheet(case, reader, desk.person)
    form = SheetForm(
        reviewer=desk.person,
        case_number=desk.case.number,
        draft_title=desk.case.title,
        sheet=desk.sheet if readable else Sheet(reviewer=desk.person, marks=()),
        asked=desk.asked,
        frozen=desk.frozen,
    )
    return render_sheet(form, fmt)


def reopen_sheet(seat: Seat, owner: str, reason: str) -> Case:
    """Return the case with a submitted sheet given back to its reviewer."""
    seat.store.reopen_sheet(seat.number, seat.person, owner, reason, seat.now)
    return seat.case()


def withdraw_reviewer(seat: Seat, owner: str, reason: str) -> Case:
    """Return the case without a reviewer; their marks are kept and not counted."""
    seat.store.withdraw_reviewer(seat.number, seat.person, owner, reason, seat.now)
    return seat.case()


@dataclass(frozen=True)
class Imported:
    """What an import took."""

    reviewer: str
    changed: int
    marks: int


def import_sheets(seat: Seat, path: Path, *, submit: bool = False) -> list[Imported]:
    """Return what was taken from a file of sheets; a faulty file changes nothing.

    Args:
        seat: of the office, or of a reviewer with their own sheet.
        path: an xlsx, csv or json file.
        submit: hand each sheet in after it was taken.

    Raises:
        SourceInvalidError: with every faulty row.
        MemberMissingError: a sheet of somebody who is not a reviewer of the case.
    """
    case = seat.require(Action.IMPORT_SHEET)
    frozen = seat.store.load_rubric(seat.number)
    file = read_sheets(path, frozen)
    asked = {criterion.id for criterion in asked_criteria(case, frozen)}
    reviewers = [member.id for member in case.reviewers]
    for sheet in file.sheets:
        if sheet.reviewer not in reviewers:
            members = ", ".join(reviewers)
            raise MemberMissingError(
                number=seat.number, person=sheet.reviewer, members=members
            )
    problems = list(file.problems)
    if file.case_number and file.case_number != seat.number:
        numbers = {"found": file.case_number, "number": seat.number}
        place = Place(file=path.name)
        problems.append(Problem(place=place, code="sheet_other_case", values=numbers))
    if problems:
        raise SourceInvalidError(problems)
    locators = [c.locator for c in seat.store.load_draft(seat.number).clauses]
    taken = []
    for sheet in file.sheets:
        marks = tuple(mark for mark in sheet.marks if mark.criterion in asked)
        loose = Sheet(reviewer=sheet.reviewer, marks=marks)
        kept = resolve_citations(loose, locators)
        changed = seat.store.import_sheet(seat.number, seat.person, kept, seat.now)
        taken.append(Imported(sheet.reviewer, changed, len(marks)))
        if submit:
            submit_sheet(seat, sheet.reviewer)
    return taken
