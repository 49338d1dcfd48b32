from cf_assess.drafts import read_draft_bytes
from cf_assess.models.draft import Draft
from tests.drafts.texts import list_codes, list_locators
from tests.drafts.word_files import (
    LEGAL_LIST,
    abstract,
    level,
    num,
    numbered,
    paragraph,
    start_override,
    write_word,
)


def _read(*blocks: str, numbering: list[str], styles: tuple[str, ...] = ()) -> Draft:
    data = write_word(*blocks, numbering=numbering, styles=styles)
    return read_draft_bytes(data, "draft.docx")


def _texts(draft: Draft) -> list[str]:
    return [clause.text for clause in draft.clauses]


def test_articles_run_on_over_chapters_where_the_list_says_so() -> None:
    draft = _read(
        numbered("总则", at=0),
        numbered("甲。", at=1),
        numbered("乙：", at=1),
        numbered("子；", at=2),
        numbered("丑：", at=2),
        numbered("寅。", at=3),
        numbered("附则", at=0),
        numbered("丙：", at=1),
        numbered("卯。", at=2),
        numbering=[LEGAL_LIST, num(1, 50)],
    )
    assert _texts(draft) == [
        "第一章 总则",
        "第一条 甲。",
        "第二条 乙：",
        "（一）子；",
        "（二）丑：",
        "1.寅。",
        "第二章 附则",
        "第三条 丙：",
        "（一）卯。",
    ]
    assert list_locators(draft)[-1] == "第二章 第三条 第（一）项"
    assert draft.warnings == ()


def test_a_level_starts_anew_below_a_higher_one_by_default() -> None:
    levels = abstract(
        1, level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting")
    )
    draft = _read(
        numbered("甲", at=0),
        numbered("子", at=1),
        numbered("丑", at=1),
        numbered("乙", at=0),
        numbered("寅", at=1),
        numbering=[levels, num(1, 1)],
    )
    assert _texts(draft) == ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅"]


def test_a_level_may_start_anew_after_one_chosen_level_only() -> None:
    levels = abstract(
        1,
        level(0, "%1、", "chineseCounting"),
        level(1, "（%2）", "chineseCounting"),
        level(2, "%3.", "decimal", restart=1),
    )
    draft = _read(
        numbered("甲", at=0),
        numbered("子", at=1),
        numbered("1", at=2),
        numbered("丑", at=1),
        numbered("2", at=2),
        numbered("乙", at=0),
        numbered("1", at=2),
        numbering=[levels, num(1, 1)],
    )
    assert [t for t in _texts(draft) if "." in t] == ["1.1", "2.2", "1.1"]


def test_lists_of_one_definition_share_their_counters() -> None:
    articles = abstract(1, level(0, "第%1条", "chineseCountingThousand"))
    draft = _read(
        numbered("甲。", number=1),
        numbered("乙。", number=2),
        numbered("丙。", number=1),
        numbering=[articles, num(1, 1), num(2, 1)],
    )
    assert _texts(draft) == ["第一条 甲。", "第二条 乙。", "第三条 丙。"]


def test_a_start_override_counts_once_when_its_list_is_first_used() -> None:
    articles = abstract(1, level(0, "第%1条", "chineseCountingThousand"))
    draft = _read(
        numbered("甲。", number=1),
        numbered("乙。", number=2),
        numbered("丙。", number=2),
        numbered("丁。", number=1),
        numbering=[articles, num(1, 1), num(2, 1, start_override(0, 8))],
    )
    assert _texts(draft) == [
        "第一条 甲。",
        "第八条 乙。",
        "第九条 丙。",
        "第十条 丁。",
    ]


def test_a_list_may_override_a_level_of_its_definition() -> None:
    base = abstract(1, level(0, "%1.", "decimal"))
    own = level(0, "第%1条", "chineseCountingThousand", start=3)
    override = f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>'
    draft = _read(
        numbered("甲。", number=2), numbering=[base, num(1, 1), num(2, 1, override)]
    )
    assert _texts(draft) == ["第三条 甲。"]


def test_numbers_come_from_a_style_and_the_one_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="章"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="条"/>'
        '<w:basedOn w:val="Chapter"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="小"/>'
        '<w:basedOn w:val="Article"/></w:style>',
    )
    levels = abstract(
        1,
        level(0, "第%1章", "chineseCounting", style="Chapter"),
        level(1, "第%2条", "chineseCounting", style="Article", restart=0),
    )
    draft = _read(
        paragraph("总则", properties='<w:pStyle w:val="Chapter"/>'),
        paragraph("甲。", properties='<w:pStyle w:val="Article"/>'),
        paragraph("乙。", properties='<w:pStyle w:val="Small"/>'),
        paragraph(
            "无编号。",
            properties='<w:pStyle w:val="Article"/>'
            '<w:numPr><w:numId w:val="0"/></w:numPr>',
        ),
        numbering=[levels, num(1, 1)],
        styles=styles,
    )
    assert _texts(draft) == ["第一章 总则", "第一条 甲。", "第二条 乙。", "无编号。"]


def test_a_list_style_leads_to_the_definition_behind_it() -> None:
    link = (
        '<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
        '2006/main" w:abstractNumId="2"><w:numStyleLink w:val="Law"/></w:abstractNum>'
    )
    style = (
        '<w:style w:type="numbering" w:styleId="Law"><w:name w:val="法"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    base = abstract(1, level(0, "第%1条", "chineseCounting"))
    draft = _read(
        numbered("甲。", number=2),
        numbering=[base, link, num(1, 1), num(2, 2)],
        styles=(style,),
    )
    assert _texts(draft) == ["第一条 甲。"]


def test_a_level_that_was_never_counted_shows_its_start() -> None:
    levels = abstract(
        1,
        level(0, "%1", "chineseCounting"),
        level(1, "%1.%2", "chineseCounting", legal=1),
    )
    draft = _read(numbered("甲", at=1), numbering=[levels, num(1, 1)])
    assert _texts(draft) == ["1.1 甲"]


def test_bullets_carry_no_number_and_unknown_formats_are_warned_of() -> None:
    levels = abstract(1, level(0, "●", "bullet"), level(1, "%2.", "hebrew1"))
    draft = _read(
        numbered("甲", at=0), numbered("乙", at=1), numbering=[levels, num(1, 1)]
    )
    assert _texts(draft) == ["甲", "1.乙"]
    assert "number_format_unknown" in list_codes(draft)


def test_a_reference_to_a_list_that_is_not_there_is_no_number() -> None:
    draft = _read(numbered("甲。", number=77), numbering=[])
    assert _texts(draft) == ["甲。"]
