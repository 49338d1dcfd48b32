"""Opinions of a batch: what the sheets say, printed without a deliberation.

They carry no number and say so: red flags are undecided and divergent criteria are
not settled.  An opinion that leaves the house comes from a case.
"""

from dataclasses import dataclass
from datetime import date, datetime

from cf_assess.models.case import Case, Member, Role, SheetStatus, Step
from cf_assess.models.draft import Draft
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.verdict import Conclusion
from cf_assess.opinions import (
    OpinionMaterial,
    compose_opinion,
    digest_record,
    print_pdf,
    write_record,
)
from cf_assess.workflow.aggregate import PanelView
from cf_assess.workflow.locate import Findings
from cf_assess.workflow.register import guess_kind

UNNUMBERED = "未编号（批量汇总稿，未经会商）"


@dataclass(frozen=True)
class OpinionWish:
    """What the opinions of a batch have in common."""

    now: str
    """ISO 8601, UTC; also the date that is printed."""
    issuer: str = ""
    plan_titles: tuple[tuple[str, str], ...] = ()
    """Plan id and title, for citing."""


@dataclass(frozen=True)
class Reviewed:
    """A draft of a batch with its sheets added up."""

    draft: Draft
    title: str
    unit: str
    found: Findings
    view: PanelView


def print_opinion(reviewed: Reviewed, frozen: FrozenRubric, wish: OpinionWish) -> bytes:
    """Return the opinion of one draft as PDF.

    Raises:
        OpinionError: a font or glyph is missing.
    """
    moment = datetime.fromisoformat(wish.now)
    material = OpinionMaterial(
        case=_case(reviewed, frozen, wish),
        draft=reviewed.draft,
        frozen=frozen,
        report=reviewed.view.report,
        sheets=reviewed.view.sheets,
        evidence=reviewed.found.evidence,
        flags=reviewed.found.flags,
        plan_titles=frozen.cited_plans(dict(wish.plan_titles)),
        opinion_number=UNNUMBERED,
        date=date(moment.year, moment.month, moment.day),
    )
    record = write_record(material)
    whole = material.model_copy(update={"record_digest": digest_record(record)})
    return print_pdf(compose_opinion(whole), record, moment)


def _case(reviewed: Reviewed, frozen: FrozenRubric, wish: OpinionWish) -> Case:
    """Return a case that is in no store: what the opinion needs to know of one."""
    office = Member(id="secretariat", role=Role.SECRETARIAT)
    reviewers = [
        Member(id=sheet.reviewer, role=Role.REVIEWER, status=SheetStatus.SUBMITTED)
        for sheet in reviewed.view.sheets
    ]
    verdict = reviewed.view.verdict
    return Case(
        number=reviewed.draft.source.sha256[:12],
        title=reviewed.title,
        kind=guess_kind(reviewed.draft, frozen),
        drafting_unit=reviewed.unit,
        issuer=wish.issuer,
        created_at=wish.now,
        step=Step.CONCLUDED,
        solo=False,
        members=(office, *reviewers),
        conclusion=Conclusion(
            computed=verdict, verdict_id=verdict.id, by=office.id, at=wish.now
        ),
        opinion_number=UNNUMBERED,
        issued_at=wish.now,
    )
