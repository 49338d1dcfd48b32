"""Text files in which every line was broken at a fixed width: paragraphs made whole.

Mail programs, old editors and `pdftotext` write such files.  They show themselves: no
line is wider than the width, most lines that are followed by more text reach it, and
they end in the middle of a sentence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from cf_assess.drafts.lines import ends_sentence, join, tidy
from cf_assess.drafts.outline.markers import Family, find_marker

_LEAST_LINES = 8
"""Fewer lines show no width."""
_NARROWEST, _WIDEST = 40, 160
"""Widths at which text is broken, in columns; a Chinese character takes two."""
_WITHIN = 4
"""Columns by which a line that was broken may fall short."""
_CLOSING = "，。；：、？！）》”’】〕"
"""What must not start a line, and so takes the character before it along."""
_REACHING = 0.3
"""Share of the lines that reach the width in a file that was broken."""
_UNFINISHED = 0.6
"""Share of those that end in the middle of a sentence."""
_MARKED_SHARE = 0.05
"""Share of lines, indented or empty, that show where paragraphs begin."""
_INDENT = re.compile(r"(?:\u3000| {2}|\t)")
_HEADS = frozenset({Family.PART, Family.CHAPTER, Family.SECTION, Family.HEADING})


def join_wrapped(lines: Sequence[str]) -> tuple[list[str], bool]:
    """Return the lines of a file, those joined that were broken at a fixed width.

    Args:
        lines: as in the file, empty ones and leading blanks included.

    Returns:
        The lines, and whether it is partly a guess where paragraphs begin: neither
        indents nor empty lines tell.
    """
    width = _find_width(lines)
    if width is None:
        return list(lines), False
    marked = _marks_paragraphs(lines)
    return list(_join(lines, width, marked=marked)), not marked


def _marks_paragraphs(lines: Sequence[str]) -> bool:
    """Tell whether indents or empty lines show where paragraphs begin."""
    shown = sum(not line.strip() or bool(_INDENT.match(line)) for line in lines)
    return shown > _MARKED_SHARE * len(lines)


def _find_width(lines: Sequence[str]) -> int | None:
    """Return the width at which a file was broken, in columns, or None."""
    full = [(_measure(line), line) for line in lines if line.strip()]
    if len(full) < _LEAST_LINES:
        return None
    widest = max(columns for columns, _ in full)
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    reaching = [(n, line) for n, line in full if n > widest - _WITHIN]
    unfinished = sum(not ends_sentence(line.rstrip()) for _, line in reaching)
    if len(reaching) < _REACHING * len(full):
        return None
    if unfinished < _UNFINISHED * len(reaching):
        return None
    # Hanging punctuation makes some lines wider than the width.
    return Counter(n for n, _ in reaching).most_common(1)[0][0]


def _measure(line: str) -> int:
    """Return the width of a line in columns; one past the widest is wide enough."""
    text = line.rstrip()[: _WIDEST + 1]
    return sum(1 + (east_asian_width(c) in "WFA") for c in text)


def _first_unit(text: str) -> str:
    """Return what of a line could not be left on the line before."""
    end = 1
    if text[0].isascii() and text[0].isalnum():
        while end < len(text) and text[end].isascii() and text[end].isalnum():
            end += 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return text[:end]


def _join(lines: Sequence[str], width: int, *, marked: bool) -> Iterator[str]:
    before, whole = "", ""
    for line in lines:
        text = line.strip()
        full = (
            bool(before and text)
            and _measure(before) + _measure(_first_unit(text)) > width
        )
        ends = not marked and ends_sentence(whole)
        if full and not ends and not _starts(line, whole):
            whole = join(whole, text)
        else:
            if whole:
                yield whole
            whole = text
        before = line
    if whole:
        yield whole


def _starts(line: str, before: str) -> bool:
    """Tell whether a line begins a paragraph, although the one before is full."""
    if _INDENT.match(line):
        return True
    marker = find_marker(tidy(line))
    if marker is None:
        return False
    return marker.family in _HEADS or (marker.certain and ends_sentence(before))
