"""Twins of a regulation as Word files with tracked changes, read in both versions.

A fixed rule spreads the kinds of change over the text; what each version must read is
put together from the same plan, not from the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cf_assess.models.draft import Revisions
from tests.drafts import word_files as xml
from tests.drafts.twin_numbering import (
    Numberer,
    Place,
    count_labels,
    number_lines,
    split_runs,
)
from tests.drafts.twin_schemes import Scheme
from tests.drafts.twins import Kind, Piece, Truth, tell_truth

Change = Literal["", "ins", "del", "moveFrom", "moveTo"]
_GONE: dict[Revisions, frozenset[Change]] = {
    Revisions.ACCEPTED: frozenset({"del", "moveFrom"}),
    Revisions.ORIGINAL: frozenset({"ins", "moveTo"}),
}
_LONG = 30
"""Lines from this length on are changed inside."""
_BODY = frozenset({Kind.ARTICLE, Kind.ITEM, Kind.SUBITEM, Kind.TEXT})
_EVERY = 2
"""Every so many-th line that can be changed is changed."""


@dataclass(frozen=True)
class Part:
    """A stretch of text and the change it is in."""

    text: str
    change: Change = ""


@dataclass(frozen=True)
class Line:
    """One line with its changes."""

    piece: Piece
    parts: tuple[Part, ...]
    whole: Change = ""
    """The line is in a change with its paragraph mark."""
    broken: Literal["", "ins", "del"] = ""
    """A mark in the middle of the line that came in or went out."""

    def says(self, view: Revisions) -> str:
        """Return the text behind the number in one version."""
        return "".join(p.text for p in self.parts if p.change not in _GONE[view])


def revise(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines of a regulation with changes of every kind."""
    lines = [Line(piece, (Part(piece.text),)) for piece in pieces]
    lines = _change_inside(lines)
    lines = _change_articles(lines)
    return _move_lines(lines)


def _change_inside(lines: Sequence[Line]) -> list[Line]:
    """Insert, delete, move and break inside long lines, one after the other."""
    changed = list(lines)
    able = [
        i for i, line in enumerate(lines[:-1])
        if len(line.piece.text) >= _LONG and line.piece.kind is not Kind.TITLE
    ]  # fmt: skip
    plain = 0
    for turn, index in enumerate(able[::_EVERY]):
        line = lines[index]
        plain += line.piece.kind is Kind.TEXT
        if line.piece.kind is Kind.TEXT and plain % 2:
            # in a numbered line it would be open which half's number is left
            changed[index] = replace(line, parts=_cut(line, 14), broken="del")
        elif turn % 4 < 2:
            changed[index] = _edit(line, more=turn % 4 == 0)
        elif turn % 4 == 2 and lines[index + 1].piece.kind in _BODY:
            changed[index], changed[index + 1] = _move_on(line, lines[index + 1])
        else:
            changed[index] = replace(line, parts=_cut(line, 12), broken="ins")
    return changed


def _cut(line: Line, place: int) -> tuple[Part, Part]:
    return Part(line.piece.text[:place]), Part(line.piece.text[place:])


def _edit(line: Line, *, more: bool) -> Line:
    """Return the line with words brought in, or with some replaced by others."""
    text = line.piece.text
    if more:
        parts = [Part(text[:8]), Part(text[8:15], "ins"), Part(text[15:])]
    else:
        gone = Part(text[3:12][::-1], "del")
        parts = [Part(text[:20]), gone, Part("另", "ins"), Part(text[20:])]
    return replace(line, parts=tuple(parts))


def _move_on(line: Line, after: Line) -> tuple[Line, Line]:
    """Return two lines with some words of the first moved to the second."""
    text = line.piece.text
    span = text[10:18]
    first = (Part(text[:10]), Part(span, "moveFrom"), Part(text[18:]))
    second = (Part(after.piece.text), Part(span, "moveTo"))
    return replace(line, parts=first), replace(after, parts=second)


def _change_articles(lines: Sequence[Line]) -> list[Line]:
    """Bring in every ninth article and strike out every eleventh, as they stand."""
    changed: list[Line] = []
    articles = 0
    whole: Change = ""
    for line in lines:
        if line.piece.kind is Kind.ARTICLE:
            articles += 1
            whole = "ins" if not articles % 9 else "del" if not articles % 11 else ""
        elif line.piece.kind not in _BODY:
            whole = ""
        changed.append(_put_in(line, whole) if whole else line)
    return changed


def _put_in(line: Line, change: Change) -> Line:
    return replace(
        line, parts=(Part(line.piece.text, change),), whole=change, broken=""
    )


def _move_lines(lines: Sequence[Line]) -> list[Line]:
    """Move every fifth unchanged paragraph of plain text behind the next line."""
    moved = list(lines)
    plain = [
        i for i, line in enumerate(lines[:-1])
        if line.piece.kind is Kind.TEXT and i > 3 and _is_unchanged(line)
        and _is_unchanged(lines[i + 1])
    ]  # fmt: skip
    for index in reversed(plain[::5]):
        line = moved[index]
        moved[index] = _put_in(line, "moveFrom")
        moved.insert(index + 2, _put_in(line, "moveTo"))
    return moved


def _is_unchanged(line: Line) -> bool:
    return len(line.parts) == 1 and not line.whole


def tell_view(
    lines: Sequence[Line], places: Sequence[Place | None], view: Revisions, by: Numberer
) -> Truth:
    """Return what a reader must find in one version."""
    there = [i for i, line in enumerate(lines) if line.whole not in _GONE[view]]
    numbers = count_labels(places[i] for i in there)
    pieces = []
    for index, number in zip(there, numbers, strict=True):
        piece = replace(lines[index].piece, text=lines[index].says(view))
        if places[index] is not None:
            piece = replace(piece, label=by.print(piece.kind, number))
        pieces.append(piece)
    return replace(tell_truth(pieces), lines=())  # marks inside lines come and go


@dataclass(frozen=True)
class Revised:
    """A Word file with changes, and what its versions say."""

    data: bytes
    truths: dict[Revisions, Truth]


def write_revised(pieces: Sequence[Piece], scheme: Scheme | None) -> Revised:
    """Return a Word file with tracked changes; numbers are typed without a scheme."""
    lines = revise(pieces)
    numberer, places = number_lines([line.piece for line in lines], scheme or Scheme())
    if scheme is None:
        places = [None] * len(lines)
    blocks: list[str] = []
    for line, place in zip(lines, places, strict=True):
        blocks += _write_line(line, place, numberer)
    styles = numberer.styles() if scheme else []
    numbering = numberer.definitions() if scheme else []
    return Revised(
        data=xml.write_word(*blocks, numbering=numbering, styles=styles),
        truths={view: tell_view(lines, places, view, numberer) for view in Revisions},
    )


def _write_line(line: Line, place: Place | None, numberer: Numberer) -> Iterator[str]:
    properties = numberer.properties(line.piece, place)
    label = "" if place is not None else f"{line.piece.label}{line.piece.gap}"
    content = list(_write_parts(line.parts, label))
    if not line.broken:
        yield xml.paragraph(*content, properties=properties + _mark(line.whole))
        return
    first = len(split_runs(label + line.parts[0].text))
    head, tail = content[:first], content[first:]
    if line.broken == "ins":
        # the new first half keeps the number; the second half lost it by a change
        was = f"{_PROPERTIES_CHANGE}<w:pPr>{properties}</w:pPr></w:pPrChange>"
        yield xml.paragraph(*head, properties=properties + _mark("ins"))
        yield xml.paragraph(*tail, properties=was if properties else "")
    else:
        # what goes out is the mark between a line and the rest of it
        yield xml.paragraph(*head, properties=_mark("del"))
        yield xml.paragraph(*tail, properties=properties)


_PROPERTIES_CHANGE = '<w:pPrChange w:id="7" w:author="A">'


def _mark(change: Change) -> str:
    if not change:
        return ""
    return f'<w:rPr><w:{change} w:id="8" w:author="A"/></w:rPr>'


def _write_parts(parts: Sequence[Part], label: str) -> Iterator[str]:
    for index, part in enumerate(parts):
        runs = split_runs(part.text if index else label + part.text)
        if not part.change:
            yield from runs
        elif runs:
            yield xml.change(part.change, *runs)
