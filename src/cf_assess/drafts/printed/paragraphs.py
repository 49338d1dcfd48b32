"""Printed lines of a PDF to paragraphs, by indent, line end and distance.

Chinese documents indent the first line of a paragraph by two characters and fill
every line but the last.  Where a document does not indent, the distance between
lines, numbers at their start and full stops at their end have to tell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cf_assess.drafts.lines import CJK, Line, ends_sentence, join, tidy
from cf_assess.drafts.outline.markers import find_marker
from cf_assess.drafts.printed.page import PrintedLine

_FULL_WITHIN = 2.3
"""Characters by which a full line may end early: punctuation must not start one."""
_INDENT_FROM, _INDENT_TO = 1.2, 3.5
"""Indent of a first line, in characters; two is the rule."""
_INDENTED_SHARE = 0.12
"""Share of indented lines from which on a document is one that indents."""
_LARGER = 1.15
"""Type so much larger than the text's is a title's."""
_PARAGRAPH_DISTANCE = 1.3
"""Distance of lines, against the usual one, that parts paragraphs."""
_COMMON = 0.03
"""Share of lines that must start at the left margin."""

_ANNEX = re.compile(r"附\s?[件录表]\s?[0-9一二三四五六七八九十A-Z]{0,3}[：:]?")
"""A line that begins an annex, on a new page mostly."""

_WIDE = f"[{CJK}，。；：、（）《》“”]"
_GAP = re.compile(
    rf"(?<={_WIDE}) (?={_WIDE}|[0-9A-Za-z])|(?<=[0-9A-Za-z%‰]) (?={_WIDE})"
)
"""Blanks that nobody typed: around Chinese characters and their punctuation."""


@dataclass(frozen=True)
class _Measure:
    """What is usual in a document; lengths in points."""

    left: float
    right: float
    size: float
    pitch: float
    """Usual distance from one line to the next."""
    indents: bool


def join_paragraphs(printed: Sequence[PrintedLine]) -> Iterator[Line]:
    """Return the paragraphs that the printed lines make."""
    if not printed:
        return
    usual = _measure(printed)
    group: list[PrintedLine] = []
    for line in printed:
        if group and not _goes_on(group[-1], line, usual):
            yield from _make_line(group, usual)
            group = []
        group.append(line)
    yield from _make_line(group, usual)


def _measure(printed: Sequence[PrintedLine]) -> _Measure:
    size = median(line.size for line in printed)
    starts = Counter(round(line.left) for line in printed)
    needed = max(2.0, _COMMON * len(printed))
    common = [left for left, count in starts.items() if count >= needed]
    left = float(min(common, default=min(line.left for line in printed)))
    ends = sorted(line.right for line in printed)
    right = ends[int(len(ends) * 0.95)] if len(ends) > 20 else ends[-1]
    steps = [
        a.bottom - b.bottom
        for a, b in pairwise(printed)
        if a.page == b.page and 0 < a.bottom - b.bottom < 4 * size
    ]
    first_lines = sum(_is_indented(line, left, size) for line in printed)
    return _Measure(
        left=left,
        right=right,
        size=size,
        pitch=_usual_step(steps, size),
        indents=first_lines >= _INDENTED_SHARE * len(printed),
    )


def _usual_step(steps: Sequence[float], size: float) -> float:
    """Return the distance of lines inside paragraphs: the smallest common one."""
    if not steps:
        return 2 * size
    counts = Counter(round(step) for step in steps)
    common = [step for step, count in counts.items() if count >= 0.1 * len(steps)]
    return float(min(common, default=median(steps)))


def _is_indented(line: PrintedLine, left: float, size: float) -> bool:
    return _INDENT_FROM * size < line.left - left < _INDENT_TO * size


def _is_full(line: PrintedLine, usual: _Measure) -> bool:
    return line.right > usual.right - _FULL_WITHIN * usual.size


def _is_large(line: PrintedLine, usual: _Measure) -> bool:
    return line.size > _LARGER * usual.size


def _goes_on(before: PrintedLine, line: PrintedLine, usual: _Measure) -> bool:
    """Tell whether `line` is in the same paragraph as the line before."""
    different = abs(before.size - line.size) > 0.15 * max(before.size, line.size)
    ends_early = not _is_full(before, usual)
    starts_in = line.left - usual.left > _INDENT_FROM * usual.size
    if different or ends_early or starts_in or _is_large(line, usual):
        return False
    if _ANNEX.fullmatch(tidy(line.text)):
        return False
    if usual.indents:
        return True
    return not _starts_anew(before, line, usual)


def _starts_anew(before: PrintedLine, line: PrintedLine, usual: _Measure) -> bool:
    """Tell whether a line that is not indented begins a paragraph all the same."""
    marker = find_marker(tidy(line.text))
    if marker is not None and (marker.certain or ends_sentence(before.text)):
        return True
    if before.page != line.page:
        return ends_sentence(before.text)
    return before.bottom - line.bottom > _PARAGRAPH_DISTANCE * usual.pitch


def _make_line(group: Sequence[PrintedLine], usual: _Measure) -> Iterator[Line]:
    text = ""
    for line in group:
        text = join(text, _close_gaps(line.text))
    content = tidy(text)
    if content:
        yield Line(content, page=group[0].page, centred=_is_centred(group, usual))


def _close_gaps(text: str) -> str:
    """Return a line without the blanks that justified setting puts into it."""
    text = tidy(text)
    marker = find_marker(text)
    rest = marker.rest if marker is not None and marker.rest else text
    head = text[: len(text) - len(rest)]
    return head + _GAP.sub("", rest)


def _is_centred(group: Sequence[PrintedLine], usual: _Measure) -> bool:
    """Tell whether a single line stands in the middle, or is large as a title."""
    line = group[0]
    if len(group) > 1:
        return False
    middle = (usual.left + usual.right) / 2
    in_middle = abs(line.middle - middle) < usual.size
    inset = line.left > usual.left + 2 * usual.size
    return _is_large(line, usual) or (in_middle and inset)
