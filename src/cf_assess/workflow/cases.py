"""Cases as interfaces need them: open the store, look up, tell who acts.

Who acts is only declared (`--as`, `CF_ASSESS_USER`); see `docs/roles.md` for what
that protects and what not.
"""

from cf_assess.errors import MemberMissingError
from cf_assess.models.case import (
    ALLOWED,
    Action,
    Case,
    HistoryEntry,
    Role,
    SheetStatus,
)
from cf_assess.models.checklist import Criterion
from cf_assess.models.evidence import RedFlag, ScreeningFindings
from cf_assess.models.rubric import FrozenRubric
from cf_assess.store import CaseStore, open_store
from cf_assess.workflow.seat import Seat

__all__ = [
    "CaseStore",
    "acting_person",
    "asked_criteria",
    "case_flags",
    "case_history",
    "case_progress",
    "case_rubric",
    "case_screening_findings",
    "list_cases",
    "load_case",
    "open_cases",
    "reading_person",
]


def open_cases(store: str) -> CaseStore:
    """Return the case store at a URL or path; use it as a context manager.

    Raises:
        StoreError: it cannot be opened, with what to do.
    """
    return open_store(store)


def list_cases(store: CaseStore) -> tuple[Case, ...]:
    """Return all cases, oldest first."""
    return store.list_cases()


def load_case(store: CaseStore, number: str) -> Case:
    """Return a case.

    Raises:
        CaseMissingError: there is none with this number.
    """
    return store.load_case(number)


def case_rubric(store: CaseStore, number: str) -> FrozenRubric:
    """Return the rubric as frozen into the case."""
    return store.load_rubric(number)


def case_flags(store: CaseStore, number: str) -> tuple[RedFlag, ...]:
    """Return the red flags found when the draft was registered."""
    return store.load_flags(number)


def case_screening_findings(store: CaseStore, number: str) -> ScreeningFindings:
    """Return what the machine found for screening."""
    return store.load_findings(number)


def case_history(seat: Seat) -> tuple[HistoryEntry, ...]:
    """Return the history that this person may see now."""
    return seat.store.history(seat.number, seat.person)


def case_progress(seat: Seat) -> dict[str, SheetStatus]:
    """Return who has submitted; never how far the others are."""
    return dict(seat.store.progress(seat.number, seat.person))


def asked_criteria(case: Case, frozen: FrozenRubric) -> tuple[Criterion, ...]:
    """Return the criteria that this case asks: by kind of draft and screening."""
    conditions = None if case.screening is None else case.screening.conditions
    return frozen.applicable(
        case.kind, None if conditions is None else frozenset(conditions)
    )


def acting_person(case: Case, person: str | None, action: Action) -> str:
    """Return who acts: the person named, else the only one whose role may.

    Raises:
        MemberMissingError: nobody is named and several could act, or the person
            named is not of this case.
    """
    members = ", ".join(member.id for member in case.members)
    if person is not None:
        if case.member(person) is None:
            raise MemberMissingError(number=case.number, person=person, members=members)
        return person
    roles, _ = ALLOWED[action]
    able = [m.id for m in case.members if case.solo or m.role in roles]
    first = [m.id for m in case.members if m.role is roles[0]]
    for candidates in (able, first):
        if len(candidates) == 1:
            return candidates[0]
    raise MemberMissingError(number=case.number, person="?", members=members)


def reading_person(case: Case, person: str | None) -> str:
    """Return who reads: the person named, else the secretariat or the only member.

    Raises:
        MemberMissingError: the person named is not of this case.
    """
    if person is None and not case.solo:
        office = [m.id for m in case.members if m.role is Role.SECRETARIAT]
        if office:
            return office[0]
    return acting_person(case, person, Action.SEE_PROGRESS)
