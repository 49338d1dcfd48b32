"""What an opinion says, and what it must not say."""

from fractions import Fraction

import pytest

from cf_assess.models.case import Case, SheetStatus
from cf_assess.models.evidence import Tier
from cf_assess.models.opinion import Opinion
from cf_assess.models.result import ReportRange, ScoreReport
from cf_assess.models.verdict import Conclusion
from cf_assess.opinions import (
    OpinionMaterial,
    compose_opinion,
    compose_screening_opinion,
)
from tests.opinions.builders import (
    sample_draft,
    sample_material,
    sample_report,
    screening_material,
)


def _with(material: OpinionMaterial, **changes: object) -> OpinionMaterial:
    return material.model_copy(update=changes)


def _with_case(material: OpinionMaterial, **changes: object) -> OpinionMaterial:
    case: Case = material.case.model_copy(update=changes)
    return _with(material, case=case)


def _value(opinion: Opinion, label: str) -> str:
    return next(row.value for row in opinion.particulars if row.label == label)


def test_recommendations_run_from_the_lowest_level_and_the_heaviest_criterion(
    opinion: Opinion,
) -> None:
    assert [(one.number, one.criterion) for one in opinion.recommendations] == [
        (1, "safety.water.guard"),
        (2, "principles.participation.voice"),
        (3, "safety.facility.standard"),
        (4, "welfare.group.vulnerable"),
        (5, "principles.interest.first"),
        (6, "environment.space.nursing"),
    ]


@pytest.mark.parametrize(
    ("level", "recommended"),
    [(Fraction(2), True), (Fraction(21, 10), False), (None, False)],
)
def test_low_is_at_most_half_of_the_scale(
    level: Fraction | None, recommended: bool
) -> None:
    report = sample_report({"welfare.fee.relief": level})
    opinion = compose_opinion(_with(sample_material(), report=report))
    named = {one.criterion for one in opinion.recommendations}
    assert ("welfare.fee.relief" in named) is recommended


def test_not_applicable_is_never_recommended_on(opinion: Opinion) -> None:
    line = next(o for o in opinion.criteria if o.criterion == "environment.smoke.free")
    assert line.level == "不适用"
    assert line.clauses == "不适用理由：由其他文件规定（本市另有控制吸烟条例）"
    assert "environment.smoke.free" not in {
        one.criterion for one in opinion.recommendations
    }


def test_clauses_nobody_cited_are_labelled_as_located_by_machine(
    opinion: Opinion,
) -> None:
    water, voice, facility = opinion.recommendations[:3]
    assert water.located_by_machine
    assert water.locators == ("第二章 第十二条",)
    assert not facility.located_by_machine
    assert facility.locators == ("第二章 第十五条",)
    assert facility.present == (
        "第十五条　公园管理单位应当定期检查游乐设施，发现隐患的，及时维修。",
    )
    assert voice.locators == ()
    assert "机器检索 10 个条款" in voice.reason


def test_a_reason_names_the_anchor_met_the_next_one_and_the_settlement(
    opinion: Opinion,
) -> None:
    assert opinion.recommendations[2].reason == (
        "已达到 1 级的要求（只有原则性表述，没有事项、主体和方式），"
        "尚未达到 2 级的要求（写明了事项或者主体之一，做法不具体）。"
        "会商确定：多数专家认为，没有检查周期和责任人的“定期检查”不能执行。"
    )


def test_the_wording_of_reviewers_comes_before_that_of_the_checklist(
    opinion: Opinion,
) -> None:
    water, _, facility = opinion.recommendations[:3]
    assert facility.suggestion.startswith("建议写明“每日巡查")
    assert facility.suggestion_source == "专家建议"
    assert water.suggestion_source == "清单参考表述"


def test_levels_are_printed_exactly_or_as_reported(opinion: Opinion) -> None:
    levels = {one.criterion: one.level for one in opinion.criteria}
    assert levels["safety.facility.standard"] == "1 / 4"
    assert levels["principles.interest.first"] == "1.33 / 4"


def test_every_number_is_the_text_of_the_report(
    opinion: Opinion, material: OpinionMaterial
) -> None:
    report = material.report
    assert opinion.total == report.score
    assert [d.score for d in opinion.domains] == [d.score for d in report.domains]
    assert [c.contribution for c in opinion.criteria] == [
        c.contribution or "—" for c in report.criteria
    ]
    assert report.range.na_as_zero is not None
    assert report.range.na_as_zero in opinion.range_text


def test_domains_count_scored_not_applicable_and_open_criteria() -> None:
    report = sample_report({"environment.space.play": None}, complete=False)
    opinion = compose_opinion(_with(sample_material(), report=report))
    environment = opinion.domains[2]
    counts = (environment.scored, environment.not_applicable, environment.open)
    assert counts == (1, 1, 1)


def test_nobody_of_the_panel_is_named(opinion: Opinion) -> None:
    text = opinion.model_dump_json()
    for person in ("expert-", "chief", "office"):
        assert person not in text


def test_the_panel_is_described_by_number_and_fields(opinion: Opinion) -> None:
    assert (
        _value(opinion, "评审专家")
        == "5 人（儿科医学、学前教育、法学、社会工作），另有 1 人退出"
    )


def test_a_panel_smaller_than_the_rubric_asks_is_said_to_be() -> None:
    material = sample_material()
    small = compose_opinion(_with(material, sheets=material.sheets[:2]))
    assert "少于评分规则要求的 5 人" in _value(small, "评审专家")


def test_a_case_of_ones_own_is_said_to_be_one() -> None:
    material = _with_case(sample_material(), solo=True)
    alone = compose_opinion(_with(material, sheets=material.sheets[:1]))
    assert "由一人评审" in _value(alone, "评审专家")


def test_an_opinion_without_sheets_says_that_no_expert_scored() -> None:
    opinion = compose_opinion(_with(sample_material(), sheets=()))
    assert "未经专家评分" in _value(opinion, "评审专家")


def test_an_incomplete_result_is_called_incomplete() -> None:
    report = sample_report({"welfare.fee.relief": None}, complete=False)
    opinion = compose_opinion(_with(sample_material(), report=report))
    assert opinion.completeness == (
        "92%，评分不完整：12 项要点中有 1 项没有形成分值，所列分数只反映已经评分的部分"
    )


def test_an_overridden_verdict_shows_both_and_the_reason() -> None:
    material = sample_material()
    assert material.case.conclusion is not None
    conclusion = Conclusion(
        computed=material.case.conclusion.computed,
        verdict_id="redo",
        override_reason="夜间禁入条款须先论证",
        by="chief",
        at="2026-11-24T01:00:00Z",
    )
    opinion = compose_opinion(_with_case(material, conclusion=conclusion))
    assert opinion.verdict_label == "作重大修改后重新评估"
    assert opinion.disposition == "草案作重大修改后，应当重新申请评估。"
    assert opinion.computed_label == "修改后报审"
    assert opinion.override_reason == "夜间禁入条款须先论证"


def test_a_verdict_that_was_not_overridden_stands_alone(opinion: Opinion) -> None:
    assert (opinion.computed_label, opinion.override_reason) == ("", "")


def test_without_a_conclusion_the_computed_verdict_is_printed() -> None:
    opinion = compose_opinion(_with_case(sample_material(), conclusion=None))
    assert opinion.verdict_label == "修改后报审"


def test_flags_carry_the_decision_and_a_dismissed_one_loses_its_argument(
    opinion: Opinion,
) -> None:
    refusal, face = opinion.flags
    assert refusal.decision == "确认。一律禁止夜间入园，没有必要性论证。"
    assert "《中华人民共和国未成年人保护法》第三条" in refusal.why
    assert face.decision.startswith("不构成风险。")
    assert (face.why, face.suggestion) == ("", "")


def test_an_undecided_flag_is_not_shown_as_decided() -> None:
    opinion = compose_opinion(_with_case(sample_material(), flag_decisions=()))
    assert [flag.decision for flag in opinion.flags] == ["尚未认定。", "尚未认定。"]
    assert opinion.flags[0].severity == "三级（严重）"


def test_dissent_is_printed_without_names(opinion: Opinion) -> None:
    (dissent,) = opinion.dissents
    assert dissent.title == "游乐设施安全"
    assert "应当评为 3 分" in dissent.text


def test_strengths_start_with_the_best(opinion: Opinion) -> None:
    assert opinion.strengths[0].startswith("游戏空间（第十二条）：")
    assert len(opinion.strengths) == 4


def test_many_strengths_are_cut_short() -> None:
    ids = [one.id for one in sample_material().report.criteria]
    report = sample_report(dict.fromkeys(ids, Fraction(4)))
    opinion = compose_opinion(_with(sample_material(), report=report))
    assert opinion.strengths[-1] == "另有 2 项要点达到同等水平，见附件。"
    assert opinion.recommendations == ()


def test_undefined_agreement_is_said_to_be_undefined(opinion: Opinion) -> None:
    rows = {row.label: row.value for row in opinion.agreement}
    assert rows["一致百分比"] == "74%"
    assert rows["格韦特 AC2（二次权重）"] == "无定义"


def test_one_reviewer_has_no_agreement() -> None:
    material = sample_material()
    agreement = material.report.agreement.model_copy(update={"raters": 1})
    report: ScoreReport = material.report.model_copy(update={"agreement": agreement})
    assert compose_opinion(_with(material, report=report)).agreement == ()


def test_a_long_clause_is_cut_and_says_so() -> None:
    material = sample_material()
    draft = sample_draft((("第十五条", "长" * 995),))
    opinion = compose_opinion(_with(material, draft=draft))
    assert opinion.recommendations[2].present == (
        "第十五条　" + "长" * 395 + "……（以下从略，原文共 1000 字）",
    )


def test_a_cited_clause_that_the_draft_lacks_does_not_stop_the_opinion() -> None:
    material = sample_material()
    draft = sample_draft((("第一条", "为了规范管理，制定本办法。"),))
    opinion = compose_opinion(_with(material, draft=draft))
    assert opinion.recommendations[2].present == ("（草案中没有这一条款）",)


def test_an_advisory_criterion_is_marked_as_not_scored() -> None:
    material = sample_material()
    rubric = material.frozen.rubric.model_copy(
        update={"advisory": ("safety.water.guard",)}
    )
    frozen = material.frozen.model_copy(update={"rubric": rubric})
    opinion = compose_opinion(_with(material, frozen=frozen))
    assert "水域防护（参考，不计分）" in {one.title for one in opinion.criteria}
    assert "不计入总分" in opinion.recommendations[0].reason


def test_a_draft_that_touches_no_child_gets_the_short_opinion() -> None:
    opinion = compose_screening_opinion(screening_material())
    assert opinion.verdict_label == "不涉及儿童权益"
    assert opinion.verdict_reasons == ("草案只规定机关内部的文件用纸，不影响儿童。",)
    assert _value(opinion, "初筛结果").startswith("不涉及儿童权益。")
    assert "提及儿童的条款 1 个" in _value(opinion, "机器初筛结果")
    assert (opinion.total, opinion.domains, opinion.criteria) == (None, (), ())


def test_a_machine_that_found_nothing_says_so_in_the_short_opinion() -> None:
    material = screening_material()
    findings = material.findings.model_copy(update={"child_clauses": ()})
    opinion = compose_screening_opinion(
        material.model_copy(update={"findings": findings})
    )
    assert _value(opinion, "机器初筛结果").startswith("未发现")


def test_a_case_that_was_never_screened_has_no_row_for_it() -> None:
    opinion = compose_opinion(_with_case(sample_material(), screening=None))
    assert "初筛结果" not in {row.label for row in opinion.particulars}


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (None, None, ""),
        ("80.00", "80.00", "没有受不适用要点影响，两种算法均为 80.00 分"),
        (
            "70.00",
            "80.00",
            "不适用的要点不计入时为 80.00 分，全部按 0 分计入时为 70.00 分",
        ),
    ],
)
def test_the_range_shows_both_treatments_of_not_applicable(
    low: str | None, high: str | None, text: str
) -> None:
    material = sample_material()
    span = ReportRange(na_as_zero=low, na_excluded=high)
    report: ScoreReport = material.report.model_copy(update={"range": span})
    assert compose_opinion(_with(material, report=report)).range_text == text


def test_places_worth_a_look_are_not_passed_off_as_found() -> None:
    material = sample_material()
    (found,) = material.evidence.found
    possible = found.model_copy(update={"tier": Tier.POSSIBLE})
    evidence = material.evidence.model_copy(update={"found": (possible,)})
    opinion = compose_opinion(_with(material, evidence=evidence))
    assert opinion.recommendations[0].locators == ()
    assert "可能有关的条款，不作为依据" in opinion.recommendations[0].reason


def test_withdrawn_dissent_and_fields_leave_nothing_behind() -> None:
    material = sample_material()
    members = tuple(
        member.model_copy(update={"field": "", "status": SheetStatus.SUBMITTED})
        for member in material.case.members
    )
    (settled,) = material.case.settlements
    plain = _with_case(
        material,
        members=members,
        settlements=(settled.model_copy(update={"dissent": " "}),),
    )
    opinion = compose_opinion(plain)
    assert _value(opinion, "评审专家") == "5 人"
    assert opinion.dissents == ()
