"""Writes draft.docx from draft.md, numbered by Word itself as offices do it.

Chapters, articles and items carry no typed number: they are three levels of one
Word list, articles run on over chapters (lvlRestart 0), and the numbering hangs on
paragraph styles.  Run it after changing draft.md:

    python examples/city-parks/build_docx.py
"""

import re
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

HERE = Path(__file__).resolve().parent
NUMBER = r"[一二三四五六七八九十百]+"
LIST_ID = 90

LEVELS = (  # style, number format, printed text, restart
    ("Chapter", "chineseCountingThousand", "第%1章", ""),
    ("Article", "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
    ("Item", "chineseCountingThousand", "（%3）", ""),
)


def main() -> None:
    """Write draft.docx beside draft.md."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    add_numbering(document)
    styles = {name: add_style(document, name, i) for i, (name, *_) in enumerate(LEVELS)}
    for line in (HERE / "draft.md").read_text(encoding="utf-8").splitlines():
        add_line(document, styles, line.strip())
    document.core_properties.title = "海棠市公园和城市广场管理条例（征求意见稿）"
    document.core_properties.author = "起草单位"
    document.save(str(HERE / "draft.docx"))
    print(HERE / "draft.docx")


def add_numbering(document: WordDocument) -> None:
    """Add the list that numbers chapters, articles and items."""
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{restart}'
        f'<w:pStyle w:val="{style}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for i, (style, form, text, restart) in enumerate(LEVELS)
    )
    root = document.part.numbering_part.element
    first_list = root.find(qn("w:num"))
    root.insert(
        list(root).index(first_list),
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{LIST_ID}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{LIST_ID}">'
            f'<w:abstractNumId w:val="{LIST_ID}"/></w:num>'
        )
    )


def add_style(document: WordDocument, name: str, level: int) -> ParagraphStyle:
    """Add a paragraph style whose paragraphs the list numbers."""
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(16)
    style.font.bold = name == "Chapter"
    style.element.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
            f'<w:numId w:val="{LIST_ID}"/></w:numPr>'
        )
    )
    return style


def add_line(
    document: WordDocument, styles: dict[str, ParagraphStyle], line: str
) -> None:
    """Add a line of the draft, its typed number left to Word."""
    if not line:
        return
    if line.startswith("# "):
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.add_run(line[2:]).font.size = Pt(22)
        return
    for name, pattern in (
        ("Chapter", rf"## 第{NUMBER}章　(.+)"),
        ("Article", rf"第{NUMBER}条　(.+)"),
        ("Item", rf"（{NUMBER}）(.+)"),
    ):
        match = re.fullmatch(pattern, line)
        if match:
            paragraph = document.add_paragraph(match[1], style=styles[name])
            if name == "Chapter":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            return
    document.add_paragraph(line).runs[0].font.size = Pt(16)


if __name__ == "__main__":
    main()
