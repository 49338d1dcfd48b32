"""What a draft may use up while it is read."""

import pytest

from cf_assess.drafts import limits
from cf_assess.errors import DraftTooLargeError, DraftTooSlowError


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the time as a list of one number that a test can move."""
    now = [100.0]
    monkeypatch.setattr(limits, "monotonic", lambda: now[0])
    return now


def test_a_draft_may_take_its_time(clock: list[float]) -> None:
    allowance = limits.Allowance("a.pdf", seconds=10)
    clock[0] += 9
    allowance.take(1)
    clock[0] += 2
    with pytest.raises(DraftTooSlowError) as caught:
        allowance.take(1)
    assert caught.value.values == {"name": "a.pdf", "seconds": "10"}


def test_what_is_known_to_take_long_is_given_more_time(clock: list[float]) -> None:
    allowance = limits.Allowance("a.pdf", seconds=10)
    allowance.extend(30)
    clock[0] += 35
    allowance.take(1)


def test_characters_and_paragraphs_are_counted_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "CHARACTERS", 100)
    allowance = limits.Allowance("a.docx")
    allowance.take(60)
    with pytest.raises(DraftTooLargeError):
        allowance.take(60)
    monkeypatch.setattr(limits, "LINES", 2)
    few = limits.Allowance("a.docx")
    few.take(1)
    few.take(1)
    with pytest.raises(DraftTooLargeError):
        few.take(1)
