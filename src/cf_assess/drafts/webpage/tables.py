"""Tables of pages: those that hold data, and those that only lay the page out."""

from collections.abc import Sequence

from cf_assess.drafts.lines import Line, Role, tidy
from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family, find_marker
from cf_assess.drafts.webpage.blocks import Block, Span

_STRUCTURE = LEGAL_HEADINGS | {Family.ARTICLE}
_MAIN_SHARE = 0.6
"""A cell with more of a table's text is the page's column, not a datum."""
_FEWEST_BLOCKS = 6


def is_data(table: Span, blocks: Sequence[Block]) -> bool:
    """Tell whether a table is one of rows and columns."""
    cells = [cell for row in table.rows for cell in row]
    if max(map(len, table.rows), default=0) < 2:
        return False
    total = sum(block.size for block in blocks[table.start : table.end])
    numbered = sum(map(_has_structure, blocks[table.start : table.end]))
    for start, end in cells:
        inside = blocks[start:end]
        if numbered and 2 * sum(map(_has_structure, inside)) > numbered:
            return False
        size = sum(block.size for block in inside)
        if len(inside) >= _FEWEST_BLOCKS and size > _MAIN_SHARE * total:
            return False
    return True


def _has_structure(block: Block) -> bool:
    marker = find_marker(block.text)
    return marker is not None and marker.family in _STRUCTURE


def make_rows(table: Span, blocks: Sequence[Block], number: int) -> list[Line]:
    """Return the rows of a table of data."""
    texts = []
    for row in table.rows:
        cells = [tidy(" ".join(b.text for b in blocks[s:e])) for s, e in row]
        text = tidy(" | ".join(cells))
        if text.strip(" |"):
            texts.append(text)
    several = len(texts) > 1
    return [
        Line(text, role=Role.TABLE, table=number, row=index if several else 0)
        for index, text in enumerate(texts, start=1)
    ]
