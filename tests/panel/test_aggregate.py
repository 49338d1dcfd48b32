from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.models.result import LevelOf
from cf_assess.models.rubric import PanelRule
from cf_assess.models.sheet import MarkState
from cf_assess.panel import aggregate_sheets, combine_levels
from tests.builders import build_criterion, build_sheet

ASKED = (build_criterion("care.a"),)
CODES = st.lists(
    st.sampled_from([0, 1, 2, 3, 4, "NA", "CJ", None]), min_size=1, max_size=8
)
RULES = st.sampled_from(PanelRule)


def aggregated(codes: list[str | int | None], rule: PanelRule) -> LevelOf:
    sheets = [build_sheet(f"E{i}", {"care.a": code}) for i, code in enumerate(codes)]
    return aggregate_sheets(sheets, ASKED, rule)[0]


@pytest.mark.parametrize(
    ("levels", "trimmed", "mean", "median"),
    [
        ("95 88 90 72 86", "88", "86.2", "88"),
        ("95 95 88 72 72", "85", "84.4", "88"),
        ("90 80", "85", "85", "85"),
        ("85", "85", "85", "85"),
        ("90 90 90", "90", "90", "90"),
        ("88.5 91 79.25 83 90.75 86 92", "87.85", "1221/14", "88.5"),
    ],
)
def test_levels_combine_by_the_rule_of_the_rubric(
    levels: str, trimmed: str, mean: str, median: str
) -> None:
    given_levels = [Fraction(level) for level in levels.split()]
    assert combine_levels(given_levels, PanelRule.TRIMMED) == Fraction(trimmed)
    assert combine_levels(given_levels, PanelRule.MEAN) == Fraction(mean)
    assert combine_levels(given_levels, PanelRule.MEDIAN) == Fraction(median)


@pytest.mark.parametrize("rule", PanelRule)
def test_no_levels_give_no_level_and_never_zero(rule: PanelRule) -> None:
    assert combine_levels([], rule) is None


@pytest.mark.parametrize(
    ("codes", "state", "level", "spread"),
    [
        ([4, 1, "NA"], MarkState.SCORED, "5/2", 3),
        ([4, "NA"], MarkState.SCORED, "4", None),
        ([4, "NA", "NA"], MarkState.NOT_APPLICABLE, None, None),
        ([4, 0, "NA", "NA", "NA"], MarkState.NOT_APPLICABLE, None, 4),
        (["NA", "CJ", "CJ"], MarkState.NOT_APPLICABLE, None, None),
        ([2, "CJ", "CJ"], MarkState.SCORED, "2", None),
        (["CJ", "CJ"], MarkState.CANNOT_JUDGE, None, None),
        (["CJ", None], MarkState.NOT_SCORED, None, None),
        ([None, 3], MarkState.SCORED, "3", None),
        ([None], MarkState.NOT_SCORED, None, None),
        ([], MarkState.NOT_SCORED, None, None),
    ],
)
def test_marks_of_every_kind_become_one_state(
    codes: list[str | int | None],
    state: MarkState,
    level: str | None,
    spread: int | None,
) -> None:
    line = aggregated(codes, PanelRule.MEAN)
    expected = None if level is None else Fraction(level)
    assert line == LevelOf(
        criterion="care.a", state=state, level=expected, spread=spread
    )


def test_a_criterion_that_no_sheet_mentions_is_not_scored() -> None:
    sheets = [build_sheet("E1", {"law.c": 2})]
    assert aggregate_sheets(sheets, ASKED, PanelRule.MEAN)[0].level is None


@given(CODES, RULES, st.randoms())
def test_the_order_of_reviewers_is_irrelevant(
    codes: list[str | int | None], rule: PanelRule, random: Random
) -> None:
    shuffled = list(codes)
    random.shuffle(shuffled)
    assert aggregated(codes, rule) == aggregated(shuffled, rule)


@given(CODES, RULES)
def test_cannot_judge_drops_out(codes: list[str | int | None], rule: PanelRule) -> None:
    assert aggregated([*codes, "CJ"], rule).level == aggregated(codes, rule).level


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8), RULES)
def test_the_level_lies_between_the_lowest_and_the_highest(
    levels: list[int], rule: PanelRule
) -> None:
    level = aggregated(list(levels), rule).level
    assert level is not None
    assert min(levels) <= level <= max(levels)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), RULES, st.data())
def test_a_higher_mark_never_lowers_the_level(
    levels: list[int], rule: PanelRule, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(levels) - 1))
    raised = [*levels[:index], levels[index] + 1, *levels[index + 1 :]]
    before, after = aggregated([*levels], rule), aggregated([*raised], rule)
    assert before.level is not None
    assert after.level is not None
    assert before.level <= after.level
