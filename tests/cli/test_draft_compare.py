"""The command that compares two versions of a draft."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from cf_assess.cli.draft_compare import compare

APP = typer.Typer()
APP.command()(compare)

OLD = "北河市少年宫办法\n\n第一条 少年宫每周开放五天。\n\n第二条 自公布之日起施行。\n"
NEW = OLD.replace("五天", "六天")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Return two versions as files."""
    paths = [tmp_path / "old.txt", tmp_path / "new.txt"]
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def test_rows_go_to_programs(files: list[str]) -> None:
    done = CliRunner().invoke(APP, files)

    assert done.exit_code == 0
    row = json.loads(done.stdout)
    assert (row["relation"], row["old"], row["new"]) == (
        "changed",
        ["第一条"],
        ["第一条"],
    )
    assert row["words"] == "少年宫每周开放[-五-]{+六+}天。"
    assert "difference" not in row


def test_all_gives_unchanged_clauses_too(files: list[str]) -> None:
    done = CliRunner().invoke(APP, [*files, "--all", "--format", "csv"])

    relations = [line.split(",")[0] for line in done.stdout.splitlines()]
    assert relations == ["relation", "same", "changed", "same"]


def test_text_has_a_summary_and_marks(files: list[str]) -> None:
    done = CliRunner().invoke(APP, [*files, "--format", "text"])

    assert done.stdout.splitlines() == [
        "北河市少年宫办法",
        "条款变化：未变 2，修改 1",
        "第一条  [修改]",
        "    少年宫每周开放[-五-]{+六+}天。",
    ]


def test_a_table_has_the_words_in_its_last_column(files: list[str]) -> None:
    done = CliRunner().invoke(APP, [*files, "--format", "table"])

    assert "[-五-]{+六+}" in done.stdout


def test_an_unknown_format_is_refused(files: list[str]) -> None:
    assert CliRunner().invoke(APP, [*files, "--format", "html"]).exit_code == 2


def test_what_a_reader_did_not_understand_is_said_with_the_file(
    files: list[str],
) -> None:
    Path(files[0]).write_text("少年宫\n\n没有条文的一段话。\n", encoding="utf-8")

    done = CliRunner().invoke(APP, files)

    assert done.stderr.startswith("old.txt: ")
