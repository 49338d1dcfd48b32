"""PDF files with a text layer: printed lines with their places.

pypdfium2 is safe in several processes, not in several threads.  How lines become
paragraphs is decided in `pdf_paragraphs`; what stands on every page goes in
`pdf_margins`.
"""

import math
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from cf_assess.drafts import limits
from cf_assess.drafts.available import can_recognise
from cf_assess.drafts.lines import Reading
from cf_assess.drafts.pdf.order import put_in_order
from cf_assess.drafts.pdf.scan import Recogniser, is_scanned
from cf_assess.drafts.printed.columns import order_pages
from cf_assess.drafts.printed.margins import drop_running_lines
from cf_assess.drafts.printed.page import Page, PrintedLine
from cf_assess.drafts.printed.paragraphs import join_paragraphs
from cf_assess.errors import (
    DraftDamagedError,
    DraftEncryptedError,
    DraftWithoutTextError,
)
from cf_assess.models.draft import DraftWarning

_FARTHEST = 1e6
"""Points; no page is so large."""
_SECONDS_OF_RECOGNITION = 30
"""A page takes three to ten."""
_LINE_HYPHEN = "\ufffe"
"""What pdfium writes for a hyphen at the end of a line, whatever it divides."""


def read_pdf(data: bytes, name: str) -> Reading:
    """Return the lines of a PDF file.

    Raises:
        DraftEncryptedError: it opens with a password only.
        DraftDamagedError: it is no PDF, or a damaged one.
        DraftWithoutTextError: it has pages and no text.
        DraftTooLargeError: it has too many pages or characters.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise DraftEncryptedError(name=name) from error
        raise DraftDamagedError(name=name, reason=f"pdf: {error}") from error
    try:
        return _read_document(document, name)
    finally:
        document.close()


def _read_document(document: "pdfium.PdfDocument", name: str) -> Reading:
    count = len(document)
    limits.require_at_most(name, count, limits.PAGES, "pages")
    if not count:
        raise DraftDamagedError(name=name, reason="pdf: 0 pages")
    reader = _PageReader(document, limits.Allowance(name))
    pages = [reader.read(index) for index in range(count)]
    lines = tuple(join_paragraphs(drop_running_lines(order_pages(pages))))
    if not lines:
        raise DraftWithoutTextError(name=name)
    return Reading(lines, "pdf", pages=count, warnings=tuple(reader.warnings))


class _PageReader:
    """Reads the pages of one document, scanned ones by recognition."""

    def __init__(
        self, document: "pdfium.PdfDocument", allowance: limits.Allowance
    ) -> None:
        self._document = document
        self._allowance = allowance
        self._recogniser = Recogniser() if can_recognise() else None
        self.warnings: list[DraftWarning] = []

    def read(self, index: int) -> Page:
        """Return one page; a broken one is empty."""
        try:
            page = self._document[index]
        except pdfium.PdfiumError:
            self._warn("page_without_text", index)
            return Page(index + 1, 0, 0, ())
        try:
            width, height = page.get_size()
            text_page = page.get_textpage()
            try:
                self._allowance.take(text_page.count_chars())
                lines = list(_read_lines(text_page, index + 1))
                self._allowance.take(0, pieces=len(lines))
            finally:
                text_page.close()
            if is_scanned(page, sum(len(line.text) for line in lines)):
                lines = self._recognise(page, index) or lines
        except pdfium.PdfiumError:
            self._warn("page_without_text", index)
            return Page(index + 1, 0, 0, ())
        finally:
            page.close()
        return Page(index + 1, width, height, tuple(lines))

    def _recognise(self, page: "pdfium.PdfPage", index: int) -> list[PrintedLine]:
        """Return what recognition finds on a page; says that it is a guess."""
        if self._recogniser is None:
            self._warn("page_without_text", index)
            return []
        self._allowance.extend(_SECONDS_OF_RECOGNITION)
        found = self._recogniser.read(page, index + 1)
        if found.lines:
            self._warn("page_recognised", index, percent=str(found.percent))
        else:
            self._warn("page_without_text", index)
        return list(found.lines)

    def _warn(self, code: str, index: int, **more: str) -> None:
        values = {"page": str(index + 1), **more}
        self.warnings.append(DraftWarning(code=code, values=values))


def _read_lines(text_page: "pdfium.PdfTextPage", number: int) -> Iterator[PrintedLine]:
    """Return the lines of a page in the order in which the file prints them."""
    start = 0
    for raw in _read_characters(text_page).split("\r\n"):
        first = start + len(raw) - len(raw.lstrip())
        last = start + len(raw.rstrip()) - 1
        start += len(raw) + 2
        if first > last:
            continue
        text, first, last = put_in_order(text_page, first, raw.strip())
        left, bottom, right, top = _surround(text_page, first, last)
        text = _mend_hyphen(text)
        yield PrintedLine(text, number, left, right, bottom, top)


def _read_characters(text_page: "pdfium.PdfTextPage") -> str:
    """Return the characters of a page, one for each index that pdfium counts."""
    text: str = text_page.get_text_range()
    count = text_page.count_chars()
    if len(text) == count:
        return text
    codes = (pdfium_c.FPDFText_GetUnicode(text_page, i) for i in range(count))
    return "".join(
        chr(c) if c and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes
    )


def _is_character(code: int) -> bool:
    return 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF


def _surround(
    text_page: "pdfium.PdfTextPage", first: int, last: int
) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of the characters from first to last.

    Looking at both ends is enough for a line, and ten times cheaper than at all.
    """
    a = text_page.get_charbox(first, loose=True)
    b = text_page.get_charbox(last, loose=True)
    if not all(math.isfinite(x) and abs(x) < _FARTHEST for x in (*a, *b)):
        return 0.0, 0.0, 0.0, 0.0  # a broken matrix; the text is still there
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _mend_hyphen(text: str) -> str:
    """Give a divided line its hyphen back, except inside a Latin word."""
    text = text.replace("\x02", _LINE_HYPHEN)
    if not text.endswith(_LINE_HYPHEN):
        return text.replace(_LINE_HYPHEN, "-")
    body = text[:-1].replace(_LINE_HYPHEN, "-")
    latin = body[-1:].isascii() and body[-1:].isalpha()
    return body if latin else f"{body}-"
