from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.errors import LevelOutOfScaleError, UnknownCriterionError
from cf_assess.models.result import LevelOf, Score
from cf_assess.models.rubric import Domain, FrozenRubric
from cf_assess.models.sheet import MarkState
from cf_assess.scoring import levels_of_sheet, sum_levels
from tests.builders import build_frozen, build_sheet

IDS = ("care.a", "care.b", "law.c")
CODES = st.sampled_from([0, 1, 2, 3, 4, "NA", "CJ", None])
FRACTIONS = st.fractions(min_value=Fraction(1, 50), max_value=50)


def score(codes: dict[str, str | int | None], frozen: FrozenRubric) -> Score:
    levels = levels_of_sheet(build_sheet("E1", codes), frozen.criteria)
    return sum_levels(levels, frozen, frozen.criteria)


def domains(care: str, law: str) -> tuple[Domain, ...]:
    return (
        Domain(checklist="care", weight=care, reason="试用"),
        Domain(checklist="law", weight=law, reason="试用"),
    )


def test_weights_one_and_three_split_the_total_in_quarters() -> None:
    frozen = build_frozen(("care.a", "law.c"), domains=domains("1", "3"))
    assert score({"care.a": 0, "law.c": 4}, frozen).total == 75
    assert score({"care.a": 4, "law.c": 0}, frozen).total == 25
    assert score({"care.a": 4, "law.c": 4}, frozen).total == 100


def test_criterion_weights_hold_within_their_domain_only() -> None:
    frozen = build_frozen(IDS, criterion_weights={"care.a": "3"})
    result = score({"care.a": 4, "care.b": 0, "law.c": 2}, frozen)
    assert [domain.score for domain in result.domains] == [75, 50]
    assert result.total == Fraction(125, 2)


def test_not_applicable_leaves_the_denominator_and_counts_as_done() -> None:
    result = score({"care.a": 4, "care.b": "NA", "law.c": 2}, build_frozen(IDS))
    assert result.total == 75
    assert result.na_as_zero == 50
    assert result.complete


def test_a_criterion_not_scored_leaves_the_result_incomplete() -> None:
    result = score({"care.a": 4, "law.c": 4}, build_frozen(IDS))
    assert result.total == 100
    assert result.completeness == Fraction(2, 3)
    assert not result.complete
    assert result.criteria[1].contribution is None


def test_cannot_judge_is_never_counted_as_zero() -> None:
    result = score({"care.a": 3, "care.b": "CJ", "law.c": 3}, build_frozen(IDS))
    assert result.total == 75
    assert not result.complete


def test_a_domain_with_nothing_scored_leaves_the_total() -> None:
    frozen = build_frozen(IDS, domains=domains("1", "9"))
    result = score({"care.a": 2, "care.b": 2, "law.c": "NA"}, frozen)
    assert result.total == 50
    assert result.domains[1].score is None
    assert result.na_as_zero == 5


def test_nothing_scorable_gives_no_score() -> None:
    result = score(dict.fromkeys(IDS, "NA"), build_frozen(IDS))
    assert result.total is None
    assert result.complete
    assert result.na_as_zero == 0


def test_nothing_asked_gives_no_score_and_leaves_nothing_open() -> None:
    result = sum_levels((), build_frozen(IDS), ())
    assert (result.total, result.na_as_zero) == (None, None)
    assert result.complete
    assert result.completeness == 1


def test_an_advisory_criterion_is_shown_and_never_counted() -> None:
    frozen = build_frozen(IDS, advisory=("care.b",))
    result = score({"care.a": 4, "care.b": 0, "law.c": 4}, frozen)
    assert result.total == 100
    line = result.criteria[1]
    assert line.advisory
    assert line.level == 0
    assert line.contribution is None
    assert score({"care.a": 4, "law.c": 4}, frozen).complete


def test_a_mark_on_a_criterion_that_is_not_asked_does_not_count() -> None:
    frozen = build_frozen(IDS)
    asked = frozen.criteria[:2]
    sheet = build_sheet("E1", {"care.a": 4, "care.b": 4, "law.c": 0})
    levels = levels_of_sheet(sheet, asked)
    assert [line.criterion for line in levels] == ["care.a", "care.b"]
    everything = levels_of_sheet(sheet, frozen.criteria)
    assert sum_levels(everything, frozen, asked) == sum_levels(levels, frozen, asked)


def test_the_spread_of_a_level_stays_with_it() -> None:
    frozen = build_frozen(IDS)
    level = LevelOf(
        criterion="care.a", state=MarkState.SCORED, level=Fraction(5, 2), spread=3
    )
    line = sum_levels([level], frozen, frozen.criteria).criteria[0]
    assert (line.level, line.spread) == (Fraction(5, 2), 3)


def test_a_level_of_an_unknown_criterion_is_refused() -> None:
    frozen = build_frozen(IDS)
    with pytest.raises(UnknownCriterionError) as caught:
        sum_levels(
            [LevelOf(criterion="care.x", state=MarkState.NOT_SCORED)], frozen, ()
        )
    assert caught.value.values == {"criterion": "care.x"}


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_outside_the_scale_is_refused(level: int) -> None:
    with pytest.raises(LevelOutOfScaleError) as caught:
        score({"care.a": level}, build_frozen(IDS))
    assert caught.value.values["highest"] == "4"


@given(st.tuples(CODES, CODES, CODES), st.tuples(FRACTIONS, FRACTIONS, FRACTIONS))
def test_contributions_add_up_to_the_total(
    codes: tuple[str | int | None, ...], weights: tuple[Fraction, ...]
) -> None:
    frozen = build_frozen(
        IDS,
        domains=domains(str(weights[0]), str(weights[1])),
        criterion_weights={"care.b": weights[2]},
    )
    result = score(dict(zip(IDS, codes, strict=True)), frozen)
    parts = [c.contribution for c in result.criteria if c.contribution is not None]
    assert result.total == (sum(parts) if parts else None)


@given(st.tuples(CODES, CODES, CODES), st.tuples(FRACTIONS, FRACTIONS), FRACTIONS)
def test_only_the_ratios_of_weights_matter(
    codes: tuple[str | int | None, ...],
    weights: tuple[Fraction, Fraction],
    factor: Fraction,
) -> None:
    marks = dict(zip(IDS, codes, strict=True))
    plain = build_frozen(IDS, domains=domains(str(weights[0]), str(weights[1])))
    scaled = build_frozen(
        IDS,
        domains=domains(str(weights[0] * factor), str(weights[1] * factor)),
        criterion_weights=dict.fromkeys(IDS, factor),
    )
    assert score(marks, plain).total == score(marks, scaled).total


@given(st.tuples(CODES, CODES, CODES))
def test_not_applicable_equals_absent_in_the_total(
    codes: tuple[str | int | None, ...],
) -> None:
    marks = dict(zip(IDS, codes, strict=True))
    without = {name: code for name, code in marks.items() if code != "NA"}
    frozen = build_frozen(IDS)
    asked = [c for c in frozen.criteria if c.id in without]
    levels = levels_of_sheet(build_sheet("E1", without), asked)
    assert score(marks, frozen).total == sum_levels(levels, frozen, asked).total


@given(
    st.tuples(*[st.integers(min_value=0, max_value=3)] * 3),
    st.sampled_from(IDS),
    FRACTIONS,
)
def test_a_higher_level_never_lowers_the_total(
    levels: tuple[int, ...], raised: str, weight: Fraction
) -> None:
    marks: dict[str, str | int | None] = dict(zip(IDS, levels, strict=True))
    frozen = build_frozen(IDS, criterion_weights={"care.a": weight})
    before = score(marks, frozen).total
    after = score(marks | {raised: levels[IDS.index(raised)] + 1}, frozen).total
    assert before is not None
    assert after is not None
    assert 0 <= before < after <= 100


@given(st.tuples(CODES, CODES, CODES))
def test_the_total_lies_between_both_treatments_of_not_applicable(
    codes: tuple[str | int | None, ...],
) -> None:
    result = score(dict(zip(IDS, codes, strict=True)), build_frozen(IDS))
    if result.total is not None:
        assert result.na_as_zero is not None
        assert result.na_as_zero <= result.total
