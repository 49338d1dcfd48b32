"""Dates, places and labels that the opinion words itself."""

import datetime

import pytest

from cf_assess.locales.label import WORDING
from cf_assess.opinions.wording import (
    KINDS,
    NOT_APPLICABLE_REASONS,
    STATES,
    end_sentence,
    trim_sentence,
    write_date,
    write_day,
)


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (datetime.date(2026, 11, 24), "二〇二六年十一月二十四日"),
        (datetime.date(2030, 1, 1), "二〇三〇年一月一日"),
        (datetime.date(2027, 10, 31), "二〇二七年十月三十一日"),
    ],
)
def test_a_date_is_signed_in_chinese_numerals(
    date: datetime.date, written: str
) -> None:
    assert write_date(date) == written


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-24T06:30:00Z", "2026年11月24日"),
        ("2026-11-23T20:00:00Z", "2026年11月24日"),
        ("2026-11-23T20:00:00", "2026年11月24日"),
        ("2026-11-23T20:00:00+08:00", "2026年11月23日"),
        ("unknown", "unknown"),
    ],
)
def test_the_day_of_a_moment_is_that_of_beijing(moment: str, day: str) -> None:
    assert write_day(moment) == day


@pytest.mark.parametrize(
    ("text", "ended", "trimmed"),
    [
        ("理由", "理由。", "理由"),
        ("理由。", "理由。", "理由"),
        ("", "", ""),
        (" 完？ ", "完？", "完？"),
    ],
)
def test_sentences_end_once(text: str, ended: str, trimmed: str) -> None:
    assert end_sentence(text) == ended
    assert trim_sentence(text) == trimmed


def test_labels_agree_with_those_of_the_interface() -> None:
    """Floors forbid a stage to read the catalogue, so the two are compared here."""
    for kind, text in KINDS.items():
        assert WORDING[f"label.kind.{kind.value}"][0] == text
    for state, text in STATES.items():
        assert WORDING[f"label.state.{state.value}"][0] == text
    for reason, text in NOT_APPLICABLE_REASONS.items():
        assert WORDING[f"label.reason.{reason}"][0] == text
