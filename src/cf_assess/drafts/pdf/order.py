"""The characters of a printed line from left to right.

Programs that set a line in two typefaces may draw all characters of one of them first;
pdfium hands them over as drawn, so that quotation marks end up behind the line.
"""

from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium

_FIRST_WIDE = 0x2E80
"""Chinese characters and their punctuation begin here."""
_BLANK_FROM = 0.15
"""Distance, in heights of the line, that counts as a blank."""


def put_in_order(
    text_page: "pdfium.PdfTextPage", first: int, text: str
) -> tuple[str, int, int]:
    """Return a line from left to right, and the places of its first and last character.

    Looking where the typeface may change is enough to see that a line is out of order.

    Args:
        text_page: the page.
        first: place of the first character of the line on the page.
        text: the line, blanks at its ends gone.
    """
    if not _jumps_back(text_page, first, text):
        return text, first, first + len(text) - 1
    boxes = {
        first + i: text_page.get_charbox(first + i, loose=True)
        for i, character in enumerate(text)
        if not character.isspace()
    }
    ordered = sorted(boxes, key=lambda index: boxes[index][0])
    size = max(box[3] - box[1] for box in boxes.values())
    pieces = [text[ordered[0] - first]]
    for before, index in pairwise(ordered):
        if boxes[index][0] - boxes[before][2] > _BLANK_FROM * size:
            pieces.append(" ")
        pieces.append(text[index - first])
    return "".join(pieces), ordered[0], ordered[-1]


def _jumps_back(text_page: "pdfium.PdfTextPage", first: int, text: str) -> bool:
    return any(
        _left(text_page, first + after) < _left(text_page, first + before)
        for before, after in _seams(text)
    )


def _seams(text: str) -> Iterator[tuple[int, int]]:
    """Return neighbours, blanks apart, between which the typeface may change."""
    places = [i for i, character in enumerate(text) if not character.isspace()]
    for before, after in pairwise(places):
        apart = after - before > 1
        if apart or _is_wide(text[before]) is not _is_wide(text[after]):
            yield before, after


def _is_wide(character: str) -> bool:
    return ord(character) >= _FIRST_WIDE


def _left(text_page: "pdfium.PdfTextPage", index: int) -> float:
    left: float = text_page.get_charbox(index, loose=True)[0]
    return left
