import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cf_assess.drafts.ofd.page import PAPER, numbers_of, read_lines
from cf_assess.drafts.printed.page import PrintedLine
from tests.drafts.ofd_files import (
    SIZE,
    page_xml,
    set_characters,
    set_line,
    text_code,
    text_object,
)


def _read(*objects: str) -> list[PrintedLine]:
    page = etree.fromstring(page_xml(*objects).encode())
    return read_lines(page, PAPER, 1, 1.0)


def _read_page(*objects: str) -> list[str]:
    return [line.text for line in _read(*objects)]


def _code(text: str, more: str = "", down: str = "") -> str:
    """Return an object at a fixed place with one code."""
    return text_object(text_code(text, 0, SIZE, more, down), (30, 40, 100, 8))


def test_a_line_is_measured_from_the_lower_left_corner() -> None:
    (line,) = _read(set_line("开放时间", 30, 40))
    assert (line.left, round(line.right, 3)) == (30, 30 + 4 * SIZE)
    assert line.bottom < 297 - 40 < line.top
    assert round(line.size, 3) == SIZE


def test_a_matrix_enlarges_and_moves() -> None:
    code = text_code("开放", 1, 2, "5")
    matrix = ' CTM="2 0 0 2 10 20"'
    (line,) = _read(text_object(code, (30, 40, 50, 50), 5, matrix))
    assert (line.left, line.right) == (42, 62)
    assert round(line.size, 3) == 10
    assert line.bottom < 297 - (40 + 20 + 4) < line.top


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0 0 210 297", (0, 0, 210, 297)),
        ("1 2 3 4 5", (1, 2, 3, 4)),
        ("1 2 3", None),
        ("1 2 3 NaN", None),
        ("1 2 3 1e400", None),
        ("1 2 3 -1e9", None),
        ("", None),
        (None, None),
    ],
)
def test_lengths_are_numbers_of_a_page(
    text: str | None, numbers: tuple[float, ...] | None
) -> None:
    assert numbers_of(text, 4) == numbers


@pytest.mark.parametrize(
    ("objects", "text"),
    [
        ([set_line("开放", 30, 40), set_line("时间", 30 + 2 * SIZE, 40)], "开放时间"),
        ([set_line("第一条", 30, 40), set_line("开放", 52, 40)], "第一条 开放"),
        ([set_line("第一条", 30, 40), set_line("开放", 48.05, 40)], "第一条 开放"),
        ([set_line("open", 30, 40), set_line("day", 43, 40)], "open day"),
        ([set_line("op", 30, 40), set_line("en", 30 + SIZE, 40)], "open"),
        ([set_line("门票", 30, 40), set_line("50元", 90, 40)], "门票 50元"),
        ([set_line("甲乙", 30, 40), set_line("甲乙", 30.3, 40)], "甲乙"),
        ([set_line("甲乙", 30, 40), set_line("2", 30 + 2 * SIZE, 38, 3)], "甲乙2"),
        ([set_characters("第一条 a b 开放", 30, 40)], "第一条 a b 开放"),
    ],
    ids=[
        "touch",
        "wide",
        "blank",
        "words",
        "word",
        "table",
        "bold",
        "raised",
        "single",
    ],
)
def test_objects_side_by_side_are_one_line(objects: list[str], text: str) -> None:
    assert _read_page(*objects) == [text]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (_code("甲乙丙"), "甲乙丙"),  # no steps at all
        (_code("甲乙丙", "5.6"), "甲乙丙"),  # too few
        (_code("甲乙丙", "g 2 5.6 g 900000000000 1"), "甲乙丙"),
        (_code("甲乙丙", "g x 5.6"), "甲乙丙"),
        (_code("甲乙丙", "g"), "甲乙丙"),
        (_code("甲乙丙", "NaN 1e400"), "甲乙丙"),
        (_code("\n  甲乙丙\n  ", "5.6 5.6"), "甲乙丙"),
        (_code("\ue001甲", "5.6"), "\ue001甲"),  # as the file has it
        (_code("甲乙丁戊", "5.6 -5.6 5.6", "0 10 0"), "甲乙\n丁戊"),
        (_code("甲乙", "", "10"), "甲\n乙"),
    ],
)
def test_steps_place_the_characters(code: str, text: str) -> None:
    assert "\n".join(_read_page(code)) == text


def test_a_code_without_a_place_goes_on_from_the_one_before() -> None:
    codes = text_code("上行", 0, SIZE, "5.6") + (
        f'<ofd:TextCode Y="{SIZE + 10}" DeltaX="5.6">下行</ofd:TextCode>'
    )
    assert _read_page(text_object(codes, (30, 40, 12, 20))) == ["上行", "下行"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["甲" * 12, "乙" * 12, "丙" * 12, "丁" * 12, "戊" * 12, "己" * 12]
    right = [text.translate({ord(text[0]): ord(text[0]) + 9}) for text in left]
    objects = [
        set_line(text, x, 40 + 9 * row)
        for x, column in ((20, left), (110, right))
        for row, text in enumerate(column)
    ]
    assert _read_page(*objects[::2], *objects[1::2]) == left + right


def test_columns_of_a_table_row_stay_apart_inside_one_code() -> None:
    code = _code("序号名称", "5.6 30 5.6")
    assert _read_page(code, set_line("一", 30, 60)) == ["序号 名称", "一"]


def test_watermarks_and_hidden_objects_are_left_out() -> None:
    slant = text_object(
        text_code("仅供内部", 0, 0), (50, 90, 90, 90), 20, ' CTM="0.7 -0.7 0.7 0.7 0 0"'
    )
    hidden = text_object(
        text_code("看不见", 0, 5), (30, 60, 30, 8), SIZE, ' Visible="false"'
    )
    level = text_object(text_code("征求意见", 0, 30), (30, 30, 160, 40), 30)
    body = [
        set_line(f"第{n}条 内容。", 30, 40 + 8 * i) for i, n in enumerate("一二三四")
    ]
    texts = _read_page(slant, hidden, *body)
    assert texts == [f"第{n}条 内容。" for n in "一二三四"]
    with_level = _read_page(level, *body)
    assert [text for text in with_level if text != "征求意见"] == texts


_NUMBER = st.sampled_from(
    [
        "",
        "0",
        "5",
        "-5",
        "NaN",
        "inf",
        "1e400",
        "-1e99",
        "1e-300",
        "99999",
        "x",
        "٣",
        "g",
    ]
)
_NUMBERS = st.lists(_NUMBER, max_size=7).map(" ".join)


@given(
    st.dictionaries(
        st.sampled_from(["b", "m", "s", "h", "x", "y", "dx", "dy"]), _NUMBERS
    )
)
def test_hostile_numbers_never_break_the_reader(values: dict[str, str]) -> None:
    def of(key: str) -> str:
        return values.get(key, "")

    hostile = (
        f'<ofd:TextObject Boundary="{of("b")}" CTM="{of("m")}" Size="{of("s")}" '
        f'HScale="{of("h")}"><ofd:TextCode X="{of("x")}" Y="{of("y")}" '
        f'DeltaX="{of("dx")}" DeltaY="{of("dy")}">甲 b丙</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    lines = _read(hostile, set_line("第一条 开放。", 30, 60))
    assert "开放" in "".join(line.text for line in lines)
    assert all(round(line.left) <= round(line.right) for line in lines)
