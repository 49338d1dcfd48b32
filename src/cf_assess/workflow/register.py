"""Register: read the draft, freeze the rubric, locate evidence, open the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cf_assess.drafts import read_draft_bytes, read_file, warn_missing
from cf_assess.errors import MemberTwiceError, UnknownNameError
from cf_assess.models.base import Model
from cf_assess.models.case import Case, Member, Role, Screening, Step
from cf_assess.models.draft import Draft, DraftKind, Revisions
from cf_assess.models.evidence import ScreeningFindings
from cf_assess.models.rubric import FrozenRubric
from cf_assess.store import CaseStore, NewCase
from cf_assess.workflow.locate import locate, prepare_finder
from cf_assess.workflow.seat import Seat

DEFAULT_REVIEWER = "reviewer-01"
"""Who a single reviewer on their own machine is, when nobody is named."""


@dataclass(frozen=True)
class Registration:
    """What a person says when registering a draft."""

    path: Path
    frozen: FrozenRubric
    members: tuple[Member, ...]
    """One reviewer alone makes a case of their own, scored at once."""
    now: str
    kind: DraftKind | None = None
    """None takes the kind that the title suggests, if the rubric is for it."""
    title: str = ""
    """Empty takes the draft's own title."""
    drafting_unit: str = ""
    issuer: str = ""
    revisions: Revisions = Revisions.ACCEPTED


def panel_members(
    reviewers: Sequence[Member], secretariat: str, chair: str, drafter: str
) -> tuple[Member, ...]:
    """Return the people of a case, the office first."""
    return (
        Member(id=secretariat, role=Role.SECRETARIAT),
        Member(id=chair, role=Role.CHAIR),
        *reviewers,
        Member(id=drafter, role=Role.DRAFTER),
    )


def single_member(person: str | None) -> tuple[Member, ...]:
    """Return the one member of a case of one's own."""
    return (Member(id=person or DEFAULT_REVIEWER, role=Role.REVIEWER),)


class PanelWarning(Model):
    """A shortfall of a panel; worded as `talk.panel.<code>`."""

    code: str
    values: Mapping[str, str] = {}


def panel_warnings(case: Case, frozen: FrozenRubric) -> tuple[PanelWarning, ...]:
    """Return where a panel falls short of what the rubric asks."""
    count, least = len(case.reviewers), frozen.rubric.panel.least_reviewers
    if case.solo:
        return (PanelWarning(code="solo"),)
    warnings = []
    if count < least:
        values = {"count": str(count), "least": str(least)}
        warnings.append(PanelWarning(code="few", values=values))
    if count % 2 == 0:
        warnings.append(PanelWarning(code="even", values={"count": str(count)}))
    return tuple(warnings)


def register_case(store: CaseStore, entry: Registration) -> Case:
    """Return a new case on a draft, with everything the machine found in it.

    Raises:
        MemberTwiceError: a person is named twice.
        UnknownNameError: the rubric is not for drafts of this kind.
        DraftError: the draft cannot be read; no case is made.
    """
    _check_entry(entry)
    data = read_file(entry.path)
    read = read_draft_bytes(data, entry.path.name, revisions=entry.revisions)
    draft = warn_missing(read)
    found = locate(draft, prepare_finder(entry.frozen))
    solo = all(member.role is Role.REVIEWER for member in entry.members)
    new = NewCase(
        title=entry.title or draft.title,
        kind=entry.kind or guess_kind(draft, entry.frozen),
        drafting_unit=entry.drafting_unit,
        issuer=entry.issuer,
        solo=solo,
        members=entry.members,
        draft=draft,
        draft_bytes=data,
        draft_name=entry.path.name,
        frozen=entry.frozen,
        evidence=found.evidence,
        flags=found.flags,
        findings=found.screening,
        actor=entry.members[0].id,
    )
    case = store.create_case(new, entry.now)
    if solo:
        _begin_alone(Seat(store, case.number, new.actor, entry.now), found.screening)
    return store.load_case(case.number)


def _check_entry(entry: Registration) -> None:
    """Refuse what no case can be made of, before anything is read."""
    names = [member.id for member in entry.members]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise MemberTwiceError(person=twice)
    kinds = entry.frozen.rubric.drafts
    if entry.kind is not None and entry.kind not in kinds:
        known = " | ".join(kind.value for kind in kinds)
        raise UnknownNameError(kind="kind", name=entry.kind.value, nearest=known)


def _begin_alone(seat: Seat, findings: ScreeningFindings) -> None:
    """Take a case of one's own straight to scoring; conditions are the machine's."""
    screening = Screening(
        child_related=True,
        reason="单人评审，未作人工初筛；适用条件取自机器定位结果。",
        groups=tuple(group.group for group in findings.groups),
        conditions=findings.conditions,
        by=seat.person,
        at=seat.now,
    )
    seat.store.record_screening(seat.number, seat.person, screening, seat.now)


def open_own_case(store: CaseStore, entry: Registration) -> Case:
    """Return the open case of one's own on this draft and rubric, or a new one."""
    data = read_file(entry.path)
    source = read_draft_bytes(data, entry.path.name, revisions=entry.revisions).source
    person = entry.members[0].id
    for case in reversed(store.list_cases()):
        if (
            case.solo
            and case.step is Step.SCORING
            and case.member(person) is not None
            and store.load_draft(case.number).source == source
            and store.load_rubric(case.number).digest == entry.frozen.digest
        ):
            return case
    return register_case(store, entry)


_KIND_WORDS = (
    (DraftKind.PLAN, ("规划", "计划", "方案", "纲要")),
    (DraftKind.STANDARD, ("标准", "指南", "规范", "导则")),
    (DraftKind.BUDGET, ("预算", "资金")),
    (DraftKind.REGULATION, ("条例", "规定", "办法", "规章", "细则")),
    (DraftKind.NORMATIVE, ("意见", "通知", "措施", "决定")),
)
"""Words of titles, in the order in which they decide."""


def guess_kind(draft: Draft, frozen: FrozenRubric) -> DraftKind:
    """Return the kind that the title suggests, if the rubric is for it."""
    for kind, words in _KIND_WORDS:
        if kind in frozen.rubric.drafts and any(word in draft.title for word in words):
            return kind
    return frozen.rubric.drafts[0]
