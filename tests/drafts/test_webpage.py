"""Saved pages: the regulation is read, the site around it is not."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cf_assess.drafts.lines import Reading
from cf_assess.drafts.webpage import read_webpage
from cf_assess.errors import (
    DraftBinaryError,
    DraftError,
    DraftTooLargeError,
)
from tests.drafts.pages import FOOTER, KINDS, NAV, make_page
from tests.drafts.texts import PLAN, REGULATION

TITLE, *LINES = [line for line in REGULATION.splitlines() if line]
PLAN_TITLE, *PLAN_LINES = [line for line in PLAN.splitlines() if line]
NOTICE = [
    "市教育局起草了办法，现在向社会公开征求意见。",
    "欢迎家长和孩子来信，说明理由和建议，信封上注明“征求意见”。",
    "来信截至三月底，逾期仍可以当面提出。",
]


def read(markup: str) -> Reading:
    return read_webpage(markup.encode(), "draft.html")


def texts(markup: str) -> list[str]:
    return [line.text for line in read(markup).lines]


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("title", "lines"),
    [(TITLE, LINES), (PLAN_TITLE, PLAN_LINES), ("关于征求意见的公告", NOTICE)],
    ids=["articles", "plan", "no numbers"],
)
def test_of_a_page_only_the_draft_is_read(
    kind: str, title: str, lines: list[str]
) -> None:
    reading = read_webpage(make_page(kind, title, lines), "draft.html")
    assert [line.text for line in reading.lines] == [title, *lines]
    assert reading.format == "html"


# Characters


@pytest.mark.parametrize(
    ("declared", "real", "warned"),
    [
        ("gb2312", "gb18030", []),
        ("GBK", "gb18030", []),
        ("utf-8", "utf-8", []),
        ("big5", "big5", []),
        ("utf-8", "gb18030", ["encoding_guessed"]),
        ("gb2312", "utf-8", ["encoding_guessed"]),
        ("iso-8859-1", "gb18030", []),
        ("unicode_escape", "utf-8", []),
        ("utf-8", "utf-8-sig", []),
        ("utf-8", "utf-16", []),
    ],
)
def test_a_declared_charset_is_believed_as_far_as_the_bytes_agree(
    declared: str, real: str, warned: list[str]
) -> None:
    text = "第一條 市政府管理公共圖書館。" if real == "big5" else LINES[1]
    page = f'<meta http-equiv=x content="text/html; charset={declared}"><p>{text}</p>'
    reading = read_webpage(page.encode(real), "draft.html")
    assert [line.text for line in reading.lines] == [text]
    assert codes(reading) == warned


def test_an_xml_declaration_names_the_charset() -> None:
    page = f'<?xml version="1.0" encoding="gb2312"?><html><p>{LINES[1]}</p></html>'
    reading = read_webpage(page.encode("gbk"), "draft.html")
    assert reading.lines[0].text == LINES[1]
    assert not reading.warnings


def test_one_broken_character_does_not_make_another_encoding_of_a_page() -> None:
    page = f"<meta charset=gbk><p>{REGULATION * 2}</p>".encode("gbk")
    page = page.replace(b"<p>", b"<p>\xff ")
    text = "".join(line.text for line in read_webpage(page, "x.html").lines)
    assert "少年宫由市教育部门管理" in text
    assert "\ufffd" in text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DraftBinaryError):
        read_webpage(b"<meta charset=utf-8><p>\x00\x01\x02", "x.html")


# Around the article


def wrap(inside: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in LINES)
    return inside.replace("@", paragraphs)


def test_what_a_page_of_a_text_program_holds_is_read_whole() -> None:
    markup = (
        "<html><head><meta name=Generator content='Microsoft Word 15'></head>"
        f"<body><p>来源：市教育局</p>{wrap('@')}"
        "<div class=footer>版权所有</div></body></html>"
    )
    assert texts(markup) == ["来源：市教育局", *LINES, "版权所有"]


def test_a_chapter_in_its_own_element_is_not_lost() -> None:
    half = len(LINES) // 2
    parts = ["".join(f"<p>{x}</p>" for x in LINES[:half]), "<p>第五条 乙。</p>"]
    markup = (
        f"<ul>{NAV}</ul><div><div>{parts[0]}</div><div>{parts[1]}</div></div>{FOOTER}"
    )
    assert texts(markup) == [*LINES[:half], "第五条 乙。"]


def test_an_annex_with_a_form_stays() -> None:
    annex = ["附件：申请表", "来源：", "日期："]
    page = wrap(
        "<div>@" + "".join(f"<p>{x}</p>" for x in annex) + "<p>注：自愿填写。</p></div>"
    )
    assert texts(page + FOOTER)[-4:] == [*annex, "注：自愿填写。"]


def test_links_to_files_behind_the_article_stay() -> None:
    page = wrap("<div>@<p><a href='a.docx'>附件：草案全文</a></p></div>")
    assert texts(page)[-1] == "附件：草案全文"


@pytest.mark.parametrize(
    ("head", "inside", "expected"),
    [
        ("<meta name=ArticleTitle content='甲市办法'>", "", "甲市办法"),
        ("<title>甲市办法_甲市人民政府</title>", "", "甲市办法"),
        ("<title>甲市办法-甲市人民政府</title>", "", "甲市办法"),
        ("<title>首页</title>", "<h1>甲市图书馆管理办法</h1>", "甲市图书馆管理办法"),
        ("<title>首页</title>", "<h1>甲市人民政府</h1>", "第一章 总则"),
        ("", "<div>甲市图书馆管理办法</div>", "甲市图书馆管理办法"),
    ],
)
def test_a_title_outside_the_article_comes_first(
    head: str, inside: str, expected: str
) -> None:
    page = wrap(f"<head>{head}</head><body>{inside}<div id=zoom>@</div></body>")
    assert read(page).lines[0].text == expected


@pytest.mark.parametrize(
    "shown",
    ["甲市办法(草案)", "《甲市办法（草案）》", "甲市<br>办法（草案）", "甲市办法"],
)
def test_a_title_is_not_there_twice(shown: str) -> None:
    head = "<meta name=ArticleTitle content='甲市办法（草案）'>"
    page = wrap(f"{head}<div id=zoom><p align=center>{shown}</p>@</div>")
    assert read(page).lines[1].text == LINES[0]


def test_pictures_in_the_article_are_counted() -> None:
    page = wrap(
        "<img src=logo.png><div id=zoom>@<p><img src=a.png><img width=16 src=b.gif>"
        "<iframe src=c.pdf></iframe></p><p>完。</p></div>"
        "<img src=qr.png><p>扫一扫打开页面</p>"
    )
    warnings = read(page).warnings
    assert [(w.code, w.values) for w in warnings] == [("parts_unread", {"count": "2"})]


def test_hidden_provisions_are_told() -> None:
    page = wrap(
        "<div id=zoom>@<p style='display:none'>第九条 甲。</p><p>完。</p></div>"
    )
    assert codes(read(page)) == ["hidden_text"]


# Hostile pages


@pytest.mark.parametrize("markup", ["", "<!-- x", "<frameset><frame src=a></frameset>"])
def test_a_page_without_text_has_no_lines(markup: str) -> None:
    assert read(markup).lines == ()


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 100_000 + "甲", "<p>" * 300_001],
    ids=["depth", "tags"],
)
def test_pages_beyond_the_limits_are_refused(markup: str) -> None:
    with pytest.raises(DraftTooLargeError):
        read(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<a " + " ".join(f"x{i}" for i in range(100_000)) + ">甲</a>",
        "<p><font>第一条 甲。" * 2_000,
        "</a" * 200_000,
        "<!--" * 200_000,
        "&#" * 200_000,
        "甲<br>" * 20_000,
        "甲" + " " * 500_000 + "乙",
    ],
    ids=["attributes", "open tags", "end tags", "comments", "entities", "br", "blanks"],
)
def test_a_page_made_to_be_slow_is_read(markup: str) -> None:
    read(markup)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_page_gives_lines_or_a_draft_error(kind: str) -> None:
    chance = random.Random(kind)
    whole = make_page(kind, TITLE, LINES)
    for _ in range(30):
        data = bytearray(whole)
        for _ in range(20):
            data[chance.randrange(len(data))] = chance.choice(b"<>\"'=/&; \xff\x00a")
        start = chance.randrange(len(data))
        try:
            read_webpage(bytes(data[:start] + data[start + 40 :]), "x.html")
        except DraftError:
            continue


TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "<td>",
    "<table>",
    "<tr>",
    "<li>",
    "<ol>",
    "<br>",
    "<a x='",
]


@settings(max_examples=100)
@given(st.lists(st.sampled_from([*TAGS, "第一条 甲。", "&lt", "<!", "<", "\n"])))
def test_any_mixture_of_tags_gives_lines_or_a_draft_error(parts: list[str]) -> None:
    try:
        reading = read("".join(parts))
    except DraftError:
        return
    assert all(line.text for line in reading.lines)
