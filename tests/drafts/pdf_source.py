"""The Word file behind `tests/data/draft.pdf`; run it to print the PDF anew.

python -m tests.drafts.pdf_source     (needs LibreOffice and a Chinese font)
"""

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.drafts.word_files import WORD

FIXTURE = Path(__file__).resolve().parents[1] / "data" / "draft.pdf"
_FONT = "Noto Serif CJK SC"

_PARAGRAPHS = (
    "北河市少年宫管理办法",
    "第一章 总则",
    "第一条 为了办好少年宫，让住在城里和乡下的孩子放学以后、"
    "周末和假期都有地方可去，有老师可问，有朋友可交，制定本办法。",
    "第二条 本办法适用于北河市内由市、区两级政府设立的少年宫。",
    "第三条 少年宫由市教育部门管理；区教育部门协助管理本区的少年宫，"
    "并在每年年底之前把开放的天数、来过的孩子人数和花掉的经费报给市教育部门。",
    "市财政部门把少年宫的经费列入预算。",
    "第二章 开放",
    "第四条 少年宫应当在下列时间开放：",
    "（一）周末全天；",
    "（二）寒假和暑假每日不少于八小时，遇到高温、暴雨或者其他不宜出门的天气，"
    "可以缩短，但应当提前一天告诉孩子和他们的父母；",
    "（三）平日放学以后到晚上八点。",
    "前款规定以外的时间是否开放，由少年宫与所在社区商量决定。",
    "第五条 少年宫不得向未成年人收取门票。参加课程确实需要材料的，"
    "可以收取材料的成本，收费的项目和数额应当写在门口看得见的地方；"
    "家里有困难的孩子免交。",
    "第六条 少年宫添置设备、安排课程以前，应当听取孩子的意见。"
    "听取意见可以开会，可以用问卷，也可以请孩子自己选出代表来谈；"
    "意见是否采用，应当用孩子听得懂的话答复。",
    "第七条 少年宫的楼梯、窗户、电源和游乐设备应当每月检查一次，"
    "检查的人应当签名，发现危险的应当立即停用并在三日之内修好。",
    "第八条 在少年宫工作的人应当接受审查；有伤害孩子的记录的，不得录用。",
    "第三章 附则",
    "第九条 民办的少年活动场所可以参照本办法开放，愿意免费开放的，"
    "区教育部门应当给予适当的补助。",
    "第十条 本办法自2027年1月1日起施行。",
)

LONG_REGULATION = "\n".join(_PARAGRAPHS)


def write_source() -> bytes:
    """Return the regulation as a Word file with head, foot and page numbers."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.size = Pt(16)
    style.font.name = _FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    section = document.sections[0]
    section.header.paragraphs[0].text = "征求意见稿"
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = "<w:r><w:t>1</w:t></w:r>"
    page = f'<w:fldSimple xmlns:w="{WORD}" w:instr="PAGE">{number}</w:fldSimple>'
    foot.add_run("— ")
    foot._p.append(parse_xml(page))
    foot.add_run(" —")
    for text in _PARAGRAPHS:
        paragraph = document.add_paragraph(text)
        if text.startswith("北河市") or "章 " in text[:5]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.paragraph_format.first_line_indent = Pt(32)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.paragraphs[0].runs[0].font.size = Pt(22)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _print_fixture() -> None:
    """Write the PDF with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "draft.docx"
        source.write_bytes(write_source())
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, source.name], cwd=folder, check=True)
        FIXTURE.parent.mkdir(exist_ok=True)
        shutil.copy(source.with_suffix(".pdf"), FIXTURE)


if __name__ == "__main__":
    _print_fixture()
