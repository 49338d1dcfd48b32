"""Checklists as workbooks: nothing is lost, no formulas, all faults at once."""

import io
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cf_assess.exchange import (
    ChecklistTables,
    incoming,
    read_checklist_workbook,
    render_checklist_workbook,
    workbooks,
)
from cf_assess.exchange.checklist_cells import (
    CellError,
    read_list,
    read_parts,
    write_list,
    write_parts,
)
from cf_assess.exchange.checklist_rows import list_tables
from cf_assess.locales.sheet import WORDING
from cf_assess.models.checklist import Checklist, Criterion, CuePart
from cf_assess.models.place import Comment, CommentPosition, Keys
from cf_assess.sources import settle_comments
from tests.builders import build_criterion
from tests.checklists import TRICKY, comments_on, hostile_checklists, hostile_texts
from tests.exchange.office import needs_office, through_office

SMALL = Checklist(
    id="care",
    title="照护",
    version="1.0.0",
    criteria=(
        build_criterion(
            "care.play.space",
            anchors={0: "没有", 4: "完备"},
            law=[{"law": "某法", "article": "第一条"}, {"law": "另一法"}],
            cues=[{"any": ["游乐场"]}, {"all": [{"subject": "child"}], "gap": 3}],
            hit=("为儿童设置场地。", "建设游乐场。"),
            todo_miss=("=1+1",),
        ),
        build_criterion("care.play.time", obsolete=True, breadth="为什么"),
    ),
)
COMMENTS = (
    Comment(keys=(), position=CommentPosition.BEFORE, text="头\n第二行"),
    Comment(
        keys=("criteria", 0, "cues", 1, "gap"),
        position=CommentPosition.AFTER,
        text="近",
    ),
    Comment(keys=("criteria", 0, "hit", 1), position=CommentPosition.BELOW, text="末"),
    Comment(keys=("criteria", 1), position=CommentPosition.BEFORE, text="下一条"),
)
Edit = Callable[[Workbook], object]


def read_bytes(data: bytes) -> ChecklistTables:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "care.xlsx"
        path.write_bytes(data)
        return read_checklist_workbook(path)


def opened() -> Workbook:
    data = render_checklist_workbook(SMALL, COMMENTS)
    return openpyxl.load_workbook(io.BytesIO(data))


def edited(*edits: Edit) -> ChecklistTables:
    """Return what is read of a small workbook after somebody changed it."""
    book = opened()
    for edit in edits:
        edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return read_bytes(stream.getvalue())


def put(sheet: str, cell: str, value: str | int | None) -> Edit:
    def edit(book: Workbook) -> None:
        book[sheet][cell] = value

    return edit


def column_of(sheet: str, key: str) -> str:
    """Return the letter of a column."""
    return next(c.column_letter for c in opened()[sheet][1] if c.value == key)


def found(tables: ChecklistTables) -> list[tuple[str, str, int | None]]:
    """Return code, worksheet and row of each problem; each must be worded."""
    for problem in tables.problems:
        for sentence in WORDING[f"problem.{problem.code}"]:
            assert "{" not in sentence.format(**problem.values)
    return [
        (p.code, p.place.file.partition("[")[2].rstrip("]"), p.place.line)
        for p in tables.problems
    ]


@given(st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_a_checklist_comes_back_as_it_went_out(data: st.DataObject) -> None:
    checklist = data.draw(hostile_checklists(controls=False))
    comments = settle_comments(checklist, data.draw(comments_on(checklist)))
    written = render_checklist_workbook(checklist, comments)
    tables = read_bytes(written)

    assert found(tables) == []
    assert tables.tree is not None
    again = Checklist.model_validate(tables.tree)
    assert again == checklist
    assert tables.comments == comments
    assert render_checklist_workbook(again, tables.comments) == written


@pytest.mark.parametrize("text", [*TRICKY, "字" * 32_767])
def test_a_tricky_text_comes_back_from_every_column(text: str) -> None:
    changed = {"title": text, "suggestion": text, "hit": (text,), "breadth": text}
    criterion = SMALL.criteria[0].model_copy(update=changed)
    checklist = SMALL.model_copy(update={"criteria": (criterion,)})
    tables = read_bytes(render_checklist_workbook(checklist, ()))

    assert Checklist.model_validate(tables.tree) == checklist


def test_nothing_is_a_formula() -> None:
    cells = [cell for sheet in opened() for row in sheet for cell in row]
    assert any(cell.value == "=1+1" for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.value is None for cell in cells if cell.data_type == "n")


def test_every_field_of_a_criterion_has_its_column() -> None:
    titles = {table.title: table for table, _ in list_tables(SMALL, ())}
    shown = {column.key for column in titles["要点"].columns}
    inside = {"applies_to", "not_applicable", "requires", "anchors"}
    tables = {"law", "cues", "hit", "miss", "todo_hit", "todo_miss"}

    assert set(Criterion.model_fields) - inside - tables <= shown
    for name in ("applies_to", "not_applicable", "requires"):
        assert set(type(getattr(SMALL.criteria[0], name)).model_fields) <= shown
    cue = SMALL.criteria[0].cues[0]
    assert set(type(cue).model_fields) <= {c.key for c in titles["线索"].columns}


def test_closed_lists_are_offered() -> None:
    book = opened()
    offered = [v.formula1 for v in book["线索"].data_validations.dataValidation]
    assert '"直接,部分"' in offered
    assert any(text.startswith("'要点'!$A$3") for text in offered)
    assert all(sheet.freeze_panes for sheet in book)


def test_words_are_understood_as_codes_too_and_in_any_width() -> None:
    tables = edited(
        put("线索", column_of("线索", "strength") + "3", "DIRECT"),
        put("线索", column_of("线索", "strength") + "4", " 直接 "),
        put("要点", column_of("要点", "crc") + "3", 31),
        put("要点", column_of("要点", "obsolete") + "3", False),
        put("清单", "C3", "１.0.0"),
    )
    checklist = Checklist.model_validate(tables.tree)

    assert found(tables) == []
    assert [c.strength for c in checklist.criteria[0].cues] == ["direct", "direct"]
    assert (checklist.criteria[0].crc, checklist.version) == ((31,), "1.0.0")


def test_the_columns_may_stand_in_any_order_under_either_heading() -> None:
    def swap(book: Workbook) -> None:
        sheet = book["法律依据"]
        sheet.delete_rows(1)
        sheet.move_range("E1:E9", cols=1)

    tables = edited(swap)
    assert found(tables) == []
    assert Checklist.model_validate(tables.tree) == SMALL


def test_a_row_put_between_others_does_not_move_their_comments() -> None:
    def insert(book: Workbook) -> None:
        sheet = book["例句"]
        sheet.insert_rows(3)
        for column, value in enumerate(("care.play.space", "应当命中", "9", "新。"), 1):
            sheet.cell(3, column, value)

    tables = edited(insert)
    checklist = Checklist.model_validate(tables.tree)
    assert checklist.criteria[0].hit == ("新。", "为儿童设置场地。", "建设游乐场。")
    assert tables.comments[2].keys == ("criteria", 0, "hit", 2)


def test_values_know_their_cells() -> None:
    tables = read_bytes(render_checklist_workbook(SMALL, COMMENTS))
    keys: Keys = ("criteria", 0, "cues", 1, "gap")
    place = tables.places[keys]

    assert place.file.endswith("care.xlsx[线索]")
    assert (place.line, place.column) == (4, 5)
    assert tables.places["criteria", 1].line == 4


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "code"),
    [
        ("线索", "A4", "care.play.spcae", "table_criterion_near"),
        ("线索", "A4", "x", "table_criterion"),
        ("线索", "A4", None, "table_criterion"),
        ("线索", "B4", "1", "table_number_twice"),
        ("线索", "D4", "subject:a | subject:b", "table_notation"),
        ("线索", "C4", '"a', "table_notation"),
        ("线索", "C4", "=A1", "sheet_formula"),
        ("例句", "B4", "应该命中", "table_word"),
        ("例句", "D4", "_x0007_", "sheet_text_characters"),
        ("法律依据", "A4", "care.play.times", "table_criterion_near"),
        ("注释", "B4", "cues/9", "table_place"),
        ("注释", "B4", "nowhere", "table_place"),
        ("注释", "A4", "care", "table_criterion"),
        ("注释", "C4", "旁边", "table_word"),
        ("清单", "A4", "law", "table_head_twice"),
    ],
)
def test_a_faulty_cell_is_reported_with_sheet_and_row(
    sheet: str, cell: str, value: str | None, code: str
) -> None:
    first, *others = found(edited(put(sheet, cell, value)))
    assert first == (code, sheet, 4)
    # Without its row a comment has no place any more.
    assert {code for code, _, _ in others} <= {"table_place"}


def test_all_faults_are_reported_at_once() -> None:
    tables = edited(
        put("线索", "A4", "x"), put("例句", "B4", "y"), put("注释", "B4", "z")
    )
    assert [code for code, _, _ in found(tables)] == [
        "table_criterion",
        "table_word",
        "table_place",
        "table_place",
    ]


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (lambda book: book.remove(book["线索"]), ("table_sheet_missing", "", None)),
        (put("例句", "D1", "x"), None),
        (
            lambda book: book["例句"].delete_cols(4),
            ("table_columns_missing", "例句", 1),
        ),
        (
            lambda book: book["例句"].delete_rows(1, 2),
            ("table_columns_missing", "例句", None),
        ),
        (put("例句", "E1", "sentence"), ("sheet_column_twice", "例句", 1)),
    ],
)
def test_missing_sheets_and_columns_are_reported(
    edit: Edit, problem: tuple[str, str, int | None] | None
) -> None:
    tables = edited(edit)
    if problem is None:  # the Chinese heading is there still
        problem = ("table_columns_missing", "例句", 1)
    assert found(tables) == [problem]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" \n", "sheet_empty"),
        (b"\xd0\xcf\x11\xe0 old", "sheet_encrypted"),
        (b"PK no archive", "sheet_damaged"),
        (b"plain text", "sheet_damaged"),
    ],
)
def test_what_is_no_workbook_is_one_problem(data: bytes, code: str) -> None:
    tables = read_bytes(data)
    assert tables.tree is None
    assert [found_code for found_code, _, _ in found(tables)] == [code]


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    data = render_checklist_workbook(SMALL, COMMENTS)
    for module, name, code in (
        (workbooks, "MAX_ROWS", "sheet_too_many_rows"),
        (workbooks, "MAX_UNZIPPED_BYTES", "sheet_too_large"),
        (incoming, "MAX_FILE_BYTES", "sheet_too_large"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, 10)
            assert [c for c, _, _ in found(read_bytes(data))] == [code]


@given(st.lists(hostile_texts() | st.just(""), max_size=4))
def test_a_list_in_a_cell_is_read_back(items: list[str]) -> None:
    assert read_list(write_list(items)) == items


@given(
    st.lists(
        st.builds(
            CuePart,
            any=st.lists(hostile_texts(), min_size=1, max_size=4),
            subject=st.none() | st.just("child"),
        ),
        max_size=3,
    )
)
def test_parts_in_a_cell_are_read_back(parts: list[CuePart]) -> None:
    again = read_parts(write_parts(parts))
    assert [CuePart.model_validate(part) for part in again] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("学校｜幼儿园|", [{"any": ["学校", "幼儿园"]}]),
        (
            "  Subject：child\n\n法律、法规",
            [{"subject": "child"}, {"any": ["法律、法规"]}],
        ),
        ('"a|b" | c', [{"any": ["a|b", "c"]}]),
    ],
)
def test_parts_are_read_as_people_write_them(text: str, parts: list[object]) -> None:
    assert read_parts(text) == parts


@pytest.mark.parametrize("text", [" " * 30_000 + "|", "|" * 32_000, '"' + "a" * 32_000])
def test_a_hostile_cell_is_read_in_a_moment(text: str) -> None:
    with suppress(CellError):
        assert read_parts(text) == [{}]


@needs_office
def test_a_workbook_survives_another_office_suite(tmp_path: Path) -> None:
    (tmp_path / "s.xlsx").write_bytes(render_checklist_workbook(SMALL, COMMENTS))
    tables = read_checklist_workbook(through_office(tmp_path / "s.xlsx"))

    assert found(tables) == []
    assert Checklist.model_validate(tables.tree) == SMALL
    assert tables.comments == COMMENTS
