"""A draft's targets against those of an upper plan."""

import csv
from typing import Any

import pytest

from cf_assess.drafts import read_draft
from cf_assess.evidence.targets import (
    compare_targets,
    compile_indicators,
    find_targets,
)
from cf_assess.models.found_target import FoundTarget, TargetVerdict
from cf_assess.models.target import Better, Indicator, PlanTarget
from cf_assess.sources import load_library
from tests.places import PROJECT, SHARED, needs_shared

INDICATORS = (
    Indicator(id="deaths", name="婴儿死亡率", better=Better.LOWER),
    Indicator(id="water", name="自来水普及率", better=Better.HIGHER),
    Indicator(id="fall", name="伤害死亡率降幅", better=Better.HIGHER),
    Indicator(
        id="per_county", name="每个县儿童保护服务类社会组织数", better=Better.HIGHER
    ),
    Indicator(
        id="per_town", name="每个乡镇儿童保护服务类社会组织数", better=Better.HIGHER
    ),
)


def _upper(indicator: str, comparator: str, value: str, **more: Any) -> PlanTarget:
    fields = {"unit": "%", "target_year": 2030, **more}
    return PlanTarget.model_validate(
        {
            "item": "upper/health/goal/1",
            "indicator": indicator,
            "population": "children",
            "comparator": comparator,
            "value": value,
            **fields,
        }
    )


def _found(indicator: str, comparator: str, value: str, **more: Any) -> FoundTarget:
    fields = {"unit": "%", "target_year": 2030, "locator": "二 1", **more}
    return FoundTarget.model_validate(
        {
            "indicator_id": indicator,
            "comparator": comparator,
            "value": value,
            "quote": "…",
            "start": 0,
            "end": 1,
            **fields,
        }
    )


def _verdict(upper: PlanTarget, *found: FoundTarget) -> str:
    (one,) = compare_targets((upper,), found, INDICATORS)
    return one.verdict.value


@pytest.mark.parametrize(
    ("upper", "found", "verdict"),
    [
        (("water", "ge", "90"), ("water", "ge", "90.0"), "meets"),
        (("water", "ge", "90"), ("water", "ge", "92"), "stricter"),
        (("water", "ge", "90"), ("water", "ge", "88"), "weaker"),
        (("water", "ge", "90"), ("water", "gt", "90"), "stricter"),
        (("water", "gt", "90"), ("water", "ge", "90"), "weaker"),
        (("water", "ge", "90"), ("water", "le", "95"), "unclear"),
        (("water", "ge", "90"), ("water", "range", "85-95"), "weaker"),
        (("deaths", "le", "4"), ("deaths", "le", "3.5"), "stricter"),
        (("deaths", "le", "4"), ("deaths", "le", "5"), "weaker"),
        (("deaths", "le", "4"), ("deaths", "decline_by", "5"), "unclear"),
        (("fall", "decline_by", "18"), ("fall", "decline_by", "20"), "stricter"),
    ],
)
def test_the_better_side_of_the_indicator_decides(
    upper: tuple[str, str, str], found: tuple[str, str, str], verdict: str
) -> None:
    assert _verdict(_upper(*upper), _found(*found)) == verdict


def test_an_indicator_that_the_draft_lacks_is_missing() -> None:
    assert _verdict(_upper("water", "ge", "90"), _found("deaths", "le", "4")) == (
        "missing"
    )


def test_shares_are_compared_on_one_scale() -> None:
    upper = _upper("deaths", "le", "4", unit="‰")
    assert _verdict(upper, _found("deaths", "le", "0.4")) == "meets"


@pytest.mark.parametrize(
    "more",
    [{"unit": "个"}, {"base_year": 2025}, {"narrowed": "农村"}],
)
def test_another_unit_base_or_group_is_unclear(more: dict[str, object]) -> None:
    upper = _upper("fall", "decline_by", "18", base_year=2020)
    assert _verdict(upper, _found("fall", "decline_by", "20", **more)) == "unclear"


def test_a_better_value_that_comes_later_is_unclear() -> None:
    upper = _upper("water", "ge", "90", target_year=2025)
    assert _verdict(upper, _found("water", "ge", "95", target_year=2030)) == "unclear"


def test_the_last_of_several_steps_counts() -> None:
    steps = (
        _found("water", "ge", "85", target_year=2027),
        _found("water", "ge", "92", target_year=2030),
    )
    assert _verdict(_upper("water", "ge", "90"), *steps) == "stricter"


def test_two_contradictory_values_are_left_to_a_person() -> None:
    both = (_found("water", "ge", "85"), _found("water", "ge", "92"))
    assert _verdict(_upper("water", "ge", "90"), *both) == "unclear"


def test_the_same_things_counted_for_another_unit_are_unclear() -> None:
    upper = _upper("per_county", "ge", "1", unit="家/县")
    assert _verdict(upper, _found("per_town", "ge", "1", unit="家")) == "unclear"


def test_the_document_nearest_to_the_plan_speaks_first() -> None:
    found = (
        _found("water", "ge", "80", locator="一 1"),
        _found("water", "ge", "92", locator="文件2 一 1"),
        _found("deaths", "le", "4", locator="文件2 一 2"),
    )
    upper = (_upper("water", "ge", "90"), _upper("deaths", "le", "4"))
    first, second = compare_targets(upper, found, INDICATORS)
    assert first.verdict is TargetVerdict.STRICTER
    assert second.verdict is TargetVerdict.MEETS


@needs_shared
def test_a_county_plan_stands_to_its_province_as_was_judged_by_hand() -> None:
    library = load_library(PROJECT)
    (path,) = (SHARED / "seeds").glob("004_*.txt")
    found = find_targets(read_draft(path), compile_indicators(library.indicators))
    (upper,) = (plan for plan in library.plans if plan.id == "xxsheng")
    with (SHARED / "plans" / "alignment.csv").open(encoding="utf-8") as file:
        judged = {
            row["indicator_id"]: row["weining_under_xxsheng"]
            for row in csv.DictReader(file)
        }
    compared = compare_targets(upper.targets, found, library.indicators)
    differing = {
        one.upper.indicator: one.verdict.value
        for one in compared
        if one.verdict.value != judged[one.upper.indicator]
    }
    # It follows from a number for every township, which a person must say.
    assert differing == {"child_protection_orgs_per_county": "unclear"}
    assert len(compared) == 30
