"""The whole path by commands: from a draft to a numbered opinion."""

import csv
import io
import json
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import Command
from tests.places import PARKS

REVIEWERS = ("r1", "r2", "r3")
REASON = ("--reason", "依据草案文本")


@pytest.fixture
def number(cf: Command) -> str:
    """Return the number of a screened case with three reviewers."""
    invited = [word for name in REVIEWERS for word in ("--reviewer", name)]
    ended = cf("case", "new", PARKS / "draft.docx", "--rubric", "general", *invited)
    assert ended.code == 0, ended.err
    case = ended.out.strip()
    assert cf("screen", case, "--children", *REASON).code == 0
    return case


def fill(cf: Command, number: str, reviewer: str, level: int, path: Path) -> None:
    """Write the sheet of a reviewer who gives every criterion the same level."""
    ended = cf("sheet", "export", number, "--reviewer", reviewer, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    for row in rows:
        row |= {"mark": str(level), "clauses": "第十一条 第一款", "comment": "有据可查"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_a_draft_becomes_a_numbered_opinion(
    cf: Command, number: str, tmp_path: Path
) -> None:
    for reviewer, level in zip(REVIEWERS, (2, 2, 3), strict=True):
        sheet = tmp_path / f"{reviewer}.csv"
        fill(cf, number, reviewer, level, sheet)
        ended = cf("sheet", "import", number, sheet, "--submit")
        assert ended.code == 0, ended.err
    assert cf("deliberate", number, "--open").code == 0
    settle_all(cf, number)
    concluded = cf("conclude", number)
    assert concluded.code == 0, concluded.err
    assert cf("case", "verify", number).code == 0

    pdf = tmp_path / "opinion.pdf"
    preview = tmp_path / "opinion.png"
    ended = cf("opinion", number, "-o", pdf, "--preview", preview)

    assert ended.code == 0, ended.err
    assert str(pdf) in ended.out
    assert preview.read_bytes().startswith(b"\x89PNG")
    with pikepdf.open(pdf) as document:
        record = json.loads(
            document.attachments["cf-assess-record.json"].get_file().read_bytes()
        )
    assert record["case"]["number"] == number
    printed_again = tmp_path / "again.pdf"
    assert cf("opinion", number, "-o", printed_again).code == 0
    assert printed_again.read_bytes() == pdf.read_bytes()
    assert cf("respond", number, 1, "adopted").code == 0


def settle_all(cf: Command, number: str) -> None:
    """Dismiss every red flag; nothing else is open when reviewers nearly agree."""
    ended = cf("deliberate", number)
    for line in ended.out.splitlines():
        key = json.loads(line)["open"]
        assert cf("deliberate", number, "--dismiss", key, *REASON).code == 0


def test_marks_of_others_stay_hidden_until_deliberation(
    cf: Command, number: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "r1.csv"
    fill(cf, number, "r1", 4, sheet)
    assert cf("sheet", "import", number, sheet, "--submit").code == 0

    seen = [
        cf("panel", number, "--as", "r2"),
        cf("case", "status", number, "--as", "r2"),
        cf("case", "history", number, "--as", "r2"),
        cf("case", "show", number, "--as", "r2", "--format", "json"),
        cf("sheet", "export", number, "--reviewer", "r1", "--as", "r2"),
        cf("sheet", "export", number, "--reviewer", "r1"),
        cf("explain", number, "--as", "r2"),
        cf("deliberate", number, "--as", "r2"),
        cf("opinion", number, "--as", "secretariat", "-o", tmp_path / "o.pdf"),
    ]

    assert not any("有据可查" in ended.out for ended in seen)
    assert [ended.code for ended in seen[6:]] == [5, 5, 5]


def test_deliberation_waits_for_every_sheet(cf: Command, number: str) -> None:
    ended = cf("deliberate", number, "--open")

    assert ended.code == 5
    assert "Traceback" not in ended.err


def test_a_draft_that_touches_no_child_ends_with_a_short_opinion(
    cf: Command, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# 河道采砂管理办法\n\n第一条 采砂应当取得许可。\n", "utf-8")
    case = cf(
        "case", "new", draft, "--rubric", "general", "--reviewer", "r1"
    ).out.strip()

    assert cf("screen", case, "--no-children", *REASON).code == 0
    ended = cf("opinion", case, "-o", tmp_path / "short.pdf")

    assert ended.code == 0, ended.err
    assert (tmp_path / "short.pdf").stat().st_size > 1000
