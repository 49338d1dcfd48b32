"""What every reader hands over: the lines of a draft, in reading order.

A line is one paragraph of the source, or one row of a table, on one line of text:
white space is one blank, what cannot be seen is gone, all else is as printed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from cf_assess.models.draft import DraftWarning, Revisions


class Role(StrEnum):
    """What a format itself says of a line."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    TABLE = "table"
    FOOTNOTE = "footnote"


class Line(NamedTuple):
    """One paragraph, table row or footnote.

    A tuple, since a draft has thousands: a frozen dataclass takes five times as long.
    """

    text: str
    page: int | None = None
    role: Role = Role.BODY
    centred: bool = False
    table: int = 0
    """Running number of the table that a row belongs to; 0 outside tables."""
    row: int = 0
    """Number of the row in its table; 0 for the only row."""
    comments: tuple[str, ...] = ()
    """What the drafters wrote in the margin beside it."""
    damage: str = ""
    """Code of the warning that is due at its locator; empty for a sound line."""


@dataclass(frozen=True)
class Reading:
    """What one reader made of a file."""

    lines: tuple[Line, ...]
    format: str
    pages: int | None = None
    revisions: Revisions | None = None
    warnings: tuple[DraftWarning, ...] = ()


_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Controls, marks of direction, zero-width characters, halves of surrogates."""

_SPACE = re.compile(r"\s+")

_END = frozenset("。；：！？…!?;:」』”》）)】.")
_SENTENCE = frozenset("。；：！？!?;:")
_PRIVATE = "".join(map(chr, range(0xE000, 0xF900)))

CJK = "\u3400-\u9fff\uf900-\ufaff"
"""Chinese characters, for the inside of a character class."""


def tidy(text: str) -> str:
    """Return `text` on one line, white space as one blank, the invisible gone."""
    if text.isprintable():  # so the only white space in it is the blank
        return (_SPACE.sub(" ", text) if "  " in text else text).strip()
    text = _SPACE.sub(" ", text).strip()
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def pack(text: str) -> str:
    """Return `text` without any white space."""
    return _SPACE.sub("", text)


def is_finished(text: str) -> bool:
    """Tell whether a line ends as a paragraph ends."""
    return _last_of(text) in _END


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends in a mark that ends a sentence or opens a list."""
    return _last_of(text) in _SENTENCE


def _last_of(text: str) -> str:
    """Return the last character that is no mark of a symbol font."""
    last = text[-1:]
    return last if last < "\ue000" or last > "\uf8ff" else text.rstrip(_PRIVATE)[-1:]


def join_all(pieces: Sequence[str]) -> str:
    """Return the pieces of a paragraph in one; as `join`, for any number."""
    out = list(pieces[:1])
    for before, piece in pairwise(pieces):
        out.append(join(before[-1:], piece)[len(before[-1:]) :])
    return "".join(out)


def join(first: str, second: str) -> str:
    """Return two halves of a paragraph in one; Latin words keep their distance."""
    if first[-1:].isascii() and second[:1].isascii() and first and second:
        glue = first[-1].isalnum() and second[0].isalnum()
        return f"{first} {second}" if glue else first + second
    return first + second
