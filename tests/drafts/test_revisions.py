import pytest

from cf_assess.drafts import read_draft_bytes
from cf_assess.models.draft import Draft, Revisions
from tests.drafts.word_files import (
    abstract,
    change,
    level,
    num,
    numbered,
    paragraph,
    run,
    table,
    write_word,
)

ACCEPTED, ORIGINAL = Revisions.ACCEPTED, Revisions.ORIGINAL
ARTICLES = (abstract(1, level(0, "第%1条", "chineseCounting")), num(1, 1))


def _texts(data: bytes, revisions: Revisions) -> list[str]:
    draft = read_draft_bytes(data, "draft.docx", revisions=revisions)
    return [clause.text for clause in draft.clauses]


@pytest.mark.parametrize(
    ("view", "text"), [(ACCEPTED, "第一条 每天开放。"), (ORIGINAL, "第一条 周末开放。")]
)
def test_insertions_and_deletions_follow_the_view(view: Revisions, text: str) -> None:
    data = write_word(
        paragraph(
            run("第一条 "), change("del", "周末"), change("ins", "每天"), run("开放。")
        )
    )
    assert _texts(data, view) == [text]
    assert read_draft_bytes(data, "a.docx", revisions=view).source.revisions is view


def test_moves_are_read_at_one_place() -> None:
    data = write_word(
        paragraph(run("第一条 甲"), change("moveFrom", "乙"), run("。")),
        paragraph(run("第二条 丙"), change("moveTo", "乙"), run("。")),
    )
    assert _texts(data, ACCEPTED) == ["第一条 甲。", "第二条 丙乙。"]
    assert _texts(data, ORIGINAL) == ["第一条 甲乙。", "第二条 丙。"]


def test_a_deleted_paragraph_is_not_counted() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    ids = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = write_word(
        numbered("甲。"),
        paragraph(change("del", "乙。"), properties=ids + mark),
        numbered("丙。"),
        numbering=ARTICLES,
    )
    assert _texts(data, ACCEPTED) == ["第一条 甲。", "第二条 丙。"]
    assert _texts(data, ORIGINAL) == ["第一条 甲。", "第二条 乙。", "第三条 丙。"]


def test_an_inserted_paragraph_mark_divides_only_the_accepted_text() -> None:
    mark = '<w:rPr><w:ins w:id="1" w:author="A"/></w:rPr>'
    data = write_word(paragraph("第一条 甲，", properties=mark), "乙。")
    assert _texts(data, ACCEPTED) == ["第一条 甲，", "乙。"]
    assert _texts(data, ORIGINAL) == ["第一条 甲，乙。"]


def test_numbers_given_by_a_revision_are_not_in_the_original() -> None:
    ids = '<w:ilvl w:val="0"/><w:numId w:val="1"/>'
    old = '<w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange>'
    data = write_word(
        paragraph("甲。", properties=f"<w:numPr>{ids}</w:numPr>{old}"),
        paragraph(
            "乙。", properties=f'<w:numPr>{ids}<w:ins w:id="2" w:author="A"/></w:numPr>'
        ),
        numbering=ARTICLES,
    )
    assert _texts(data, ACCEPTED) == ["第一条 甲。", "第二条 乙。"]
    assert _texts(data, ORIGINAL) == ["甲。", "乙。"]


def test_rows_of_a_table_follow_the_view() -> None:
    rows = table(["甲", "一"], ["乙", "二"], ["丙", "三"])
    deleted = '<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr>'
    first, second, third, *_ = rows.split("<w:tr>")[1:]
    changed = rows.split("<w:tr>")[0] + "<w:tr>" + first + deleted + second
    data = write_word("第一条 如下：", changed + "<w:tr>" + third)
    assert _texts(data, ACCEPTED)[1:] == ["甲 | 一", "丙 | 三"]
    assert _texts(data, ORIGINAL)[1:] == ["甲 | 一", "乙 | 二", "丙 | 三"]


def test_a_draft_without_changes_has_no_view() -> None:
    draft: Draft = read_draft_bytes(
        write_word("第一条 甲。"), "a.docx", revisions=ORIGINAL
    )
    assert draft.source.revisions is None
