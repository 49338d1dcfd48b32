"""A draft's targets against an upper plan's own text, with both quotations."""

from functools import cache

import pytest

from cf_assess.evidence.targets import (
    TargetIndex,
    compare_texts,
    compile_indicators,
    find_targets,
)
from cf_assess.models.found_target import TargetComparison
from tests.evidence.builders import make_draft
from tests.evidence.targets_register import read_indicators

UPPER = "南湖市儿童发展规划（2026—2030年）"
LOWER = "北湾县儿童发展规划（2026—2030年）"
WATER = "农村自来水普及率达到{}%。"


@cache
def _index() -> TargetIndex:
    return compile_indicators(read_indicators())


def _compare(upper: list[str], lower: list[str]) -> tuple[TargetComparison, ...]:
    asked = find_targets(make_draft(*upper, title=UPPER), _index())
    found = find_targets(make_draft(*lower, title=LOWER), _index())
    return compare_texts(asked, found, read_indicators())


def _verdicts(upper: list[str], lower: list[str]) -> list[str]:
    return [row.verdict.value for row in _compare(upper, lower)]


def test_a_row_quotes_both_texts_and_says_where() -> None:
    (row,) = _compare(["婴儿死亡率降至4‰以下。"], ["婴儿死亡率不高于3.5‰。"])
    assert row.verdict.value == "stricter"
    assert row.upper_quote == "婴儿死亡率降至4‰以下"
    assert row.upper_locator == row.upper.item != ""
    assert row.found is not None
    assert row.found.quote == "婴儿死亡率不高于3.5‰"


def test_a_missing_target_still_quotes_the_upper_text() -> None:
    (row,) = _compare([WATER.format(95)], ["婴儿死亡率不高于3.5‰。"])
    assert (row.verdict.value, row.found) == ("missing", None)
    assert row.upper_quote == "农村自来水普及率达到95%"


def test_a_repeated_target_has_one_row_with_its_first_sentence() -> None:
    again = "要使农村自来水普及率达到95%。"
    (row,) = _compare([WATER.format(95), again], [WATER.format(96)])
    assert row.upper_quote == "农村自来水普及率达到95%"


@pytest.mark.parametrize(
    ("ours", "verdicts"),
    [
        (96, ["stricter", "stricter"]),
        (93, ["unclear", "unclear"]),
        (88, ["weaker", "weaker"]),
    ],
)
def test_two_values_for_one_year_are_unclear_unless_both_come_to_the_same(
    ours: int, verdicts: list[str]
) -> None:
    upper = [WATER.format(92), WATER.format(95)]
    assert _verdicts(upper, [WATER.format(ours)]) == verdicts


def test_a_level_and_a_fall_of_one_indicator_do_not_contradict() -> None:
    upper = ["新生儿死亡率比2025年降低15%。", "新生儿死亡率降至2.2‰以下。"]
    assert _verdicts(upper, ["新生儿死亡率降至2‰以下。"]) == ["unclear", "stricter"]


def test_each_step_is_compared_with_the_step_of_its_year() -> None:
    upper = ["到2028年，农村自来水普及率达到92%，到2030年达到95%。"]
    lower = ["到2028年，农村自来水普及率达到92%，到2030年达到97%。"]
    assert _verdicts(upper, lower) == ["meets", "stricter"]


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [
        ("农村残疾儿童康复服务覆盖率达到96%。", "stricter"),
        ("残疾儿童康复服务覆盖率达到96%。", "unclear"),
    ],
)
def test_a_target_for_one_group_is_compared_with_the_same_group(
    ours: str, verdict: str
) -> None:
    upper = ["农村残疾儿童康复服务覆盖率达到95%。"]
    assert _verdicts(upper, [ours]) == [verdict]


def test_a_goal_without_a_registered_indicator_has_no_row() -> None:
    assert _verdicts(["公园无障碍改造完成比例达到80%。"], [WATER.format(95)]) == []
