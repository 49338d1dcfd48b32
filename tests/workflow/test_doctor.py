from pathlib import Path

import pytest

from cf_assess.errors import SourceInvalidError, StoreDamagedError
from cf_assess.workflow.doctor import Check, examine


def look(store: Path, library: Path | None = None) -> dict[str, Check]:
    """Return the first check of each name."""
    checks = examine(str(store), library)
    return {check.name: check for check in reversed(checks)}


def test_a_machine_that_is_ready_lacks_nothing_needed(path: Path) -> None:
    checks = examine(str(path), None)

    assert [check.name for check in checks[:3]] == ["python", "criteria", "store"]
    assert {check.name for check in checks[3:]} == {
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


@pytest.mark.parametrize("name", ["python", "criteria", "store"])
def test_what_is_there_says_what_it_is(path: Path, name: str) -> None:
    assert look(path)[name].detail
