import pytest

from cf_assess.drafts.lines import Role
from cf_assess.drafts.plain.markdown import read_markdown_lines
from tests.drafts.texts import list_locators, read_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**第一条** 为了孩子。", "第一条 为了孩子。"),
        ("__第一条__ 为了*孩子*。", "第一条 为了孩子。"),
        ("1\\. 甲 \\*乙\\*", "1. 甲 *乙*"),
        ("- 甲", "甲"),
        ("> 引文", "引文"),
        ("见[办法](http://a.example/b)。", "见办法。"),
        ("![徽章](a.png)甲", "徽章甲"),
        ("甲<br>乙", "甲 乙"),
        ("2*3*4", "2*3*4"),
        ("____年__月", "____年__月"),
        ("### 第一章 总则 ##", "第一章 总则"),
    ],
)
def test_marks_go_and_words_stay(source: str, text: str) -> None:
    assert [line.text for line in read_markdown_lines(source)] == [text]


def test_front_matter_comments_and_rules_are_no_text() -> None:
    lines = read_markdown_lines(
        "---\ntitle: x\n---\n# 规定\n<!-- 注\n释 -->\n---\n第一条 甲。\n"
    )
    assert [(line.text, line.role) for line in lines] == [
        ("规定", Role.TITLE),
        ("第一条 甲。", Role.BODY),
    ]


def test_a_table_is_read_row_by_row() -> None:
    draft = read_text(
        "# 规定\n\n第一条 如下：\n\n| 甲 | 乙 |\n|---|---|\n| 一 |  |\n\n第二条 丙。\n",
        "a.md",
    )
    assert list_locators(draft)[1:] == [
        "第一条",
        "第一条 表1 第1行",
        "第一条 表1 第2行",
        "第二条",
    ]
    assert draft.clauses[2].text == "甲 | 乙"


def test_a_heading_without_number_stands_on_its_own() -> None:
    draft = read_text("# 规定\n## 罚则\n第一条 甲。\n## 其他\n第二条 乙。\n", "a.md")
    assert list_locators(draft) == ["标题", "罚则", "第一条", "其他", "第二条"]
