"""Tables of the opinion: particulars, domains, agreement, criteria, flags, dissent."""

from decimal import Decimal
from fractions import Fraction

from cf_assess.models.case import Case, SheetStatus
from cf_assess.models.checklist import CHILD, GroupKind
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import RedFlag
from cf_assess.models.opinion import (
    CriterionLine,
    DissentLine,
    DomainLine,
    FlagLine,
    OpinionRow,
)
from cf_assess.models.result import ReportCriterion, ReportDomain
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Mark, MarkState
from cf_assess.opinions.basis import explain_law
from cf_assess.opinions.citations import (
    find_places,
    list_locators,
    marks_on,
    shorten_quote,
)
from cf_assess.opinions.material import OpinionMaterial
from cf_assess.opinions.recommend import settlement_of, write_level
from cf_assess.opinions.wording import (
    BY_MACHINE,
    KINDS,
    NOT_APPLICABLE_REASONS,
    REVISIONS,
    RULES,
    SEVERITIES,
    end_sentence,
    write_day,
)


def case_rows(case: Case, draft: Draft, frozen: FrozenRubric) -> tuple[OpinionRow, ...]:
    """Return what was reviewed and by which rules."""
    rubric = frozen.rubric
    source = draft.source
    read = f"，{REVISIONS[source.revisions]}" if source.revisions else ""
    pairs = (
        ("案卷编号", case.number),
        ("草案名称", case.title),
        ("起草单位", case.drafting_unit),
        ("草案种类", KINDS[case.kind]),
        ("草案文件", f"{source.name}（共 {len(draft.clauses)} 个条款{read}）"),
        ("文件校验值", f"SHA-256 {source.sha256}"),
        ("评分规则", f"{rubric.title}（{rubric.id}，版本 {rubric.version}）"),
        ("规则校验值", f"SHA-256 {frozen.digest}"),
        ("立卷日期", write_day(case.created_at)),
    )
    return tuple(OpinionRow(label=a, value=b) for a, b in pairs if b)


def whose_matters(frozen: FrozenRubric) -> str:
    """Return whose matters a review is about, by the subject of its rubric."""
    return "儿童权益" if frozen.rubric.subject == CHILD else "评估事项"


def screening_rows(case: Case, frozen: FrozenRubric) -> tuple[OpinionRow, ...]:
    """Return what a person decided at screening."""
    if case.screening is None:
        return ()
    touched = "涉及" if case.screening.child_related else "不涉及"
    said = f"{touched}{whose_matters(frozen)}"
    reason = end_sentence(case.screening.reason)
    rows = [OpinionRow(label="初筛结果", value=f"{said}。{reason}")]
    known = {group.id: group for group in frozen.lexicon.groups}
    for kind, label in (
        (GroupKind.CHILDREN, "涉及群体"),
        (GroupKind.MATTER, "涉及领域"),
    ):
        titles = [
            known[name].title
            for name in case.screening.groups
            if name in known and known[name].kind is kind
        ]
        if titles:
            rows.append(OpinionRow(label=label, value="、".join(titles)))
    return tuple(rows)


def panel_rows(material: OpinionMaterial) -> tuple[OpinionRow, ...]:
    """Return the panel by number and fields; nobody is named."""
    case, rubric = material.case, material.frozen.rubric
    rows = [OpinionRow(label="评审专家", value=_describe_panel(material))]
    if len(material.sheets) > 1:
        rows.append(OpinionRow(label="汇总方法", value=RULES[rubric.panel.rule]))
    if case.conclusion is not None:
        day = write_day(case.conclusion.at)
        rows.append(OpinionRow(label="结论日期", value=day))
    return tuple(rows)


def _describe_panel(material: OpinionMaterial) -> str:
    """Return number and fields of those whose sheets count, and any shortfall."""
    count = len(material.sheets)
    if not count:
        return "无。本件只有机器定位结果，未经专家评分"
    inside = {sheet.reviewer for sheet in material.sheets}
    reviewers = material.case.reviewers
    fields = sorted({m.field for m in reviewers if m.id in inside and m.field})
    text = f"{count} 人" + (f"（{'、'.join(fields)}）" if fields else "")
    gone = sum(member.status is SheetStatus.WITHDRAWN for member in reviewers)
    if gone:
        text += f"，另有 {gone} 人退出"
    least = material.frozen.rubric.panel.least_reviewers
    if material.case.solo:
        text += "。本件由一人评审，未经专家组会商"
    elif count < least:
        text += f"。少于评分规则要求的 {least} 人"
    return text


def domain_lines(material: OpinionMaterial) -> tuple[DomainLine, ...]:
    """Return the domains with their scores and how many criteria stand how."""
    titles = {one.id: one.title for one in material.frozen.checklists}
    return tuple(
        _domain_line(domain, titles.get(domain.id, domain.id), material)
        for domain in material.report.domains
    )


def _domain_line(
    domain: ReportDomain, title: str, material: OpinionMaterial
) -> DomainLine:
    """Return one domain; its criteria are those that begin with its id."""
    states = [
        MarkState(row.state)
        for row in material.report.criteria
        if row.id.partition(".")[0] == domain.id
    ]
    exact = domain.score_exact
    scored = states.count(MarkState.SCORED)
    left_out = states.count(MarkState.NOT_APPLICABLE)
    return DomainLine(
        title=title,
        weight=domain.weight,
        score=domain.score,
        score_points=None if exact is None else float(Fraction(exact)),
        scored=scored,
        not_applicable=left_out,
        open=len(states) - scored - left_out,
    )


def write_percent(share: str) -> str:
    """Return a share between 0 and 1, already rounded, as a percentage."""
    return f"{Decimal(share).scaleb(2).normalize():f}%"


def agreement_rows(material: OpinionMaterial) -> tuple[OpinionRow, ...]:
    """Return how far the reviewers agreed; what is undefined is said to be."""
    agreement = material.report.agreement
    if agreement.raters < 2:
        return ()
    absent = "无定义（各专家分值完全相同）" if agreement.unanimous else "无定义"
    titles = [material.frozen.by_id[one].title for one in material.report.divergent]
    pairs = (
        ("可比要点", f"{agreement.units} 项"),
        ("参评专家", f"{agreement.raters} 人"),
        ("其中缺少的分值", f"{agreement.missing} 个"),
        ("一致百分比", write_percent(agreement.percent) if agreement.percent else ""),
        ("克里彭多夫 α（顺序尺度）", agreement.alpha_ordinal or absent),
        ("格韦特 AC2（二次权重）", agreement.ac2 or absent),
        ("评分分歧较大的要点", "、".join(titles) or "无"),
    )
    return tuple(OpinionRow(label=a, value=b or "无定义") for a, b in pairs)


def criterion_lines(material: OpinionMaterial) -> tuple[CriterionLine, ...]:
    """Return every criterion that was asked, in printed order."""
    titles = {one.id: one.title for one in material.frozen.checklists}
    return tuple(
        CriterionLine(
            criterion=row.id,
            title=_title(material, row.id),
            domain=titles.get(row.id.partition(".")[0], ""),
            level=write_level(row, material.frozen.rubric.max_level),
            weight=row.weight,
            contribution=row.contribution or "—",
            spread=row.spread or "—",
            clauses=_ground(material, row),
            settled=settlement_of(material, row.id),
        )
        for row in material.report.criteria
    )


def _title(material: OpinionMaterial, criterion: str) -> str:
    """Return a criterion's title; one that is not scored is marked."""
    title = material.frozen.by_id[criterion].title
    advisory = material.frozen.is_advisory(criterion)
    return f"{title}（参考，不计分）" if advisory else title


def _ground(material: OpinionMaterial, row: ReportCriterion) -> str:
    """Return on what a level rests: clauses, or the reason for 不适用."""
    if MarkState(row.state) is MarkState.NOT_APPLICABLE:
        given = [m for m in marks_on(material, row.id) if m.state.value == row.state]
        reasons = sorted({_reason(mark) for mark in given} - {""})
        return f"不适用理由：{'；'.join(reasons)}" if reasons else ""
    places = find_places(material, row.id)
    listed = list_locators(places.locators)
    return f"{BY_MACHINE}：{listed}" if places.by_machine else listed


def _reason(mark: Mark) -> str:
    """Return a reason for 不适用 in words, its own text after a colon kept."""
    code, text = mark.reason_parts
    label = NOT_APPLICABLE_REASONS.get(code, code)
    return f"{label}（{text}）" if text else label


def flag_lines(material: OpinionMaterial) -> tuple[FlagLine, ...]:
    """Return red flags with the person's decision: confirmed, open, dismissed."""
    decided = {one.key: one for one in material.case.flag_decisions}
    rank = {True: 0, None: 1, False: 2}
    ordered = sorted(
        material.flags,
        key=lambda flag: (
            rank[decided[flag.key].confirmed if flag.key in decided else None],
            -flag.severity,
            flag.start,
            flag.flag,
        ),
    )
    return tuple(_flag_line(material, flag) for flag in ordered)


def _flag_line(material: OpinionMaterial, flag: RedFlag) -> FlagLine:
    """Return one red flag; a dismissed one keeps only its place and the decision."""
    found = [one for one in material.case.flag_decisions if one.key == flag.key]
    decision = found[-1] if found else None
    dismissed = decision is not None and not decision.confirmed
    said = "尚未认定" if decision is None else "不构成风险" if dismissed else "确认"
    reason = end_sentence(decision.reason) if decision else ""
    rules = [rule for rule in material.frozen.flags if rule.id == flag.flag]
    basis = explain_law(rules[0].law, rules[0].crc) if rules else ""
    why = end_sentence(flag.why) + (f"依据：{basis}。" if basis else "")
    return FlagLine(
        title=flag.title,
        severity=SEVERITIES[flag.severity],
        locator=flag.locator,
        quote=shorten_quote(flag.quote),
        why="" if dismissed else why,
        suggestion="" if dismissed else flag.suggestion.strip(),
        decision=f"{said}。{reason}",
    )


def dissent_lines(material: OpinionMaterial) -> tuple[DissentLine, ...]:
    """Return minority views, without names, in printed order of the criteria."""
    by_id = {one.criterion: one for one in material.case.settlements}
    return tuple(
        DissentLine(
            criterion=row.id,
            title=material.frozen.by_id[row.id].title,
            text=by_id[row.id].dissent.strip(),
        )
        for row in material.report.criteria
        if row.id in by_id and by_id[row.id].dissent.strip()
    )
