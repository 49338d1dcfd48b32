"""OFD files (GB/T 33190-2016): the pages of every document in the package.

The format is a zip of XML: `OFD.xml` names the documents, each document its pages,
each page what is printed where.  Only what a page itself prints is read: templates
(letterheads), annotations and seals are not the draft's words.  How the text
objects of a page become lines is in `ofd_page`; from there on the lines go the way
of a PDF's.
"""

import posixpath
from collections.abc import Iterator

from cf_assess.drafts import limits
from cf_assess.drafts.archive import Archive, Element, tag_of
from cf_assess.drafts.lines import Reading
from cf_assess.drafts.ofd.page import PAPER, numbers_of, read_lines
from cf_assess.drafts.printed.margins import drop_running_lines
from cf_assess.drafts.printed.page import Page
from cf_assess.drafts.printed.paragraphs import join_paragraphs
from cf_assess.errors import (
    DraftDamagedError,
    DraftEncryptedError,
    DraftWithoutTextError,
)
from cf_assess.models.draft import DraftWarning

_ENTRY = "OFD.xml"
_KEYS = frozenset({"encryptions.xml", "decryptseed.dat"})
"""Parts that tell how to decrypt others; GM/T 0099-2020, annex C."""
_DRAWN = frozenset({"TextObject", "ImageObject", "PathObject", "CompositeObject"})
"""What is printed; a page with some of it and no text may be a scan."""
_POINTS = 72 / 25.4
"""Points in a millimetre."""


def read_ofd(data: bytes, name: str) -> Reading:
    """Return the lines of an OFD file.

    Raises:
        DraftEncryptedError: it, or a part of it, opens with a password only.
        DraftDamagedError: it is no OFD, or a damaged one.
        DraftWithoutTextError: it has pages and no text.
        DraftTooLargeError: it has too many pages, lines or characters.
        DraftTooSlowError: it takes longer than a draft may.
    """
    package = _Package(data, name)
    pages: list[Page] = []
    warnings: list[DraftWarning] = []
    allowance = limits.Allowance(name)
    for part, paper in package.find_pages():
        number = len(pages) + 1
        limits.require_at_most(name, number, limits.PAGES, "pages")
        page, is_lost = _read_page(package, part, paper, number)
        characters = sum(len(line.text) for line in page.lines)
        allowance.take(characters, pieces=len(page.lines))
        pages.append(page)
        if is_lost:
            values = {"page": str(number)}
            warnings.append(DraftWarning(code="page_without_text", values=values))
    if not pages:
        raise DraftDamagedError(name=name, reason="ofd: 0 pages")
    lines = tuple(join_paragraphs(drop_running_lines(pages)))
    if not lines:
        raise DraftWithoutTextError(name=name)
    return Reading(lines, "ofd", pages=len(pages), warnings=tuple(warnings))


def _read_page(
    package: "_Package", part: str, paper: tuple[float, float], number: int
) -> tuple[Page, bool]:
    """Return a page, and whether something may be printed on it that was not read."""
    try:
        root = package.read_xml(part)
    except DraftDamagedError:
        root = None
    if root is None:
        return Page(number, *_to_points(paper), ()), True
    paper = _paper_of(_child(root, "Area")) or paper
    content = _child(root, "Content")
    if content is None:
        return Page(number, *_to_points(paper), ()), False
    lines = read_lines(content, paper, number, _POINTS)
    is_drawn = any(tag_of(element) in _DRAWN for element in content.iter())
    return Page(number, *_to_points(paper), tuple(lines)), is_drawn and not lines


class _Package:
    """The parts of one OFD file, by the places that other parts name."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._archive = Archive(data, name, "ofd")
        self._parts = {_normal(part): part for part in self._archive.parts}
        self._bytes_read = 0
        if self._parts.keys() & _KEYS:
            raise DraftEncryptedError(name=name)

    def read_xml(self, place: str) -> Element | None:
        """Return the root element of a part, or None when there is no such part.

        A part named again and again counts each time against what may be unpacked.
        """
        part = self._parts.get(_normal(place), "")
        data = self._archive.read_part(part)
        if data is None:
            return None
        self._bytes_read += len(data)
        limits.require_bytes(self._name, self._bytes_read, limits.UNZIPPED_BYTES)
        return self._archive.parse(data, part)

    def find_pages(self) -> Iterator[tuple[str, tuple[float, float]]]:
        """Return place and paper of every page, documents in the order of the file."""
        entry = self._require_xml(_ENTRY)
        if any("encrypt" in tag_of(element).lower() for element in entry.iter()):
            raise DraftEncryptedError(name=self._name)
        roots = [e.text or "" for e in entry.iter() if tag_of(e) == "DocRoot"]
        for place in dict.fromkeys(_normal(root) for root in roots):
            yield from self._find_pages_of(place)

    def _find_pages_of(self, place: str) -> Iterator[tuple[str, tuple[float, float]]]:
        document = self._require_xml(place)
        common = _child(document, "CommonData")
        paper = _paper_of(_child(common, "PageArea")) or PAPER
        for page in _children(_child(document, "Pages"), "Page"):
            yield self._resolve(page.get("BaseLoc") or "", place), paper

    def _resolve(self, place: str, base: str) -> str:
        """Return the name of the part at a place, absolute or beside `base`."""
        beside = _normal(posixpath.join(posixpath.dirname(base), _slashed(place)))
        # some writers give the place from the top of the package without a slash
        return beside if beside in self._parts else _normal(place)

    def _require_xml(self, place: str) -> Element:
        root = self.read_xml(place)
        if root is None:
            raise DraftDamagedError(name=self._name, reason=f"ofd: {place}")
        return root


def _slashed(place: str) -> str:
    return place.strip().replace("\\", "/")


def _normal(place: str) -> str:
    """Return a place in one form: from the top of the package, in lower case."""
    return posixpath.normpath(posixpath.join("/", _slashed(place))).lower().lstrip("/")


def _children(element: Element | None, name: str) -> Iterator[Element]:
    """Return the children of this name, whatever namespace a writer gave them."""
    return (c for c in (() if element is None else element) if tag_of(c) == name)


def _child(element: Element | None, name: str) -> Element | None:
    return next(_children(element, name), None)


def _paper_of(area: Element | None) -> tuple[float, float] | None:
    """Return width and height in millimetres of a page's area, or None."""
    box = _child(area, "PhysicalBox")
    values = numbers_of("" if box is None else box.text, 4)
    if values is None or min(values[2:]) <= 0:
        return None
    return values[2], values[3]


def _to_points(paper: tuple[float, float]) -> tuple[float, float]:
    return paper[0] * _POINTS, paper[1] * _POINTS
