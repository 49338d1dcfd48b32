import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cf_assess.errors import OutputUnwritableError
from cf_assess.exchange import SheetForm, read_sheets, render_sheet
from cf_assess.exchange.columns import FIELDS
from cf_assess.models.checklist import Duties, NotApplicable
from cf_assess.models.rubric import FrozenRubric, ScaleLevel
from cf_assess.models.sheet import Mark, Sheet
from tests.builders import build_criterion, build_frozen, build_mark, build_sheet
from tests.exchange.office import needs_office, through_office

IDS = ("care.safety.route", "care.play.space", "law.voice.hearing")
FORMATS = ("xlsx", "csv", "json")
MARKS = {
    IDS[0]: build_mark(
        IDS[0],
        3,
        clauses=("第二章 第十二条 第二款", "第三条"),
        comment='=HYPERLINK("http://example.invalid")\n第二行',
        suggestion="+增加一款",
    ),
    IDS[1]: build_mark(IDS[1], "NA", reason="subject_absent：本地没有"),
    IDS[2]: build_mark(IDS[2], "CJ", reason="不是本人专业"),
}


def build_form(
    marks: dict[str, Mark] | None = None, frozen: FrozenRubric | None = None
) -> SheetForm:
    frozen = frozen or build_frozen(IDS)
    return SheetForm(
        reviewer="E1",
        case_number="2026-0001",
        draft_title="试用办法（草案）&甲",
        sheet=build_sheet("E1", MARKS if marks is None else marks),
        asked=frozen.criteria,
        frozen=frozen,
    )


def read_back(form: SheetForm, fmt: str, folder: Path) -> Sheet:
    path = folder / f"sheet.{fmt}"
    path.write_bytes(render_sheet(form, fmt))
    file = read_sheets(path, form.frozen)
    assert file.problems == ()
    (sheet,) = file.sheets
    return sheet


def load(form: SheetForm) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_sheet(form, "xlsx")))


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_sheet_comes_back_as_it_went_out(tmp_path: Path, fmt: str) -> None:
    form = build_form()
    assert read_back(form, fmt, tmp_path) == form.sheet


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_sheet_gives_the_same_bytes(fmt: str) -> None:
    assert render_sheet(build_form(), fmt) == render_sheet(build_form(), fmt)


def test_a_workbook_carries_no_date_of_today() -> None:
    with zipfile.ZipFile(io.BytesIO(render_sheet(build_form(), "xlsx"))) as archive:
        dates = {part.date_time for part in archive.infolist()}
        assert dates == {(2026, 1, 1, 0, 0, 0)}
        assert b"2026-01-01T00:00:00" in archive.read("docProps/core.xml")


def test_an_unknown_format_is_our_fault() -> None:
    with pytest.raises(ValueError, match="ods"):
        render_sheet(build_form(), "ods")


def test_csv_has_the_columns_of_the_contract_and_no_formula() -> None:
    lines = render_sheet(build_form(), "csv").decode().splitlines()
    assert lines[0] == ",".join(FIELDS)
    assert lines[1].startswith(
        f"E1,{IDS[0]},3,,第二章 第十二条 第二款;第三条,\"'=HYPER"
    )
    assert "'+增加一款" in lines[2]


def test_json_has_a_row_for_each_criterion_marked_or_not() -> None:
    rows = json.loads(render_sheet(build_form({}), "json"))
    assert [row["criterion"] for row in rows] == list(IDS)
    assert {row["mark"] for row in rows} == {""}
    assert set(rows[0]) == set(FIELDS)


def test_the_first_row_of_a_workbook_names_the_columns_of_the_contract() -> None:
    sheet = load(build_form()).worksheets[0]
    names = [cell.value for cell in sheet[1]]
    assert set(FIELDS) <= set(names)
    assert sheet.row_dimensions[1].hidden
    assert "审查要点编号" in [cell.value for cell in sheet[2]]


def test_no_text_of_a_workbook_is_a_formula() -> None:
    for sheet in load(build_form()):
        for row in sheet.iter_rows():
            assert "f" not in {cell.data_type for cell in row}


def test_only_the_cells_of_an_answer_can_be_changed() -> None:
    sheet = load(build_form()).worksheets[0]
    assert sheet.protection.sheet
    names = [cell.value for cell in sheet[1]]
    open_columns = {
        name
        for name, cell in zip(names, sheet[3], strict=True)
        if not cell.protection.locked
    }
    assert open_columns == {"mark", "reason", "clauses", "comment", "suggestion"}


def test_marks_and_reasons_are_offered_as_the_criterion_allows() -> None:
    criteria = [
        build_criterion(IDS[0]),
        build_criterion(IDS[1], not_applicable=NotApplicable()),
    ]
    sheet = load(build_form({}, build_frozen(criteria))).worksheets[0]
    offered = {
        str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation
    }
    assert offered == {
        "G3": '"0,1,2,3,4,NA,CJ"',
        "H3": '"不存在所涉对象"',
        "G4": '"0,1,2,3,4,CJ"',
    }


def test_a_scale_too_long_for_a_dropdown_is_typed_in() -> None:
    scale = tuple(
        ScaleLevel(level=level, label="档", anchor="标准") for level in range(101)
    )
    frozen = build_frozen([build_criterion(IDS[0])], scale=scale)
    sheet = load(build_form({}, frozen)).worksheets[0]
    ranges = [str(rule.sqref) for rule in sheet.data_validations.dataValidation]
    assert ranges == ["H3"]


def test_guidance_anchors_and_duties_stand_beside_each_criterion() -> None:
    criterion = build_criterion(IDS[0], anchors={3: "写明由谁负责"})
    frozen = build_frozen([criterion], advisory=(IDS[0],))
    row = [cell.value for cell in load(build_form({}, frozen)).worksheets[0][3]]
    text = "\n".join(str(value) for value in row)
    assert "3 写明由谁负责\n4 一般标准：完备" in text
    assert "3 分及以上须注明依据条款；1 分及以下须写评审意见" in text
    assert "参考项，不计分" in text


def test_a_criterion_without_duties_says_nothing_of_them() -> None:
    frozen = build_frozen([build_criterion(IDS[0])], duties=Duties())
    row = [cell.value for cell in load(build_form({}, frozen)).worksheets[0][3]]
    assert "填写要求" not in "\n".join(str(value) for value in row)


def test_a_long_title_is_shortened_in_the_margin_of_the_page() -> None:
    form = build_form().model_copy(update={"draft_title": "办法" * 100})
    header = load(form).worksheets[0].oddHeader
    assert header is not None
    assert header.left.text == "案卷 2026-0001  " + "办法" * 22 + "办…"


def test_a_hidden_worksheet_says_whose_sheet_it_is_and_by_which_rules() -> None:
    form = build_form()
    meta = load(form)["_meta"]
    pairs = {row[0].value: row[1].value for row in meta.iter_rows()}
    assert meta.sheet_state == "hidden"
    assert pairs["digest"] == form.frozen.digest
    assert (pairs["reviewer"], pairs["case"]) == ("E1", "2026-0001")


def test_the_hidden_worksheet_is_known_wherever_it_stands(tmp_path: Path) -> None:
    book = load(build_form())
    book.move_sheet("_meta", -2)
    book.save(tmp_path / "s.xlsx")
    file = read_sheets(tmp_path / "s.xlsx", build_frozen(IDS))
    assert (file.problems, file.case_number) == ((), "2026-0001")


def test_a_workbook_of_other_rules_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    path.write_bytes(render_sheet(build_form(), "xlsx"))
    file = read_sheets(path, build_frozen(IDS, version="2.0.0"))
    assert [problem.code for problem in file.problems] == ["sheet_other_rubric"]
    assert file.case_number == "2026-0001"


def test_a_row_of_another_reviewer_in_a_workbook_is_refused(tmp_path: Path) -> None:
    book = load(build_form())
    book.worksheets[0]["A3"] = "E2"
    book.save(tmp_path / "s.xlsx")
    file = read_sheets(tmp_path / "s.xlsx", build_frozen(IDS))
    assert [problem.code for problem in file.problems] == ["sheet_reviewer_conflict"]


def test_the_reviewer_of_a_workbook_is_known_without_the_column(
    tmp_path: Path,
) -> None:
    book = load(build_form())
    book.worksheets[0].delete_cols(1)
    book.save(tmp_path / "s.xlsx")
    file = read_sheets(tmp_path / "s.xlsx", build_frozen(IDS))
    assert file.problems == ()
    assert file.sheets[0].reviewer == "E1"


def test_text_longer_than_a_cell_is_refused_instead_of_cut() -> None:
    mark = build_mark(IDS[0], 3, comment="长" * 32_768)
    with pytest.raises(OutputUnwritableError):
        render_sheet(build_form({IDS[0]: mark}), "xlsx")


def test_control_characters_do_not_break_a_workbook(tmp_path: Path) -> None:
    mark = build_mark(IDS[0], 3, comment="甲\x00\x1b乙")
    sheet = read_back(build_form({IDS[0]: mark}), "xlsx", tmp_path)
    assert sheet.marks[0].comment == "甲\ufffd\ufffd乙"


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20
) | st.sampled_from(["=1+1", "'=1", "-5", "#N/A", "_x000D_", "甲\n乙", " 空 ", "\t"])
LINE = TEXT.map(str.strip)
CODES: st.SearchStrategy[int | str] = st.sampled_from([0, 1, 2, 3, 4, "NA", "CJ"])


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, Mark]:
    marks = {}
    for name in draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True)):
        code = draw(CODES)
        marks[name] = build_mark(
            name, code, comment=draw(TEXT), suggestion=draw(TEXT), reason=draw(LINE)
        )
    return {name: marks[name] for name in IDS if name in marks}


@pytest.mark.parametrize("fmt", FORMATS)
@given(marks=sheets())
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_sheet_comes_back_as_it_went_out(
    tmp_path: Path, fmt: str, marks: dict[str, Mark]
) -> None:
    form = build_form(marks)
    assert read_back(form, fmt, tmp_path) == form.sheet


@needs_office
def test_a_workbook_survives_another_office_suite(tmp_path: Path) -> None:
    form = build_form()
    (tmp_path / "s.xlsx").write_bytes(render_sheet(form, "xlsx"))
    saved_again = through_office(tmp_path / "s.xlsx")
    file = read_sheets(saved_again, form.frozen)
    assert file.problems == ()
    assert file.sheets == (form.sheet,)
