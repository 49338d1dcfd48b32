"""What an opinion says of local changes, matters, and rubrics of screening."""

from fractions import Fraction

import pytest

from cf_assess.models.checklist import Group, GroupKind
from cf_assess.models.rubric import FrozenRubric, Higher
from cf_assess.models.tailoring import (
    Added,
    Benchmark,
    Reweighted,
    Selected,
    Tailoring,
    Unselected,
)
from cf_assess.opinions import (
    OpinionMaterial,
    compose_opinion,
    compose_screening_opinion,
)
from cf_assess.opinions.page import render_page
from tests.builders import build_criterion
from tests.opinions.builders import (
    sample_material,
    sample_report,
    screening_material,
)

TAILORING = Tailoring(
    id="county-standard",
    title="某县规则",
    version="1.0.0",
    tailors="city-standard",
    region="某县",
    select=(Selected(criterion="welfare.fee.relief", reason="<本县>要问"),),
    unselect=(Unselected(criterion="welfare.gone", reason="本县没有"),),
    reweight=(
        Reweighted(domain="safety", weight=Fraction(3), reason="水域多"),
        Reweighted(criterion="welfare.fee.relief", weight=Fraction(2), reason="缺口大"),
    ),
    add=(
        Added(
            criterion=build_criterion("safety.local.reservoir"),
            weight=Fraction(2),
            reason="水库多",
        ),
    ),
    benchmarks=(
        Benchmark(criterion="welfare.fee.relief", level=3, reason="县规划已有"),
        Benchmark(criterion="safety.water.guard", level=0, reason="起步"),
    ),
)


def with_frozen(material: OpinionMaterial, **changes: object) -> OpinionMaterial:
    frozen: FrozenRubric = material.frozen.model_copy(update=changes)
    return material.model_copy(update={"frozen": frozen})


def test_every_local_change_is_listed_with_its_reason() -> None:
    opinion = compose_opinion(with_frozen(sample_material(), tailoring=TAILORING))
    said = [(row.label, row.value) for row in opinion.adjustments]

    assert [label for label, _ in said] == [
        "增问要点",
        "不问要点",
        "调整权重",
        "调整权重",
        "本地要点",
        "本地基准",
        "本地基准",
    ]
    assert "welfare.gone" in said[1][1]
    assert "领域，改为 3" in said[2][1]
    assert "，改为 2" in said[3][1]
    assert said[4][1] == "safety.local.reservoir，权重 2。理由：水库多。"
    assert "不低于 3 级" in said[5][1]
    page = render_page(opinion)
    assert "本地化调整" in page
    assert "&lt;本县&gt;要问" in page


def test_criteria_below_the_benchmark_are_named() -> None:
    report = sample_report({"welfare.fee.relief": Fraction(2)})
    material = sample_material().model_copy(update={"report": report})
    opinion = compose_opinion(with_frozen(material, tailoring=TAILORING))

    (row,) = opinion.shortfalls
    assert row.value == "基准为 3 级，本次为 2 / 4"
    assert "未达到本地基准的要点" in render_page(opinion)


def test_without_tailoring_nothing_is_said_of_it() -> None:
    opinion = compose_opinion(sample_material())
    assert (opinion.adjustments, opinion.shortfalls) == ((), ())
    assert "本地化调整" not in render_page(opinion)


def test_matters_stand_apart_from_groups_of_children() -> None:
    material = sample_material()
    lexicon = material.frozen.lexicon
    traffic = Group(
        id="traffic", title="交通出行", kind=GroupKind.MATTER, terms=("车",)
    )
    lexicon = lexicon.model_copy(update={"groups": (*lexicon.groups, traffic)})
    screening = material.case.screening
    assert screening is not None
    touched = screening.model_copy(update={"groups": (*screening.groups, "traffic")})
    case = material.case.model_copy(update={"screening": touched})
    changed = with_frozen(material, lexicon=lexicon)
    opinion = compose_opinion(changed.model_copy(update={"case": case}))

    rows = {row.label: row.value for row in opinion.particulars}
    assert rows["涉及群体"] == "残疾儿童、留守儿童"
    assert rows["涉及领域"] == "交通出行"


def test_a_review_about_others_does_not_speak_of_children() -> None:
    material = sample_material()
    rubric = material.frozen.rubric.model_copy(update={"subject": "woman"})
    opinion = compose_opinion(with_frozen(material, rubric=rubric))
    rows = {row.label: row.value for row in opinion.particulars}
    assert rows["初筛结果"].startswith("涉及评估事项。")

    ended = screening_material()
    other = ended.frozen.rubric.model_copy(update={"subject": "woman"})
    frozen = ended.frozen.model_copy(update={"rubric": other})
    short = compose_screening_opinion(ended.model_copy(update={"frozen": frozen}))
    rows = {row.label: row.value for row in short.particulars}
    assert rows["机器初筛结果"].startswith("提及评估对象的条款")
    assert rows["初筛结果"].startswith("不涉及评估事项。")


@pytest.mark.parametrize(
    ("level", "named"), [(Fraction(2), False), (Fraction(3), True), (Fraction(4), True)]
)
def test_where_a_higher_score_is_graver_high_levels_are_named(
    level: Fraction, named: bool
) -> None:
    report = sample_report({"welfare.fee.relief": level})
    material = sample_material()
    rubric = material.frozen.rubric.model_copy(update={"higher": Higher.GRAVER})
    graver = with_frozen(material, rubric=rubric).model_copy(update={"report": report})
    opinion = compose_opinion(graver)

    found = {one.criterion: one for one in opinion.recommendations}
    assert ("welfare.fee.relief" in found) is named
    assert opinion.strengths == ()
    if named:
        reason = found["welfare.fee.relief"].reason
        assert reason.startswith(f"影响程度为 {level} 级（")
        assert "尚未达到" not in reason
