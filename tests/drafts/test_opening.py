import pytest

from cf_assess.models.draft import ClauseKind
from tests.drafts.texts import list_locators, read_text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("北河市规定\n第一条 甲。", "北河市规定"),
        (
            "北河市人民政府\n关于办好少年宫的意见\n一、甲",
            "北河市人民政府关于办好少年宫的意见",
        ),
        (
            "导航菜单\n北河市儿童发展规划（2026—2030年）\n一、甲",
            "北河市儿童发展规划（2026—2030年）",
        ),
        ("第一条 甲。", "draft"),
        ("这是一句话。\n第一条 甲。", "draft"),
    ],
)
def test_the_title_is_found_above_the_first_number(text: str, title: str) -> None:
    assert read_text(text).title == title


def test_lines_between_title_and_first_article_are_the_preamble() -> None:
    draft = read_text("北河市规定\n（2026年1月1日通过）\n说明。\n第一条 甲。\n")
    assert list_locators(draft) == ["标题", "序言 第1段", "序言 第2段", "第一条"]


def test_a_printed_table_of_contents_is_no_second_set_of_chapters() -> None:
    draft = read_text(
        "北河市规定\n目 录\n第一章 总则……1\n第二章 附则……2\n"
        "第一章 总 则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"
    )
    assert list_locators(draft) == [
        "标题",
        "目录 第1段",
        "目录 第2段",
        "目录 第3段",
        "第一章",
        "第一章 第一条",
        "第二章",
        "第二章 第二条",
    ]
    assert draft.warnings == ()


def test_contents_without_heading_are_known_by_their_page_numbers() -> None:
    contents = "一、要求 1\n（一）原则 1\n（二）目标 2\n二、实施 9\n"
    draft = read_text(f"北河市规划\n{contents}前言。\n一、要求\n二、实施\n")
    assert list_locators(draft)[1:5] == [f"目录 第{i}段" for i in range(1, 5)]
    assert list_locators(draft)[-2:] == ["一", "二"]


def test_a_notice_and_what_it_issues_are_two_documents() -> None:
    draft = read_text(
        "关于印发少年宫办法的通知\n各区政府：\n现印发给你们。\n"
        "北河市少年宫办法\n第一章 总则\n第一条 甲。\n"
    )
    assert list_locators(draft) == [
        "标题",
        "序言 第1段",
        "序言 第2段",
        "正文 标题",
        "第一章",
        "第一章 第一条",
    ]


def test_a_second_document_of_the_same_kind_is_cited_by_its_name() -> None:
    draft = read_text(
        "北河市妇女规划\n一、要求\n二、实施\n北河市儿童规划\n前言。\n一、要求\n1.甲。\n"
    )
    assert list_locators(draft)[3:] == [
        "文件2 标题",
        "文件2 序言 第1段",
        "文件2 一",
        "文件2 一 1",
    ]


def test_annexes_are_cited_by_their_name() -> None:
    draft = read_text(
        "北河市规定\n第一条 甲。\n附件：1.收费表\n"
        "附件1\n收费表\n第一条 乙。\n附件二 名单\n甲区\n"
    )
    assert [(c.locator, c.kind.value, c.article) for c in draft.clauses][2:] == [
        ("第一条 第二款", "paragraph", "第一条"),
        ("附件1", "annex", None),
        ("附件1 第1段", "annex", None),
        ("附件1 第一条", "article", "附件1 第一条"),
        ("附件2", "annex", None),
        ("附件2 第1段", "annex", None),
    ]


def test_an_annex_that_holds_the_only_articles_keeps_plain_labels() -> None:
    draft = read_text("关于试行的通知\n附件\n北河市办法\n第一条 甲。\n")
    assert [(c.locator, c.article) for c in draft.clauses][1:] == [
        ("附件", None),
        ("附件 标题", None),
        ("附件 第一条", "第一条"),
    ]


def test_the_last_chapter_is_no_annex() -> None:
    draft = read_text("北河市规定\n第一条 甲。\n附 则\n第二条 乙。\n")
    assert ClauseKind.ANNEX not in {clause.kind for clause in draft.clauses}


def test_a_line_broken_before_items_is_no_title_of_a_second_document() -> None:
    draft = read_text(
        "北河市办法\n第一条 甲。\n第二条 业委会未按照前款规定报告\n的，由街道处理：\n"
        "（一）警告；\n（二）公布。\n第三条 乙。"
    )
    assert [c.article for c in draft.clauses if c.kind == "article"] == [
        "第一条",
        "第二条",
        "第三条",
    ]
    assert not any(c.locator.startswith("文件") for c in draft.clauses)


def test_contents_that_left_only_their_heading_swallow_nothing() -> None:
    draft = read_text(
        "北河市条例\n目录\n第一章 总则\n第一条 甲。\n第二条 乙。\n"
        "第二章 附则\n第三条 丙。\n附件1\n细则\n第一章 总则\n第一条 丁。\n第二条 戊。\n"
    )
    assert list_locators(draft)[:5] == [
        *("标题", "目录 第1段", "第一章", "第一章 第一条", "第一章 第二条"),
    ]


def test_each_document_of_a_file_may_have_contents() -> None:
    one = (
        "目录\n第一章 总则\n第二章 附则\n"
        "第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"
    )
    draft = read_text(f"北河市条例\n{one}北河市实施办法\n{one}")
    assert not any("重" in locator for locator in list_locators(draft))
    assert list_locators(draft)[-4:] == [
        *("文件2 第一章", "文件2 第一章 第一条", "文件2 第二章", "文件2 第二章 第二条"),
    ]
