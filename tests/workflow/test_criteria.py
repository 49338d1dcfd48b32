"""Checking criteria with their own examples, looking them up, covering plans."""

import shutil
from pathlib import Path

import pytest

from cf_assess.errors import SourceInvalidError, UnknownNameError
from cf_assess.models.library import Library
from cf_assess.workflow.criteria import (
    check_criteria,
    find_criterion,
    find_plan,
    frozen_rubric,
    open_library,
    try_criterion,
)
from tests.builders import build_draft
from tests.places import PROJECT


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(None)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the shipped library, to be spoilt."""
    for folder in ("checklists", "rubrics"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    return tmp_path


def spoil(path: Path) -> int:
    """Add a sentence to the first `hit` that no cue finds; return its line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    index = next(n for n, line in enumerate(lines) if line.strip() == "hit:")
    indent = lines[index + 1][: lines[index + 1].index("-")]
    lines.insert(index + 1, f"{indent}- 甲乙丙丁戊己庚辛。")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return index + 2


@pytest.mark.parametrize("name", ["law", "red_flags"])
@pytest.mark.parametrize("alone", [False, True])
def test_an_example_that_comes_out_wrong_is_a_problem_at_its_line(
    copy: Path, name: str, alone: bool
) -> None:
    path = copy / "checklists" / f"{name}.yaml"
    line = spoil(path)

    (problem,) = check_criteria(copy, [path] if alone else [])

    assert problem.code == "example_hit"
    assert problem.place.line == line
    assert problem.values["sentence"] == "甲乙丙丁戊己庚辛。"


IDLE = """
    - any: [甲乙丙丁, 甲乙丙丁戊]
    - any: [甲乙丙丁己]
"""


@pytest.mark.parametrize("alone", [False, True])
def test_cues_and_terms_that_add_nothing_are_problems_at_their_place(
    copy: Path, alone: bool
) -> None:
    path = copy / "checklists" / "law.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("cues:\n") + len("cues:")
    indent = " " * text[start + 1 :].index("-")
    idle = IDLE.rstrip().replace("\n    ", f"\n{indent}")
    line = text[:start].count("\n") + 2
    path.write_text(text[:start] + idle + text[start:], encoding="utf-8")

    problems = check_criteria(copy, [path] if alone else [])

    found = [(p.place.line, p.code) for p in problems]
    assert found == [(line, "term_adds_nothing"), (line + 1, "cue_adds_nothing")]


def test_a_plan_or_rubric_alone_has_no_examples_to_fail(copy: Path) -> None:
    paths = [copy / "rubrics" / "general.yaml", copy / "checklists/plans/tiexi.yaml"]

    assert check_criteria(copy, paths) == ()


def test_a_library_with_problems_is_not_opened(copy: Path) -> None:
    path = copy / "rubrics" / "general.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("decimals: 2", "decimals: 99\nextra: 1"), "utf-8")

    with pytest.raises(SourceInvalidError) as caught:
        open_library(copy)

    codes = {problem.code for problem in caught.value.problems}
    assert codes == {"out_of_range", "unknown_key"}
    assert check_criteria(copy, [path]) == caught.value.problems


def test_names_are_found_and_unknown_ones_answered_with_the_nearest(
    library: Library,
) -> None:
    criterion = library.checklists[0].criteria[0]
    plan = library.plans[0]

    assert find_criterion(library, criterion.id) == criterion
    assert find_plan(library, plan.id) == plan
    for find, name in (
        (find_criterion, criterion.id),
        (find_plan, plan.id),
        (frozen_rubric, "general"),
    ):
        with pytest.raises(UnknownNameError) as caught:
            find(library, name[:-1])
        assert caught.value.values["nearest"] == name


def test_trying_a_criterion_shows_what_its_cues_find(library: Library) -> None:
    criterion = next(
        c for checklist in library.checklists for c in checklist.criteria if c.cues
    )
    draft = build_draft([f"{sentence}" for sentence in criterion.hit[:3]])

    report = try_criterion(library, criterion, draft)

    assert {found.criterion for found in report.found} == {criterion.id}
