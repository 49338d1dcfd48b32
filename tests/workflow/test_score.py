import csv
import io
from pathlib import Path

import pytest

from cf_assess.errors import (
    HiddenSheetError,
    LevelOutOfScaleError,
    MemberMissingError,
    NotAllowedError,
    SheetNotReadyError,
    SourceInvalidError,
    UnknownCriterionError,
)
from cf_assess.models.case import SheetStatus
from cf_assess.models.sheet import MarkState
from cf_assess.workflow import score
from tests.builders import CRITERION_IDS, build_mark

from .conftest import LATER, ROUTE, SPACE, VOICE, Opened, Panel, full_mark


def write_sheet(path: Path, rows: list[dict[str, str]]) -> Path:
    """Write rows as a CSV sheet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        fields = ("reviewer", "criterion", "mark", "reason", "clauses", "comment")
        writer = csv.DictWriter(file, fields)
        writer.writeheader()
        writer.writerows(rows)
    return path


def rows_of(reviewer: str, mark: str, clauses: str = "第1条") -> list[dict[str, str]]:
    """Return a row for each criterion with the same mark."""
    return [
        {
            "reviewer": reviewer,
            "criterion": name,
            "mark": mark,
            "reason": "",
            "clauses": clauses,
            "comment": "有据可查",
        }
        for name in CRITERION_IDS
    ]


def test_a_desk_holds_only_ones_own_marks(panel: Panel) -> None:
    panel.mark("r1", {ROUTE: 3})

    desk = score.open_desk(panel.seat("r2"))

    assert desk.person == "r2"
    assert desk.sheet.marks == ()
    assert [criterion.id for criterion in desk.asked] == list(CRITERION_IDS)
    assert {e.criterion for e in desk.evidence.found} == {ROUTE, VOICE}
    assert len(desk.flags) == 1


@pytest.mark.parametrize(
    ("mark", "error"),
    [
        (build_mark(ROUTE, 5), LevelOutOfScaleError),
        (build_mark("care.nothing.asked", 1), UnknownCriterionError),
    ],
)
def test_a_mark_that_the_rubric_has_no_place_for_is_refused(
    panel: Panel, mark: object, error: type[Exception]
) -> None:
    with pytest.raises(error):
        score.save_mark(panel.seat("r1"), mark)  # type: ignore[arg-type]  # by table

    assert score.open_desk(panel.seat("r1")).sheet.marks == ()


@pytest.mark.parametrize("person", ["office", "chair", "bureau"])
def test_only_reviewers_mark(panel: Panel, person: str) -> None:
    with pytest.raises(NotAllowedError):
        score.save_mark(panel.seat(person), full_mark(ROUTE, 3))


def test_a_sheet_with_gaps_stays_open_and_says_all_of_them(panel: Panel) -> None:
    panel.mark(
        "r1",
        {
            ROUTE: build_mark(ROUTE, 4),  # cites nothing
            SPACE: build_mark(SPACE, 0, clauses=("第九条",)),  # silent, no such clause
        },
    )

    with pytest.raises(SheetNotReadyError) as caught:
        score.submit_sheet(panel.seat("r1"), "r1")

    codes = [problem.code for problem in caught.value.problems]
    assert codes == [
        "citation_missing",
        "comment_missing",
        "locator_unknown_near",
        "mark_missing",
    ]
    assert panel.seat("r1").case().reviewers[0].status is SheetStatus.OPEN


def test_the_office_learns_that_a_sheet_has_gaps_but_not_which(panel: Panel) -> None:
    panel.mark("r1", {ROUTE: build_mark(ROUTE, 4)})

    with pytest.raises(SheetNotReadyError) as caught:
        score.submit_sheet(panel.seat("office"), "r1")

    (problem,) = caught.value.problems
    assert problem.code == "gaps_hidden"
    assert problem.values == {"owner": "r1"}


def test_a_whole_sheet_is_submitted_and_then_stands_still(panel: Panel) -> None:
    panel.submit("r1", {ROUTE: 3, SPACE: "NA", VOICE: "CJ"})

    with pytest.raises(NotAllowedError):
        panel.mark("r1", {ROUTE: 1})

    sheet = score.open_desk(panel.seat("r1")).sheet
    assert [mark.code for mark in sheet.marks] == ["3", "NA", "CJ"]
    assert panel.seat("r1").case().reviewers[0].status is SheetStatus.SUBMITTED


def test_a_reopened_sheet_can_be_changed_and_a_withdrawn_one_not(panel: Panel) -> None:
    panel.submit("r1", dict.fromkeys(CRITERION_IDS, 2))

    score.reopen_sheet(panel.seat("chair"), "r1", "漏看一条")
    panel.mark("r1", {ROUTE: 4})
    score.withdraw_reviewer(panel.seat("office"), "r1", "回避")

    with pytest.raises(NotAllowedError):
        panel.mark("r1", {ROUTE: 1})
    assert score.open_desk(panel.seat("r1")).sheet.marks[0].level == 4


@pytest.mark.parametrize("reader", ["office", "r2"])
@pytest.mark.parametrize("fmt", ["csv", "json", "xlsx"])
def test_whoever_is_not_the_owner_gets_an_empty_sheet(
    panel: Panel, reader: str, fmt: str
) -> None:
    panel.mark("r1", {ROUTE: full_mark(ROUTE, 3)})

    data = score.export_sheet(panel.store, panel.number, reader, "r1", fmt=fmt)
    own = score.export_sheet(panel.store, panel.number, "r1", None, fmt=fmt)

    assert len(data) > 100
    if fmt != "xlsx":
        assert "有据可查" not in data.decode()
        assert "有据可查" in own.decode()


def test_a_whole_sheet_comes_back_as_it_went_out(panel: Panel) -> None:
    panel.mark("r1", {ROUTE: 3, SPACE: "NA", VOICE: 0})
    before = score.open_desk(panel.seat("r1")).sheet

    data = score.export_sheet(panel.store, panel.number, "r1", None, fmt="csv")

    rows = {row["criterion"]: row for row in csv.DictReader(io.StringIO(data.decode()))}
    assert [rows[name]["mark"] for name in CRITERION_IDS] == ["3", "NA", "0"]
    assert rows[ROUTE]["clauses"] == ";".join(before.marks[0].clauses)


def test_an_imported_sheet_cites_the_clauses_of_the_draft(
    panel: Panel, tmp_path: Path
) -> None:
    path = write_sheet(tmp_path / "r1.csv", rows_of("r1", "3", "第 1 条"))

    (taken,) = score.import_sheets(panel.seat("office", LATER), path, submit=True)

    assert (taken.reviewer, taken.changed, taken.marks) == ("r1", 3, 3)
    member = panel.seat("r1").case().reviewers[0]
    assert (member.status, member.submitted_at) == (SheetStatus.SUBMITTED, LATER)
    sheet = score.open_desk(panel.seat("r1")).sheet
    assert {mark.clauses for mark in sheet.marks} == {("第一条",)}


def test_importing_twice_changes_nothing(panel: Panel, tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "r1.csv", rows_of("r1", "3"))
    score.import_sheets(panel.seat("office"), path)
    before = panel.store.history(panel.number, "r1")

    (taken,) = score.import_sheets(panel.seat("office", LATER), path)

    assert taken.changed == 0
    assert panel.store.history(panel.number, "r1") == before


def test_a_faulty_file_says_every_fault_and_changes_nothing(
    panel: Panel, tmp_path: Path
) -> None:
    rows = rows_of("r1", "3")
    rows[0]["mark"] = "9"
    rows[1]["mark"] = "好"
    rows[2]["criterion"] = "law.voice.hearings"
    path = write_sheet(tmp_path / "r1.csv", rows)

    with pytest.raises(SourceInvalidError) as caught:
        score.import_sheets(panel.seat("office"), path, submit=True)

    assert [problem.place.line for problem in caught.value.problems] == [2, 3, 4]
    assert score.open_desk(panel.seat("r1")).sheet.marks == ()


def test_of_two_sheets_in_one_file_none_is_taken_when_one_is_of_a_stranger(
    panel: Panel, tmp_path: Path
) -> None:
    path = write_sheet(tmp_path / "all.csv", rows_of("r1", "3") + rows_of("r9", "3"))

    with pytest.raises(MemberMissingError) as caught:
        score.import_sheets(panel.seat("office"), path)

    assert caught.value.values["person"] == "r9"
    assert score.open_desk(panel.seat("r1")).sheet.marks == ()


def test_a_reviewer_imports_no_sheet_of_another(panel: Panel, tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "r2.csv", rows_of("r2", "3"))

    with pytest.raises(NotAllowedError):
        score.import_sheets(panel.seat("r1"), path)

    assert score.open_desk(panel.seat("r2")).sheet.marks == ()


def test_a_sheet_of_another_case_is_refused(
    panel: Panel, open_panel: Opened, tmp_path: Path
) -> None:
    other = open_panel()
    data = score.export_sheet(panel.store, panel.number, "office", "r1", fmt="xlsx")
    path = tmp_path / "r1.xlsx"
    path.write_bytes(data)

    with pytest.raises(SourceInvalidError) as caught:
        score.import_sheets(other.seat("office"), path)

    assert [p.code for p in caught.value.problems] == ["sheet_other_case"]


@pytest.mark.parametrize("person", ["office", "chair", "r2", "bureau"])
def test_nobody_reads_the_marks_of_another_before_deliberation(
    panel: Panel, person: str
) -> None:
    panel.submit("r1", dict.fromkeys(CRITERION_IDS, 3))

    with pytest.raises(HiddenSheetError):
        panel.store.load_sheet(panel.number, person, "r1")
    with pytest.raises(HiddenSheetError):
        panel.store.load_sheets(panel.number, person)


def test_a_mark_with_a_comment_alone_is_kept_and_is_no_answer(panel: Panel) -> None:
    panel.mark("r1", {ROUTE: build_mark(ROUTE, None, comment="待查")})

    (mark,) = score.open_desk(panel.seat("r1")).sheet.marks
    assert (mark.state, mark.comment) == (MarkState.NOT_SCORED, "待查")
