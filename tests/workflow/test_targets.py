"""Targets of a draft against a plan of the register, or a register file."""

from pathlib import Path

import pytest

from cf_assess.errors import SourceInvalidError, UnknownNameError
from cf_assess.models.library import Library
from cf_assess.workflow.criteria import open_library
from cf_assess.workflow.targets import compare_with_plan, list_targets, open_plan
from tests.builders import build_draft
from tests.places import PROJECT


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(None)


def test_a_plan_is_opened_by_its_id(library: Library) -> None:
    assert open_plan(library, "xxsheng").id == "xxsheng"


def test_a_plan_is_opened_from_a_register_file(library: Library) -> None:
    path = PROJECT / "checklists" / "plans" / "xxsheng.yaml"
    assert open_plan(library, str(path)) == open_plan(library, "xxsheng")


def test_an_unknown_plan_names_the_nearest(library: Library) -> None:
    with pytest.raises(UnknownNameError):
        open_plan(library, "xxshen")


def test_a_file_that_holds_no_plan_is_refused(library: Library) -> None:
    path = PROJECT / "checklists" / "plans" / "indicators.yaml"
    with pytest.raises(UnknownNameError):
        open_plan(library, str(path))


def test_a_broken_register_file_tells_its_problems(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("id: broken\nitems: 3\n", encoding="utf-8")
    with pytest.raises(SourceInvalidError):
        open_plan(library, str(path))


def test_every_target_of_the_plan_gets_one_row(library: Library) -> None:
    plan = open_plan(library, "xxsheng")
    found = list_targets(build_draft(["不含任何数字。"]), library)
    compared = compare_with_plan(found, plan, library)
    assert [one.upper for one in compared] == list(plan.targets)
    assert compared
    assert {one.verdict.value for one in compared} == {"missing"}
