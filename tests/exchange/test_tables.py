import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.exchange import render_table
from cf_assess.exchange.tables import neutralise_cell, restore_cell

ROWS: list[dict[str, object]] = [
    {"doc": "a", "quote": "第一条，“儿童”", "page": 3, "left_out": 1},
    {"doc": "b", "quote": None, "page": None},
]


def test_csv_has_a_header_and_exactly_the_fields_in_their_order() -> None:
    assert render_table(ROWS, ("page", "doc", "quote"), "csv") == (
        "page,doc,quote\n3,a,第一条，“儿童”\n,b,\n"
    )


def test_json_lines_have_sorted_keys_and_null_for_what_is_missing() -> None:
    assert render_table(ROWS, ("quote", "doc"), "jsonl") == (
        '{"doc":"a","quote":"第一条，“儿童”"}\n{"doc":"b","quote":null}\n'
    )


def test_json_is_one_list() -> None:
    text = render_table(ROWS, ("doc", "page"), "json")
    assert json.loads(text) == [{"doc": "a", "page": 3}, {"doc": "b", "page": None}]
    assert render_table([], ("doc",), "json") == "[]\n"


def test_an_unknown_format_is_our_fault() -> None:
    with pytest.raises(ValueError, match="xml"):
        render_table(ROWS, ("doc",), "xml")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "+86"),
        ("+86 010", "'+86 010"),
        ("-1.5", "-1.5"),
        ("-1.5%", "'-1.5%"),
        ("-缺少时限", "'-缺少时限"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1＋1", "'＝1＋1"),
        ("'=1", "''=1"),
        ("'引号", "'引号"),
        ("第一条=1", "第一条=1"),
        ("", ""),
    ],
)
def test_a_cell_that_would_be_a_formula_gets_an_apostrophe(
    value: str, cell: str
) -> None:
    assert neutralise_cell(value) == cell
    assert restore_cell(cell) == value


@pytest.mark.parametrize(
    ("value", "cell"), [(True, "true"), (False, "false"), (["a", 2], "a; 2"), (7, "7")]
)
def test_values_of_other_kinds_become_text(value: object, cell: str) -> None:
    assert render_table([{"v": value}], ("v",), "csv") == f"v\n{cell}\n"


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4))
def test_what_goes_out_as_csv_comes_back_unchanged(texts: list[str]) -> None:
    fields = [f"f{i}" for i in range(len(texts))]
    rendered = render_table([dict(zip(fields, texts, strict=True))], fields, "csv")
    _, record = csv.reader(io.StringIO(rendered, newline=""))
    assert [restore_cell(cell) for cell in record] == texts


def test_a_row_of_one_empty_cell_is_still_a_row() -> None:
    assert render_table([{"v": None}], ("v",), "csv") == 'v\n""\n'


@given(st.text(st.characters(codec="utf-8")))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = neutralise_cell(text)
    if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        assert cell.strip("+-").replace(".", "").isdigit()
