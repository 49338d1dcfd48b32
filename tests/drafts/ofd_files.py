"""OFD files for tests, written by hand after the structure that the standard gives."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

NAMESPACE = "http://www.ofdspec.org/2016"
_NS = f'xmlns:ofd="{NAMESPACE}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

SIZE = 5.6
"""Millimetres; about size 16 in points, as official documents are set."""
LEFT, TOP, PITCH = 21.0, 37.0, 10.0
LINE_CHARACTERS, PAGE_LINES = 30, 22
"""Characters of a line, lines of a page."""

_UNIT = re.compile("[（《“]*(?:[0-9A-Za-z.%]+|.)[，。；：、）》”！？]*")
"""What is not divided at the end of a line: punctuation must not start one."""

Setter = Callable[[str, float, float, float], str]
"""Sets a text at x and y (base line) in a size."""


def width_of(character: str) -> float:
    """Return the width of a character, in characters of Chinese."""
    return 0.5 if character.isascii() else 1.0


def text_object(
    code: str,
    box: tuple[float, float, float, float],
    size: float = SIZE,
    more: str = "",
) -> str:
    """Return a `TextObject` with codes already written."""
    boundary = " ".join(f"{value:g}" for value in box)
    return (
        f'<ofd:TextObject ID="9" Boundary="{boundary}" Font="1" Size="{size:g}"{more}>'
        f'<ofd:FillColor Value="0 0 0"/>{code}</ofd:TextObject>'
    )


def text_code(text: str, x: float, y: float, deltas: str = "", down: str = "") -> str:
    """Return a `TextCode`."""
    across = f' DeltaX="{deltas}"' if deltas else ""
    below = f' DeltaY="{down}"' if down else ""
    place = f'X="{x:g}" Y="{y:g}"{across}{below}'
    return f"<ofd:TextCode {place}>{escape(text)}</ofd:TextCode>"


def _steps(text: str, size: float) -> list[float]:
    return [width_of(character) * size for character in text[:-1]]


def _width(text: str, size: float) -> float:
    return sum(width_of(character) for character in text) * size


def set_line(text: str, x: float, y: float, size: float = SIZE) -> str:
    """Return a text as one object with a step for each character."""
    deltas = " ".join(f"{step:g}" for step in _steps(text, size))
    box = (x, y - size, _width(text, size), 1.2 * size)
    return text_object(text_code(text, 0, size, deltas), box, size)


def set_grouped(text: str, x: float, y: float, size: float = SIZE) -> str:
    """Return a text as one object, its steps in the short form `g n v`."""
    parts: list[tuple[int, float]] = []
    for step in _steps(text, size):
        if parts and parts[-1][1] == step:
            parts[-1] = (parts[-1][0] + 1, step)
        else:
            parts.append((1, step))
    deltas = " ".join(f"g {count} {step:g}" for count, step in parts)
    box = (x, y - size, _width(text, size), 1.2 * size)
    return text_object(text_code(text, 0, size, deltas), box, size)


def set_characters(text: str, x: float, y: float, size: float = SIZE) -> str:
    """Return a text as one object a character, the last one first."""
    objects = []
    for character in text:
        box = (x, y - size, width_of(character) * size, 1.2 * size)
        objects.append(text_object(text_code(character, 0, size), box, size))
        x += width_of(character) * size
    return "".join(reversed(objects))


def set_scaled(text: str, x: float, y: float, size: float = SIZE) -> str:
    """Return a text in type of size 1, which the matrix of the object enlarges."""
    deltas = " ".join(f"{step:g}" for step in _steps(text, 1))
    box = (x, y - size, _width(text, size), 1.2 * size)
    matrix = f' CTM="{size:g} 0 0 {size:g} 0 {size:g}"'
    return text_object(text_code(text, 0, 0, deltas), box, 1, matrix)


def page_xml(*objects: str, area: str = "", template: bool = False) -> str:
    """Return the content of a page."""
    box = f"<ofd:PhysicalBox>{area}</ofd:PhysicalBox>" if area else ""
    head = '<ofd:Template TemplateID="2" ZOrder="Background"/>' if template else ""
    body = "".join(objects)
    return (
        f"{_HEAD}<ofd:Page {_NS}>{head}<ofd:Area>{box}</ofd:Area><ofd:Content>"
        f'<ofd:Layer ID="3" Type="Body">{body}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def document_xml(places: Sequence[str], more: str = "") -> str:
    """Return a `Document.xml` that names pages by their places."""
    pages = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="{place}"/>'
        for number, place in enumerate(places, start=10)
    )
    return (
        f"{_HEAD}<ofd:Document {_NS}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{more}</ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )


def entry_xml(*roots: str, more: str = "") -> str:
    """Return an `OFD.xml` that names documents by their places."""
    bodies = "".join(
        "<ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>"
        f"<ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody>"
        for root in roots
    )
    return f'{_HEAD}<ofd:OFD {_NS} Version="1.1" DocType="OFD">{bodies}{more}</ofd:OFD>'


def pack_parts(parts: Mapping[str, str]) -> bytes:
    """Return the zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def parts_of(pages: Sequence[str]) -> dict[str, str]:
    """Return the parts of a file with one document, pages as XML."""
    names = [f"Pages/Page_{number}/Content.xml" for number in range(len(pages))]
    parts = {"OFD.xml": entry_xml("Doc_0/Document.xml")}
    parts["Doc_0/Document.xml"] = document_xml(names)
    for name, page in zip(names, pages, strict=True):
        parts[f"Doc_0/{name}"] = page
    return parts


def write_ofd(*pages: str) -> bytes:
    """Return an OFD file with one document of these pages."""
    return pack_parts(parts_of(pages))


def break_lines(text: str, indent: int = 2) -> Iterator[tuple[str, int]]:
    """Return the lines of a paragraph with their indents, in characters."""
    line = ""
    for unit in _UNIT.findall(text):
        if line and indent + _width(line + unit, 1) > LINE_CHARACTERS:
            yield line, indent
            line, indent = "", 0
        line += unit
    if line:
        yield line, indent


def lay_out(
    paragraphs: Sequence[str],
    setter: Setter = set_line,
    *,
    centred: Sequence[str] = (),
    header: str = "征求意见稿",
) -> list[str]:
    """Return the pages of a text, with its header and page numbers."""
    lines = [
        (line, (LINE_CHARACTERS - _width(text, 1)) / 2 if text in centred else indent)
        for text in paragraphs
        for line, indent in ([(text, 0)] if text in centred else break_lines(text))
    ]
    pages = []
    for first in range(0, len(lines), PAGE_LINES):
        number = first // PAGE_LINES + 1
        objects = [setter(header, LEFT, 18, 3.7)]
        for row, (line, indent) in enumerate(lines[first : first + PAGE_LINES]):
            objects.append(setter(line, LEFT + indent * SIZE, TOP + row * PITCH, SIZE))
        objects.append(setter(f"— {number} —", 100, 280, 4.9))
        pages.append(page_xml(*objects))
    return pages
