from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.scoring import round_half_up


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("86.125", 2, "86.13"),
        ("2.675", 2, "2.68"),
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("99.995", 2, "100.00"),
        ("0.004", 2, "0.00"),
        ("0.005", 2, "0.01"),
        ("7/9", 4, "0.7778"),
        ("100", 0, "100"),
        ("-0.125", 2, "-0.13"),
        ("-1/48", 4, "-0.0208"),
        ("-0.004", 2, "0.00"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: str, decimals: int, text: str) -> None:
    assert round_half_up(Fraction(value), decimals) == text


@given(
    st.decimals(min_value=-1000, max_value=1000, places=6),
    st.integers(min_value=0, max_value=5),
)
def test_rounding_agrees_with_decimal_arithmetic(value: Decimal, decimals: int) -> None:
    step = Decimal(1).scaleb(-decimals)
    expected = value.quantize(step, ROUND_HALF_UP)
    assert Decimal(round_half_up(Fraction(value), decimals)) == expected


@given(st.fractions(), st.integers(min_value=0, max_value=6))
def test_rounding_moves_a_value_by_half_a_step_at_most(
    value: Fraction, decimals: int
) -> None:
    shown = Fraction(round_half_up(value, decimals))
    assert abs(shown - value) <= Fraction(1, 2 * 10**decimals)
