"""Small cases to store: three criteria, two reviewers, one flag."""

import hashlib
from fractions import Fraction

from cf_assess.models.case import Member, Role, Screening
from cf_assess.models.checklist import (
    Automation,
    Checklist,
    Criterion,
    Duties,
    Lexicon,
    Right,
)
from cf_assess.models.deliberation import FlagDecision, Settlement
from cf_assess.models.draft import Clause, ClauseKind, Draft, DraftKind, DraftSource
from cf_assess.models.evidence import (
    EvidenceReport,
    Miss,
    RedFlag,
    ScreeningFindings,
    Span,
)
from cf_assess.models.response import Answer, Response
from cf_assess.models.rubric import (
    Band,
    Domain,
    FrozenRubric,
    OpinionTexts,
    Panel,
    PanelRule,
    Rubric,
    ScaleLevel,
    VerdictRule,
)
from cf_assess.models.sheet import Mark, MarkState
from cf_assess.models.verdict import Conclusion, Reason, Verdict
from cf_assess.store import NewCase

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


def criterion(name: str) -> Criterion:
    return Criterion(
        id=name,
        title=name,
        question="草案是否写明责任主体？",
        guidance="看谁承担。",
        suggestion="由……负责。",
        rights=(Right.PROTECTION,),
        sources=(),
        automation=Automation.MANUAL,
    )


def frozen_rubric(*, title: str = "试用规则") -> FrozenRubric:
    verdicts = ("pass", "redo", "none", "unrelated")
    return FrozenRubric(
        rubric=Rubric(
            id="trial",
            title=title,
            version="1.0.0",
            drafts=tuple(DraftKind),
            domains=(Domain(checklist="law", weight=Fraction(1, 3), reason="唯一"),),
            criterion_weights={"law.duty": Fraction(2, 7)},
            scale=tuple(
                ScaleLevel(level=n, label=str(n), anchor=f"第{n}级") for n in range(5)
            ),
            duties=Duties(),
            panel=Panel(rule=PanelRule.MEAN),
            verdicts=tuple(
                VerdictRule(id=name, label=name, disposition=name) for name in verdicts
            ),
            not_concludable="none",
            not_child_related="unrelated",
            bands=(
                Band(verdict="pass", at_least=Fraction(60)),
                Band(verdict="redo", at_least=Fraction(0)),
            ),
            opinion=OpinionTexts(
                document_title="意见书",
                number_format=NUMBER_FORMAT,
                basis="",
                method="",
                notice="",
            ),
        ),
        checklists=(
            Checklist(
                id="law",
                title="法律",
                version="1.0.0",
                criteria=tuple(criterion(name) for name in CRITERIA),
            ),
        ),
        flags=(),
        lexicon=Lexicon(subjects={"child": ("儿童",)}),
        digest="0" * 64,
    )


def draft() -> Draft:
    text = FILE.decode()
    return Draft(
        title="试用条例",
        source=DraftSource(
            name="draft.txt", sha256=hashlib.sha256(FILE).hexdigest(), format="txt"
        ),
        clauses=(
            Clause(
                locator="第三条",
                kind=ClauseKind.ARTICLE,
                article="第三条",
                start=0,
                end=len(text),
                text=text,
            ),
        ),
        text=text,
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
        draft=draft(),
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
