"""Tags to lines: what a browser shows of an element is what is read of it."""

import pytest

from cf_assess.drafts.lines import Reading, Role
from cf_assess.drafts.webpage import read_webpage


def read(markup: str) -> Reading:
    return read_webpage(markup.encode(), "draft.html")


def texts(markup: str) -> list[str]:
    return [line.text for line in read(markup).lines]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("甲。<br>乙。", ["甲。", "乙。"]),
        ("少年宫<br>管理办法", ["少年宫管理办法"]),
        ("甲，<br><br>乙", ["甲，", "乙"]),
        ("甲，<br>　　乙", ["甲，", "乙"]),
        ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
        ("<p>儿\n  童</p>", ["儿童"]),
        ("<p>two\nwords</p>", ["two words"]),
        ("<p>&nbsp;&ensp;&#12288;甲&nbsp;乙</p>", ["甲 乙"]),
        ("<pre>甲。\n乙。</pre>", ["甲。", "乙。"]),
        ("<p><ruby>汉<rp>(</rp><rt>han</rt></ruby>字</p>", ["汉字"]),
        ("<p>第<b>一</b><font>条</font> 甲<o:p></o:p></p>", ["第一条 甲"]),
        ("<p>甲<![if !supportLists]>1.<![endif]>乙<!--[if mso]>丙<![endif]--></p>",
         ["甲1.乙"]),
        ("<p>a < b && c</p>", ["a < b && c"]),
        ("<p title='1>2' =x \"y>甲</p>", ["甲"]),
        ("<p>甲<noscript>乙</noscript><script>'<p>丙'</script></p>", ["甲"]),
        ("<p>甲<span style='display: none'>乙</span><i hidden></i></p>", ["甲"]),
        ("<p>甲<sup><a href='#n'>[1]</a></sup></p>", ["甲[1]"]),
    ],
)  # fmt: skip
def test_blocks_become_lines_as_a_browser_shows_them(
    markup: str, expected: list[str]
) -> None:
    assert texts(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3.甲", "7.乙", "8.丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2.甲", "1.乙"]),
        ("<ol type=a start=26><li>甲<li>乙</ol>", ["z.甲", "aa.乙"]),
        ("<ol type=I start=4><li>甲</ol>", ["IV.甲"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲</ol>", ["一、甲"]),
        ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ("<ol><li>（一）甲</ol>", ["（一）甲"]),
        ("<ul><li>甲</ul>", ["甲"]),
        ("<ol><li><p>甲</p><p>乙</p><ol type=i><li>丙</ol><li>丁</ol>",
         ["1.甲", "乙", "i.丙", "2.丁"]),
        ("<ol start=0><li>甲<li>乙</ol>", ["0.甲", "1.乙"]),
    ],
)  # fmt: skip
def test_lists_have_the_numbers_a_browser_prints(
    markup: str, expected: list[str]
) -> None:
    assert texts(markup) == expected


def test_tags_give_lines_their_roles() -> None:
    lines = read(
        "<h2>第一章 总则</h2><p align=center>甲</p>"
        "<div style='text-align:center'><p>乙</p>"
        "<p style='text-align:left'>丙</p></div><p>丁</p><p>戊</p>"
    ).lines
    assert [line.role is Role.HEADING for line in lines] == [True] + [False] * 5
    assert [line.centred for line in lines] == [False, True, True, False, False, False]


def test_where_nearly_all_is_centred_nothing_is() -> None:
    lines = read("<center>" + "<p>甲。</p>" * 5 + "</center>").lines
    assert not any(line.centred for line in lines)


def test_deleted_text_stays_out_and_inserted_text_stays_in() -> None:
    reading = read("<p>甲<del>乙</del><ins>丙</ins><s>丁</s></p>")
    assert reading.lines[0].text == "甲丙"
    assert reading.revisions == "accepted"


def test_rows_of_data_are_rows() -> None:
    lines = read(
        "<table><tr><th>目标</th><th>数</th></tr><tr><td>入园率</td><td>95%</td></tr></table>"
    ).lines
    assert [(line.text, line.table, line.row) for line in lines] == [
        ("目标 | 数", 1, 1),
        ("入园率 | 95%", 1, 2),
    ]


def test_notes_come_last_with_their_number() -> None:
    lines = read(
        "<meta name=generator content='LibreOffice'><p>甲<sup>1</sup></p>"
        "<div id=sdfootnote1><p><a href='#a'>1</a> 注解。</p></div><p>乙</p>"
    ).lines
    assert lines[-1].text == "注1 注解。"
    assert lines[-1].role is Role.FOOTNOTE
