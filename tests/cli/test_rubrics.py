"""Commands for methodologists on rubrics, tailorings, schemas and releases."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.sources.files import RUBRIC, write, write_library

TAILORING = """\
id: trial-county
title: 某县试用规则
version: 1.0.0
tailors: trial
region: 某县
reweight:
- {criterion: care.play.space, weight: 3, reason: 缺口最大。}
benchmarks:
- {criterion: care.play.space, level: 3, reason: 县规划已有。}
"""


@pytest.fixture
def library(cf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a small library that the commands use from now on."""
    del cf  # which has taken the library of this machine out of the way
    root = write_library(tmp_path / "library")
    monkeypatch.setenv("CF_ASSESS_LIBRARY", str(root))
    return root


def test_a_rubric_is_named_by_id_or_by_the_path_of_a_file(
    cf: Command, library: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "trial-county.yaml", TAILORING)
    shown = cf("rubric", "show", path)

    assert shown.code == 0
    assert "在“trial”基础上调整，适用于某县" in shown.out
    assert "care.play.space = 3  缺口最大。" in shown.out
    assert "care.play.space ≥ 3" in shown.out
    assert cf("rubric", "show", library / "rubrics" / "trial.yaml").code == 0


def test_a_tailoring_of_the_library_is_listed_under_its_rubric(
    cf: Command, library: Path
) -> None:
    write(library / "rubrics" / "trial-county.yaml", TAILORING)
    listed = cf("rubric", "list", "--format", "jsonl")
    rows = [json.loads(line) for line in listed.out.splitlines()]

    assert [(row["rubric"], row["tailors"]) for row in rows] == [
        ("trial", ""),
        ("trial-county", "trial"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tailors: trial", "tailors: trail", "trial-county.yaml:4:10: unknown_rubric"),
        ("level: 3", "level: 9", "trial-county.yaml:9:39: duty_off_scale"),
    ],
)
@pytest.mark.usefixtures("library")
def test_a_faulty_file_is_refused_with_all_its_problems(
    old: str, new: str, said: str, cf: Command, tmp_path: Path
) -> None:
    path = write(tmp_path / "trial-county.yaml", TAILORING.replace(old, new))
    ended = cf("rubric", "show", path)

    assert ended.code == 2
    assert said in ended.err
    assert ended.out == ""


def test_a_file_that_is_no_rubric_is_refused(cf: Command, library: Path) -> None:
    ended = cf("rubric", "show", library / "checklists" / "care.yaml")

    assert ended.code == 2
    assert "not_a_rubric" in ended.err


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return the rubric of an older library, beside its own checklists."""
    text = RUBRIC.replace("rule: mean", "rule: median")
    return write_library(tmp_path / "older", trial=text) / "rubrics" / "trial.yaml"


@pytest.mark.usefixtures("library")
def test_a_difference_tells_the_version_that_it_asks_for(
    cf: Command, older: Path
) -> None:
    ended = cf("rubric", "diff", older, "trial", "--format", "jsonl")

    assert ended.code == 0
    assert json.loads(ended.out) == {
        "bump": "major",
        "subject": "panel",
        "field": "rule",
        "before": '"median"',
        "after": '"mean"',
    }
    assert "2.0.0" in ended.err
    assert cf("rubric", "diff", older, "trial", "--strict").code == 1


def test_a_version_that_is_high_enough_is_no_negative_answer(
    cf: Command, library: Path, older: Path
) -> None:
    write_library(library, trial=RUBRIC.replace("version: 1.0.0", "version: 2.0.0"))
    assert cf("rubric", "diff", older, "trial", "--strict").code == 0


@pytest.mark.usefixtures("library")
def test_equal_rubrics_differ_in_nothing(cf: Command) -> None:
    ended = cf("rubric", "diff", "trial", "trial", "--strict")
    assert (ended.code, ended.out.strip()) == (0, "")
    assert "没有差别" in ended.err


def test_a_release_is_recorded_and_guards_what_comes_after(
    cf: Command, library: Path
) -> None:
    assert cf("checklist", "release").code == 0
    assert cf("checklist", "check").code == 0
    write_library(library, trial=RUBRIC.replace("at_least: 80", "at_least: 85"))
    ended = cf("checklist", "check")

    assert ended.code == 2
    assert "trial.yaml:3:10: version_too_low" in ended.out


def test_a_faulty_library_is_not_released(cf: Command, library: Path) -> None:
    write_library(library, trial=RUBRIC.replace("limit: revise", "limit: pass"))

    assert cf("checklist", "release").code == 2
    assert not (library / "released.json").exists()


def test_a_schema_is_given_out_for_an_editor(cf: Command) -> None:
    ended = cf("checklist", "schema", "tailoring")

    assert ended.code == 0
    assert json.loads(ended.out)["title"] == "Tailoring"


def test_an_unknown_kind_of_file_is_answered_with_all_there_are(cf: Command) -> None:
    ended = cf("checklist", "schema", "cheklist")

    assert ended.code == 2
    assert "checklist | rubric | tailoring" in ended.err
