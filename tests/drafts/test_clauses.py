import pytest

from cf_assess.models.draft import ClauseKind
from tests.drafts.texts import PLAN, REGULATION, list_codes, list_locators, read_text


def test_a_regulation_is_read_into_chapters_articles_paragraphs_and_items() -> None:
    draft = read_text(REGULATION)
    assert list_locators(draft) == [
        "标题",
        "第一章",
        "第一章 第一条",
        "第一章 第二条 第一款",
        "第一章 第二条 第二款",
        "第二章",
        "第二章 第三条 第一款",
        "第二章 第三条 第一款 第（一）项",
        "第二章 第三条 第一款 第（二）项",
        "第二章 第三条 第一款 第（二）项 第1目",
        "第二章 第三条 第一款 第（二）项 第2目",
        "第二章 第三条 第一款 第（三）项",
        "第二章 第三条 第二款",
        "第二章 第三条之一",
        "第三章",
        "第三章 第四条",
    ]
    assert draft.title == "北河市少年宫管理办法（草案）"
    assert draft.warnings == ()


def test_all_clauses_of_an_article_carry_its_label() -> None:
    draft = read_text(REGULATION)
    kinds = [c.kind for c in draft.clauses if c.article == "第三条"]
    assert kinds == [
        ClauseKind.ARTICLE,
        ClauseKind.ITEM,
        ClauseKind.ITEM,
        ClauseKind.SUBITEM,
        ClauseKind.SUBITEM,
        ClauseKind.ITEM,
        ClauseKind.PARAGRAPH,
    ]
    assert draft.clause("第二章 第三条之一") is not None
    assert draft.clauses[1].article is None


def test_a_plan_is_read_into_headings_items_and_subitems() -> None:
    draft = read_text(PLAN)
    assert [(c.kind.value, c.locator) for c in draft.clauses] == [
        ("title", "标题"),
        ("preamble", "序言 第1段"),
        ("chapter", "一"),
        ("section", "一（一）"),
        ("paragraph", "一（一） 第1段"),
        ("chapter", "二"),
        ("section", "二（一）"),
        ("heading", "二（一）主要目标"),
        ("item", "二（一）主要目标 1"),
        ("item", "二（一）主要目标 2"),
        ("item", "二（一）主要目标 3"),
        ("heading", "二（一）策略措施"),
        ("item", "二（一）策略措施 1"),
        ("subitem", "二（一）策略措施 1（1）"),
        ("subitem", "二（一）策略措施 1（2）"),
        ("chapter", "三"),
        ("section", "三（一）"),
    ]
    assert {clause.article for clause in draft.clauses} == {None}
    assert draft.warnings == ()


def test_text_is_the_clauses_joined_by_line_feeds() -> None:
    draft = read_text(REGULATION)
    assert draft.text == "\n".join(clause.text for clause in draft.clauses)
    assert draft.text.replace("\n", "") == REGULATION.replace("\n", "")


def test_parts_chapters_and_sections_stand_in_the_locator() -> None:
    draft = read_text(
        "北河市规定\n第一编 总则\n第一章 一般\n第一节 目的\n第一条 甲。\n"
        "第二编 分则\n第一章 特别\n第二条 乙。\n"
    )
    assert list_locators(draft)[1:] == [
        "第一编",
        "第一编 第一章",
        "第一编 第一章 第一节",
        "第一编 第一章 第一节 第一条",
        "第二编",
        "第二编 第一章",
        "第二编 第一章 第二条",
    ]
    assert draft.warnings == ()


def test_an_article_without_blank_behind_its_number_is_found_in_sequence() -> None:
    draft = read_text(
        "北河市规定\n第一条为了孩子。\n第二条少年宫开放。\n第九条文字。\n"
    )
    assert list_locators(draft) == ["标题", "第一条", "第二条 第一款", "第二条 第二款"]


def test_a_number_alone_on_its_line_is_joined_to_the_text_below() -> None:
    draft = read_text(
        "规定\n第一条\n为了孩子。\n第二条【开放】\n周末开放。\n另有规定。\n"
    )
    texts = [clause.text for clause in draft.clauses]
    assert texts[1:] == ["第一条 为了孩子。", "第二条【开放】 周末开放。", "另有规定。"]


def test_the_rest_of_a_broken_line_is_no_paragraph_of_its_own() -> None:
    draft = read_text(
        "北河市规定\n第一条 少年宫应当在周末和寒暑假向所有的孩子\n开放。\n第二条 乙。\n"
    )
    assert list_locators(draft) == ["标题", "第一条", "第二条"]
    assert draft.clauses[1].text.endswith("所有的孩子开放。")


def test_a_chapter_that_lost_its_number_ends_the_article_before() -> None:
    draft = read_text(
        "北河市规定\n第一章 总则\n第一条 甲。\n法律责任\n第二条 乙。\n"
        "第三章 附则\n第三条 丙。\n"
    )
    heading = draft.clauses[3]
    assert (heading.kind, heading.article) == (ClauseKind.HEADING, None)
    assert list_locators(draft)[3:5] == ["法律责任", "第二条"]
    assert list_codes(draft) == ["number_gap"]


@pytest.mark.parametrize(
    ("body", "code", "locator"),
    [
        ("第一条 甲。\n第三条 乙。", "number_gap", "第三条"),
        ("第二条 甲。\n第三条 乙。", "number_start", "第二条"),
        ("第一条 甲。\n第一条 乙。", "number_repeated", "第一条（重）"),
        ("第一条 甲。\n第二条 乙。\n第一条 丙。", "number_backwards", "第一条（重）"),
        ("第一条 甲：\n（一）子；\n（三）丑。", "number_gap", "第一条 第（三）项"),
        ("一、甲\n三、乙", "number_gap", "三"),
        ("第一章 总则\n孤立的一段话。\n第一条 甲。", "stray_text", "第一章 第1段"),
        ("没有编号的一段话。", "no_articles", None),
    ],
)
def test_what_is_odd_is_warned_of(body: str, code: str, locator: str | None) -> None:
    draft = read_text(f"北河市规定\n{body}\n")
    assert (code, locator) in [(w.code, w.locator) for w in draft.warnings]


def test_clauses_below_a_repeated_number_are_told_apart() -> None:
    draft = read_text("北河市规定\n第一条 甲：\n（一）子。\n第一条 乙：\n（一）丑。\n")
    assert list_locators(draft)[1:] == [
        "第一条",
        "第一条 第（一）项",
        "第一条（重）",
        "第一条（重） 第（一）项",
    ]


def test_an_inserted_article_is_no_gap() -> None:
    draft = read_text(
        "北河市规定\n第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。\n"
    )
    assert draft.warnings == ()


def test_articles_between_headings_of_plan_style_keep_both() -> None:
    draft = read_text("北河市规定\n一、总则\n第一条 甲。\n二、附则\n第二条 乙。\n")
    assert list_locators(draft)[1:] == ["一", "第一条", "二", "第二条"]


def test_chinese_numbers_inside_an_article_are_its_items() -> None:
    draft = read_text("北河市规定\n第一条 包括：\n一、甲；\n二、乙。\n第二条 丙。\n")
    assert list_locators(draft)[1:] == [
        "第一条",
        "第一条 第（一）项",
        "第一条 第（二）项",
        "第二条",
    ]


def test_chapters_without_articles_hold_headings_of_plan_style() -> None:
    draft = read_text(
        "北河市规划\n第一章 要求\n文字。\n一、原则\n1.甲。\n第二章 实施\n一、领导\n"
    )
    assert list_locators(draft)[1:] == [
        "第一章",
        "第一章 第1段",
        "第一章 一",
        "第一章 一 1",
        "第二章",
        "第二章 一",
    ]
    assert draft.warnings == ()


def test_chapters_may_run_on_over_parts_or_start_anew() -> None:
    def text(chapter: str) -> str:
        return (
            "北河市条例\n第一编 总则\n第一章 甲\n第一条 甲。\n第二章 乙\n第二条 乙。\n"
            f"第二编 分则\n第{chapter}章 丙\n第三条 丙。\n"
        )

    assert list_codes(read_text(text("一"))) == []
    assert list_codes(read_text(text("三"))) == []
    assert list_codes(read_text(text("五"))) == ["number_start"]


def test_a_colon_behind_the_number_of_an_article_is_no_reference() -> None:
    draft = read_text("北河市办法\n第１条：甲。\n第２条： 乙。\n第３条:丙。\n")
    assert [c.locator for c in draft.clauses[1:]] == ["第一条", "第二条", "第三条"]


def test_an_article_without_text_is_said() -> None:
    draft = read_text("北河市办法\n第一条 甲。\n第二条\n第三条 丙。\n")
    assert [(w.code, w.locator) for w in draft.warnings] == [
        ("article_empty", "第二条")
    ]


def test_text_that_an_amendment_inserts_has_no_numbers_of_its_own() -> None:
    draft = read_text(
        "关于修改《北河市办法》的决定\n一、将第五条修改为：“第五条 少年宫应当：\n"
        "（一）免费；\n（二）安全。”\n二、删去第六条。\n"
    )
    assert list_locators(draft)[1:] == ["一", "一 第1段", "一 第2段", "二"]
    assert list_codes(draft) == []


def test_captions_above_articles_are_no_chapters() -> None:
    plain = "北河市办法\n第一章 总则\n立法目的\n第一条 甲。\n适用范围\n第二条 乙。\n"
    draft = read_text(plain + "工作原则\n第三条 丙。\n")
    articles = [c.locator for c in draft.clauses if c.kind == "article"]
    assert articles == [f"第一章 第{n}条" for n in "一二三"]
    bracketed = plain.replace("适用范围", "【适用范围】").replace(
        "立法目的", "【立法目的】"
    )
    draft = read_text(bracketed + "【工作原则】\n第三条 丙。\n")
    articles = [c.locator for c in draft.clauses if c.kind == "article"]
    assert articles == [f"第一章 第{n}条" for n in "一二三"]


def test_a_comma_behind_the_number_of_an_article_is_no_reference() -> None:
    draft = read_text("北河市办法\n第一条、甲。\n第二条、乙。\n第三条. 丙。\n")
    assert [c.article for c in draft.clauses[1:]] == ["第一条", "第二条", "第三条"]


STANDARD = """\
北河市儿童友好公园建设指南
1 范围
本文件给出公园建设的要求。
2 要求
2.1 入口
2.1.1 入口的宽度不应小于1.5 m。
2.1.2 入口应有标志：
a）文字；
b）图形。
2.2 场地
3.5 m以上的坡应有扶手。
3 评价
3.1 评价每年一次。
"""


def test_a_standard_is_cited_by_its_decimal_numbers() -> None:
    draft = read_text(STANDARD)
    assert [(c.locator, c.kind) for c in draft.clauses] == [
        ("标题", "title"),
        ("1", "chapter"),
        ("1 第1段", "paragraph"),
        ("2", "chapter"),
        ("2.1", "section"),
        ("2.1.1", "item"),
        ("2.1.2", "item"),
        ("2.1.2 a)", "subitem"),
        ("2.1.2 b)", "subitem"),
        ("2.2", "section"),
        ("2.2 第1段", "paragraph"),
        ("3", "chapter"),
        ("3.1", "section"),
    ]


def test_a_plan_with_a_few_decimals_is_no_standard() -> None:
    draft = read_text(PLAN + "3.5 岁以下儿童免费。\n0.5 个百分点。\n")
    assert "二（一）主要目标 3" in list_locators(draft)


def test_letters_are_items_where_they_count() -> None:
    draft = read_text(
        "北河市办法\n第一条 少年宫应当：\na. 免费；\nb. 安全。\n第二条 乙。\n"
        "A类少年宫除外。\n"
    )
    assert list_locators(draft)[1:] == [
        *("第一条", "第一条 第（一）项", "第一条 第（二）项"),
        *("第二条 第一款", "第二条 第二款"),
    ]


def test_the_list_of_annexes_of_a_notice_holds_no_items() -> None:
    draft = read_text(
        "北河市通知\n第一条 甲。\n第二条 乙。\n附件：1.任务表\n2.标准\n北河市教育局\n"
    )
    assert [c.kind for c in draft.clauses[-3:]] == ["paragraph"] * 3


def test_a_short_line_inside_a_chapter_leaves_the_chapter_in_the_locators() -> None:
    text = "北河市办法\n第一章 总则\n第一条 甲。\n建设标准\n第二条 乙。\n第{}章 附则\n"
    inside = read_text((text + "第三条 丙。\n").format("二"))
    assert "第一章 第二条" in list_locators(inside)
    lost = read_text((text + "第三条 丙。\n").format("三"))
    assert "第二条" in list_locators(lost)


def test_a_heading_is_never_cited_as_an_article() -> None:
    draft = read_text("北河市办法\n第一章 总则\n“第三条\n第一条 甲。\n第二章 附则\n")
    assert list_locators(draft)[1:4] == ["第一章", "第一章 小标题", "第一章 第一条"]


def test_a_row_of_numbers_is_no_heading() -> None:
    text = "北河市办法\n第一章 总则\n第一条 收费：\n门票 10元\n第二条 乙。\n"
    assert list_locators(read_text(text))[-1] == "第一章 第二条"
