"""A checklist to a spreadsheet and back, from the command line."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Command
from tests.cli.material import one_sentence
from tests.sources.files import write_library


@pytest.fixture
def workbook(cf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the exported checklist of a small library that commands use from now."""
    root = write_library(tmp_path / "library")
    monkeypatch.setenv("CF_ASSESS_LIBRARY", str(root))
    path = tmp_path / "care.xlsx"
    ended = cf("checklist", "export", "care", "-o", path)
    assert ended.code == 0, ended.err
    assert str(path) in ended.err
    return path


def test_what_is_exported_can_be_imported_and_checked(
    cf: Command, workbook: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "care.yaml"
    out.parent.mkdir()
    ended = cf("checklist", "import", workbook, "-o", out)

    assert (ended.code, ended.out) == (0, "")
    assert cf("checklist", "check", out).code == 0


def test_an_import_with_problems_writes_nothing(
    cf: Command, workbook: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(workbook)
    book["线索"]["A3"], book["例句"]["B3"] = "care.nothing", "别的"
    book.save(workbook)
    out = tmp_path / "care.yaml"
    ended = cf("checklist", "import", workbook, "-o", out)
    english = cf("--lang", "en", "checklist", "import", workbook, "-o", out)

    assert ended.code == english.code == 2
    assert f"{workbook}[线索]:3:1: table_criterion" in ended.err
    assert f"{workbook}[例句]:3:2: table_word" in ended.err
    assert "not in the list" in english.err
    assert not out.exists()


@pytest.mark.parametrize("verb", ["export", "import"])
def test_a_file_that_is_there_stays_unless_forced(
    verb: str, cf: Command, workbook: Path, tmp_path: Path
) -> None:
    out = tmp_path / ("out.xlsx" if verb == "export" else "care.yaml")
    out.write_text("kept", encoding="utf-8")
    source = "care" if verb == "export" else workbook
    refused = cf("checklist", verb, source, "-o", out)

    assert refused.code == 6
    assert "out" in one_sentence(refused) or "care" in one_sentence(refused)
    assert out.read_bytes() == b"kept"
    assert cf("checklist", verb, source, "-o", out, "--force").code == 0
    assert out.read_bytes() != b"kept"


def test_an_unknown_checklist_is_one_sentence(
    cf: Command, workbook: Path, tmp_path: Path
) -> None:
    ended = cf("checklist", "export", "crae", "-o", tmp_path / "x.xlsx")
    assert ended.code == 2
    assert "care" in one_sentence(ended)
    assert cf("checklist", "import", workbook / "no", "-o", "x.yaml").code == 2
