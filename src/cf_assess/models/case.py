"""A case (案卷): its steps, its people, and who may do what at which step.

The table at the end is the only place that decides; the documentation prints it.
"""

from enum import StrEnum

from cf_assess.models.base import Model
from cf_assess.models.deliberation import FlagDecision, Settlement
from cf_assess.models.draft import DraftKind
from cf_assess.models.response import Response
from cf_assess.models.verdict import Conclusion


class Step(StrEnum):
    """Where a case stands."""

    REGISTERED = "registered"
    SCREENED_OUT = "screened_out"
    SCORING = "scoring"
    DELIBERATION = "deliberation"
    CONCLUDED = "concluded"
    ISSUED = "issued"


class Role(StrEnum):
    """What a person is in a case."""

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    REVIEWER = "reviewer"
    DRAFTER = "drafter"


class SheetStatus(StrEnum):
    """How far a reviewer is."""

    OPEN = "open"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    """What people do with a case; reading is an action too."""

    SCREEN = "screen"
    MARK = "mark"
    IMPORT_SHEET = "import_sheet"
    SUBMIT = "submit"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    OPEN_DELIBERATION = "open_deliberation"
    SEE_PANEL = "see_panel"
    SEE_PROGRESS = "see_progress"
    DECIDE_FLAG = "decide_flag"
    SETTLE = "settle"
    CONCLUDE = "conclude"
    ISSUE = "issue"
    SEE_OPINION = "see_opinion"
    RESPOND = "respond"


class Member(Model):
    """A person of a case."""

    id: str
    role: Role
    field: str = ""
    unit: str = ""
    status: SheetStatus = SheetStatus.OPEN
    """Means something for reviewers only."""
    submitted_at: str = ""


class Screening(Model):
    """The recorded result of 初筛."""

    child_related: bool
    reason: str
    groups: tuple[str, ...] = ()
    """Ids of groups touched."""
    conditions: tuple[str, ...] = ()
    by: str
    at: str


class HistoryEntry(Model):
    """One line of the append-only history; chained by digest."""

    sequence: int
    at: str
    actor: str
    action: str
    subject: str
    before: str
    """Canonical JSON of what stood before; empty where nothing did."""
    after: str
    digest: str
    """SHA-256 over the entry before and this one."""


class Case(Model):
    """What is known of a case, the marks apart (they are read sheet by sheet)."""

    number: str
    """`2026-0001`: year and running number of the store."""
    title: str
    kind: DraftKind
    drafting_unit: str
    issuer: str
    """The office in whose name the opinion is issued."""
    created_at: str
    step: Step
    solo: bool
    """A case of one's own: one reviewer who acts in every role."""
    members: tuple[Member, ...]
    screening: Screening | None = None
    flag_decisions: tuple[FlagDecision, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    conclusion: Conclusion | None = None
    opinion_number: str = ""
    issued_at: str = ""
    responses: tuple[Response, ...] = ()

    def member(self, person: str) -> Member | None:
        """Return the member with this id, or None."""
        return next((m for m in self.members if m.id == person), None)

    @property
    def reviewers(self) -> tuple[Member, ...]:
        """Return the reviewers, in the order in which they were invited."""
        return tuple(m for m in self.members if m.role is Role.REVIEWER)

    @property
    def sheets_are_in(self) -> bool:
        """Tell whether every sheet is submitted or withdrawn, and one submitted."""
        states = {m.status for m in self.reviewers}
        return SheetStatus.SUBMITTED in states and SheetStatus.OPEN not in states


_S, _C, _R, _D = Role.SECRETARIAT, Role.CHAIR, Role.REVIEWER, Role.DRAFTER
_OPENED = (Step.DELIBERATION, Step.CONCLUDED, Step.ISSUED)
_ALL = tuple(Step)

ALLOWED: dict[Action, tuple[tuple[Role, ...], tuple[Step, ...]]] = {
    Action.SCREEN: ((_S, _C), (Step.REGISTERED,)),
    Action.MARK: ((_R,), (Step.SCORING,)),
    Action.IMPORT_SHEET: ((_S, _R), (Step.SCORING,)),
    Action.SUBMIT: ((_R, _S), (Step.SCORING,)),
    Action.REOPEN: ((_C,), (Step.SCORING,)),
    Action.WITHDRAW: ((_S, _C), (Step.SCORING,)),
    Action.OPEN_DELIBERATION: ((_C,), (Step.SCORING,)),
    Action.SEE_PROGRESS: ((_S, _C, _R), _ALL),
    Action.SEE_PANEL: ((_S, _C, _R), _OPENED),
    Action.DECIDE_FLAG: ((_C,), (Step.DELIBERATION,)),
    Action.SETTLE: ((_C,), (Step.DELIBERATION,)),
    Action.CONCLUDE: ((_C,), (Step.DELIBERATION,)),
    Action.ISSUE: ((_S,), (Step.CONCLUDED, Step.ISSUED, Step.SCREENED_OUT)),
    Action.SEE_OPINION: ((_S, _C, _R, _D), (Step.ISSUED,)),
    Action.RESPOND: ((_D, _S), (Step.ISSUED,)),
}
"""For each action: the roles that may, and the steps at which they may."""


def may(case: Case, person: str, action: Action) -> bool:
    """Tell whether `person` may do `action` now; a solo case has one person."""
    roles, steps = ALLOWED[action]
    member = case.member(person)
    if member is None or case.step not in steps:
        return False
    return case.solo or member.role in roles


def may_read_sheet(case: Case, reader: str, owner: str) -> bool:
    """Tell whether `reader` may see the marks of `owner`: one's own, or once open."""
    if case.member(reader) is None:
        return False
    return reader == owner or may(case, reader, Action.SEE_PANEL)
