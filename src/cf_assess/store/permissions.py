"""Who may, asked of the one table in `models.case`, answered with an error."""

from cf_assess.errors import (
    CaseConcludedError,
    HiddenSheetError,
    MemberMissingError,
    NotAllowedError,
)
from cf_assess.models.case import (
    Action,
    Case,
    Member,
    Role,
    SheetStatus,
    Step,
    may,
    may_read_sheet,
)

_CLOSED = (Step.CONCLUDED, Step.ISSUED)
_CHANGES_NOTHING_DECIDED = (
    Action.SEE_PANEL,
    Action.SEE_PROGRESS,
    Action.SEE_OPINION,
    Action.ISSUE,
    Action.RESPOND,
)


def require_member(case: Case, person: str) -> Member:
    """Return the member `person`.

    Raises:
        MemberMissingError: the case has no such person.
    """
    member = case.member(person)
    if member is None:
        raise _missing(case, person, case.members)
    return member


def require_reviewer(case: Case, person: str) -> Member:
    """Return the reviewer `person`, whose sheet is meant.

    Raises:
        MemberMissingError: the case has no such reviewer.
    """
    member = case.member(person)
    if member is None or member.role is not Role.REVIEWER:
        raise _missing(case, person, case.reviewers)
    return member


def require_allowed(case: Case, person: str, action: Action) -> None:
    """Return when `person` may do `action` now.

    Raises:
        MemberMissingError: the case has no such person.
        CaseConcludedError: it would change what is concluded.
        NotAllowedError: not for this role, or not at this step.
    """
    require_member(case, person)
    if may(case, person, action):
        return
    if case.step in _CLOSED and action not in _CHANGES_NOTHING_DECIDED:
        raise CaseConcludedError(number=case.number)
    raise not_allowed(case, person, action)


def require_own_sheet(case: Case, person: str, action: Action, owner: str) -> Member:
    """Return the reviewer `owner` when the sheet is in the hands of `person`.

    The secretariat may hand in or type off the sheet of a reviewer, never mark.

    Raises:
        MemberMissingError: the case has no reviewer `owner`.
        NotAllowedError: the sheet is another's.
    """
    reviewer = require_reviewer(case, owner)
    is_clerk = require_member(case, person).role is Role.SECRETARIAT
    if person != owner and (action is Action.MARK or not is_clerk):
        raise not_allowed(case, person, action)
    return reviewer


def require_open_sheet(case: Case, person: str, action: Action, owner: str) -> None:
    """Return when `person` can still change the sheet of `owner`.

    Raises:
        MemberMissingError: the case has no reviewer `owner`.
        NotAllowedError: the sheet is another's, submitted, or withdrawn.
    """
    status = require_own_sheet(case, person, action, owner).status
    if status is not SheetStatus.OPEN:
        raise not_allowed(case, person, action, status=status.value)


def require_visible(case: Case, reader: str, owner: str) -> None:
    """Return when `reader` may see the marks of `owner`.

    Raises:
        MemberMissingError: one of them is not of this case.
        HiddenSheetError: deliberation is not open yet, or never for this role.
    """
    require_member(case, reader)
    require_reviewer(case, owner)
    if not may_read_sheet(case, reader, owner):
        raise HiddenSheetError(owner=owner)


def not_allowed(
    case: Case, person: str, action: Action, **more: object
) -> NotAllowedError:
    """Return the error for `person`, who may not do `action` now."""
    role = require_member(case, person).role
    return NotAllowedError(
        action=action.value,
        person=person,
        role=role.value,
        step=case.step.value,
        **more,
    )


def _missing(case: Case, person: str, known: tuple[Member, ...]) -> MemberMissingError:
    names = ", ".join(member.id for member in known)
    return MemberMissingError(number=case.number, person=person, members=names)
