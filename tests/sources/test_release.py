"""Facts of sources, what their change raises, and the ledger of releases."""

from pathlib import Path

import pytest

from cf_assess.models.change import Bump, is_lower, raise_version
from cf_assess.models.problem import Problem
from cf_assess.sources import (
    LEDGER,
    check_library,
    compare_rubrics,
    freeze_all,
    freeze_rubric,
    load_library,
    make_ledger,
    needed_bump,
    read_ledger,
    write_ledger,
)
from tests.sources.files import (
    CRITERION,
    LEXICON,
    RED_FLAGS,
    RUBRIC,
    SECOND,
    checklist_text,
    codes,
    write,
    write_library,
)

CARE = checklist_text(CRITERION, SECOND)


@pytest.mark.parametrize(
    ("version", "bump", "least"),
    [
        ("1.2.3", Bump.MAJOR, "2.0.0"),
        ("1.2.3", Bump.MINOR, "1.3.0"),
        ("1.2.3", Bump.PATCH, "1.2.4"),
    ],
)
def test_a_change_raises_its_part_of_the_version(
    version: str, bump: Bump, least: str
) -> None:
    assert raise_version(version, bump) == least


def test_versions_are_compared_by_number_not_by_letter() -> None:
    assert is_lower("1.9.0", "1.10.0")
    assert not is_lower("1.10.0", "1.9.0")


def changes_by(tmp_path: Path, **changed: str) -> list[tuple[Bump, str, str]]:
    """Return what a change of files makes of the rubric."""
    old = load_library(write_library(tmp_path / "old"))
    new = load_library(write_library(tmp_path / "new", **changed))
    found = compare_rubrics(freeze_rubric(old, "trial"), freeze_rubric(new, "trial"))
    return [(change.bump, change.subject, change.field) for change in found]


RAISES = [
    ("trial", RUBRIC, "weight: 0.5", "weight: 2", (Bump.MAJOR, "care", "weight")),
    ("trial", RUBRIC, "rule: mean", "rule: median", (Bump.MAJOR, "panel", "rule")),
    ("trial", RUBRIC, "{care.play.space: 2}", "{care.play.space: 3}",
     (Bump.MAJOR, "care.play.space", "weight")),
    ("trial", RUBRIC, "advisory: [care.play.time]\n", "",
     (Bump.MAJOR, "care.play.time", "advisory")),
    ("trial", RUBRIC, "at_least: 80", "at_least: 85", (Bump.MINOR, "", "bands")),
    ("trial", RUBRIC, "floor: 40", "floor: 50", (Bump.MINOR, "care", "floor")),
    ("trial", RUBRIC, "flag_severity: 3", "flag_severity: 2",
     (Bump.MINOR, "grave", "flag_severity")),
    ("trial", RUBRIC, "reason: 均等", "reason: 同样", (Bump.PATCH, "care", "reason")),
    ("trial", RUBRIC, "anchor: 原则表述", "anchor: 倡导",
     (Bump.PATCH, "scale 1", "anchor")),
    ("care", CARE, "allowed: true, reasons: [subject_absent]", "allowed: false",
     (Bump.MAJOR, "care.play.space", "not_applicable")),
    ("care", CARE, "{citation_from: 3", "{citation_from: 2",
     (Bump.MINOR, "care.play.space", "requires")),
    ("care", CARE, "anchors: {0: 没有, 4: 完备}", "anchors: {0: 全无, 4: 完备}",
     (Bump.PATCH, "care.play.space", "anchors")),
    ("care", CARE, "any: [游乐场]", "any: [游乐园, 游乐场]",
     (Bump.PATCH, "care.play.space", "cues")),
    ("red_flags", RED_FLAGS, "severity: 3", "severity: 2",
     (Bump.MINOR, "access.hukou", "severity")),
]  # fmt: skip


@pytest.mark.parametrize("case", RAISES)
def test_what_a_change_raises(
    case: tuple[str, str, str, str, tuple[Bump, str, str]], tmp_path: Path
) -> None:
    name, text, old, new, expected = case
    assert old in text
    assert changes_by(tmp_path, **{name: text.replace(old, new, 1)}) == [expected]


def test_a_criterion_that_comes_is_one_change(tmp_path: Path) -> None:
    third = CRITERION.replace("care.play.space", "care.play.sleep")
    care = checklist_text(CRITERION, SECOND, third)

    assert changes_by(tmp_path, care=care) == [(Bump.MAJOR, "care.play.sleep", "")]


def test_equal_rubrics_have_no_changes(tmp_path: Path) -> None:
    assert changes_by(tmp_path) == []
    assert needed_bump(()) is None


def release(root: Path) -> None:
    """Record a library as it is now."""
    library = load_library(root)
    ledger = make_ledger(library, freeze_all(library), read_ledger(root))
    (root / LEDGER).write_bytes(write_ledger(ledger))


def checked_after(tmp_path: Path, **changed: str | None) -> tuple[Problem, ...]:
    """Return the problems of a library that changed after a release."""
    release(write_library(tmp_path))
    root = write_library(tmp_path, **changed)
    for name, text in changed.items():
        if text is None:
            next(root.rglob(f"{name}.yaml")).unlink()
    return check_library(root)


def test_what_is_released_unchanged_has_no_problems(tmp_path: Path) -> None:
    assert checked_after(tmp_path) == ()


def test_a_library_never_released_may_change(tmp_path: Path) -> None:
    root = write_library(tmp_path, care=checklist_text(CRITERION))
    write_library(tmp_path, trial=RUBRIC.replace("advisory: [care.play.time]\n", ""))
    assert "released_id_gone" not in codes(check_library(root))


def test_a_released_id_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    renamed = CARE.replace("care.play.time", "care.play.hours").replace(
        "1.0.0", "2.0.0"
    )
    rubric = RUBRIC.replace("care.play.time", "care.play.hours")
    found = checked_after(
        tmp_path, care=renamed, trial=rubric.replace("1.0.0", "2.0.0")
    )

    assert codes(found) == ["released_id_gone"]
    assert found[0].values["id"] == "care.play.time"
    assert found[0].place.line == 5


def test_an_obsolete_id_is_kept_and_no_problem(tmp_path: Path) -> None:
    kept = SECOND + "  obsolete: true\n"
    found = checked_after(
        tmp_path,
        care=checklist_text(CRITERION, kept).replace("1.0.0", "2.0.0"),
        trial=RUBRIC.replace("advisory: [care.play.time]\n", "").replace(
            "1.0.0", "2.0.0"
        ),
    )
    assert codes(found) == []


@pytest.mark.parametrize(
    ("change", "version", "part"),
    [
        (("any: [游乐场]", "any: [游乐园, 游乐场]"), "1.0.1", "patch"),
        (("{citation_from: 3", "{citation_from: 2"), "1.1.0", "minor"),
    ],
)
def test_a_version_must_rise_with_its_change(
    change: tuple[str, str], version: str, part: str, tmp_path: Path
) -> None:
    care = CARE.replace(*change)
    found = [p for p in checked_after(tmp_path, care=care) if "care" in p.place.file]

    assert codes(found) == ["version_too_low"]
    assert (found[0].values["least"], found[0].values["part"]) == (version, part)
    assert (found[0].place.line, found[0].place.column) == (3, 10)
    raised = care.replace("1.0.0", version)
    after = write_library(tmp_path, care=raised)
    assert [p for p in check_library(after) if "care" in p.place.file] == []


def test_a_rubric_answers_for_the_criteria_that_it_asks(tmp_path: Path) -> None:
    third = CRITERION.replace("care.play.space", "care.play.sleep")
    care = checklist_text(CRITERION, SECOND, third).replace("1.0.0", "2.0.0")
    found = checked_after(tmp_path, care=care)

    assert codes(found) == ["version_too_low"]
    assert Path(found[0].place.file).name == "trial.yaml"
    assert found[0].values["least"] == "2.0.0"


def test_a_released_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    other = RUBRIC.replace("id: trial", "id: second")
    write(root / "rubrics" / "second.yaml", other)
    release(root)
    (root / "rubrics" / "second.yaml").unlink()

    assert codes(check_library(root)) == ["released_file_gone"]


def test_ids_once_released_stay_in_later_ledgers(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    release(root)
    library = load_library(root)
    shorter = library.checklists[0].model_copy(
        update={"criteria": library.checklists[0].criteria[:1]}
    )
    later = library.model_copy(update={"checklists": (shorter,)})
    ledger = make_ledger(later, freeze_all(library), read_ledger(root))

    assert "care.play.time" in ledger.sources["checklists/care.yaml"].ids


def test_a_broken_ledger_is_a_problem(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    write(root / LEDGER, '{"sources": 3}')
    assert codes(check_library(root)) == ["ledger_broken"]


def test_words_of_the_lexicon_raise_nothing(tmp_path: Path) -> None:
    found = checked_after(tmp_path, lexicon=LEXICON.replace("留守]", "留守, 外出]"))
    assert codes(found) == []
