"""Lines as they are printed on the pages of a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

_SAME_LINE = 0.6
"""Share of the lower line's height by which two fragments of one line overlap."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line; lengths in points, from the lower left corner of the page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """Return the height of the line, about the size of its type."""
        return max(self.top - self.bottom, 1.0)

    @property
    def middle_height(self) -> float:
        """Return the height of the vertical middle."""
        return (self.top + self.bottom) / 2

    @property
    def middle(self) -> float:
        """Return the horizontal middle."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `lines` in the order of the file."""

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]


def merge_fragments(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return `lines` with those joined that stand on one line side by side."""
    merged: list[PrintedLine] = []
    for line in lines:
        if merged and _stands_beside(merged[-1], line):
            merged[-1] = _merge(merged[-1], line)
        else:
            merged.append(line)
    return merged


def _stands_beside(first: PrintedLine, second: PrintedLine) -> bool:
    overlap = min(first.top, second.top) - max(first.bottom, second.bottom)
    beside = second.left >= first.right - 1
    return beside and overlap > _SAME_LINE * min(first.size, second.size)


def _merge(first: PrintedLine, second: PrintedLine) -> PrintedLine:
    return replace(
        first,
        text=f"{first.text} {second.text}",
        right=second.right,
        bottom=min(first.bottom, second.bottom),
        top=max(first.top, second.top),
    )
