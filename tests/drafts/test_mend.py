"""What conversion has damaged, and what must not be taken for damage."""

import pytest

from tests.drafts.texts import list_codes, list_locators, read_text

PLAN_OPENING = "北河市儿童规划\n一、总体要求\n（一）方向。儿童优先。\n"


def test_a_heading_at_the_end_of_a_paragraph_is_set_apart() -> None:
    draft = read_text(
        PLAN_OPENING
        + "（二）经费。各级政府安排经费。（三）队伍。区里配人。二、监测评估\n"
        "（一）每年监测。\n"
    )
    assert list_locators(draft)[1:] == [
        *("一", "一（一）", "一（二）", "一（三）", "二", "二（一）"),
    ]
    assert list_codes(draft) == ["heading_glued", "heading_glued"]


def test_an_item_at_the_end_of_another_is_set_apart() -> None:
    draft = read_text(
        "北河市办法\n第一条 下列人员免票：\n（一）孩子；（二）老人；\n（三）教师。\n"
    )
    assert list_locators(draft)[-3:] == [f"第一条 第（{n}）项" for n in "一二三"]


@pytest.mark.parametrize(
    "line",
    [
        "（二）办好学校。一、二级医院设儿科。",
        "（二）办好学校。“（三）这样的写法”不是标题。",
        "（二）办好学校。（四）这样的号不接上文。",
        "（二）办好学校；每校一名校医，第三条 也不拆。",
    ],
)
def test_a_number_that_does_not_go_on_stays_where_it_is(line: str) -> None:
    draft = read_text(PLAN_OPENING + line)
    assert draft.clauses[-1].text == line


def test_a_heading_torn_from_its_text_is_joined_with_it() -> None:
    draft = read_text(
        PLAN_OPENING + "（二）经费保障。\n各级政府把儿童工作的经费列入预算。\n"
        "市里每年公布使用情况。\n"
    )
    assert (
        draft.clauses[-2].text == "（二）经费保障。各级政府把儿童工作的经费列入预算。"
    )
    assert draft.clauses[-1].locator == "一（二） 第1段"
    assert list_codes(draft) == ["heading_torn"]


def test_an_item_of_an_article_keeps_the_paragraph_after_it() -> None:
    draft = read_text(
        "北河市办法\n第一条 少年宫应当：\n（一）免费；\n（二）安全。\n"
        "市教育部门每年检查并公布结果。\n"
    )
    assert draft.clauses[-1].locator == "第一条 第二款"


def test_brackets_that_are_lost_are_told_by_the_sequence() -> None:
    draft = read_text(
        PLAN_OPENING + "二）经费。列入预算。\n）队伍。区里配人。\n（四）宣传。多讲。\n"
    )
    assert list_locators(draft)[-3:] == ["一（二）", "一（三）", "一（四）"]
    assert list_codes(draft) == ["bracket_lost", "bracket_lost"]
    assert draft.clauses[-2].text == "）队伍。区里配人。"


def test_lines_between_numbered_items_are_the_items_missing() -> None:
    draft = read_text(
        "北河市办法\n第一条 下列人员免票：\n"
        "孩子；\n（二）老人；\n教师；\n（四）军人。\n"
    )
    assert list_locators(draft)[-4:] == [f"第一条 第（{n}）项" for n in "一二三四"]
    assert list_codes(draft) == ["number_lost", "number_lost"]


def test_too_many_lines_for_the_numbers_missing_stay_paragraphs() -> None:
    draft = read_text(
        "北河市办法\n第一条 下列人员免票：\n"
        "（一）孩子；\n教师；\n护士；\n（三）军人。\n"
    )
    assert "number_lost" not in list_codes(draft)


def test_items_that_are_cited_do_not_begin_an_item() -> None:
    draft = read_text(
        "北河市办法\n第一条 下列人员免票：\n（一）孩子；\n（二）老人。\n"
        "（一）至（二）项所列人员凭证件入场。\n（二）项规定的人员优先。\n"
    )
    assert list_locators(draft)[-2:] == ["第一条 第二款", "第一条 第三款"]
