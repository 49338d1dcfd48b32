"""One page of an OFD file: text objects, set anywhere in any order, to lines.

The format measures in millimetres from the upper left corner and sets each
character by itself; a writer may put a line, a word or a character into one text
object.  So the characters are placed first, what runs on is kept together as a
piece, and pieces are gathered into lines by where they stand.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from cf_assess.drafts.archive import Element, tag_of
from cf_assess.drafts.printed.columns import order_columns
from cf_assess.drafts.printed.page import PrintedLine

PAPER = (210.0, 297.0)
"""Width and height in millimetres of a page that names none: A4."""

_HUGE = 1e5
"""No length of a page comes near this many millimetres."""
_TINY = 0.01
"""Type so small is not printed."""
_ALIKE = 2.5
"""Times that one piece of a line is larger than another at most."""
_ASCENT = 0.86
"""Share of the type that stands above the base line, in Chinese fonts."""
_SAME_LINE = 0.6
"""Share of the lower piece's height by which two pieces of one line overlap."""
_SAME_PLACE = 0.15
"""Characters apart at which the same text is one text printed twice, to be bold."""
_APART = 1.5
"""Characters of blank from which on two pieces are not one run of text."""
_BLANK = 0.17
"""Characters of gap that are a blank; one of a Chinese font has some 0.22."""
_STRETCH = 0.4
"""Characters by which justified setting widens or narrows a step inside a run."""
_OFF_LINE = 0.3
"""Characters up or down at which a run has left its line."""
_NARROW = 0.5
"""Usual width of a Latin letter, in characters."""
_OBLIQUE = 0.1
"""Slope from which on a base line is neither level nor upright: a watermark."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that run on; millimetres from the upper left corner of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        return self.base - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.base + (1 - _ASCENT) * self.size


def read_lines(
    content: Element, paper: tuple[float, float], page: int, scale: float
) -> list[PrintedLine]:
    """Return the printed lines of a page, in reading order.

    Args:
        content: the `Content` of the page.
        paper: width and height in millimetres.
        page: its number.
        scale: points in a millimetre.
    """
    objects = (e for e in content.iter() if tag_of(e) == "TextObject")
    pieces = [piece for element in objects for piece in _read_object(element)]
    lines = [
        PrintedLine(
            text=text,
            page=page,
            left=box.left * scale,
            right=box.right * scale,
            bottom=(paper[1] - box.bottom) * scale,
            top=(paper[1] - box.top) * scale,
        )
        for row in _gather_rows(pieces)
        for text, box in _join_row(row)
    ]
    return order_columns(lines)


def number_of(text: str | None, default: float) -> float:
    """Return a length in an attribute, or the default for what is none."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if abs(value) <= _HUGE else default  # what is not a number fails too


def numbers_of(text: str | None, count: int) -> tuple[float, ...] | None:
    """Return so many lengths, or None when there are fewer or one is none."""
    words = (text or "").split(maxsplit=count)[:count]
    values = tuple(number_of(word, math.nan) for word in words)
    if len(values) < count or any(math.isnan(value) for value in values):
        return None
    return values


def _read_object(element: Element) -> Iterator[_Piece]:
    """Return the pieces of a text object."""
    box = numbers_of(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    a, b, c, d, e, f = numbers_of(element.get("CTM"), 6) or (1, 0, 0, 1, 0, 0)
    is_oblique = min(abs(a), abs(b)) > _OBLIQUE * max(abs(a), abs(b))
    if is_oblique or element.get("Visible") == "false":
        return
    size = abs(number_of(element.get("Size"), 0.0)) or box[3] or 1.0
    stretch = math.hypot(a, b) * (number_of(element.get("HScale"), 1.0) or 1.0)
    tall, wide = size * math.hypot(c, d), size * abs(stretch)
    if not (_TINY < tall <= _HUGE and _TINY < wide <= _HUGE):
        return
    x = y = 0.0
    for code in element:
        if tag_of(code) != "TextCode":
            continue
        # a code without a place goes on from that of the code before
        x, y = number_of(code.get("X"), x), number_of(code.get("Y"), y)
        text = _text_of(code)
        spots = [
            (box[0] + a * px + c * py + e, box[1] + b * px + d * py + f)
            for px, py in _place(code, text, (x, y), size)
        ]
        yield from _split(text, spots, (wide, tall), box[0] + box[2])


def _text_of(code: Element) -> str:
    """Return the characters of a code; line ends around them are the file's own."""
    text = code.text or ""
    is_spread_out = text[:1] in "\r\n" or text[-1:] in "\r\n"
    return text.strip() if is_spread_out else text


def _place(
    code: Element, text: str, start: tuple[float, float], size: float
) -> Iterator[tuple[float, float]]:
    """Return where each character is set, in the space of its object."""
    x, y = start
    across, down = code.get("DeltaX"), code.get("DeltaY")
    steps_x, steps_y = _read_steps(across), _read_steps(down)
    is_level = not (down and not across)
    for character in text:
        yield x, y
        usual = _width_of(character) * size
        x += next(steps_x, usual if is_level else 0.0)
        y += next(steps_y, 0.0 if is_level else size)


def _read_steps(text: str | None) -> Iterator[float]:
    """Return the distances in a `DeltaX`; `g 3 2.5` stands for 2.5 three times."""
    words = iter((text or "").split())
    for word in words:
        if word != "g":
            yield number_of(word, 0.0)
            continue
        count, value = next(words, ""), next(words, "")
        if count.isascii() and count.isdigit():
            times = min(int(count[:9]), int(_HUGE))
            yield from repeat(number_of(value, 0.0), times)


def _width_of(character: str) -> float:
    """Return the usual width of a character, in characters of Chinese."""
    return _NARROW if _is_narrow(character) else 1.0


def _is_narrow(character: str) -> bool:
    return character < "\u2e80" and character not in "“”‘’—…·"


def _split(
    text: str,
    spots: Sequence[tuple[float, float]],
    type_size: tuple[float, float],
    edge: float,
) -> Iterator[_Piece]:
    """Return the runs of a code: a run ends where the next character is elsewhere.

    Args:
        text: the characters.
        spots: where each of them is set, on its base line.
        type_size: width and height of a Chinese character.
        edge: right edge of the object, which tells where its last character ends.
    """
    wide, tall = type_size
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text):
            step = spots[end][0] - spots[end - 1][0]
            drop = abs(spots[end][1] - spots[end - 1][1])
            runs_on = -_STRETCH * wide < step < (1 + _STRETCH) * wide
            if runs_on and drop < _OFF_LINE * tall:
                continue
        run = text[start:end]
        first, last = start, start + max(len(run.rstrip()), 1) - 1
        if run.strip():
            first = start + len(run) - len(run.lstrip())
        right = spots[last][0] + _width_of(text[last]) * wide
        room = edge - spots[last][0]
        if end == len(text) and _is_narrow(text[last]) and 0 < room < wide:
            right = edge
        yield _Piece(text[first:end], spots[first][0], right, spots[last][1], tall)
        start = end


def _gather_rows(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Return the pieces line by line from top to bottom, each from left to right."""
    rows: list[list[_Piece]] = []
    leader: _Piece | None = None
    for piece in sorted(pieces, key=lambda p: (p.top + p.bottom, p.left)):
        if leader is not None and _share_line(leader, piece):
            rows[-1].append(piece)
            leader = max(leader, piece, key=lambda p: p.size)
        else:
            rows.append([piece])
            leader = piece
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _share_line(first: _Piece, second: _Piece) -> bool:
    smaller, larger = sorted((first.size, second.size))
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    return overlap > _SAME_LINE * smaller and larger < _ALIKE * smaller


def _join_row(row: Sequence[_Piece]) -> Iterator[tuple[str, "_Box"]]:
    """Return the texts of a line with their boxes; columns stay apart."""
    group: list[_Piece] = []
    text, right = "", 0.0
    for piece in row:
        if not piece.text.strip():
            text += " " if text else ""  # where it ends tells nothing
            continue
        gap = (piece.left - right) / piece.size
        if group and gap > _APART:
            yield text.strip(), _surround(group)
            group, text = [], ""
        if group and _is_again(group[-1], piece):
            continue
        text += (_glue(text, gap) if group else "") + piece.text
        right = max(right, piece.right) if group else piece.right
        group.append(piece)
    if group:
        yield text.strip(), _surround(group)


def _is_again(before: _Piece, piece: _Piece) -> bool:
    """Tell whether a piece is printed over itself, as some writers make bold type."""
    near = abs(piece.left - before.left) < _SAME_PLACE * piece.size
    return near and piece.text == before.text


def _glue(before: str, gap: float) -> str:
    """Return the blank that a gap between two pieces, in characters, stands for."""
    return " " if gap > _BLANK and not before[-1:].isspace() else ""


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    right: float
    top: float
    bottom: float


def _surround(group: Sequence[_Piece]) -> _Box:
    return _Box(
        left=group[0].left,
        right=max(piece.right for piece in group),
        top=min(piece.top for piece in group),
        bottom=max(piece.bottom for piece in group),
    )
