"""Twins of a regulation with typed numbers, laid out as offices do, for conversion.

LibreOffice starts automatic numbers anew at each chapter where Word does not, so that
what it makes PDF, HTML and ODT of has its numbers typed.
"""

import io
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import docx
from docx.oxml import parse_xml

from cf_assess.drafts import find_converter
from tests.drafts import word_files as xml
from tests.drafts.twins import HEADS, Kind, Piece

_TWIPS = 20
"""Word measures pages in twentieths of a point."""


@dataclass(frozen=True)
class Layout:
    """How a page looks; sizes in points."""

    indent: bool = True
    """First lines stand in by two characters; else paragraphs stand apart."""
    size: float = 16
    columns: int = 1
    page: tuple[float, float] = (595.3, 841.9)
    margins: tuple[float, float] = (72, 90)
    """Top and bottom; left and right."""
    header: bool = False
    table: bool = False
    title_size: float = 22


LAYOUTS = {
    "plain": Layout(),
    "header": Layout(header=True, size=14, table=True),
    "apart": Layout(indent=False, size=12),
    "columns": Layout(columns=2, size=10.5, margins=(60, 56), title_size=16),
    "small": Layout(size=10.5, page=(419.5, 595.3), margins=(54, 50), title_size=16),
}


def write_typed(pieces: Sequence[Piece], layout: Layout) -> bytes:
    """Return a Word file with the numbers as text."""
    document = docx.Document()
    body = document.element.body
    section = body.sectPr
    blocks = list(_write_blocks(pieces, layout))
    for block in blocks:
        section.addprevious(parse_xml(block))
    settings = document.sections[0]
    settings.footer.paragraphs[0]._p.getparent().replace(
        settings.footer.paragraphs[0]._p, parse_xml(_FOOTER)
    )
    if layout.header:
        title = next((p.text for p in pieces if p.kind is Kind.TITLE), "征求意见稿")
        settings.header.paragraphs[0].text = title
    for child in list(section):
        if str(child.tag).endswith(("}pgSz", "}pgMar", "}cols", "}docGrid")):
            section.remove(child)
    for item in _write_section(layout):
        section.append(parse_xml(item))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


_FOOTER = xml.paragraph(
    xml.run("— "), xml.field("PAGE", "1"), xml.run(" —"),
    properties='<w:jc w:val="center"/>',
)  # fmt: skip


def _write_section(layout: Layout) -> list[str]:
    ns = f'xmlns:w="{xml.WORD}"'
    width, height = (round(length * _TWIPS) for length in layout.page)
    top, side = (round(length * _TWIPS) for length in layout.margins)
    return [
        f'<w:pgSz {ns} w:w="{width}" w:h="{height}"/>',
        f'<w:pgMar {ns} w:top="{top}" w:bottom="{top}" w:left="{side}" '
        f'w:right="{side}" w:header="{top // 2}" w:footer="{top // 2}" w:gutter="0"/>',
        f'<w:cols {ns} w:num="{layout.columns}" w:space="480"/>',
    ]


def _write_blocks(pieces: Sequence[Piece], layout: Layout) -> list[str]:
    blocks: list[str] = []
    for is_row, group in groupby(pieces, key=lambda p: p.kind is Kind.ROW):
        if is_row:
            blocks.append(_write_table([p.text.split("|") for p in group]))
        else:
            blocks += [_write_paragraph(piece, layout) for piece in group]
    return blocks


def _write_table(rows: Sequence[Sequence[str]]) -> str:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{e} w:val="single" w:sz="4"/>' for e in edges)
    looks = f"<w:tblBorders>{borders}</w:tblBorders>"
    grid = '<w:gridCol w:w="1500"/>' * len(rows[0])
    return (
        xml.table(*rows)
        .replace("<w:tblPr/>", f"<w:tblPr>{looks}</w:tblPr>", 1)
        .replace("<w:tblGrid/>", f"<w:tblGrid>{grid}</w:tblGrid>", 1)
    )


def _write_paragraph(piece: Piece, layout: Layout) -> str:
    centred = piece.kind is Kind.TITLE or piece.kind in HEADS
    size = layout.title_size if piece.kind is Kind.TITLE else layout.size
    bold = "<w:b/>" if centred else ""
    look = (
        '<w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"/>'
        f'{bold}<w:sz w:val="{round(size * 2)}"/>'
    )
    if centred:
        shape = '<w:spacing w:before="160" w:after="160"/><w:jc w:val="center"/>'
    elif layout.indent:
        first = round(layout.size * 2 * _TWIPS)
        shape = (
            '<w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="auto"/>'
            f'<w:ind w:firstLineChars="200" w:firstLine="{first}"/>'
            '<w:jc w:val="both"/>'
        )
    else:
        shape = (
            '<w:spacing w:before="0" w:after="200" w:line="264" w:lineRule="auto"/>'
            '<w:jc w:val="both"/>'
        )
    return xml.paragraph(xml.run(piece.typed, look), properties=shape)


def convert(files: Sequence[Path], wanted: str, folder: Path, profile: Path) -> None:
    """Convert files with LibreOffice, all in one run.

    Args:
        files: what to convert.
        wanted: suffix of the format.
        folder: where the results go, under the same names.
        profile: a folder for the settings of this run alone.
    """
    office = find_converter()
    if office is None:
        raise FileNotFoundError("soffice")
    command = [office, "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", wanted, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
