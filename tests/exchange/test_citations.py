import pytest

from cf_assess.exchange import resolve_citations
from cf_assess.exchange.citations import (
    find_clauses,
    index_locators,
    suggest_locators,
)
from tests.builders import build_mark, build_sheet

LAW = (
    "标题",
    "第一章",
    "第一章 第一条",
    "第二章",
    "第二章 第十二条 第一款",
    "第二章 第十二条 第二款",
    "第二章 第十二条 第二款 第（一）项",
    "第二章 第十二条之一",
    "附则 第一条",
)
PLAN = ("二（一）主要目标 2", "二（一）策略措施 2")
DOUBLE = ("第一编 第一章", "第二编 第一章")


@pytest.mark.parametrize(
    ("citation", "clauses"),
    [
        ("第二章 第十二条 第二款", (LAW[5],)),
        ("第十二条第二款", (LAW[5],)),
        ("第12条第2款", (LAW[5],)),
        ("第１２条 第二款第1项", (LAW[6],)),
        ("第十二条第（一）项", (LAW[6],)),
        ("第十二条之一", (LAW[7],)),
        ("第十二条", LAW[4:7]),
        ("第二章第十二条", LAW[4:7]),
        ("第一章", (LAW[1],)),
        ("第一条", (LAW[2],)),
        ("第一条第一款", (LAW[2],)),
        ("第一条第二款", ()),
        ("第十三条", ()),
        ("标 题", (LAW[0],)),
        ("儿童优先", ()),
        ("", ()),
    ],
)
def test_a_citation_means_the_clauses_that_a_person_would_take_it_for(
    citation: str, clauses: tuple[str, ...]
) -> None:
    assert find_clauses(citation, index_locators(LAW)) == clauses


def test_widths_of_brackets_do_not_matter_in_plans() -> None:
    index = index_locators(PLAN)
    assert find_clauses("二(一)主要目标2", index) == (PLAN[0],)
    assert find_clauses("二（一）", index) == ()


def test_what_could_be_two_clauses_is_none() -> None:
    assert find_clauses("第一章", index_locators(DOUBLE)) == ()
    assert (
        find_clauses(
            "第三条", index_locators(("第一编 第三条 第一款", "第二编 第三条 第一款"))
        )
        == ()
    )


def test_two_locators_that_differ_in_width_only_are_told_apart_exactly() -> None:
    index = index_locators(("一（一）", "一(一)"))
    assert find_clauses("一(一)", index) == ("一(一)",)
    assert find_clauses("一 （一）", index) == ()


def test_clauses_of_the_same_article_are_suggested_first() -> None:
    index = index_locators(LAW)
    assert suggest_locators("第十二条第九款", index) == LAW[4:7]


def test_otherwise_locators_that_look_alike_are_suggested() -> None:
    assert suggest_locators("二（一）主要目的 2", index_locators(PLAN))[0] == PLAN[0]
    assert suggest_locators("？", index_locators(PLAN)) == ()


def test_citations_become_the_locators_of_the_draft_each_once() -> None:
    cited = ("第12条第2款", "第十二条 第二款", "第九十九条")
    sheet = build_sheet("E1", {"a.b": build_mark("a.b", 3, clauses=cited)})
    resolved = resolve_citations(sheet, LAW)
    assert resolved.marks[0].clauses == (LAW[5], "第九十九条")
    assert resolve_citations(resolved, LAW) == resolved
