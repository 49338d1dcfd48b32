"""Bars of the score table."""

import pytest

from cf_assess.opinions.chart import draw_bar


@pytest.mark.parametrize(
    ("points", "width"),
    [(None, "0.00"), (0.0, "0.00"), (66.666, "66.67"), (100.0, "100.00")],
)
def test_a_bar_is_as_long_as_its_points(points: float | None, width: str) -> None:
    assert f'y="1.5" width="{width}"' in draw_bar(points, "甲")


def test_a_bar_says_what_it_shows_and_escapes_it() -> None:
    bar = draw_bar(50, '领域"<b>')
    assert 'aria-label="领域&#34;&lt;b&gt;"' in bar
    assert "<title>领域&#34;&lt;b&gt;</title>" in bar
