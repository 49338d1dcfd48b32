from collections.abc import Iterator
from pathlib import Path

import pytest

from cf_assess.errors import (
    SourceInvalidError,
    StoreDamagedError,
    WeightsDamagedError,
)
from cf_assess.workflow.doctor import Check, examine
from cf_assess.workflow.second_opinion import shipped_weights


def look(store: Path, library: Path | None = None) -> dict[str, Check]:
    """Return the first check of each name."""
    checks = examine(str(store), library)
    return {check.name: check for check in reversed(checks)}


def test_a_machine_that_is_ready_lacks_nothing_needed(path: Path) -> None:
    checks = examine(str(path), None)

    first = ["python", "criteria", "second_opinion", "store"]
    assert [check.name for check in checks[:4]] == first
    assert {check.name for check in checks[4:]} == {
        *("library", "font", "converter", "recognition", "terminal"),
    }
    assert [check for check in checks if check.needed and not check.found] == []
    assert not checks[-1].needed  # a terminal


def test_a_store_that_is_no_store_is_named_with_what_mends_it(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    path.write_text("no store " * 200, encoding="utf-8")

    check = look(path)["store"]

    assert not check.found
    assert isinstance(check.error, StoreDamagedError)
    assert "CF_ASSESS_STORE" in check.mend
    assert path.read_text(encoding="utf-8").startswith("no store")


def test_criteria_with_problems_are_named_with_what_shows_them(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "checklists").mkdir()

    check = look(path, tmp_path)["criteria"]

    assert not check.found
    assert isinstance(check.error, SourceInvalidError)
    assert check.mend == "cf-assess checklist check"


@pytest.mark.parametrize("name", ["python", "criteria", "second_opinion", "store"])
def test_what_is_there_says_what_it_is(path: Path, name: str) -> None:
    assert look(path)[name].detail


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where the weights are looked for; nothing is there."""
    monkeypatch.setattr("cf_assess.sources.weights.library_root", lambda: tmp_path)
    shipped_weights.cache_clear()
    (tmp_path / "weights").mkdir()
    yield tmp_path / "weights" / "second_opinion.npz"
    shipped_weights.cache_clear()


def test_the_second_opinion_says_how_many_topics_it_knows(path: Path) -> None:
    check = look(path)["second_opinion"]
    assert check.found
    assert check.detail.startswith("55 ")
    assert check.mend == ""


def test_a_missing_second_opinion_is_told_and_not_needed(
    path: Path, weights: Path
) -> None:
    check = look(path)["second_opinion"]
    assert (check.found, check.needed, check.error) == (False, False, None)
    assert check.detail == str(weights)
    assert "cf-assess" in check.mend


def test_a_damaged_second_opinion_is_named_with_what_mends_it(
    path: Path, weights: Path
) -> None:
    weights.write_bytes(b"no weights")
    check = look(path)["second_opinion"]
    assert (check.found, check.needed) == (False, True)  # it stops what would use it
    assert isinstance(check.error, WeightsDamagedError)
    assert check.detail == str(weights)
    assert "cf-assess" in check.mend
