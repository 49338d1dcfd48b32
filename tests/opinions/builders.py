"""A whole concluded case to word and print, with everything that can occur in one."""

import datetime
import hashlib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from cf_assess.models.case import Case, Member, Role, Screening, SheetStatus, Step
from cf_assess.models.checklist import Duties, Group, Lexicon, Strength
from cf_assess.models.deliberation import FlagDecision, Settlement
from cf_assess.models.draft import (
    Clause,
    ClauseKind,
    Draft,
    DraftKind,
    DraftSource,
    Revisions,
)
from cf_assess.models.evidence import (
    Evidence,
    EvidenceReport,
    Miss,
    RedFlag,
    ScreeningFindings,
    Span,
    Tier,
)
from cf_assess.models.result import (
    ReportAgreement,
    ReportCriterion,
    ReportDomain,
    ReportRange,
    ReportReviewer,
    ReportRubric,
    ReportVerdict,
    ScoreReport,
)
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
from cf_assess.models.sheet import Mark, MarkState, Sheet
from cf_assess.models.verdict import Conclusion, Reason, Verdict
from cf_assess.opinions import OpinionMaterial, ScreeningMaterial
from tests.opinions.criteria import sample_checklists, sample_flags

HOSTILE = "<b>&{{7*7}}[/]=1+1"
"""What a hostile draft may hold: markup, templates, terminal tags, formulas."""
NOW = datetime.datetime(2026, 11, 24, 6, 30, tzinfo=datetime.UTC)

_ARTICLES: tuple[tuple[str, str], ...] = (
    ("第一条", "为了规范本市公园的规划、建设、保护和管理，改善人居环境，制定本办法。"),
    ("第二条", "本市行政区域内公园的规划、建设、服务和管理，适用本办法。"),
    ("第五条", "公园的选址和改造应当统筹考虑老年人、儿童等各类人群的使用需要。"),
    ("第八条", f"公园名称由管理单位报批，标牌文字不得出现 {HOSTILE} 一类的内容。"),
    (
        "第十二条",
        "公园应当根据面积和服务人口设置儿童活动场地。儿童活动场地应当与车行道路、停车场和开放水域保持安全距离，"
        "采用软质铺装，配置与不同年龄段相适应的游戏设施、遮阳设施和看护座椅；有条件的公园，可以设置自然教育场地、"
        "沙池和戏水设施，并按照规定定期更换用沙、检测水质。",
    ),
    ("第十五条", "公园管理单位应当定期检查游乐设施，发现隐患的，及时维修。"),
    ("第十八条", "公园对未成年人、老年人、残疾人和现役军人免收门票。"),
    ("第二十一条", "未成年人夜间不得进入公园。无监护人陪同的，工作人员应当劝离。"),
    ("第二十三条", "公园出入口可以采集入园人员的人脸信息，用于客流统计和安全管理。"),
    ("第二十六条", "违反本办法规定的，由城市管理部门责令改正。"),
)

_LEVELS: dict[str, tuple[int | str, ...]] = {
    "principles.interest.first": (1, 2, 1, 2, 1),
    "principles.participation.voice": (0, 0, 1, 0, 0),
    "principles.equality.access": (2, 3, 2, 2, 3),
    "safety.facility.standard": (1, 2, 3, 0, 2),
    "safety.water.guard": (0, 0, 0, 0, 0),
    "safety.emergency.response": (3, 3, 4, 3, "CJ"),
    "environment.space.play": (4, 4, 4, 4, 3),
    "environment.space.nursing": (2, 2, 1, 2, 2),
    "environment.smoke.free": ("NA", "NA", "NA", "NA", 2),
    "welfare.fee.relief": (4, 4, 4, 4, 4),
    "welfare.group.vulnerable": (1, 1, 1, 0, 1),
    "welfare.budget.guarantee": (3, 3, 3, 3, 3),
}
_CITED = {
    "principles.interest.first": "第五条",
    "safety.facility.standard": "第十五条",
    "environment.space.play": "第十二条",
    "welfare.fee.relief": "第十八条",
}
_FIELDS = ("法学", "儿科医学", "学前教育", "社会工作", "法学")


def sample_rubric() -> FrozenRubric:
    """Return a frozen rubric with four domains of three criteria."""
    verdicts = (
        ("pass", "可以按程序报审", "草案可以按程序报送审查。"),
        ("revise", "修改后报审", "起草单位按照本意见书修改草案后，可以报送审查。"),
        ("redo", "作重大修改后重新评估", "草案作重大修改后，应当重新申请评估。"),
        ("open", "补正程序后重新送审", "补齐缺少的评分或者程序后，再作结论。"),
        ("none", "不涉及儿童权益", "草案不涉及儿童权益，可以按程序报送审查。"),
    )
    rubric = Rubric(
        id="city-standard",
        title="市级法规政策儿童友好评估规则",
        version="2.1.0",
        drafts=tuple(DraftKind),
        domains=tuple(
            Domain(checklist=one.id, weight=Fraction(25), reason="四个领域同等重要")
            for one in sample_checklists()
        ),
        criterion_weights={"safety.water.guard": Fraction(2)},
        scale=tuple(
            ScaleLevel(level=n, label=f"{n} 分", anchor=f"通用的 {n} 分标准")
            for n in range(5)
        ),
        duties=Duties(citation_from=3, comment_up_to=1),
        panel=Panel(rule=PanelRule.TRIMMED),
        verdicts=tuple(
            VerdictRule(id=a, label=b, disposition=c) for a, b, c in verdicts
        ),
        not_concludable="open",
        not_child_related="none",
        bands=(
            Band(verdict="pass", at_least=Fraction(80)),
            Band(verdict="revise", at_least=Fraction(50)),
            Band(verdict="redo", at_least=Fraction(0)),
        ),
        opinion=OpinionTexts(
            document_title="儿童友好评估审查意见书",
            number_format="儿评〔{year}〕{number}号",
            basis="根据国家和本省儿童发展规划关于建立法规政策儿童友好评估机制的要求，对送审的草案进行评估。",
            method="评估由专家组按照评分规则独立评分，汇总后就分歧较大的要点会商确定，结论由主持人宣布。",
            notice="本意见书是起草和审查草案的参考，不代替合法性审查；引用的草案条款以送审文本为准。",
        ),
    )
    return FrozenRubric(
        rubric=rubric,
        checklists=sample_checklists(),
        flags=sample_flags(),
        lexicon=Lexicon(
            subjects={"child": ("儿童", "未成年人")},
            groups=(
                Group(id="disabled", title="残疾儿童", terms=("残疾儿童",)),
                Group(id="left_behind", title="留守儿童", terms=("留守儿童",)),
            ),
        ),
        digest=hashlib.sha256(b"rubric").hexdigest(),
    )


def sample_draft(articles: tuple[tuple[str, str], ...] = _ARTICLES) -> Draft:
    """Return a draft of a few articles, one of them hostile."""
    clauses: list[Clause] = []
    start = 0
    for locator, words in articles:
        text = f"{locator}　{words}"
        end = start + len(text)
        clauses.append(
            Clause(
                locator=f"第二章 {locator}",
                kind=ClauseKind.ARTICLE,
                article=locator,
                start=start,
                end=end,
                text=text,
            )
        )
        start = end + 1
    return Draft(
        title="某市公园管理办法（送审稿）",
        source=DraftSource(
            name="公园管理办法（送审稿）.docx",
            sha256=hashlib.sha256(b"draft").hexdigest(),
            format="docx",
            revisions=Revisions.ACCEPTED,
        ),
        clauses=tuple(clauses),
        text="\n".join(clause.text for clause in clauses),
    )


def _mark(criterion: str, value: int | str, position: int) -> Mark:
    if value == "NA":
        return Mark(
            criterion=criterion,
            state=MarkState.NOT_APPLICABLE,
            reason="decided_elsewhere: 本市另有控制吸烟条例",
        )
    if value == "CJ":
        return Mark(
            criterion=criterion, state=MarkState.CANNOT_JUDGE, reason="非本专业"
        )
    cited = _CITED.get(criterion)
    low = int(value) <= 1
    words = {
        "safety.facility.standard": "没有检查周期，也没有写明由谁检测，无法追责。",
        "principles.participation.voice": f"通篇没有听取儿童意见的安排 {HOSTILE}",
    }
    suggestion = "建议写明“每日巡查、每季度检测、结果公示”，并规定停用的条件。"
    return Mark(
        criterion=criterion,
        state=MarkState.SCORED,
        level=int(value),
        clauses=(f"第二章 {cited}",) if cited else (),
        comment=words.get(criterion, "") if low else "",
        suggestion=suggestion
        if criterion == "safety.facility.standard" and position == 0
        else "",
    )


def sample_sheets() -> tuple[Sheet, ...]:
    """Return five sheets."""
    return tuple(
        Sheet(
            reviewer=f"expert-{n + 1}",
            marks=tuple(_mark(one, marks[n], n) for one, marks in _LEVELS.items()),
        )
        for n in range(5)
    )


def _panel_level(values: tuple[int | str, ...]) -> Fraction | None:
    """Return the trimmed mean; enough of the rule for these marks."""
    levels = sorted(v for v in values if isinstance(v, int))
    if values.count("NA") > len(levels):
        return None
    kept = levels[1:-1]
    return Fraction(sum(kept), len(kept))


def _text(value: Fraction) -> str:
    return f"{float(value):.2f}"


def sample_report(
    changed: Mapping[str, Fraction | None] | None = None, *, complete: bool = True
) -> ScoreReport:
    """Return the panel's report; `changed` replaces levels, None for not scored."""
    frozen = sample_rubric()
    levels = {one: _panel_level(marks) for one, marks in _LEVELS.items()}
    levels |= changed or {}
    shares: dict[str, Fraction] = {}
    domains = []
    for checklist in frozen.checklists:
        here = [(c.id, levels[c.id]) for c in checklist.criteria]
        pairs = [(frozen.weight(c), level) for c, level in here if level is not None]
        weights = sum((w for w, _ in pairs), Fraction(0))
        score = sum((w * v / 4 for w, v in pairs), Fraction(0)) * 100 / (weights or 1)
        for criterion, level in here:
            if level is not None:
                shares[criterion] = 25 * frozen.weight(criterion) * level / 4 / weights
        domains.append(
            ReportDomain(
                id=checklist.id,
                weight="25",
                score=_text(score) if pairs else None,
                score_exact=str(score) if pairs else None,
            )
        )
    total = sum(shares.values(), Fraction(0))
    return ScoreReport(
        rubric=ReportRubric(id="city-standard", version="2.1.0", digest=frozen.digest),
        complete=complete,
        completeness="1.00" if complete else "0.92",
        score=_text(total),
        score_exact=str(total),
        range=ReportRange(na_as_zero=_text(total * 23 / 24), na_excluded=_text(total)),
        domains=tuple(domains),
        criteria=tuple(_report_row(one, levels[one], shares) for one in _LEVELS),
        reviewers=tuple(
            ReportReviewer(
                reviewer=f"expert-{n}", score="50.00", score_exact="50", complete=True
            )
            for n in range(1, 6)
        ),
        agreement=ReportAgreement(
            units=12,
            raters=5,
            missing=5,
            percent="0.74",
            alpha_ordinal="0.81",
            ac2=None,
            unanimous=False,
        ),
        divergent=("safety.facility.standard",),
        verdict=ReportVerdict(
            id="revise",
            label="修改后报审",
            reasons=("总分处于 50 分以上、不满 80 分的档次。",),
        ),
    )


def _report_row(
    criterion: str, level: Fraction | None, shares: Mapping[str, Fraction]
) -> ReportCriterion:
    marks = _LEVELS[criterion]
    numbers = [v for v in marks if isinstance(v, int)]
    not_applicable = marks.count("NA") > len(numbers)
    state = MarkState.SCORED if level is not None else MarkState.NOT_SCORED
    return ReportCriterion(
        id=criterion,
        level=None if level is None else _text(level),
        level_exact=None if level is None else str(level),
        state=MarkState.NOT_APPLICABLE if not_applicable else state,
        weight="2" if criterion == "safety.water.guard" else "1",
        contribution=_text(shares[criterion]) if criterion in shares else None,
        marks={f"expert-{n + 1}": str(v) for n, v in enumerate(marks)},
        spread=str(max(numbers) - min(numbers)) if len(numbers) > 1 else None,
    )


def _flag(draft: Draft, flag: str, locator: str) -> RedFlag:
    rule = next(one for one in sample_flags() if one.id == flag)
    clause = draft.clause(locator)
    assert clause is not None
    return RedFlag(
        flag=flag,
        title=rule.title,
        category=rule.category,
        severity=rule.severity,
        locator=locator,
        article=clause.article,
        start=clause.start,
        end=clause.end,
        quote=clause.text,
        spans=(Span(start=clause.start, end=clause.start + 2),),
        why=rule.why,
        suggestion=rule.suggestion,
    )


def sample_evidence(draft: Draft) -> EvidenceReport:
    """Return evidence for one criterion that no reviewer cites, and one miss."""
    clause = draft.clauses[4]
    return EvidenceReport(
        found=(
            Evidence(
                criterion="safety.water.guard",
                topic_id=None,
                locator=clause.locator,
                article=clause.article,
                start=clause.start,
                end=clause.end,
                quote=clause.text,
                spans=(),
                score=Decimal("0.7000"),
                tier=Tier.FOUND,
                strength=Strength.PARTIAL,
            ),
        ),
        misses=(
            Miss(
                criterion="principles.participation.voice",
                topic_id=None,
                clauses_searched=10,
            ),
        ),
    )


def sample_case() -> Case:
    """Return a concluded case: five reviewers, one withdrawn, one settlement."""
    reviewers = tuple(
        Member(
            id=f"expert-{n + 1}",
            role=Role.REVIEWER,
            field=field,
            status=SheetStatus.SUBMITTED,
        )
        for n, field in enumerate(_FIELDS)
    )
    gone = Member(id="expert-6", role=Role.REVIEWER, status=SheetStatus.WITHDRAWN)
    at = "2026-11-23T20:00:00Z"
    return Case(
        number="2026-0001",
        title="某市公园管理办法（送审稿）",
        kind=DraftKind.NORMATIVE,
        drafting_unit="某市城市管理局",
        issuer="某市妇女儿童工作委员会办公室",
        created_at="2026-11-02T01:00:00Z",
        step=Step.CONCLUDED,
        solo=False,
        members=(
            Member(id="office", role=Role.SECRETARIAT),
            Member(id="chief", role=Role.CHAIR),
            *reviewers,
            gone,
        ),
        screening=Screening(
            child_related=True,
            reason="公园是儿童的主要户外活动场所，草案规定了儿童活动场地和入园限制",
            groups=("disabled", "left_behind"),
            conditions=("children_touched",),
            by="office",
            at=at,
        ),
        flag_decisions=(
            FlagDecision(
                key="exclusion.refusal@第二章 第二十一条",
                confirmed=True,
                reason="一律禁止夜间入园，没有必要性论证",
                by="chief",
                at=at,
            ),
            FlagDecision(
                key="data.face@第二章 第二十三条",
                confirmed=False,
                reason="本条由网信部门另行规定，起草单位已承诺删去",
                by="chief",
                at=at,
            ),
        ),
        settlements=(
            Settlement(
                criterion="safety.facility.standard",
                state=MarkState.SCORED,
                level=1,
                reason="多数专家认为，没有检查周期和责任人的“定期检查”不能执行",
                dissent="有专家认为，已有国家标准，办法不必重复，应当评为 3 分。",
                by="chief",
                at=at,
            ),
        ),
        conclusion=Conclusion(
            computed=Verdict(
                id="revise", label="修改后报审", reasons=(Reason(code="band"),)
            ),
            verdict_id="revise",
            by="chief",
            at=at,
        ),
    )


def sample_material() -> OpinionMaterial:
    """Return the whole case."""
    draft = sample_draft()
    return OpinionMaterial(
        case=sample_case(),
        draft=draft,
        frozen=sample_rubric(),
        report=sample_report({"safety.facility.standard": Fraction(1)}),
        sheets=sample_sheets(),
        evidence=sample_evidence(draft),
        flags=(
            _flag(draft, "data.face", "第二章 第二十三条"),
            _flag(draft, "exclusion.refusal", "第二章 第二十一条"),
        ),
        plan_titles={"upper": "某省儿童发展规划", "city": "某市儿童发展规划"},
        opinion_number="儿评〔2026〕1号",
        date=datetime.date(2026, 11, 24),
        record_digest=hashlib.sha256(b"record").hexdigest(),
    )


def screening_material() -> ScreeningMaterial:
    """Return a case that ended with screening."""
    case = sample_case()
    reason = "草案只规定机关内部的文件用纸，不影响儿童"
    screened = Screening(
        child_related=False, reason=reason, by="office", at="2026-11-03T01:00:00Z"
    )
    return ScreeningMaterial(
        case=case.model_copy(
            update={
                "step": Step.SCREENED_OUT,
                "screening": screened,
                "conclusion": None,
                "settlements": (),
                "flag_decisions": (),
            }
        ),
        draft=sample_draft(),
        frozen=sample_rubric(),
        findings=ScreeningFindings(
            child_clauses=("第二章 第五条",),
            indirect_clauses=(),
            groups=(),
            conditions=(),
        ),
        opinion_number="儿评〔2026〕2号",
        date=datetime.date(2026, 11, 4),
        record_digest=hashlib.sha256(b"screening").hexdigest(),
    )
