"""Expected figures are those that the named statistics give for the same data."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.errors import LevelOutOfScaleError
from cf_assess.models.result import Agreement
from cf_assess.panel import measure_agreement
from tests.builders import build_criterion, build_sheet

FOUR_OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Krippendorff's example: four observers, twelve units, a dot where none was given."""


def measured(rows: Sequence[Sequence[str | int | None]], highest: int) -> Agreement:
    names = [f"care.u{i}" for i in range(len(rows[0]))]
    asked = [build_criterion(name) for name in names]
    sheets = [
        build_sheet(f"E{i}", dict(zip(names, row, strict=True)))
        for i, row in enumerate(rows)
    ]
    return measure_agreement(sheets, asked, highest)


def four_observers() -> Agreement:
    rows = [
        [None if mark == "." else int(mark) - 1 for mark in row.split()]
        for row in FOUR_OBSERVERS
    ]
    return measured(rows, 4)


def pairs(table: Sequence[Sequence[int]]) -> list[list[int]]:
    rows: list[list[int]] = [[], []]
    for first, line in enumerate(table):
        for second, number in enumerate(line):
            rows[0] += [first] * number
            rows[1] += [second] * number
    return rows


def near_unanimous() -> list[list[int]]:
    rows = [[1] * 10 for _ in range(5)]
    rows[1][3] = rows[4][7] = 0
    return rows


def test_four_observers_agree_as_published() -> None:
    figures = four_observers()
    assert float(figures.alpha_ordinal or 0) == pytest.approx(
        0.8153875037548814, abs=1e-15
    )
    assert float(figures.ac2 or 0) == pytest.approx(0.91400, abs=5e-6)


def test_a_unit_with_one_mark_drops_out_and_empty_cells_are_counted() -> None:
    figures = four_observers()
    assert (figures.units, figures.raters, figures.missing) == (11, 4, 4)
    assert figures.percent == Fraction(9, 11)


def test_two_raters_agree_as_computed_elsewhere() -> None:
    figures = measured(pairs(((13, 0, 0), (0, 20, 7), (0, 4, 56))), 2)
    assert figures.percent == Fraction(89, 100)
    assert float(figures.ac2 or 0) == pytest.approx(0.940237, abs=5e-7)


def test_a_unanimous_panel_has_no_alpha_and_full_agreement() -> None:
    figures = measured([[2] * 10] * 5, 4)
    assert figures.unanimous
    assert figures.percent == 1
    assert figures.alpha_ordinal is None
    assert figures.ac2 == 1


def test_a_nearly_unanimous_panel_has_a_negative_alpha_and_a_high_ac2() -> None:
    figures = measured(near_unanimous(), 1)
    assert figures.percent == Fraction(92, 100)
    assert figures.alpha_ordinal == Fraction(-1, 48)
    assert float(figures.ac2 or 0) == pytest.approx(0.9133448873483535, abs=1e-15)
    assert not figures.unanimous


def test_units_that_are_each_unanimous_agree_perfectly_without_being_unanimous() -> (
    None
):
    figures = measured([[0, 4], [0, 4]], 4)
    assert (figures.alpha_ordinal, figures.percent) == (Fraction(1), Fraction(1))
    assert not figures.unanimous


@pytest.mark.parametrize(
    "rows", [[[1, 2, 3]], [[None], [None]], [[1, "NA"], ["CJ", None]]]
)
def test_without_a_unit_everything_is_undefined(
    rows: list[list[str | int | None]],
) -> None:
    figures = measured(rows, 4)
    assert (figures.units, figures.missing, figures.unanimous) == (0, 0, False)
    assert (figures.percent, figures.alpha_ordinal, figures.ac2) == (None, None, None)


def test_nobody_at_all_is_undefined_too() -> None:
    figures = measure_agreement([], [build_criterion("care.a")], 4)
    assert (figures.units, figures.raters, figures.percent) == (0, 0, None)


def test_a_scale_of_one_level_has_no_ac2() -> None:
    assert measured([[0], [0]], 0).ac2 is None


def test_a_level_outside_the_scale_is_refused() -> None:
    with pytest.raises(LevelOutOfScaleError):
        measured([[5], [1]], 4)


LEVELS = st.one_of(st.none(), st.integers(0, 4))
TABLES = st.lists(st.lists(LEVELS, min_size=4, max_size=4), min_size=1, max_size=6).map(
    lambda rows: [list(row) for row in rows]
)


@given(TABLES, st.randoms())
def test_the_order_of_reviewers_is_irrelevant(
    rows: list[list[str | int | None]], random: Random
) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert measured(rows, 4) == measured(shuffled, 4)


@given(TABLES)
def test_a_reviewer_without_levels_changes_only_the_missing_cells(
    rows: list[list[str | int | None]],
) -> None:
    before, after = measured(rows, 4), measured([*rows, ["NA", "CJ", None, "NA"]], 4)
    assert after.missing == before.missing + before.units
    same = {"raters": 0, "missing": 0}
    assert after.model_copy(update=same) == before.model_copy(update=same)


@given(TABLES)
def test_no_figure_exceeds_perfect_agreement(
    rows: list[list[str | int | None]],
) -> None:
    figures = measured(rows, 4)
    for figure in (figures.percent, figures.alpha_ordinal, figures.ac2):
        assert figure is None or figure <= 1
