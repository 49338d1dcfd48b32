"""Pages in two columns, and tables that only look so."""

from cf_assess.drafts import read_draft_bytes
from cf_assess.drafts.lines import pack
from cf_assess.drafts.printed.columns import order_columns
from cf_assess.drafts.printed.page import PrintedLine
from tests.drafts.pdf_files import print_pdf

LONG = "少年宫应当把开放的日子写在门口，并且用孩子看得懂的话说明怎样报名、怎样请假。"
NUMERALS = "一二三四五六七八九"
ARTICLES = [f"第{n}条 {LONG}" for n in NUMERALS]
BODY = "".join(f"<p>{text}</p>" for text in ARTICLES)
TITLE = "北河市少年宫开放办法"


def test_the_left_column_is_read_before_the_right_one() -> None:
    columns = f"<h1>{TITLE}</h1><div style='columns:2;column-gap:12mm'>{BODY}</div>"
    draft = read_draft_bytes(print_pdf(columns), "a.pdf")
    assert draft.title == TITLE
    assert pack(draft.text) == pack(TITLE + "".join(ARTICLES))
    assert [c.article for c in draft.clauses[1:]] == [f"第{n}条" for n in NUMERALS]


def _line(text: str, left: float, row: int) -> PrintedLine:
    bottom = 700.0 - 20 * row
    return PrintedLine(text, 1, left, left + 12 * len(text), bottom, bottom + 12)


def test_columns_printed_row_by_row_are_read_column_by_column() -> None:
    left, right = "左栏的文字排得满满的一行", "右栏的文字排得满满的一行"
    rows = [_line(t, x, i) for i in range(8) for t, x in ((left, 80), (right, 280))]
    ordered = [line.text for line in order_columns(rows)]
    assert ordered == [left] * 8 + [right] * 8


def test_rows_of_a_table_stay_rows() -> None:
    cells = ("小学", "初级中学", "幼儿园", "高中", "托育机构", "中等职业学校")
    rows = [
        line
        for i, name in enumerate(cells)
        for line in (_line(name, 80, i), _line(f"{i}2所学校", 280, i))
    ]
    ordered = order_columns(rows)
    assert [line.text for line in ordered] == [
        f"{name} {i}2所学校" for i, name in enumerate(cells)
    ]
