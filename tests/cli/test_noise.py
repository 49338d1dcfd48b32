"""The noise report from the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.sources.files import write, write_library

TEXT = "# 游乐场管理办法\n\n第一条　建设游乐场。\n\n第二条　其他事项。\n"


@pytest.fixture
def texts(cf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of texts, one of which cannot be read."""
    del cf  # which has taken the library of this machine out of the way
    monkeypatch.setenv("CF_ASSESS_LIBRARY", str(write_library(tmp_path / "library")))
    folder = tmp_path / "texts"
    (folder / "more").mkdir(parents=True)
    write(folder / "a.md", TEXT)
    write(folder / "more" / "b.md", TEXT)
    write(folder / "~$lock.md", TEXT)
    return folder


def test_a_folder_is_measured_to_its_depths(cf: Command, texts: Path) -> None:
    ended = cf("checklist", "noise", texts, "--format", "jsonl", "--all")
    rows = {
        (row["rule"], row["cue"]): row
        for row in map(json.loads, ended.out.splitlines())
    }

    assert ended.code == 0
    assert rows["care.play.space", ""]["texts"] == "2"
    assert rows["care.play.space", ""]["percent"] == "50.000"
    assert rows["care.play.space", ""]["verdict"] == "noisy"
    assert rows["care.play.space", "1"]["verdict"] == "never"
    assert rows["access.hukou", ""]["verdict"] == "never"
    assert "2 份文本" in ended.err


def test_only_what_deserves_a_look_is_listed(cf: Command, texts: Path) -> None:
    ended = cf("checklist", "noise", texts, "--most", "60", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert {row["verdict"] for row in rows} == {"never"}


def test_one_checklist_alone_leaves_red_flags_out(cf: Command, texts: Path) -> None:
    ended = cf("checklist", "noise", texts, "--checklist", "care", "--format", "jsonl")
    assert "access.hukou" not in ended.out


def test_workers_do_not_change_the_report(cf: Command, texts: Path) -> None:
    alone = cf("checklist", "noise", texts, "--format", "csv", "--all")
    many = cf("checklist", "noise", texts, "--format", "csv", "--all", "--jobs", "2")
    assert many.out == alone.out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_text_that_cannot_be_read_is_told_and_passed_over(
    jobs: str, cf: Command, texts: Path
) -> None:
    (texts / "broken.docx").write_bytes(b"no Word file")
    ended = cf("checklist", "noise", texts, "--jobs", jobs, "--format", "csv")

    assert ended.code == 0
    assert "broken.docx" in ended.err


def test_a_folder_that_is_not_there_is_one_sentence(cf: Command, texts: Path) -> None:
    ended = cf("checklist", "noise", texts / "nowhere")
    assert (ended.code, ended.out) == (2, "")
