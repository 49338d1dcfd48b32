"""Checklists to workbooks and back, with all checks in between."""

import io
from pathlib import Path

import openpyxl
import pytest

from cf_assess.errors import (
    FileMissingError,
    OutputUnwritableError,
    SourceInvalidError,
    UnknownNameError,
)
from cf_assess.sources import read_source, write_checklist
from cf_assess.sources.load import read_source_comments
from cf_assess.workflow.checklist_tables import export_checklist, import_checklist
from tests.checklists import lines_of
from tests.places import PROJECT
from tests.sources.files import CRITERION, SECOND, checklist_text, write, write_library

COMMENTED = checklist_text(CRITERION, SECOND + "# 末尾\n").replace(
    "title: 照护", "title: 照护  # 名"
)
SHIPPED = sorted(
    {path.stem for path in (PROJECT / "checklists").glob("*.yaml")}
    - {"lexicon", "red_flags"}
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return the folder of a small library with comments in its checklist."""
    return write_library(tmp_path / "library", care=COMMENTED)


def changed(data: bytes, sheet: str, **cells: str) -> bytes:
    """Return a workbook with other values in some cells."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for cell, value in cells.items():
        book[sheet][cell] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def problems_of(library: Path, data: bytes, name: str = "care") -> list[str]:
    """Return sheet, row and code of all problems of a workbook."""
    path = library / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(SourceInvalidError) as caught:
        import_checklist(library, path, name)
    return [
        f"{p.place.file.removeprefix(str(path))}{p.place.line} {p.code}"
        for p in caught.value.problems
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_checklist_comes_back_with_every_comment(
    name: str, tmp_path: Path
) -> None:
    path = PROJECT / "checklists" / f"{name}.yaml"
    data = export_checklist(PROJECT, name)
    (tmp_path / "x.xlsx").write_bytes(data)
    text = import_checklist(PROJECT, tmp_path / "x.xlsx", name)
    again = write(tmp_path / f"{name}.yaml", text)

    assert read_source(again) == read_source(path)
    assert lines_of(read_source_comments(again)) == lines_of(read_source_comments(path))
    assert export_checklist(PROJECT, str(again)) == data


def test_a_change_in_the_workbook_is_all_that_changes(library: Path) -> None:
    data = changed(export_checklist(library, "care"), "要点", B3="新名称")
    (library / "x.xlsx").write_bytes(data)
    text = import_checklist(library, library / "x.xlsx", "care")
    path = library / "checklists" / "care.yaml"
    checklist = read_source(path)
    before = write_checklist(checklist, read_source_comments(path))  # type: ignore[arg-type]  # it is one

    assert text == before.replace("title: 游戏空间", "title: 新名称", 1)
    assert "title: 照护  # 名\n" in text
    assert text.endswith("# 末尾\n")


def test_faults_of_tables_and_of_the_checklist_are_reported_at_once(
    library: Path,
) -> None:
    data = export_checklist(library, "care")
    data = changed(data, "线索", A3="care.play.spaec")
    data = changed(data, "要点", A4="care.play.space")
    data = changed(data, "要点", W3="plan/principle/9")
    found = problems_of(library, data)

    assert "[线索]3 table_criterion_near" in found
    assert "[要点]4 duplicate_id" in found
    assert "[要点]3 unknown_source" in found


def test_an_example_that_its_cues_get_wrong_is_reported_at_its_row(
    library: Path,
) -> None:
    data = export_checklist(library, "care")
    assert problems_of(library, changed(data, "例句", D3="与此无关。")) == [
        "[例句]3 example_hit"
    ]


def test_the_name_of_the_file_must_be_the_id(library: Path) -> None:
    data = export_checklist(library, "care")
    assert problems_of(library, data, "other") == ["[清单]3 name_differs"]


def test_no_workbook_at_all(library: Path) -> None:
    assert problems_of(library, b"id: care\n") == ["None sheet_damaged"]
    with pytest.raises(FileMissingError):
        import_checklist(library, library / "nowhere.xlsx", "care")


@pytest.mark.parametrize("name", ["lexicon", "red_flags"])
def test_only_checklists_go_out(name: str, library: Path) -> None:
    with pytest.raises(SourceInvalidError) as caught:
        export_checklist(library, name)
    assert [p.code for p in caught.value.problems] == ["table_not_checklist"]


def test_an_unknown_checklist_comes_with_the_nearest(library: Path) -> None:
    with pytest.raises(UnknownNameError) as caught:
        export_checklist(library, "crae")
    assert caught.value.values["nearest"] == "care"


def test_a_text_that_no_cell_holds_is_refused(library: Path, tmp_path: Path) -> None:
    text = COMMENTED.replace("title: 照护", f"title: {'字' * 40_000}")
    path = write(tmp_path / "care.yaml", text)
    with pytest.raises(OutputUnwritableError):
        export_checklist(library, str(path))
