"""A seat: one person at one case, at one moment."""

from dataclasses import dataclass

from cf_assess.errors import NotAllowedError
from cf_assess.models.case import Action, Case, may
from cf_assess.store import CaseStore


@dataclass(frozen=True)
class Seat:
    """Who does something in which case, and when."""

    store: CaseStore
    number: str
    person: str
    now: str
    """ISO 8601, UTC; what is recorded as the time of a change."""

    def case(self) -> Case:
        """Return the case as it stands."""
        return self.store.load_case(self.number)

    def require(self, action: Action) -> Case:
        """Return the case if this person may do `action` in it now.

        Raises:
            NotAllowedError: with who, what and at which step.
        """
        case = self.case()
        if may(case, self.person, action):
            return case
        member = case.member(self.person)
        role = "" if member is None else member.role.value
        raise NotAllowedError(
            action=action.value, person=self.person, role=role, step=case.step.value
        )
