"""From a case to the opinion as values; pure, and nothing is calculated here."""

from cf_assess.models.checklist import CHILD
from cf_assess.models.opinion import Opinion, OpinionRow
from cf_assess.models.result import ScoreReport
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import MarkState
from cf_assess.opinions.lines import (
    agreement_rows,
    case_rows,
    criterion_lines,
    dissent_lines,
    domain_lines,
    flag_lines,
    panel_rows,
    screening_rows,
    write_percent,
)
from cf_assess.opinions.material import OpinionMaterial, ScreeningMaterial
from cf_assess.opinions.recommend import praise, recommend
from cf_assess.opinions.tailoring import adjustment_rows, shortfall_rows
from cf_assess.opinions.wording import (
    RECOMMENDATION_INTRO,
    end_sentence,
    write_date,
)


def compose_opinion(material: OpinionMaterial) -> Opinion:
    """Return the opinion on a reviewed draft."""
    case, frozen, report = material.case, material.frozen, material.report
    conclusion = case.conclusion
    verdict = report.verdict.id if conclusion is None else conclusion.verdict_id
    overridden = verdict != report.verdict.id
    rule = frozen.verdict_rule(verdict)
    texts = frozen.rubric.opinion
    return Opinion(
        document_title=texts.document_title,
        number=material.opinion_number,
        draft_title=case.title,
        issuer=case.issuer,
        date=write_date(material.date),
        verdict_label=rule.label,
        disposition=rule.disposition,
        verdict_reasons=report.verdict.reasons,
        override_reason=conclusion.override_reason
        if conclusion is not None and overridden
        else "",
        computed_label=report.verdict.label if overridden else "",
        particulars=(
            *case_rows(case, material.draft, frozen),
            *screening_rows(case, frozen),
            *panel_rows(material),
        ),
        basis=texts.basis,
        method=texts.method,
        adjustments=adjustment_rows(frozen),
        shortfalls=shortfall_rows(frozen, report),
        total=report.score,
        completeness=explain_completeness(report, frozen),
        range_text=explain_range(report),
        domains=domain_lines(material),
        agreement=agreement_rows(material),
        strengths=praise(material),
        recommendation_intro=RECOMMENDATION_INTRO[frozen.rubric.higher],
        recommendations=recommend(material),
        flags=flag_lines(material),
        dissents=dissent_lines(material),
        criteria=criterion_lines(material),
        notice=texts.notice,
        record_digest=material.record_digest,
    )


def explain_completeness(report: ScoreReport, frozen: FrozenRubric) -> str:
    """Return how complete the result is; an incomplete one is called that."""
    share = write_percent(report.completeness)
    counted = [row for row in report.criteria if not frozen.is_advisory(row.id)]
    states = [MarkState(row.state) for row in counted]
    left_out = states.count(MarkState.NOT_APPLICABLE)
    pending = len(states) - left_out - states.count(MarkState.SCORED)
    if report.complete:
        said = f"，其中 {left_out} 项不适用" if left_out else ""
        return f"{share}（{len(states)} 项要点均已完成{said}）"
    return (
        f"{share}，评分不完整：{len(states)} 项要点中有 {pending} 项没有形成分值，"
        "所列分数只反映已经评分的部分"
    )


def explain_range(report: ScoreReport) -> str:
    """Return the total under both treatments of 不适用; empty without a total."""
    low, high = report.range.na_as_zero, report.range.na_excluded
    if low is None or high is None:
        return ""
    if low == high:
        return f"没有受不适用要点影响，两种算法均为 {high} 分"
    return f"不适用的要点不计入时为 {high} 分，全部按 0 分计入时为 {low} 分"


def compose_screening_opinion(material: ScreeningMaterial) -> Opinion:
    """Return the short opinion on a draft that touches no child."""
    case, frozen = material.case, material.frozen
    rule = frozen.verdict_rule(frozen.rubric.not_child_related)
    texts = frozen.rubric.opinion
    reason = case.screening.reason if case.screening is not None else ""
    return Opinion(
        document_title=texts.document_title,
        number=material.opinion_number,
        draft_title=case.title,
        issuer=case.issuer,
        date=write_date(material.date),
        verdict_label=rule.label,
        disposition=rule.disposition,
        verdict_reasons=(end_sentence(reason),) if reason else (),
        override_reason="",
        computed_label="",
        particulars=(
            *case_rows(case, material.draft, frozen),
            *screening_rows(case, frozen),
            OpinionRow(label="机器初筛结果", value=_machine_screening(material)),
        ),
        basis=texts.basis,
        method="本件在初筛阶段办结，未组织专家评分。",
        total=None,
        completeness="",
        range_text="",
        domains=(),
        agreement=(),
        strengths=(),
        recommendation_intro="",
        recommendations=(),
        flags=(),
        dissents=(),
        criteria=(),
        notice=texts.notice,
        record_digest=material.record_digest,
    )


def _machine_screening(material: ScreeningMaterial) -> str:
    """Return what the machine had found, labelled; a person decided otherwise or so."""
    findings = material.findings
    direct, indirect = len(findings.child_clauses), len(findings.indirect_clauses)
    if material.frozen.rubric.subject != CHILD:
        return f"提及评估对象的条款 {direct} 个，是否受到影响由经办人判断"
    if not direct and not indirect:
        return "未发现提及儿童或者儿童常用场所、服务的条款"
    return (
        f"提及儿童的条款 {direct} 个，涉及儿童常用场所、服务的条款 {indirect} 个，"
        "是否影响儿童由经办人判断"
    )
