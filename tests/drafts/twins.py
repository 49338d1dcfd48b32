"""A regulation as its lines say it, for twins of it in other formats.

The truth of a twin comes from here: a plain reading of the source, line by line, which
shares nothing with the readers that are measured against it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What a line is; the values of the numbered ones stand in their labels."""

    TITLE = "title"
    PART = "编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    ITEM = "项"
    SUBITEM = "目"
    TEXT = "text"
    ROW = "row"


HEADS = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION})


@dataclass(frozen=True)
class Piece:
    """One line: a label as it is to be printed, and the text behind it."""

    kind: Kind
    text: str
    label: str = ""
    gap: str = ""
    """What stands between label and text."""
    number: int = 0

    @property
    def typed(self) -> str:
        """Return the line with its number as text."""
        return f"{self.label}{self.gap}{self.text}"


@dataclass(frozen=True)
class Truth:
    """What a reader must find."""

    articles: tuple[str, ...]
    text: str
    """All text without white space and without the bars between cells."""
    lines: tuple[str, ...] = ()
    """The same line by line; empty where that is not compared."""


_DIGITS = "零一二三四五六七八九"


def count_in_chinese(number: int) -> str:
    """Return a number from 1 to 999 as Chinese law counts: 十二, 一百零一, 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


_VALUES = {count_in_chinese(number): number for number in range(1, 1000)}
_NUMERAL = "[零〇一二三四五六七八九十百]{1,7}"
_LEGAL = re.compile(
    rf"第\s?(?P<number>{_NUMERAL})\s?(?P<unit>[编章节条])(?P<more>之[一二三四五])?"
    r"(?P<gap>\s+|$)"
)
_UNSPACED = re.compile(rf"第(?P<number>{_NUMERAL})\s(?P<unit>条)(?P<more>)(?P<gap>)")
_ITEM = re.compile(rf"[（(](?P<number>{_NUMERAL})[）)](?P<gap>\s*)")
_SUBITEM = re.compile(r"(?P<number>[0-9]{1,2})[.．](?P<gap>\s*)(?![0-9])")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WHITE = re.compile(r"[\s|]+")


def squeeze(text: str) -> str:
    """Return text without white space and bars."""
    return _WHITE.sub("", text)


def read_source(path: Path) -> tuple[Piece, ...]:
    """Return the lines of a regulation kept as Markdown."""
    return read_lines(path.read_text(encoding="utf-8"))


def read_lines(source: str) -> tuple[Piece, ...]:
    """Return the lines of Markdown whose only marks are heads and comments."""
    lines = (line.strip() for line in _COMMENT.sub("", source).splitlines())
    return tuple(_read_line(line) for line in lines if line)


def _read_line(line: str) -> Piece:
    text = line.lstrip("#").strip()
    legal = _LEGAL.match(text) or _UNSPACED.match(text)
    if legal is not None:
        return _numbered(Kind(legal["unit"]), legal, text)
    for kind, pattern in ((Kind.ITEM, _ITEM), (Kind.SUBITEM, _SUBITEM)):
        match = pattern.match(text)
        if match is not None:
            return _numbered(kind, match, text)
    is_title = line.startswith("# ")
    return Piece(Kind.TITLE if is_title else Kind.TEXT, text)


def _numbered(kind: Kind, match: re.Match[str], text: str) -> Piece:
    digits = match["number"]
    number = int(digits) if digits.isascii() else _VALUES.get(digits, 0)
    if kind is Kind.ARTICLE and match["more"]:
        number = 0  # 第十二条之一 is beyond what Word counts
    gap = match["gap"]
    label = text[: match.end() - len(gap)]
    return Piece(kind, text[match.end() :], label, gap, number)


def tell_truth(pieces: Iterable[Piece]) -> Truth:
    """Return what a reader must find in these lines."""
    pieces = tuple(pieces)
    labels = (p.label for p in pieces if p.kind is Kind.ARTICLE)
    lines = tuple(squeeze(p.typed) for p in pieces)
    return Truth(tuple(squeeze(label) for label in labels), "".join(lines), lines)


def choose(folder: Path, count: int, offset: int, step: int = 17) -> list[Path]:
    """Return regulations by a fixed rule: every so many-th with ten articles or more.

    Args:
        folder: the regulations as Markdown.
        count: how many at most.
        offset: the first one's place in the sorted list, from 1.
        step: distance from one to the next; goes round the list when it ends.
    """
    paths = sorted(folder.glob("*.md"))
    order = [*range(offset - 1, len(paths), step)]
    order += [i for first in range(step) for i in range(first, len(paths), step)]
    chosen: dict[Path, None] = {}
    for index in order:
        if (
            len(chosen) < count
            and len(tell_truth(read_source(paths[index])).articles) >= 10
        ):
            chosen.setdefault(paths[index])
    return list(chosen)


def with_table(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the lines with a table of the chapters' names in the middle article."""
    heads = [p for p in pieces if p.kind is Kind.CHAPTER and p.text][:6]
    names = [squeeze(p.text) for p in heads] or ["甲类", "乙类"]
    rows = [Piece(Kind.ROW, "序号|名称|条数")]
    rows += [Piece(Kind.ROW, f"{i}|{n}|{7 * i}") for i, n in enumerate(names, start=1)]
    starts = [i for i, p in enumerate(pieces) if p.kind is Kind.ARTICLE]
    middle = starts[len(starts) // 2]
    return (*pieces[:middle], *rows, *pieces[middle:])
