"""The commands that list what a draft cites, and what stands beside its text."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.drafts.word_files import (
    add_comments,
    change,
    commented,
    paragraph,
    run,
    write_word,
)

TEXT = (
    "北河市人民政府令\n第12号\n北河市少年宫办法\n第一条 少年宫免费。\n"
    "第二条 违反第一条的，依照《教育法》第四条和本办法第九条处理。\n"
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_references_go_to_programs_row_by_row(draft: Path, cf: Command) -> None:
    done = cf("draft", "references", str(draft))
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [(r["kind"], r["document"], r["targets"], r["resolved"]) for r in rows] == [
        ("internal", None, ["第一条"], ["第一条"]),
        ("external", "教育法", ["第四条"], []),
        ("missing", None, ["第九条"], []),
    ]
    assert all("pointing" not in row for row in rows)


def test_what_points_at_nothing_is_a_warning_of_the_draft(
    draft: Path, cf: Command
) -> None:
    shown = json.loads(cf("draft", "show", str(draft)).out)
    assert [(w["code"], w["locator"]) for w in shown["warnings"]] == [
        ("reference_missing", "第二条")
    ]


def test_more_adds_issuer_number_and_comments(tmp_path: Path, cf: Command) -> None:
    path = tmp_path / "draft.docx"
    blocks = [*TEXT.splitlines()[:3], paragraph("第一条 ", commented("免费。", 0))]
    path.write_bytes(add_comments(write_word(*blocks), ["谁出钱？"]))
    plain = json.loads(cf("draft", "show", str(path)).out)
    more = json.loads(cf("draft", "show", str(path), "--more").out)
    assert set(more) - set(plain) == {"comments", "imprint"}
    assert more["imprint"] == {"issuer": "北河市人民政府", "number": "第12号"}
    assert more["comments"] == [{"locator": "第一条", "text": "谁出钱？"}]


def test_a_file_compared_with_itself_shows_its_tracked_changes(
    tmp_path: Path, cf: Command
) -> None:
    path = tmp_path / "draft.docx"
    words = (run("第一条 开放"), change("del", "五"), change("ins", "六"), run("天。"))
    path.write_bytes(write_word("北河市办法", paragraph(*words)))
    done = cf("draft", "compare", str(path), str(path))
    assert json.loads(done.out)["words"] == "开放[-五-]{+六+}天。"


def test_citations_of_the_old_version_are_traced_to_the_new_one(
    tmp_path: Path, cf: Command
) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("北河市办法\n第一条 甲乙丙丁。\n第二条 少年宫免费开放。\n", "utf-8")
    new.write_text(
        "北河市办法\n第一条 甲乙丙丁。\n第二条 新的一条在这里。\n"
        "第三条 少年宫免费开放。\n",
        "utf-8",
    )
    done = cf("draft", "compare", old, new, "--cite", "第2条", "--cite", "第九条")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert rows == [
        {"old": "第二条", "relation": "renumbered", "new": ["第三条"]},
        {"old": "第九条", "relation": None, "new": []},
    ]
