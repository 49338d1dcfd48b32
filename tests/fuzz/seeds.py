"""The sound files that mutation starts from, small and alike on every machine."""

import codecs
import io
import zipfile
from collections.abc import Iterator
from functools import cache

from lxml import etree

from tests.drafts.pages import make_page
from tests.drafts.pdf_source import FIXTURE
from tests.drafts.texts import PLAN, REGULATION
from tests.drafts.word_files import (
    LEGAL_LIST,
    WORD,
    abstract,
    change,
    field,
    level,
    num,
    numbered,
    paragraph,
    rewrite,
    run,
    start_override,
    table,
    write_word,
)
from tests.fuzz.ofd_seeds import make_ofd_seeds
from tests.fuzz.pdf_seeds import make_pdf_seeds, unpack_streams

_W = f"{{{WORD}}}"
_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/footnotes.xml",
    "word/numbering.xml",
    "word/styles.xml",
)
_KEPT_STYLES = {"Normal", "Heading1", "Heading2", "Title", "TOC1", "Mine", "Deeper"}
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="mine"/>'
    '<w:basedOn w:val="Deeper"/><w:pPr><w:jc w:val="center"/><w:numPr>'
    '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="Deeper"><w:name w:val="deeper"/>'
    '<w:basedOn w:val="Mine"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>',
    '<w:style w:type="numbering" w:styleId="Linked"><w:name w:val="linked"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
)
_FORMATS = (
    "decimalZero", "decimalFullWidth", "decimalEnclosedCircle", "upperRoman",
    "chineseCounting", "japaneseCounting", "chineseLegalSimplified", "lowerLetter",
    "ideographTraditional",
)  # fmt: skip


@cache
def seeds_of(kind: str) -> tuple[bytes, ...]:
    """Return the seeds of a format: docx, pdf, md, txt, html, ofd."""
    match kind:
        case "docx":
            return tuple(_slim(data) for data in _word_files())
        case "pdf":
            fixture = FIXTURE.read_bytes()
            return (*make_pdf_seeds(), unpack_streams(fixture), fixture)
        case "ofd":
            return make_ofd_seeds()
        case "html":
            return tuple(_pages())
        case _:
            return tuple(_texts(kind))


def _texts(kind: str) -> Iterator[bytes]:
    yield REGULATION.encode()
    yield PLAN.encode("gb18030")
    yield codecs.BOM_UTF16_LE + (PLAN + REGULATION).encode("utf-16-le")
    yield codecs.BOM_UTF32_BE + REGULATION[:200].encode("utf-32-be")
    yield codecs.BOM_UTF8 + _MIXED.encode()
    yield "少年宮管理辦法\n第一條 為了辦好少年宮，讓孩子有處可去。\n".encode("big5")
    if kind == "md":
        yield _MARKDOWN.encode()


def _pages() -> Iterator[bytes]:
    rows = "".join(f"<p>{line}</p>\n" for line in REGULATION.split("\n") if line)
    yield f"<!DOCTYPE html><meta charset=utf-8><body>{rows}</body>".encode()
    yield _PAGE.encode()
    yield _PAGE.replace("utf-8", "gb2312").encode("gb18030")
    plan = PLAN.replace("\n", "<br>\n")
    yield codecs.BOM_UTF16_LE + f"<div>{plan}</div>".encode("utf-16-le")
    lines = [line for line in REGULATION.split("\n") if line]
    for kind in ("modern", "labelled", "layout", "breaks", "word"):
        yield make_page(kind, "北河市少年宫管理办法", lines)
    yield f'<?xml version="1.0" encoding="gbk"?><html>{rows}</html>'.encode("gbk")


def _word_files() -> Iterator[bytes]:
    """Return Word files that together hold what the reader knows."""
    yield write_word(
        *REGULATION.splitlines(),
        table(["甲", "乙"], ["丙", paragraph("丁")]),
        paragraph("第九条 旧", change("ins", "新"), change("del", "旧")),
        notes=("注。",),
    )
    yield write_word(
        numbered("总则", at=0),
        numbered("甲。", at=1),
        numbered("乙：", at=2),
        numbered("丙", 2, 0),
        numbered("丁", 3, 1),
        paragraph("戊", properties='<w:pStyle w:val="Mine"/>'),
        *(numbered("一", 4, index) for index in range(len(_FORMATS))),
        styles=_STYLES,
        numbering=[
            LEGAL_LIST,
            abstract(51, *(level(i, f"%{i + 1}%1", f) for i, f in enumerate(_FORMATS))),
            f'<w:abstractNum xmlns:w="{WORD}" w:abstractNumId="52">'
            '<w:numStyleLink w:val="Linked"/></w:abstractNum>',
            num(1, 50),
            num(2, 50, start_override(0, 5)),
            num(3, 52, f'<w:lvlOverride w:ilvl="1">{level(1, "%2)", "bullet")}'
                       "</w:lvlOverride>"),
            num(4, 51),
        ],
    )  # fmt: skip
    yield write_word(*_REVISED, *_BOXED)
    yield write_word(*_FIELDS, *PLAN.splitlines())
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    yield rewrite(
        write_word(*_REVISED, styles=_STYLES),
        {"word/document.xml": lambda xml: xml.replace(WORD, strict)},
    )


_NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
_MARK = "<w:rPr><w:{}/></w:rPr>"
_REVISED = (
    paragraph("北河市办法", properties='<w:jc w:val="center"/>'),
    paragraph("第一条 甲", properties=_MARK.format("del")),
    paragraph("乙", change("moveFrom", "丙"), change("moveTo", "丁")),
    paragraph(
        "第二条 ",
        properties='<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        "</w:pPrChange>",
    ),
    paragraph(properties='<w:numPr><w:ins/><w:numId w:val="1"/></w:numPr>'),
    f'<w:ins xmlns:w="{WORD}">{paragraph("第三条 插入的")}</w:ins>',
    f'<w:tbl xmlns:w="{WORD}"><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{paragraph("甲")}'
    "</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
)
_BOXED = (
    f'<w:p xmlns:w="{WORD}" xmlns:mc="{_MC}"><w:r><mc:AlternateContent><mc:Choice>'
    f"<w:drawing><w:txbxContent>{paragraph('框里')}</w:txbxContent></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    table([table(["第一条 框中", "乙"], ["丙", "丁"]) + paragraph("戊")]),
    table([paragraph("独格") + paragraph("两段")]),
    paragraph(run("藏", "<w:vanish/>"), "<w:r><w:object><w:blip/></w:object></w:r>"),
    paragraph('<w:r><w:sym w:char="F0A8"/><w:sym w:char="2460"/><w:tab/><w:br/></w:r>'),
    paragraph("<w:r><w:ruby><w:rubyBase>" + run("字") + "</w:rubyBase></w:ruby></w:r>"),
    f'<w:altChunk xmlns:w="{WORD}"/>',
    f'<w:sdt xmlns:w="{WORD}"><w:sdtPr><w:docPartObj><w:docPartGallery w:val='
    '"Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
    f"{paragraph('第一章')}</w:sdtContent></w:sdt>",
)
_FIELDS = (
    paragraph(field("TOC \\o", "第一章 总则 1"), properties='<w:pStyle w:val="TOC1"/>'),
    paragraph(field("PAGE", "1"), '<w:fldSimple w:instr="DATE"><w:r/></w:fldSimple>'),
    paragraph("<w:hyperlink>" + run("链接") + "</w:hyperlink>", _NOTE, _NOTE),
    paragraph("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
              + run("提示") + "</w:sdtContent></w:sdt>"),
    paragraph("<w:r><w:noBreakHyphen/><w:cr/><w:t>附件1</w:t></w:r>"),
)  # fmt: skip


def _slim(data: bytes) -> bytes:
    """Return a Word file without the parts and styles that nobody reads."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/styles.xml":
                content = _slim_styles(content)
            if name in _PARTS:
                target.writestr(name, content)
    return stream.getvalue()


def _slim_styles(content: bytes) -> bytes:
    root = etree.fromstring(content)
    for child in list(root):
        if child.get(f"{_W}styleId") not in _KEPT_STYLES | {"Linked"}:
            root.remove(child)
    return etree.tostring(root)


_MIXED = (
    "北河市关于印发办法的通知\n各区：\n附件：1.办法\n附件1\n北河市办法\n目录\n"
    "第一章 总则……1\n第一章 总则\n第一条 甲。\n“第二条 乙”\n第二条之一 丙，\n丁。\n"
    "第一条\n（一）戊；\n1.己\n（1）庚\n①辛\n附录A\n一、壬\n主要目标：\n3.5岁\n"
)
_MARKDOWN = (
    "---\ntitle: 甲\n---\n# 北河市办法\n\n## 第一章 总则 ##\n\n**第一条** 为了*孩子*，"
    "__制定__本办法。<!-- 注 -->\n\n| 甲 | 乙 |\n|---|:-:|\n"
    "| 丙\\|丁 | ![图](x.png) |\n"
    "\n> - （一）[链接](http://a)；<br>乙\n\n***\n```\n1. 丙\n```\n\\*丁\\*\n"
)
_PAGE = (
    '<html><head><meta charset="utf-8"><title>办法</title><style>p{}</style>'
    "</head><body>"
    '<div class="nav"><a href="#">首页</a></div><h1>北河市办法</h1><div id="zoom">'
    "<p>第一条 甲&nbsp;&ldquo;乙&rdquo;&#x4e2d;。</p><ol><li>丙<ul><li>丁</ul></ol>"
    "<table><tr><th>戊<td colspan=2>己<tr><td rowspan=99>庚<table><td>辛"
    "</table></table>"
    '<pre>第二条\n壬</pre><script>if (a<b) "</p>"</script><p hidden>癸<br>子</div>'
    "<select><option>丑</select><![CDATA[寅]]><!-- 卯 --></body></html>"
)
