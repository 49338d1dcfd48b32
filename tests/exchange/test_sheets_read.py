import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from cf_assess.errors import FileMissingError, SourceUnreadableError
from cf_assess.exchange import incoming, raw_table, read_sheets, workbooks
from cf_assess.locales.sheet import WORDING
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import MarkState, SheetFile
from tests.builders import build_frozen

IDS = ("care.safety.route", "care.play.space", "law.voice.hearing")
HEADER = "reviewer,criterion,mark,reason,clauses,comment,suggestion\n"


@pytest.fixture(name="frozen")
def frozen_rubric() -> FrozenRubric:
    return build_frozen(IDS)


def read(
    tmp_path: Path, data: bytes | str, frozen: FrozenRubric, name: str = "s.csv"
) -> SheetFile:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    file = read_sheets(path, frozen)
    for problem in file.problems:
        assert problem.place.file == str(path)
        for sentence in WORDING[f"problem.{problem.code}"]:
            assert "{" not in sentence.format(**problem.values)
    return file


def codes(file: SheetFile) -> list[str]:
    return [problem.code for problem in file.problems]


def book(rows: Sequence[Sequence[object]], title: str = "Sheet1") -> Workbook:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return made


def saved(made: Workbook) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_csv_gives_a_sheet_for_each_reviewer(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    file = read(
        tmp_path,
        HEADER
        + "E2,law.voice.hearing,NA,不存在所涉对象,,,\n"
        + "E1,care.play.space,４,,第一条； 第二条;第一条,好,\n"
        + "E2,care.safety.route,1.0,,,没有路线,建议增加\n",
        frozen,
    )
    assert file.problems == ()
    assert [sheet.reviewer for sheet in file.sheets] == ["E2", "E1"]
    first, second = file.sheets
    assert [mark.criterion for mark in first.marks] == [IDS[0], IDS[2]]
    assert (first.marks[0].level, first.marks[0].suggestion) == (1, "建议增加")
    assert first.marks[1].reason == "subject_absent"
    assert second.marks[0].clauses == ("第一条", "第二条")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_the_encodings_that_occur(
    tmp_path: Path, frozen: FrozenRubric, encoding: str
) -> None:
    text = "评审专家,审查要点编号,评分,评审意见\nE1,care.play.space,3,有空间\n"
    file = read(tmp_path, text.encode(encoding), frozen)
    assert file.problems == ()
    assert file.sheets[0].marks[0].comment == "有空间"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_other_delimiters_are_read_too(
    tmp_path: Path, frozen: FrozenRubric, delimiter: str
) -> None:
    text = "reviewer,criterion,mark\nE1,care.play.space,3\n".replace(",", delimiter)
    assert read(tmp_path, text, frozen).sheets[0].marks[0].level == 3


@pytest.mark.parametrize("wrap", [False, True])
def test_json_is_a_list_of_rows_or_holds_one(
    tmp_path: Path, frozen: FrozenRubric, wrap: bool
) -> None:
    rows = [
        {"reviewer": "E1", "criterion": IDS[0], "mark": 3.0, "clauses": ["第一条"]},
        {"reviewer": "E1", "criterion": IDS[1], "mark": None},
        {"reviewer": 2, "criterion": IDS[1], "mark": "CJ", "reason": "外行"},
    ]
    text = json.dumps({"rows": rows} if wrap else rows)
    file = read(tmp_path, text, frozen, "s.json")
    assert file.problems == ()
    assert file.sheets[0].marks[0].clauses == ("第一条",)
    assert [sheet.reviewer for sheet in file.sheets] == ["E1", "2"]
    assert file.sheets[1].marks[0].state is MarkState.CANNOT_JUDGE


def test_a_workbook_is_read_whatever_its_name_and_order_of_columns(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    made = book([["说明"]], "封面")
    sheet = made.create_sheet("评分")
    for row in (
        ["某市专家评分表"],
        [],
        ["评分", "审查问题", "编号", "专家编号"],
        [3.0, "?", IDS[0], 7],
        ["不适用", "?", IDS[1], 7.0],
    ):
        sheet.append(row)
    file = read(tmp_path, saved(made), frozen, "s.dat")
    assert file.problems == ()
    assert file.sheets[0].reviewer == "7"
    assert [mark.code for mark in file.sheets[0].marks] == ["3", "NA"]


def test_a_workbook_without_a_header_is_one_problem(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    made = book([["案卷", "标题"], [" "]])
    made.create_chartsheet("图", 0).add_chart(BarChart())
    file = read(tmp_path, saved(made), frozen)
    assert codes(file) == ["sheet_header_missing"]
    assert file.problems[0].values == {"missing": "criterion, mark"}


def test_a_row_without_a_mark_is_kept_only_where_it_says_something(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    text = f"{HEADER}E1,{IDS[0]},,,,,\nE1,{IDS[1]},,,,再想想,\n,,,,,,\n"
    (sheet,) = read(tmp_path, text, frozen).sheets
    assert [(m.criterion, m.state) for m in sheet.marks] == [
        (IDS[1], MarkState.NOT_SCORED)
    ]


def test_a_sheet_without_any_mark_is_still_a_sheet(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    (sheet,) = read(tmp_path, f"{HEADER}E1,{IDS[0]},,,,,\n", frozen).sheets
    assert (sheet.reviewer, sheet.marks) == ("E1", ())


def test_all_faults_of_all_rows_are_found_and_placed(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    rows = [
        "E1,care.play.spaces,3,,,,",
        "E1,nothing.like.it.at.all,3,,,,",
        "E1,,3,,,,",
        "E1,care.play.space,5,,,,",
        "E1,care.play.space,2.5,,,,",
        "E1,care.play.space,三,,,,",
        ",care.play.space,3,,,,",
        "E1,law.voice.hearing,3,,,,",
        "E1,law.voice.hearing,4,,,,",
        "E1,care.safety.route,=3,,,,",
    ]
    file = read(tmp_path, HEADER + "\n".join(rows), frozen)
    found = {(p.place.line, p.place.column): p.code for p in file.problems}
    assert found == {
        (2, 2): "sheet_criterion_unknown_near",
        (3, 2): "sheet_criterion_unknown",
        (4, 2): "sheet_criterion_missing",
        (5, 3): "sheet_level_out_of_scale",
        (6, 3): "sheet_level_not_whole",
        (7, 3): "sheet_mark_unknown",
        (8, 1): "sheet_reviewer_missing",
        (10, None): "sheet_row_twice",
        (11, 3): "sheet_formula",
        (6, None): "sheet_row_twice",
        (7, None): "sheet_row_twice",
    }
    assert [m.criterion for m in file.sheets[0].marks] == ["law.voice.hearing"]
    near = next(p for p in file.problems if p.code == "sheet_criterion_unknown_near")
    assert near.values["nearest"] == "care.play.space"


def test_text_that_only_looks_like_a_formula_is_text(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    text = f'{HEADER}E1,{IDS[0]},3,,,"=1+1",\'=2\n'
    mark = read(tmp_path, text, frozen).sheets[0].marks[0]
    assert (mark.comment, mark.suggestion) == ("=1+1", "=2")


@pytest.mark.parametrize("column", ["C", "F"])
def test_a_formula_in_a_workbook_is_refused_and_never_calculated(
    tmp_path: Path, frozen: FrozenRubric, column: str
) -> None:
    made = book([HEADER.strip().split(","), ["E1", IDS[0], 3]])
    made.worksheets[0][f"{column}2"] = "=1+2"
    file = read(tmp_path, saved(made), frozen, "s.xlsx")
    assert codes(file) == ["sheet_formula"]
    assert file.problems[0].place.column == {"C": 3, "F": 6}[column]
    assert file.sheets == () or file.sheets[0].marks == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "sheet_empty"),
        (" \n", "sheet_empty"),
        (",,,\n", "sheet_empty"),
        ("a,b\n1,2\n", "sheet_header_missing"),
        (HEADER, "sheet_without_rows"),
        ("[]", "sheet_empty"),
        ("[1]", "sheet_json_shape"),
        ('{"rows": 1}', "sheet_json_shape"),
        ("{}", "sheet_json_shape"),
        ('[{"a": 1,}]', "sheet_json"),
        ("[" * 100_000, "sheet_json"),
        ("[" + "9" * 5000 + "]", "sheet_json"),
        ("PK\x03\x04 no archive", "sheet_damaged"),
        ("reviewer,criterion,mark\nE1,a," + "x" * 200_000, "sheet_csv"),
    ],
    ids=[
        *("empty", "blank", "commas", "no-header", "header-only", "json-empty"),
        *("json-number", "json-rows", "json-object", "json-comma", "json-deep"),
        *("json-digits", "no-archive", "csv-cell"),
    ],
)
def test_a_file_that_makes_no_sense_is_one_problem(
    tmp_path: Path, frozen: FrozenRubric, text: str, code: str
) -> None:
    file = read(tmp_path, text, frozen)
    assert (file.sheets, codes(file)) == ((), [code])


def test_an_old_or_locked_workbook_is_told_apart(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert codes(read(tmp_path, data, frozen, "s.xlsx")) == ["sheet_encrypted"]


def test_bytes_in_no_known_encoding_are_refused(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    assert codes(read(tmp_path, b"\x81\xff\xff,\xff", frozen)) == ["sheet_encoding"]


def test_a_missing_reviewer_column_is_said_once(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    text = f"criterion,mark\n{IDS[0]},1\n{IDS[1]},9\n"
    file = read(tmp_path, text, frozen)
    assert codes(file) == ["sheet_header_missing", "sheet_level_out_of_scale"]
    assert file.problems[0].values == {"missing": "reviewer"}


def test_a_column_given_twice_or_misspelt_is_refused(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    text = f"reviewer,criterion,mark,评分,coments,日期\nE1,{IDS[0]},1,2,x,y\n"
    file = read(tmp_path, text, frozen)
    assert codes(file) == ["sheet_column_twice", "sheet_column_unknown"]
    assert [problem.place.column for problem in file.problems] == [4, 5]


def test_a_second_row_of_headings_is_no_row(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    text = f"reviewer,criterion,mark\n专家,审查要点编号,评分\nE1,{IDS[0]},1\n"
    file = read(tmp_path, text, frozen)
    assert (file.problems, len(file.sheets[0].marks)) == ((), 1)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("长" * 40_000, "sheet_text_too_long"),
        ("a\x00b", "sheet_text_characters"),
        ("\ud800", "sheet_text_characters"),
        ({"a": 1}, "sheet_value"),
        ([1], "sheet_value"),
    ],
    ids=["long", "control", "surrogate", "object", "numbers"],
)
def test_text_that_cannot_be_kept_is_refused(
    tmp_path: Path, frozen: FrozenRubric, value: object, code: str
) -> None:
    row = {"reviewer": "E1", "criterion": IDS[0], "mark": 1, "comment": value}
    file = read(tmp_path, json.dumps([row]), frozen)
    assert codes(file) == [code]
    assert file.problems[0].place.line == 1


def test_values_of_other_kinds_are_no_marks(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    rows = [
        {"reviewer": "E1", "criterion": IDS[0], "mark": True},
        {"reviewer": "E1", "criterion": IDS[1], "mark": {"level": 3}},
        {"reviewer": "E1", "criterion": IDS[2], "mark": 1.5},
    ]
    assert codes(read(tmp_path, json.dumps(rows), frozen)) == [
        "sheet_mark_unknown",
        "sheet_value",
        "sheet_level_not_whole",
    ]


def test_a_file_that_is_not_there_is_said_to_be_missing(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    with pytest.raises(FileMissingError):
        read_sheets(tmp_path / "none.csv", frozen)


def test_what_the_system_refuses_to_read_is_an_error_with_its_reason(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    with pytest.raises(SourceUnreadableError) as caught:
        read_sheets(tmp_path, frozen)
    assert caught.value.values["name"] == str(tmp_path)


def test_limits_hold_before_anything_is_unpacked(
    tmp_path: Path, frozen: FrozenRubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = saved(book([HEADER.strip().split(","), ["E1", IDS[0], 3]]))
    monkeypatch.setattr(workbooks, "MAX_UNZIPPED_BYTES", 1000)
    assert codes(read(tmp_path, data, frozen)) == ["sheet_too_large"]
    monkeypatch.setattr(incoming, "MAX_FILE_BYTES", 1000)
    assert codes(read(tmp_path, data, frozen)) == ["sheet_too_large"]


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_too_many_rows_are_refused(
    tmp_path: Path, frozen: FrozenRubric, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    from cf_assess.exchange import text_tables

    monkeypatch.setattr(text_tables, "MAX_ROWS", 2)
    monkeypatch.setattr(workbooks, "MAX_ROWS", 2)
    rows = [HEADER.strip().split(","), *[["E1", name, "1"] for name in IDS]]
    data = {
        "csv": "\n".join(",".join(map(str, row)) for row in rows).encode(),
        "json": json.dumps(
            [dict(zip(rows[0], r, strict=False)) for r in rows]
        ).encode(),
        "xlsx": saved(book(rows)),
    }[kind]
    assert codes(read(tmp_path, data, frozen)) == ["sheet_too_many_rows"]


def test_a_worksheet_that_reaches_down_to_the_last_row_is_read(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    made = book([HEADER.strip().split(","), ["E1", IDS[0], 3]])
    made.worksheets[0].row_dimensions[1_048_576].height = 12
    made.worksheets[0].cell(1_048_576, 1)
    file = read(tmp_path, saved(made), frozen)
    assert (file.problems, len(file.sheets)) == ((), 1)


def altered(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            target.writestr(
                name, content.replace(old, new) if name == part else content
            )
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"),
        (b"<sheetData>", b"<sheetData"),
        (b'r="A1"', b'r="??"'),
    ],
)
def test_a_damaged_or_trapped_workbook_is_one_problem(
    tmp_path: Path, frozen: FrozenRubric, old: bytes, new: bytes
) -> None:
    data = saved(book([HEADER.strip().split(","), ["E1", IDS[0], 3]]))
    bad = altered(data, "xl/worksheets/sheet1.xml", old, new)
    assert codes(read(tmp_path, bad, frozen)) == ["sheet_damaged"]


def test_a_row_number_beyond_every_worksheet_ends_the_reading(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    data = saved(
        book([HEADER.strip().split(","), ["E1", IDS[0], 3], ["E1", IDS[1], 3]])
    )
    far = altered(
        data, "xl/worksheets/sheet1.xml", b'<row r="3"', b'<row r="999999999"'
    )
    assert len(read(tmp_path, far, frozen).sheets[0].marks) == 1


def test_a_truncated_workbook_is_one_problem(
    tmp_path: Path, frozen: FrozenRubric
) -> None:
    data = saved(book([HEADER.strip().split(","), ["E1", IDS[0], 3]]))
    assert codes(read(tmp_path, data[:2000], frozen)) == ["sheet_damaged"]


def test_dates_of_a_workbook_are_no_marks(tmp_path: Path, frozen: FrozenRubric) -> None:
    import datetime

    made = book([HEADER.strip().split(","), ["E1", IDS[0], datetime.date(2026, 3, 1)]])
    file = read(tmp_path, saved(made), frozen)
    assert codes(file) == ["sheet_mark_unknown"]
    assert file.problems[0].values["mark"].startswith("2026-03-01")


def test_the_limit_of_a_cell_is_that_of_a_spreadsheet() -> None:
    assert raw_table.MAX_TEXT == 2**15 - 1
