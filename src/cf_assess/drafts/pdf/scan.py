"""Pages of a PDF without text: is there a picture of text, and what does it say?

Characters are recognised only where the extra `ocr` is installed.  What was recognised
is a guess and is said to be one, with its confidence.
"""

from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium

from cf_assess.drafts.printed.page import PrintedLine

_POINTS = 72
_DOTS = 200
"""Dots per inch of the picture that is read; a scan seldom has more to tell."""
_MOST_PIXELS = 40_000_000
"""A larger page (A0 and beyond) is read in a coarser picture."""
_LEAST_CHARACTERS = 30
"""Fewer characters than these above a picture of the whole page are a page number."""
_COVERED = 0.5
"""Share of a page that a picture of text covers at least."""


@dataclass(frozen=True)
class Recognised:
    """What was read from the picture of a page."""

    lines: tuple[PrintedLine, ...]
    percent: int
    """Mean confidence of the recognition, weighted by characters."""


def is_scanned(page: "pdfium.PdfPage", characters: int) -> bool:
    """Tell whether a page holds something that is printed and is no text.

    Args:
        page: the page.
        characters: how many characters its text layer has.
    """
    if characters >= _LEAST_CHARACTERS:
        return False
    width, height = page.get_size()
    covered = 0.0
    for thing in page.get_objects(max_depth=3):
        if thing.type == pdfium.raw.FPDF_PAGEOBJ_TEXT:
            continue
        if not characters:
            return True
        if thing.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            covered += max(right - left, 0) * max(top - bottom, 0)
    return bool(covered > _COVERED * width * height > 0)


class Recogniser:
    """Reads pictures of pages; loads its models when the first one comes."""

    def __init__(self) -> None:
        self._engine: Any = None

    def read(self, page: "pdfium.PdfPage", number: int) -> Recognised:
        """Return the lines in the picture of a page, in points."""
        if self._engine is None:
            from rapidocr import RapidOCR  # a second and 200 MB, for scans only

            self._engine = RapidOCR(params={"Global.log_level": "critical"})
        width, height = page.get_size()
        scale = min(_DOTS / _POINTS, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        picture = page.render(scale=scale).to_numpy()
        found = self._engine(picture)
        if found.boxes is None:
            return Recognised((), 0)
        lines: list[PrintedLine] = []
        certain = total = 0.0
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            xs, ys = [float(p[0]) for p in box], [float(p[1]) for p in box]
            lines.append(
                PrintedLine(
                    text,
                    number,
                    left=min(xs) / scale,
                    right=max(xs) / scale,
                    bottom=height - max(ys) / scale,
                    top=height - min(ys) / scale,
                )
            )
            certain += float(score) * len(text)
            total += len(text)
        return Recognised(tuple(lines), round(100 * certain / total) if total else 0)
