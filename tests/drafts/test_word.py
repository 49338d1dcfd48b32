import pytest

from cf_assess.drafts import read_draft_bytes
from cf_assess.models.draft import ClauseKind, Draft
from tests.drafts.texts import PLAN, REGULATION, list_codes, list_locators, read_text
from tests.drafts.word_files import (
    add_comments,
    commented,
    field,
    paragraph,
    rewrite,
    run,
    table,
    write_word,
)

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _read(*blocks: str, notes: tuple[str, ...] = ()) -> Draft:
    return read_draft_bytes(write_word(*blocks, notes=notes), "draft.docx")


def _texts(draft: Draft) -> list[str]:
    return [clause.text for clause in draft.clauses]


@pytest.mark.parametrize("text", [REGULATION, PLAN])
def test_typed_numbers_read_like_plain_text(text: str) -> None:
    draft = _read(*text.splitlines())
    assert draft.clauses == read_text(text).clauses
    assert draft.source.format == "docx"
    assert draft.source.revisions is None


def test_tabs_breaks_and_special_characters_are_kept() -> None:
    draft = _read(
        paragraph(
            run("第一条"),
            "<w:r><w:tab/></w:r>",
            run("不少于"),
            "<w:r><w:t>2026</w:t><w:noBreakHyphen/><w:t>2030</w:t></w:r>",
            '<w:r><w:sym w:font="Arial" w:char="2103"/></w:r>',
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            "<w:r><w:ruby><w:rt><w:r><w:t>ér</w:t></w:r></w:rt><w:rubyBase>"
            "<w:r><w:t>儿</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        )
    )
    assert _texts(draft) == ["第一条 不少于2026-2030℃☑儿"]


def test_a_line_break_ends_a_paragraph_or_only_a_line() -> None:
    line_break = "<w:r><w:br/></w:r>"
    draft = _read(
        paragraph("北河市人民", line_break, "政府规定"),
        paragraph("第一条 甲：", line_break, "（一）子；", line_break, "（二）丑。"),
        paragraph("第二条 乙。", line_break, "丙。"),
    )
    assert _texts(draft) == [
        "北河市人民政府规定",
        "第一条 甲：",
        "（一）子；",
        "（二）丑。",
        "第二条 乙。",
        "丙。",
    ]


def test_fields_show_their_result_and_links_their_text() -> None:
    draft = _read(
        paragraph(
            "第一条 依照",
            field('HYPERLINK "http://a.example"', "办法"),
            "<w:hyperlink>" + run("第三条") + "</w:hyperlink>",
            '<w:fldSimple w:instr="DATE">' + run("今年") + "</w:fldSimple>",
            "执行。",
        )
    )
    assert _texts(draft) == ["第一条 依照办法第三条今年执行。"]


def test_a_table_of_contents_is_left_out() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    gallery = (
        f'<w:sdt xmlns:w="{WORD}"><w:sdtPr><w:docPartObj>'
        '<w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
    )
    draft = _read(
        "北河市规定",
        gallery,
        paragraph(begin, run("第一章 总则 1")),
        paragraph(run("第二章 附则 2"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        "第一章 总则",
        "第一条 甲。",
    )
    assert list_locators(draft) == ["标题", "第一章", "第一章 第一条"]


def test_a_field_that_never_ends_does_not_swallow_the_draft() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> TOC </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    assert _texts(_read(paragraph(begin, run("第一条 甲。")))) == ["第一条 甲。"]


def test_content_controls_are_read_unless_they_only_hint() -> None:
    hint = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    inline = "<w:sdt><w:sdtPr/><w:sdtContent>" + run("甲") + "</w:sdtContent></w:sdt>"
    empty = f"<w:sdt>{hint}<w:sdtContent>" + run("请输入") + "</w:sdtContent></w:sdt>"
    block = (
        f'<w:sdt xmlns:w="{WORD}"><w:sdtPr/><w:sdtContent>'
        f"{paragraph('第二条 乙。')}</w:sdtContent></w:sdt>"
    )
    draft = _read(paragraph(run("第一条 "), inline, empty, run("。")), block)
    assert _texts(draft) == ["第一条 甲。", "第二条 乙。"]


def test_a_table_is_read_row_by_row_where_it_stands() -> None:
    draft = _read(
        "第一条 如下：",
        table(["甲", "乙"], ["一", ""], ["", ""]),
        "第二条 丙。",
        table(["只有一格", "两格"]),
    )
    assert [(c.locator, c.text, c.article) for c in draft.clauses] == [
        ("第一条", "第一条 如下：", "第一条"),
        ("第一条 表1 第1行", "甲 | 乙", "第一条"),
        ("第一条 表1 第2行", "一 |", "第一条"),
        ("第二条", "第二条 丙。", "第二条"),
        ("第二条 表2", "只有一格 | 两格", "第二条"),
    ]


def test_a_frame_around_text_is_a_table_and_around_a_draft_is_not() -> None:
    frame = paragraph("专栏一") + paragraph("建设十个少年宫。")
    assert list_locators(_read("一、甲", table([frame]))) == [
        "一",
        "一 表1 第1行",
        "一 表1 第2行",
    ]
    whole = paragraph("北河市规定") + paragraph("第一条 甲。")
    assert list_locators(_read(table([whole]))) == ["标题", "第一条"]


def test_a_table_inside_a_table_is_part_of_its_row() -> None:
    inner = table(["子", "丑"]) + paragraph("")
    draft = _read("第一条 如下：", table(["甲", inner], ["乙", "丙"]))
    assert [c.text for c in draft.clauses[1:]] == ["甲 | 子 | 丑", "乙 | 丙"]


def test_footnotes_come_last_in_the_order_of_their_references() -> None:
    draft = _read(
        paragraph(run("第一条 甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        paragraph(run("第二条 乙"), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        notes=("先写的注。", "先用的注。"),
    )
    assert [(c.kind, c.locator, c.text, c.article) for c in draft.clauses[2:]] == [
        (ClauseKind.FOOTNOTE, "注1", "注1 先用的注。", None),
        (ClauseKind.FOOTNOTE, "注2", "注2 先写的注。", None),
    ]


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('第二条 乙。')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawing = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert _texts(_read(paragraph(run("第一条 甲。"), drawing))) == [
        "第一条 甲。",
        "第二条 乙。",
    ]


def test_pictures_and_hidden_text_are_warned_of() -> None:
    picture = '<w:r><w:pict><v:imagedata xmlns:v="urn:v"/></w:pict></w:r>'
    hidden = run("暗藏", "<w:vanish/>")
    draft = _read(paragraph(run("第一条 甲。"), picture, hidden))
    assert draft.text == "第一条 甲。"
    assert list_codes(draft) == ["parts_unread", "hidden_text"]


def test_headers_footers_and_comments_are_left_out() -> None:
    draft = _read(paragraph("第一条 甲。", '<w:r><w:commentReference w:id="0"/></w:r>'))
    assert draft.text == "第一条 甲。"


def test_title_and_heading_styles_are_understood() -> None:
    draft = _read(
        paragraph("甲办法", properties='<w:pStyle w:val="Title"/>'),
        paragraph("说明", properties='<w:pStyle w:val="Heading1"/>'),
        "第一条 甲。",
    )
    assert [c.kind.value for c in draft.clauses] == ["title", "heading", "article"]


def test_centred_lines_at_the_top_are_one_title() -> None:
    centred = '<w:jc w:val="center"/>'
    draft = _read(
        paragraph("北河市", properties=centred),
        paragraph("少年宫管理办法", properties=centred),
        paragraph("（草案）", properties=centred),
        "第一条 甲。",
    )
    assert draft.title == "北河市少年宫管理办法"
    assert list_locators(draft) == ["标题", "序言 第1段", "第一条"]


def test_strict_files_are_read_like_others() -> None:
    data = write_word("第一条 甲。")
    strict = rewrite(data, {"word/document.xml": lambda x: x.replace(WORD, STRICT)})
    assert read_draft_bytes(strict, "draft.docx").text == "第一条 甲。"


def test_comments_of_the_drafters_are_kept_aside() -> None:
    data = write_word(
        "北河市办法",
        paragraph("第一条 ", commented("少年宫免费。", 0)),
        table([paragraph(commented("甲", 1)), "乙"], ["丙", "丁"]),
    )
    draft = read_draft_bytes(add_comments(data, ["钱从哪里来？", "补全名"]), "a.docx")
    assert "钱从哪里来" not in draft.text
    assert [(c.locator, c.text) for c in draft.comments] == [
        ("第一条", "钱从哪里来？"),
        ("第一条 表1 第1行", "补全名"),
    ]


def test_text_struck_through_by_hand_is_read_and_said() -> None:
    struck = run("不得", "<w:strike/>")
    data = write_word("北河市办法", paragraph("第一条 孩子", struck, "可以进入。"))
    draft = read_draft_bytes(data, "a.docx")
    assert draft.clauses[1].text == "第一条 孩子不得可以进入。"
    assert [(w.code, w.locator) for w in draft.warnings] == [("struck_text", "第一条")]


def test_boxes_of_symbol_fonts_are_boxes() -> None:
    ticked = run("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')
    empty = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    odd = '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    data = write_word(
        "北河市办法", paragraph("第一条 ", ticked, "同意", empty, "不同意", odd)
    )
    draft = read_draft_bytes(data, "a.docx")
    assert draft.clauses[1].text == "第一条 ☑同意□不同意▪"
    assert [w.code for w in draft.warnings] == ["symbols_replaced"]


def test_an_annex_that_is_named_right_above_its_table_begins_there() -> None:
    draft = _read(
        "关于开展检查的通知",
        "各区：",
        "请按附件办理。",
        "附件：任务分工表",
        table(["单位", "任务"], ["教育部门", "检查"]),
    )
    assert [c.locator for c in draft.clauses][-3:] == [
        *("附件", "附件 表1 第1行", "附件 表1 第2行"),
    ]
