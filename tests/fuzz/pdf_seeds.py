"""PDF files written by hand, every stream open, and a real one with streams opened."""

import re
import zlib
from collections.abc import Mapping, Sequence

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>"
)
_LATIN = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_MAPPED = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/FirstChar 65/LastChar 70"
    b"/Widths[900 900 900 900 900 900]/ToUnicode 9 0 R/Encoding<</Type/Encoding"
    b"/Differences[65/A/hyphen/fi/uni7B2C]>>>>"
)
_CMAP = (
    b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/X def "
    b"1 begincodespacerange <00><FF> endcodespacerange 2 beginbfchar <41><7B2C> "
    b"<42><D840DC00> endbfchar 1 beginbfrange <43><46><4E00> endbfrange "
    b"endcmap end end"
)
_LEGAL = (
    "北河市少年宫办法",
    "第一条 为了办好少年宫，让孩子放学",
    "以后有地方可去，制定本办法。",
    "第二条 少年宫由教育部门管理。",
    "（一）周末；",
    "（二）假期。",
    "— 1 —",
)
_PLAN = ("一、总体要求", "（一）健康", "1.增加医生", "2.提高待遇", "附件1", "目标：")


def write_pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, its table of places right.

    Args:
        objects: bodies by number.
        trailer: entries of the trailer; `/Root 1 0 R` when there are none.
    """
    data = bytearray(b"%PDF-1.6\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    size = max(objects, default=0) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        kind = b"n" if number in places else b"f"
        data += b"%010d 00000 %b \n" % (places.get(number, 0), kind)
    entries = trailer or b"/Root 1 0 R"
    data += b"trailer\n<</Size %d%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        entries,
        start,
    )
    return bytes(data)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return the body of a stream object."""
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(content), entries, content)


def make_pdf_seeds() -> tuple[bytes, ...]:
    """Return several small files: one page, several pages, odd fonts, no text."""
    pages = [_print(_LEGAL, 60, 24), _print(_PLAN, 84, 30), _print(_LEGAL[2:], 60, 18)]
    odd = b"BT /F3 12 Tf 20 700 Td (ABCDEF) Tj 0 -20 Td [(A)-300(BC)9000(DE)] TJ ET"
    drawn = b"BT /F2 14 Tf 1 0 0 1 60 700 Tm (Article 1 chil-) Tj T* (dren) ' ET q Q"
    right = [f"（{number}）丙丁戊己庚辛壬癸甲乙丙" for number in "一二三四五六七八九十"]
    columns = _print(right, 60, 24) + _print(right[::-1], 320, 24)
    return (
        _compose([columns, columns]),
        _compose(pages[:1]),
        _compose(pages),
        _compose([odd, drawn, b"", _print(_PLAN, 60, 20)]),
        _compose([b"0 0 10 10 re f"]),
    )


def _print(lines: Sequence[str], left: int, step: int) -> bytes:
    text = "".join(
        f"<{line.encode('utf-16-be').hex()}> Tj 0 -{step} Td\n" for line in lines
    )
    return f"BT /F1 16 Tf {left} 780 Td\n{text}ET".encode()


def _compose(pages: Sequence[bytes]) -> bytes:
    numbers = range(20, 20 + 2 * len(pages), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%b]/MediaBox[0 0 595 842]/Resources 3 0 R>>"
        % (len(pages), kids),
        3: b"<</Font<</F1 4 0 R/F2 5 0 R/F3 6 0 R>>>>",
        4: _FONT,
        5: _LATIN,
        6: _MAPPED,
        9: stream(_CMAP),
    }
    for number, content in zip(numbers, pages, strict=True):
        objects[number] = b"<</Type/Page/Parent 2 0 R/Rotate 0/Contents %d 0 R>>" % (
            number + 1
        )
        objects[number + 1] = stream(content)
    return write_pdf(objects)


def unpack_streams(data: bytes) -> bytes:
    """Return a PDF whose packed streams other than fonts are open to mutation."""
    objects, trailer = split_objects(data)
    for number, body in objects.items():
        head = re.search(rb"stream\r?\n", body)
        if head is None or b"/FlateDecode" not in body[: head.start()]:
            continue
        try:
            content = zlib.decompressobj().decompress(body[head.end() :])
        except zlib.error:
            continue
        if b"/Length1" not in body[: head.start()]:
            objects[number] = stream(content)
    return write_pdf(objects, trailer)


def split_objects(data: bytes) -> tuple[dict[int, bytes], bytes]:
    """Return the bodies of the objects by number, and the entries of the trailer."""
    objects = {
        int(match[1]): match[2].strip(b"\r\n")
        for match in re.finditer(rb"(\d{1,9}) 0 obj\b(.*?)\bendobj", data, re.DOTALL)
    }
    root = re.search(rb"/Root \d+ 0 R", data)
    return objects, root[0] if root else b"/Root 1 0 R"
