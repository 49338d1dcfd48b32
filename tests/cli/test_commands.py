"""Commands for people: what they show, and what they leave behind."""

import json
from pathlib import Path

import pytest

from cf_assess import tui
from cf_assess.cli import session
from cf_assess.workflow.seat import Seat
from tests.cli.conftest import Command
from tests.places import PARKS

from .material import REASON, open_case, write_sheet

DRAFT = PARKS / "draft.md"
REVIEWERS = ("r1", "r2", "r3")


@pytest.fixture
def number(cf: Command) -> str:
    """Return the number of a screened case with three reviewers."""
    return open_case(cf, *REVIEWERS)


@pytest.fixture
def deliberating(cf: Command, number: str, tmp_path: Path) -> str:
    """Return the number of a case in deliberation; one criterion is divergent."""
    for name, mark in zip(REVIEWERS, ("1", "1", "2"), strict=True):
        sheet = write_sheet(cf, number, name, tmp_path / f"{name}.csv", mark=mark)
        if name == "r3":
            lines = sheet.read_text(encoding="utf-8").splitlines(keepends=True)
            lines[1] = lines[1].replace(",2,", ",4,")
            sheet.write_text("".join(lines), encoding="utf-8")
        assert cf("sheet", "import", number, sheet, "--submit").code == 0
    assert cf("deliberate", number, "--open").code == 0
    return number


def open_matters(cf: Command, number: str) -> list[str]:
    """Return what still blocks the conclusion."""
    ended = cf("deliberate", number)
    return [json.loads(line)["open"] for line in ended.out.splitlines()]


def test_a_new_case_prints_its_number_and_nothing_else(cf: Command) -> None:
    ended = cf("case", "new", DRAFT, "--rubric", "general", "--reviewer", "r1")

    year, _, running = ended.out.strip().partition("-")
    assert (len(year), running) == (4, "0001")
    assert "只有 1 人" in ended.err


def test_a_case_of_ones_own_is_said_to_be_one(cf: Command) -> None:
    ended = cf("case", "new", DRAFT, "--rubric", "general", "--as", "me")

    assert ended.code == 0
    assert "单人评审" in ended.err
    shown = json.loads(cf("case", "show", ended.out.strip(), "--format", "json").out)
    assert [member["id"] for member in shown["members"]] == ["me"]
    assert shown["step"] == "scoring"


def test_cases_are_listed_shown_and_followed(cf: Command, number: str) -> None:
    listed = json.loads(cf("case", "list", "--format", "json").out)
    shown = cf("case", "show", number)
    followed = cf("case", "history", number, "--format", "csv")
    status = cf("case", "status", number, "--format", "table")

    assert [row["number"] for row in listed] == [number]
    assert listed[0]["rubric"] == "general"
    assert "评审专家" in shown.out
    assert "依据草案文本" in shown.out
    assert followed.out.startswith("sequence,at,actor,action,subject,before,after\n")
    assert "独立评分" in status.err
    assert "r3" in status.out


def test_screening_shows_what_the_machine_found_before_a_person_decides(
    cf: Command,
) -> None:
    number = cf(
        *("case", "new", DRAFT, "--rubric", "general", "--reviewer", "r1:法律:学院")
    ).out.strip()

    found = cf("screen", number)
    decided = cf("screen", number, "--children", *REASON, "--group", "nobody")

    assert "机器定位结果" in found.out
    assert number in found.err
    assert decided.code == 2  # no such group
    assert "nobody" in decided.err
    member = json.loads(cf("case", "show", number, "--format", "json").out)["members"][
        2
    ]
    assert (member["id"], member["field"], member["unit"]) == ("r1", "法律", "学院")


@pytest.mark.parametrize("fmt", ["xlsx", "csv", "json"])
def test_a_sheet_goes_out_and_comes_back(
    cf: Command, number: str, tmp_path: Path, fmt: str
) -> None:
    path = tmp_path / f"r1.{fmt}"

    assert cf("sheet", "export", number, "--reviewer", "r1", "-o", path).code == 0
    back = cf("sheet", "import", number, path)

    assert back.code == 0, back.err
    assert "0 项有变化" in back.err


def test_a_sheet_is_submitted_reopened_and_withdrawn(
    cf: Command, number: str, tmp_path: Path
) -> None:
    sheet = write_sheet(cf, number, "r1", tmp_path / "r1.csv")
    assert cf("sheet", "import", number, sheet, "--as", "r1").code == 0
    assert cf("sheet", "submit", number, "--as", "r1").code == 0

    def status() -> list[str]:
        lines = cf("case", "status", number, "--format", "jsonl").out.splitlines()
        return [json.loads(line)["status"] for line in lines]

    assert status()[0] == "submitted"
    assert cf("sheet", "reopen", number, "--reviewer", "r1", *REASON).code == 0
    assert status()[0] == "open"
    assert cf("sheet", "withdraw", number, "--reviewer", "r1", *REASON).code == 0
    assert status()[0] == "withdrawn"


def test_the_panel_is_closed_until_deliberation(cf: Command, number: str) -> None:
    ended = cf("panel", number)

    assert ended.code == 0
    assert "会商尚未开启" in ended.err
    assert "结论" not in ended.out


def test_the_panel_is_shown_for_people_and_programs(
    cf: Command, deliberating: str
) -> None:
    shown = cf("panel", deliberating)
    report = json.loads(cf("panel", deliberating, "--format", "json").out)

    assert "分歧较大" in shown.out
    assert [reviewer["reviewer"] for reviewer in report["reviewers"]] == list(REVIEWERS)


def test_everything_open_is_settled_one_by_one(cf: Command, deliberating: str) -> None:
    number, matters = deliberating, open_matters(cf, deliberating)
    criterion, *flags = matters
    assert flags

    assert cf("conclude", number).code == 5
    bare = cf("deliberate", number, "--settle", f"{criterion}=3")
    wrong = cf("deliberate", number, "--settle", f"{criterion}=best", *REASON)
    high = cf("deliberate", number, "--settle", f"{criterion}=9", *REASON)
    assert (bare.code, wrong.code, high.code) == (2, 2, 2)

    settled = cf("deliberate", number, "--settle", f"{criterion}=NA", *REASON)
    assert settled.code == 0, settled.err
    assert cf("deliberate", number, "--confirm", flags[0], *REASON).code == 0
    for flag in flags[1:]:
        assert cf("deliberate", number, "--dismiss", flag, *REASON).code == 0

    assert open_matters(cf, number) == []
    concluded = cf("conclude", number, "--strict")
    assert concluded.code == 1  # too low: the draft must be assessed again
    assert concluded.out.strip()


def test_an_explanation_says_what_one_more_level_adds(
    cf: Command, deliberating: str
) -> None:
    lines = cf("explain", deliberating, "--format", "jsonl").out.splitlines()
    rows = [json.loads(line) for line in lines]
    alone = cf("explain", deliberating, rows[1]["criterion"], "--format", "jsonl")
    unknown = cf("explain", deliberating, rows[1]["criterion"] + "x")

    assert len(rows) > 20
    assert json.loads(alone.out) == rows[1]
    assert float(rows[1]["gain"]) > 0
    assert (unknown.code, rows[1]["criterion"] in unknown.err) == (2, True)


def test_criteria_and_rubrics_are_listed_and_shown(cf: Command) -> None:
    listed = cf("checklist", "list", "--format", "jsonl").out.splitlines()
    name = json.loads(listed[0])["checklist"]
    shown = cf("checklist", "show", name)
    criterion = shown.out.splitlines()[1].split()[0]
    detail = cf("checklist", "show", criterion)
    rubrics = json.loads(cf("rubric", "list", "--format", "json").out)
    rubric = cf("rubric", "show", rubrics[0]["rubric"])

    assert name in shown.out
    assert criterion in detail.out
    assert "规划条目" in detail.out
    assert "权重" in rubric.out
    assert "一票否决" in rubric.out


def test_the_shipped_criteria_are_sound(cf: Command) -> None:
    ended = cf("checklist", "check")

    assert (ended.code, ended.out) == (0, "")
    assert "0 处问题" in ended.err


def test_cues_are_tried_on_drafts(cf: Command) -> None:
    lines = cf("evidence", DRAFT, "--rubric", "general", "--format", "jsonl").out
    rows = [json.loads(line) for line in lines.splitlines()]
    criterion = next(row["criterion"] for row in rows if row["basis"] == "words")

    ended = cf("checklist", "try", criterion, DRAFT, "--format", "jsonl")

    assert ended.code == 0
    row = json.loads(ended.out.splitlines()[0])
    assert all(word in row["quote"] for word in row["words"].split("/"))


def test_a_draft_is_shown_as_an_outline(cf: Command) -> None:
    ended = cf("draft", "show", DRAFT, "--format", "tree")

    assert "[第一章 第一条] 第一条" in ended.out


def test_doctor_says_what_is_there(cf: Command, tmp_path: Path) -> None:
    good = cf("doctor")
    bad = cf("doctor", "--store", tmp_path)  # a folder is no store

    assert good.code == 0, good.out
    assert "案卷库" in good.out
    assert bad.code == 1
    assert "✗ 案卷库" in bad.out
    assert "$ export CF_ASSESS_STORE" in bad.out


@pytest.fixture
def seats(monkeypatch: pytest.MonkeyPatch) -> list[Seat]:
    """Pretend a terminal, and return whose review was opened."""
    opened: list[Seat] = []
    monkeypatch.setattr(session, "has_terminal", lambda: True)
    monkeypatch.setattr(tui, "run_review", lambda seat, now: opened.append(seat))
    return opened


def test_a_draft_opens_a_case_of_ones_own_and_the_same_one_again(
    cf: Command, seats: list[Seat]
) -> None:
    assert cf("review", DRAFT).code == 0
    assert cf("review", DRAFT).code == 0
    number = seats[0].number
    assert cf("review", number, "--as", "reviewer-01").code == 0

    assert [(seat.number, seat.person) for seat in seats] == [
        (number, "reviewer-01")
    ] * 3


def test_a_reviewer_of_a_panel_opens_their_own_sheet(
    cf: Command, number: str, seats: list[Seat]
) -> None:
    several = cf("review", number)
    named = cf("review", number, "--as", "r2")

    assert several.code == 2  # who of the three?
    assert named.code == 0
    assert [seat.person for seat in seats] == ["r2"]


def test_whoever_has_no_sheet_is_told_on_the_command_line(
    cf: Command, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "has_terminal", lambda: True)

    ended = cf("review", number, "--as", "chair")

    assert ended.code == 2
    assert "chair" in ended.err
    assert "Traceback" not in ended.err


def test_the_opinion_of_an_answered_case_is_refused_over_an_existing_file(
    cf: Command, number: str, tmp_path: Path
) -> None:
    path = tmp_path / "opinion.pdf"
    path.write_text("precious", encoding="utf-8")

    ended = cf("opinion", number, "-o", path)

    assert ended.code == 6
    assert path.read_text(encoding="utf-8") == "precious"
