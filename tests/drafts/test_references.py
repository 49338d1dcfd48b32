"""References inside a draft: what they cite and where that stands."""

import pytest

from cf_assess.drafts import find_references, warn_missing
from cf_assess.models.reference import Reference, ReferenceKind
from tests.drafts.texts import read_text

REGULATION = """\
北河市少年宫条例
第一章 总则
第一条 少年宫由市教育部门管理。
区教育部门协助管理。
第二条 少年宫应当：
（一）免费；
（二）安全；
（三）整洁。
前款第二项的要求由市教育部门公布。
第二章 责任
第三条 甲。
第四条 {}
第五条 本条例自公布之日起施行。
"""


def _references(sentence: str) -> list[Reference]:
    draft = read_text(REGULATION.format(sentence))
    found = [r for r in find_references(draft) if r.locator.startswith("第二章 第四条")]
    for reference in found:
        assert draft.text[reference.start : reference.end] == reference.quote
    return found


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("违反第一条第二款的，处罚。", ["第一条 第二款"]),
        ("违反本条例第一条、第三条的，处罚。", ["第一条", "第三条"]),
        (
            "违反第一条第一款、第二款和第三条的。",
            ["第一条 第一款", "第一条 第二款", "第三条"],
        ),
        ("依照第一条至第三条办理。", ["第一条", "第二条", "第三条"]),
        (
            "违反第二条第（一）、（三）项的。",
            ["第二条 第（一）项", "第二条 第（三）项"],
        ),
        ("依照第2条第1款第2项办理。", ["第二条 第一款 第（二）项"]),
        ("本条例第一章的规定适用。", ["第一章"]),
        ("前条规定适用。", ["第三条"]),
        ("前两条规定适用。", ["第二条", "第三条"]),
        ("本章规定适用。", ["第二章"]),
    ],
)
def test_what_a_reference_cites_in_the_draft(sentence: str, targets: list[str]) -> None:
    (reference,) = _references(sentence)
    assert reference.kind is ReferenceKind.INTERNAL
    assert list(reference.targets) == targets
    assert reference.document is None


def test_an_article_resolves_to_all_its_clauses() -> None:
    (reference,) = _references("违反第一条的，处罚。")
    assert reference.resolved == ("第一章 第一条 第一款", "第一章 第一条 第二款")


def test_the_only_paragraph_of_an_article_is_its_first() -> None:
    (reference,) = _references("违反第三条第一款的，处罚。")
    assert reference.resolved == ("第二章 第三条",)


def test_the_paragraph_before_is_that_of_the_same_article() -> None:
    draft = read_text(REGULATION.format("乙。"))
    (reference,) = find_references(draft)
    assert reference.locator == "第一章 第二条 第二款"
    assert reference.resolved == ("第一章 第二条 第一款 第（二）项",)


@pytest.mark.parametrize(
    ("sentence", "document", "target"),
    [
        ("依照《教育法》第四条办理。", "教育法", "第四条"),
        (
            "依照《北河市实施〈教育法〉办法》第四条第二款办理。",
            "北河市实施〈教育法〉办法",
            "第四条 第二款",
        ),
        ("依照治安管理处罚法第九条办理。", "治安管理处罚法", "第九条"),
    ],
)
def test_a_reference_to_another_document_names_it(
    sentence: str, document: str, target: str
) -> None:
    (reference,) = _references(sentence)
    assert reference.kind is ReferenceKind.EXTERNAL
    assert (reference.document, reference.targets) == (document, (target,))


def test_a_bare_paragraph_means_the_article_cited_before() -> None:
    _, second = _references("违反第一条第一款的，警告；违反第二款的，罚款。")
    assert second.targets == ("第一条 第二款",)
    assert second.resolved == ("第一章 第一条 第二款",)


@pytest.mark.parametrize(
    "sentence",
    [
        "小（二）型水库不适用。",
        "《关于修改第三条的决定》另行公布。",
        "第三人明知的除外。",
        "处一千元以上三千元以下罚款。",
    ],
)
def test_what_only_looks_like_a_reference(sentence: str) -> None:
    assert _references(sentence) == []


def test_a_reference_to_nothing_is_a_warning_at_its_clause() -> None:
    draft = warn_missing(read_text(REGULATION.format("违反第二条第五项的，处罚。")))
    (warning,) = draft.warnings
    assert warning.code == "reference_missing"
    assert warning.locator == "第二章 第四条"
    assert warning.values == {
        "quote": "第二条第五项",
        "missing": "第二条 第（五）项",
    }


def test_a_text_without_articles_cites_other_documents_only() -> None:
    draft = read_text(
        "关于修改《北河市办法》的决定\n一、将第五条修改为：甲。\n二、删去第六条。"
    )
    kinds = {reference.kind for reference in find_references(draft)}
    assert kinds == {ReferenceKind.EXTERNAL}


def test_an_annex_cites_its_own_articles() -> None:
    draft = read_text(
        "北河市通知\n第一条 甲。\n附件1\n细则\n第一条 乙。\n第二条 依照第一条办理。"
    )
    (reference,) = find_references(draft)
    assert reference.resolved == ("附件1 第一条",)


def test_an_annex_may_be_named_before_its_article() -> None:
    draft = read_text(
        "北河市通知\n第一条 按附件1第二条办理。\n第二条 甲。\n"
        "附件1\n细则\n第一条 乙。\n第二条 丙。"
    )
    (reference,) = find_references(draft)
    assert reference.resolved == ("附件1 第二条",)


@pytest.mark.parametrize(
    ("sentence", "document"),
    [
        ("依照《北河市办法》（以下简称办法）第三条办理。", "北河市办法"),
        ("依照民法典第三十条办理。", "民法典"),
        ("依照宪法第四十九条办理。", "宪法"),
        ("按照国务院令第300号第八条办理。", "国务院令第300号"),
        ("依照《北河市办法》（北政发〔2019〕3号）第二条办理。", "北河市办法"),
    ],
)
def test_a_document_is_named_with_a_short_name_or_without_marks(
    sentence: str, document: str
) -> None:
    (reference,) = _references(sentence)
    assert reference.kind is ReferenceKind.EXTERNAL
    assert reference.document == document


def test_that_law_is_the_one_named_before() -> None:
    _, second = _references("依照《教育法》第四条，适用该法第九条。")
    assert (second.document, second.targets) == ("教育法", ("第九条",))


def test_a_warning_names_only_what_is_missing() -> None:
    draft = warn_missing(
        read_text(REGULATION.format("依照第一条、第三条和第八条办理。"))
    )
    (warning,) = draft.warnings
    assert warning.values["missing"] == "第八条"
