"""Small cases to store: three criteria, two reviewers, one flag."""

from fractions import Fraction

from cf_assess.models.case import Member, Role, Screening
from cf_assess.models.deliberation import FlagDecision, Settlement
from cf_assess.models.draft import DraftKind
from cf_assess.models.evidence import (
    EvidenceReport,
    Miss,
    RedFlag,
    ScreeningFindings,
    Span,
)
from cf_assess.models.response import Answer, Response
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Mark, MarkState
from cf_assess.models.verdict import Conclusion, Reason, Verdict
from cf_assess.store import NewCase

from ..builders import build_draft, build_frozen

NOW = "2026-03-01T08:00:00Z"
LATER = "2026-03-02T09:30:00Z"
CRITERIA = ("law.duty", "law.remedy", "law.access")
FLAG = "harm.curfew@第三条"
NUMBER_FORMAT = "儿评〔{year}〕{number}号"
FILE = "第三条　学校应当保护儿童。".encode()

MEMBERS = (
    Member(id="sec", role=Role.SECRETARIAT),
    Member(id="chair", role=Role.CHAIR),
    Member(id="r1", role=Role.REVIEWER, field="法律"),
    Member(id="r2", role=Role.REVIEWER, field="医学"),
    Member(id="dep", role=Role.DRAFTER, unit="教育局"),
)
SOLO = (Member(id="me", role=Role.REVIEWER),)


def frozen_rubric(*, title: str = "试用规则") -> FrozenRubric:
    return build_frozen(
        CRITERIA, title=title, criterion_weights={"law.duty": Fraction(2, 7)}
    )


def red_flag() -> RedFlag:
    return RedFlag(
        flag="harm.curfew",
        title="宵禁",
        category="限制",
        severity=2,
        locator="第三条",
        article="第三条",
        start=0,
        end=3,
        quote="第三条",
        spans=(Span(start=0, end=3),),
        why="限制出行",
        suggestion="删去",
    )


def new_case(
    *, members: tuple[Member, ...] = MEMBERS, title: str = "试用条例"
) -> NewCase:
    return NewCase(
        title=title,
        kind=DraftKind.REGULATION,
        drafting_unit="教育局",
        issuer="妇儿工委办公室",
        solo=members == SOLO,
        members=members,
        draft=build_draft({"第三条": FILE.decode()}),
        draft_bytes=FILE,
        draft_name="draft.txt",
        frozen=frozen_rubric(),
        evidence=EvidenceReport(
            found=(),
            misses=(Miss(criterion="law.duty", topic_id=None, clauses_searched=1),),
        ),
        flags=(red_flag(),),
        findings=ScreeningFindings(
            child_clauses=("第三条",), indirect_clauses=(), groups=(), conditions=()
        ),
        actor=members[0].id if members else "sec",
    )


def mark(name: str = "law.duty", level: int = 3, comment: str = "") -> Mark:
    return Mark(
        criterion=name,
        state=MarkState.SCORED,
        level=level,
        clauses=("第三条",),
        comment=comment,
    )


def blank(name: str = "law.duty") -> Mark:
    return Mark(criterion=name, state=MarkState.NOT_SCORED)


def screening(*, child_related: bool = True, by: str = "sec") -> Screening:
    return Screening(child_related=child_related, reason="写到学校", by=by, at=NOW)


def decision(*, confirmed: bool = True, key: str = FLAG) -> FlagDecision:
    return FlagDecision(
        key=key, confirmed=confirmed, reason="确有限制", by="chair", at=LATER
    )


def settlement(name: str = "law.duty", level: int | None = 2) -> Settlement:
    state = MarkState.SCORED if level is not None else MarkState.NOT_APPLICABLE
    return Settlement(
        criterion=name, state=state, level=level, reason="会商", by="chair", at=LATER
    )


def conclusion() -> Conclusion:
    verdict = Verdict(id="pass", label="通过", reasons=(Reason(code="band"),))
    return Conclusion(computed=verdict, verdict_id="pass", by="chair", at=LATER)


def response(answer: Answer = Answer.ADOPTED, reason: str = "") -> Response:
    return Response(recommendation=1, answer=answer, reason=reason, by="dep", at=LATER)
