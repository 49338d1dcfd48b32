import pytest

from cf_assess.drafts import read_draft_bytes
from cf_assess.errors import DraftBinaryError, DraftEncodingError
from tests.drafts.texts import REGULATION, list_codes, read_text


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-32"],
)
def test_the_encoding_of_a_text_is_told(encoding: str) -> None:
    draft = read_draft_bytes(REGULATION.encode(encoding), "draft.txt")
    assert draft.text == read_text(REGULATION).text
    assert draft.warnings == ()


def test_a_text_in_a_foreign_encoding_is_read_with_a_warning() -> None:
    text = "北河市少年宮管理辦法\n" + "第一條 為了辦好少年宮，讓兒童有處可去。\n" * 20
    draft = read_draft_bytes(text.encode("big5"), "draft.txt")
    assert "少年宮管理辦法" in draft.text
    assert list_codes(draft)[0] == "encoding_guessed"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        "第一条".encode("utf-16-le") + b"\x00\x00",
        bytes(range(1, 32)) * 10,
    ],
)
@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_what_is_no_text_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(DraftBinaryError):
        read_draft_bytes(data, name)


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(DraftEncodingError):
        read_draft_bytes(b"\xff\xfe\x00\xd8", "draft.txt")
    with pytest.raises(DraftEncodingError):
        read_draft_bytes(b"\x81\xff\x8d\x90\xff" * 40, "draft.txt")


def test_full_width_blanks_and_invisible_characters_do_not_count() -> None:
    draft = read_text("\u3000\u3000第一条\u3000为了\u200b孩子。\x07\r\n\u200b\r\n")
    assert [clause.text for clause in draft.clauses] == ["第一条 为了孩子。"]


def test_bookmarks_left_by_a_converter_do_not_hide_a_number() -> None:
    draft = read_text("[bookmark: _Toc1]一、要求\n[bookmark: _Toc2]（一）目标\n")
    assert [clause.locator for clause in draft.clauses] == ["一", "一（一）"]


def test_characters_that_were_lost_are_counted() -> None:
    draft = read_text("第一条 为了\ufffd\ufffd孩子。\n")
    assert [w.values for w in draft.warnings] == [{"count": "2"}]


def _wrap(text: str, width: int = 38, indent: str = "") -> str:
    """Break every paragraph after so many Chinese characters."""
    lines = []
    for paragraph in text.splitlines():
        whole = indent + paragraph
        lines += [whole[i : i + width] for i in range(0, len(whole), width)] or [""]
    return "\n".join(lines)


WRAPPED = "\n".join(
    f"第{n}条 市和区两级的教育、卫生和文化部门应当在每年三月底以前，把上一年少年宫"
    "开放的天数、来过的孩子人数和花掉的经费报给同级政府，并且向社会公布。"
    for n in "一二三四五六七八"
)


@pytest.mark.parametrize("indent", ["\u3000\u3000", "    "])
def test_lines_broken_at_a_fixed_width_are_joined(indent: str) -> None:
    draft = read_draft_bytes(_wrap(WRAPPED, indent=indent).encode(), "a.txt")
    assert draft.text == WRAPPED
    assert draft.warnings == ()


def test_without_indents_it_is_said_that_paragraphs_are_a_guess() -> None:
    draft = read_draft_bytes(_wrap(WRAPPED).encode(), "a.txt")
    assert draft.text == WRAPPED
    assert [w.code for w in draft.warnings] == ["paragraphs_guessed"]


def test_paragraphs_on_one_line_each_are_left_alone() -> None:
    assert read_draft_bytes(WRAPPED.encode(), "a.txt").text == WRAPPED


def test_page_numbers_in_a_text_file_are_no_clauses() -> None:
    text = (
        "北河市办法\n第一条 少年宫免费开放，周末和假期\n\n- 1 -\n\n都不例外。\n"
        "第二条 甲。\n\n- 2 -\n\n第三条 乙。\n"
    )
    draft = read_text(text)
    assert [c.text for c in draft.clauses if c.article] == [
        "第一条 少年宫免费开放，周末和假期都不例外。",
        "第二条 甲。",
        "第三条 乙。",
    ]


def test_numbers_that_do_not_count_pages_stay() -> None:
    draft = read_text("北河市办法\n第一条 甲。\n2026\n第二条 乙。\n30\n第三条 丙。\n")
    assert "2026" in draft.text
    assert "30" in draft.text
