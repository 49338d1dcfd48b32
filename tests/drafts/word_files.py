"""Real Word files for tests: python-docx for the package, our own XML for the rest."""

import io
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = f'xmlns:w="{WORD}"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def level(index: int, text: str, number_format: str, **options: object) -> str:
    """Return a `w:lvl`; options: start, restart, suffix, legal, style."""
    parts = [
        f'<w:start w:val="{options.get("start", 1)}"/>',
        f'<w:numFmt w:val="{number_format}"/>',
    ]
    if "restart" in options:
        parts.append(f'<w:lvlRestart w:val="{options["restart"]}"/>')
    if "style" in options:
        parts.append(f'<w:pStyle w:val="{options["style"]}"/>')
    if options.get("legal"):
        parts.append("<w:isLgl/>")
    parts.append(f'<w:suff w:val="{options.get("suffix", "tab")}"/>')
    parts.append(f'<w:lvlText w:val="{text}"/>')
    return f'<w:lvl w:ilvl="{index}">{"".join(parts)}</w:lvl>'


def abstract(number: int, *levels: str) -> str:
    """Return a `w:abstractNum`."""
    body = "".join(levels)
    return f'<w:abstractNum {_NS} w:abstractNumId="{number}">{body}</w:abstractNum>'


def num(number: int, of: int, *overrides: str) -> str:
    """Return a `w:num`."""
    body = f'<w:abstractNumId w:val="{of}"/>' + "".join(overrides)
    return f'<w:num {_NS} w:numId="{number}">{body}</w:num>'


def start_override(index: int, start: int) -> str:
    """Return a `w:lvlOverride` that starts a level elsewhere."""
    start_xml = f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{index}">{start_xml}</w:lvlOverride>'


LEGAL_LIST = abstract(
    50,
    level(0, "第%1章", "chineseCountingThousand"),
    level(1, "第%2条", "chineseCountingThousand", restart=0),
    level(2, "（%3）", "chineseCountingThousand", suffix="nothing"),
    level(3, "%4.", "decimal", suffix="nothing"),
)
"""Chapters and articles; articles run on over chapters."""


def run(text: str, properties: str = "") -> str:
    """Return a `w:r` with text."""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """Return a `w:p`; content is text or XML of runs."""
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    body = "".join(c if c.startswith("<") else run(c) for c in content)
    return f"<w:p {_NS}>{head}{body}</w:p>"


def numbered(text: str, number: int = 1, at: int = 0) -> str:
    """Return a paragraph of a list."""
    ids = f'<w:ilvl w:val="{at}"/><w:numId w:val="{number}"/>'
    return paragraph(text, properties=f"<w:numPr>{ids}</w:numPr>")


def change(kind: str, *content: str) -> str:
    """Return a tracked change: ins, del, moveFrom, moveTo."""
    body = "".join(c if c.startswith("<") else run(c) for c in content)
    if kind == "del":
        body = body.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{kind} w:id="1" w:author="A">{body}</w:{kind}>'


def table(*rows: Sequence[str]) -> str:
    """Return a table; each cell is text or the XML of its blocks."""
    body = ""
    for row in rows:
        cells = (c if c.startswith("<") else paragraph(c) for c in row)
        body += "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"
    return f"<w:tbl {_NS}><w:tblPr/><w:tblGrid/>{body}</w:tbl>"


def field(instruction: str, result: str) -> str:
    """Return the runs of a complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def write_word(
    *blocks: str,
    numbering: Sequence[str] = (),
    styles: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> bytes:
    """Return a Word file.

    Args:
        blocks: body blocks, as XML or as plain text of a paragraph.
        numbering: `w:abstractNum` and `w:num`, in that order.
        styles: `w:style` elements without namespace declaration.
        notes: texts of footnotes, with ids from 1.
    """
    document = docx.Document()
    part = document.part.numbering_part.element
    for old in list(part):
        part.remove(old)
    for item in numbering:
        part.append(parse_xml(item))
    for style in styles:
        xml = style.replace("<w:style ", f"<w:style {_NS} ", 1)
        document.styles.element.append(parse_xml(xml))
    end = document.element.body.sectPr
    for block in blocks:
        xml = block if block.startswith("<") else paragraph(block)
        end.addprevious(parse_xml(xml))
    document.sections[0].header.paragraphs[0].text = "页眉不是正文"
    stream = io.BytesIO()
    document.save(stream)
    return add_notes(stream.getvalue(), notes) if notes else stream.getvalue()


def add_notes(data: bytes, notes: Sequence[str]) -> bytes:
    """Return the file with footnotes, ids from 1, which python-docx cannot write."""
    items = "".join(
        f'<w:footnote w:id="{i}">{paragraph(text)}</w:footnote>'
        for i, text in enumerate(notes, start=1)
    )
    return _add_part(data, "footnotes", items)


def add_comments(data: bytes, comments: Sequence[str]) -> bytes:
    """Return the file with margin comments, ids from 0."""
    items = "".join(
        f'<w:comment w:id="{i}" w:author="A">{paragraph(text)}</w:comment>'
        for i, text in enumerate(comments)
    )
    return _add_part(data, "comments", items)


def _add_part(data: bytes, kind: str, items: str) -> bytes:
    """Return the file with one more part that the main one is related to."""
    relation = (
        f'<Relationship Id="{kind}" Type="{_RELATION}/{kind}" Target="{kind}.xml"/>'
    )
    override = (
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
    )
    changes: dict[str, Callable[[str], str]] = {
        "word/_rels/document.xml.rels": lambda x: x.replace(
            "</Relationships>", relation + "</Relationships>"
        ),
        "[Content_Types].xml": lambda x: x.replace("</Types>", override + "</Types>"),
    }
    part = f"<w:{kind} {_NS}>{items}</w:{kind}>"
    return rewrite(data, changes, {f"word/{kind}.xml": part})


def rewrite(
    data: bytes,
    changes: dict[str, Callable[[str], str]],
    more: dict[str, str] | None = None,
) -> bytes:
    """Return a zip file with parts changed and added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name in changes:
                content = changes[name](content.decode()).encode()
            target.writestr(name, content)
        for name, text in (more or {}).items():
            target.writestr(name, text)
    return stream.getvalue()


def commented(text: str, number: int) -> str:
    """Return the runs of a text with a margin comment on it."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{run(text)}'
        f'<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )
