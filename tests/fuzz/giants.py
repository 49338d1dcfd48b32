"""Small files that ask for much: each makes one step of a reader repeat or nest.

Mutation does not find these: thousands of parts must fit each other.
"""

import io
import zipfile
from collections.abc import Callable, Mapping

from tests.drafts.word_files import WORD
from tests.fuzz.ofd_seeds import pack_ofd
from tests.fuzz.pdf_seeds import stream, write_pdf

_NS = f'xmlns:w="{WORD}"'
_COUNT = 4000
_OPEN = '<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/>'
_END = '<w:fldChar w:fldCharType="end"/>'
_INK = "<w:t>甲</w:t>"


def _pack(body: str, **more: str) -> bytes:
    """Return a Word file of a body and further parts, without relations."""
    parts = {"document": f"<w:document {_NS}><w:body>{body}</w:body></w:document>"}
    parts |= more
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(zipfile.ZipInfo(f"word/{name}.xml"), xml)
    return target.getvalue()


def _paragraph(properties: str, text: str = "甲") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _in_list(number: int) -> str:
    return _paragraph(f'<w:numPr><w:numId w:val="{number}"/></w:numPr>')


def _num(number: int, of: int) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/></w:num>'


def chained_styles() -> bytes:
    """Return a file whose every paragraph has a style with thousands of parents."""
    styles = "".join(
        f'<w:style w:styleId="{i}"><w:basedOn w:val="{i + 1}"/></w:style>'
        for i in range(_COUNT)
    )
    body = "".join(_paragraph(f'<w:pStyle w:val="{i}"/>') for i in range(_COUNT))
    return _pack(body, styles=f"<w:styles {_NS}>{styles}</w:styles>")


def linked_lists() -> bytes:
    """Return a file whose lists refer to each other in one long chain."""
    styles = "".join(
        f'<w:style w:styleId="s{i}"><w:pPr><w:numPr><w:numId w:val="{i + 1}"/>'
        "</w:numPr></w:pPr></w:style>"
        for i in range(1, _COUNT)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:numStyleLink w:val="s{i}"/>'
        "</w:abstractNum>"
        for i in range(1, _COUNT)
    ) + "".join(_num(i, i) for i in range(1, _COUNT))
    return _pack(
        "".join(_in_list(i) for i in range(1, _COUNT)),
        styles=f"<w:styles {_NS}>{styles}</w:styles>",
        numbering=f"<w:numbering {_NS}>{lists}</w:numbering>",
    )


def lists_of_many_levels() -> bytes:
    """Return a file of many lists of one definition with thousands of levels."""
    levels = '<w:lvl w:ilvl="0"/>' * 3000
    lists = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    lists += "".join(_num(i, 1) for i in range(1, 2000))
    body = "".join(_in_list(i) for i in range(1, 2000))
    return _pack(body, numbering=f"<w:numbering {_NS}>{lists}</w:numbering>")


def long_labels() -> bytes:
    """Return a file whose automatic numbers have thousands of characters each."""
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="9000"/><w:numFmt w:val="lowerLetter"/>'
        f'<w:lvlText w:val="{"%1" * 50}"/></w:lvl>'
    )
    lists = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>{_num(1, 1)}'
    return _pack(
        _in_list(1) * 900, numbering=f"<w:numbering {_NS}>{lists}</w:numbering>"
    )


def nested_fields() -> bytes:
    """Return a file with thousands of fields open at once."""
    return _pack(
        f"<w:p><w:r>{_OPEN * _COUNT}{_INK * _COUNT}{_END * _COUNT}</w:r></w:p>"
    )


def endless_instruction() -> bytes:
    """Return a file with one field whose instruction comes in thousands of pieces."""
    piece = f"<w:instrText>{'a ' * 50}</w:instrText>{_INK}"
    return _pack(f"<w:p><w:r>{_OPEN}{piece * 10_000}{_END}</w:r></w:p>")


def carried_on() -> bytes:
    """Return a file whose paragraphs all run into the next one."""
    return _pack(_paragraph("<w:rPr><w:del/></w:rPr>", "甲" * 100) * 20_000)


def bare_lines() -> bytes:
    """Return a text whose lines all look like the title of the first article."""
    return ("第一条\n" + "[甲乙丙丁]\n" * 99_000).encode()


def forged_mark() -> bytes:
    """Return Markdown with what a reader may use to mark characters that it keeps."""
    return ("*甲\ue000" + "9" * 5000 + "\ue001").encode()


def packed_wrongly() -> bytes:
    """Return a file whose parts are packed in a way that is rare, and damaged."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(
            zipfile.ZipInfo("word/document.xml"), "<a/>" * 99, zipfile.ZIP_LZMA
        )
    data = bytearray(target.getvalue())
    start = data.index(b"document.xml") + 30
    data[start : start + 4] = b"\xff\x00\xff\x00"
    return bytes(data)


def one_row() -> bytes:
    """Return an OFD page with thousands of columns on one line."""
    objects = "".join(
        f'<ofd:TextObject Size="1" Boundary="{3 * i} 99 1 1"><ofd:TextCode '
        'X="0" Y="1">甲</ofd:TextCode></ofd:TextObject>'
        for i in range(20_000)
    )
    return pack_ofd([objects])


def one_page_many_times() -> bytes:
    """Return a PDF that prints one long page many times."""
    text = "甲乙丙丁戊己庚辛壬癸" * 3
    lines = f"<{text.encode('utf-16-be').hex()}> Tj 0 -9 Td\n" * 80
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>"
    )
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 60/Kids[%b]>>"
        % b" ".join(b"%d 0 R" % number for number in range(10, 70)),
        3: font,
        4: stream(f"BT /F1 8 Tf 60 780 Td\n{lines}ET".encode()),
    }
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    page += b"/Resources<</Font<</F1 3 0 R>>>>>>"
    return write_pdf(objects | dict.fromkeys(range(10, 70), page))


GIANTS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    make.__name__: (kind, make)
    for kind, make in (
        ("docx", chained_styles),
        ("docx", linked_lists),
        ("docx", lists_of_many_levels),
        ("docx", long_labels),
        ("docx", nested_fields),
        ("docx", endless_instruction),
        ("docx", carried_on),
        ("docx", packed_wrongly),
        ("txt", bare_lines),
        ("md", forged_mark),
        ("ofd", one_row),
        ("pdf", one_page_many_times),
    )
}
"""Format and builder of each, by name."""
