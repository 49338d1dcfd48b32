"""Chinese text broken into lines of a terminal.

The terminal library breaks at blanks only, so a Chinese paragraph counts as one
endless word and always begins on a new line.  Here a line is filled to its width,
does not begin with closing punctuation, and goes on under its own indent.
"""

from rich.cells import get_character_cell_size
from rich.text import Text

_NOT_FIRST = frozenset("，。；：、！？）》」』】〉”’…,.;:!?)]}")
"""What must not begin a line."""


def fold(text: Text, width: int, indent: int = 0) -> Text:
    """Return `text` in lines of at most `width` cells, styles kept.

    Args:
        text: any styled text; its own line feeds stay.
        width: in terminal cells; a wide character takes two.
        indent: blanks before every line but the first of each paragraph.
    """
    paragraphs = text.split("\n", allow_blank=True)
    return Text("\n").join(_fold_paragraph(p, width, indent) for p in paragraphs)


def _fold_paragraph(paragraph: Text, width: int, indent: int) -> Text:
    """Return one paragraph in lines."""
    breaks = find_breaks(paragraph.plain, width, indent)
    if not breaks:
        return paragraph
    first, *rest = paragraph.divide(breaks)
    blanks = " " * indent
    return Text("\n").join([first, *(Text(blanks).append_text(line) for line in rest)])


def find_breaks(text: str, width: int, indent: int = 0) -> list[int]:
    """Return where lines of `text` begin, the first one left out."""
    room = max(width - indent, 2)
    breaks: list[int] = []
    start, used, limit = 0, 0, max(width, 2)
    for position, character in enumerate(text):
        cells = get_character_cell_size(character)
        if used + cells > limit:
            begin = _line_start(text, position, start)
            used = sum(get_character_cell_size(c) for c in text[begin:position])
            if used + cells > room:  # what moved down is wider than the line below
                begin, used = position, 0
            breaks.append(begin)
            start, limit = begin, room
        used += cells
    return breaks


def _line_start(text: str, position: int, start: int) -> int:
    """Return where the next line begins: back from `position` if it must not."""
    begin = position
    while begin > start + 1 and text[begin] in _NOT_FIRST:
        begin -= 1
    if begin > start + 1 and _within_word(text, begin):
        word = begin
        while word > start + 1 and _within_word(text, word):
            word -= 1
        begin = word if word > start + 1 else begin
    return begin if begin > start + 1 else position


def _within_word(text: str, position: int) -> bool:
    """Tell whether a break here would cut a Latin word or a number in two."""
    before, after = text[position - 1], text[position]
    return all(c.isascii() and c.isalnum() for c in (before, after))
