"""Tailoring: the rubric of a place, what it changes and what it must not."""

from fractions import Fraction
from pathlib import Path

import pytest

from cf_assess.models.library import Library
from cf_assess.models.tailoring import Tailoring
from cf_assess.sources import (
    check_file,
    check_library,
    freeze_rubric,
    freeze_source,
    load_library,
    read_source,
)
from tests.sources.files import (
    CRITERION,
    RUBRIC,
    SECOND,
    codes,
    indent,
    marks,
    places,
    write,
    write_library,
)

OWN = indent(
    SECOND.replace("care.play.time", "care.local.reservoir").replace("- id", "  id"), 2
)
TAILORING = f"""\
id: trial-county
title: 某县试用规则
version: 1.0.0
tailors: trial
region: 某县
plans: [plan]
select:
- {{criterion: care.play.sleep, reason: 本县要问。}}
unselect:
- {{criterion: care.play.time, reason: 本县没有。}}
reweight:
- {{domain: care, weight: 3, reason: 本县看重。}}
- {{criterion: care.play.space, weight: 3, reason: 缺口最大。}}
add:
- reason: 本县水库多。
  weight: 2
  criterion:
{OWN}benchmarks:
- {{criterion: care.play.space, level: 3, reason: 县规划已有。}}
"""


def sound_library(folder: Path) -> Path:
    """Return a library with one more criterion, which its rubric leaves out."""
    care = "id: care\ntitle: 照护\nversion: 1.0.0\ncriteria:\n"
    sleep = CRITERION.replace("care.play.space", "care.play.sleep")
    care += "".join(indent(text) for text in (CRITERION, SECOND, sleep))
    rubric = RUBRIC.replace("advisory:", "leave_out: [care.play.sleep]\nadvisory:")
    return write_library(folder, care=care, trial=rubric)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load_library(sound_library(tmp_path / "library"))


@pytest.fixture
def tailoring(tmp_path: Path) -> Tailoring:
    source = read_source(write(tmp_path / "trial-county.yaml", TAILORING))
    assert isinstance(source, Tailoring)
    return source


def test_every_change_is_in_the_rubric_of_the_place(
    library: Library, tailoring: Tailoring
) -> None:
    base, frozen = freeze_rubric(library, "trial"), freeze_source(library, tailoring)

    assert [c.id for c in base.criteria] == ["care.play.space", "care.play.time"]
    assert [c.id for c in frozen.criteria] == [
        "care.play.space",
        "care.play.sleep",
        "care.local.reservoir",
    ]
    assert (frozen.rubric.id, frozen.rubric.title) == ("trial-county", "某县试用规则")
    assert frozen.rubric.domains[0].weight == Fraction(3)
    assert frozen.weight("care.play.space") == Fraction(3)
    assert frozen.weight("care.local.reservoir") == Fraction(2)
    assert frozen.rubric.advisory == ()  # the one it had is not asked here
    assert frozen.rubric.opinion.plans == ("plan",)
    assert frozen.tailoring == tailoring
    assert frozen.digest != base.digest


def test_the_rubric_it_began_with_stays_as_it_was(
    library: Library, tailoring: Tailoring
) -> None:
    before = freeze_rubric(library, "trial")
    freeze_source(library, tailoring)

    assert freeze_rubric(library, "trial") == before


def test_a_tailoring_stands_beside_the_rubrics_of_a_library(tmp_path: Path) -> None:
    root = sound_library(tmp_path)
    write(root / "rubrics" / "trial-county.yaml", TAILORING)

    assert check_library(root) == ()
    loaded = load_library(root)
    assert [one.id for one in loaded.tailorings] == ["trial-county"]
    assert freeze_rubric(loaded, "trial-county").tailoring is not None


FAULTS = [
    ("tailors: trial", "tailors: ▲trail", ["unknown_rubric"]),
    ("plans: [plan]", "plans: [▲plna]", ["unknown_plan"]),
    ("care.play.sleep, reason", "▲care.play.slep, reason", ["unknown_criterion"]),
    ("care.play.sleep, reason", "▲care.play.space, reason", ["already_asked"]),
    ("care.play.time, reason", "▲care.play.sleep, reason", ["already_left_out"]),
    (
        "{criterion: care.play.time, reason: 本县没有。}",
        "{criterion: ▲care.play.space, reason: 不想问。}",
        ["veto_unselected", "criterion_left_out", "criterion_left_out"],
    ),
    ("domain: care,", "domain: ▲caer,", ["unknown_checklist"]),
    ("weight: 3, reason: 本", "weight: ▲0, reason: 本", ["out_of_range"]),
    (
        "{domain: care,",
        "▲{domain: care, criterion: care.play.sleep,",
        ["reweight_target"],
    ),
    ("- {domain: care, weight: 3", "- ▲{weight: 3", ["reweight_target"]),
    ("id: care.local", "id: ▲care.play", ["local_id"]),
    ("id: care.local", "id: ▲food.local", ["unknown_checklist"]),
    ("level: 3", "level: ▲5", ["duty_off_scale"]),
    ("level: 3", "level: ▲-1", ["out_of_range"]),
    (
        ", reason: 县规划已有。",
        ", ▲grund: 县规划已有。",
        ["missing_key", "unknown_key"],
    ),
    (
        "benchmarks:\n",
        "benchmarks:\n- {criterion: care.play.space, level: 2, reason: 乙。}\n",
        ["duplicate_id"],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_a_fault_is_reported_at_its_place(
    old: str, new: str, expected: list[str], tmp_path: Path, library: Library
) -> None:
    text = TAILORING.replace(old, new, 1)
    problems = check_file(write(tmp_path / "trial-county.yaml", text), library)

    assert codes(problems) == expected
    if marks(text):
        assert marks(text)[0] in places(problems)


def test_a_local_criterion_is_checked_like_any_other(
    tmp_path: Path, library: Library
) -> None:
    text = TAILORING.replace("plan/principle/1", "▲plan/principle/7").replace(
        "subject: child", "subject: ▲kid"
    )
    problems = check_file(write(tmp_path / "trial-county.yaml", text), library)

    assert codes(problems) == ["unknown_source", "unknown_subject"]
    assert places(problems) == marks(text)


def test_without_a_library_only_contradictions_are_seen(tmp_path: Path) -> None:
    text = TAILORING.replace("domain: care,", "domain: nowhere,")
    assert check_file(write(tmp_path / "trial-county.yaml", text), None) == ()
