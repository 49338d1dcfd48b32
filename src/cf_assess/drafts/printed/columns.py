"""Pages set in two columns: the left one is read before the right one.

A table of two columns looks much the same.  What tells them apart is that the lines of
a text fill their column, and that each line of a table row is short.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cf_assess.drafts.printed.page import Page, PrintedLine, merge_fragments

_LEAST_LINES = 5
"""Lines that each column has at least."""
_MIDDLE = 0.3, 0.7
"""Part of the text's width in which a gutter may be."""
_CROSSING = 0.25
"""Share of lines (titles, page numbers) that may cross the gutter."""
_FULL_SHARE = 0.5
"""Share of lines that fill their column in a text; those of a table do not."""
_FULL_WITHIN = 2.3
"""Characters by which a full line may end early."""
_GUTTER = 0.8
"""Least width of a gutter, in characters."""
_LEAST_CHARACTERS = 6
"""Least mean length of the lines of a text."""


@dataclass(frozen=True)
class _Gutter:
    """The empty strip between two columns; lengths in points."""

    left: float
    right: float

    def crosses(self, line: PrintedLine) -> bool:
        """Tell whether a line reaches over the gutter."""
        return line.left < self.left - 1 and line.right > self.right + 1


def order_pages(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with their lines in reading order.

    A page of short items alone does not show that it is in columns; the others do.
    """
    found = [_find_gutter(page.lines) for page in pages]
    sure = sorted({g for g in found if g is not None}, key=lambda g: (g.left, g.right))
    return [
        replace(page, lines=tuple(order_columns(page.lines, sure))) for page in pages
    ]


def order_columns(
    lines: Sequence[PrintedLine], known: Sequence[_Gutter] = ()
) -> list[PrintedLine]:
    """Return the lines of a page in reading order, fragments of a line joined.

    Lines of a right column are moved to where they would stand in the left one, so
    that indents and line ends mean the same in both.
    """
    gutter = _find_gutter(lines)
    if gutter is None:
        gutter = next((g for g in known if _fits(lines, g)), None)
    if gutter is None:
        return merge_fragments(lines)
    shift = _margin(lines, gutter, right=True) - _margin(lines, gutter, right=False)
    ordered: list[PrintedLine] = []
    down = sorted(lines, key=lambda line: (-line.middle_height, line.left))
    for crossing, band in groupby(down, gutter.crosses):
        part = list(band)
        if crossing:
            ordered += merge_fragments(part)
            continue
        left = [line for line in part if line.right <= gutter.right]
        right = [line for line in part if line.right > gutter.right]
        ordered += merge_fragments(left)
        ordered += [_move(line, -shift) for line in merge_fragments(right)]
    return ordered


def _move(line: PrintedLine, by: float) -> PrintedLine:
    return replace(line, left=line.left + by, right=line.right + by)


def _find_gutter(lines: Sequence[PrintedLine]) -> _Gutter | None:
    """Return the gutter of a page in two columns, or None."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    left, right = min(x.left for x in lines), max(x.right for x in lines)
    width = right - left
    low, high = left + _MIDDLE[0] * width, left + _MIDDLE[1] * width
    ends = [x.right for x in lines if low <= x.right <= high and x.left < low]
    starts = [x.left for x in lines if low <= x.left <= high and x.right > high]
    if min(len(ends), len(starts)) < _LEAST_LINES:
        return None
    gutter = _Gutter(max(ends), min(starts))
    size = sorted(line.size for line in lines)[len(lines) // 2]
    if gutter.right - gutter.left < _GUTTER * size:
        return None
    return gutter if _is_text(lines, gutter, size) else None


def _fits(lines: Sequence[PrintedLine], gutter: _Gutter) -> bool:
    """Tell whether a page keeps the gutter of another page of the document free."""
    left = any(line.right <= gutter.left + 1 for line in lines)
    right = any(abs(line.left - gutter.right) <= 1 for line in lines)
    crossing = sum(gutter.crosses(line) for line in lines)
    return left and right and crossing <= _CROSSING * len(lines)


def _is_text(lines: Sequence[PrintedLine], gutter: _Gutter, size: float) -> bool:
    """Tell whether what stands on both sides of a gutter is text, not a table."""
    crossing = sum(gutter.crosses(line) for line in lines)
    if crossing > _CROSSING * len(lines):
        return False
    for column in (
        [x for x in lines if x.right <= gutter.left + 1],
        [x for x in lines if x.left >= gutter.right - 1],
    ):
        if len(column) < _LEAST_LINES:
            return False
        edge = max(line.right for line in column)
        full = sum(line.right > edge - _FULL_WITHIN * size for line in column)
        length = sum(len(line.text) for line in column) / len(column)
        if full < _FULL_SHARE * len(column) or length < _LEAST_CHARACTERS:
            return False
    return True


def _margin(lines: Sequence[PrintedLine], gutter: _Gutter, *, right: bool) -> float:
    """Return where the lines of a column begin."""
    if right:
        return min(x.left for x in lines if x.left >= gutter.right - 1)
    return min(x.left for x in lines if x.right <= gutter.left + 1)
