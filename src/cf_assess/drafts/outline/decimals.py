"""Standards and guides, which are numbered 4, 4.1, 4.1.2 throughout.

A single line cannot tell `4.1 总则` from `3.5 岁以下`; the document can.
"""

import re
from collections.abc import Sequence

from cf_assess.drafts.lines import Line, Role, is_finished
from cf_assess.drafts.outline.markers import Family, Marker

_NUMBERED = re.compile(
    r"((?:[A-Z]|[1-9][0-9]?)(?:\s?[.．]\s?[0-9]{1,2}){0,4})[.．]?\s+(\S.*)"
)
_LEAST_NUMBERED = 3
"""So many lines numbered in two steps or more show the style."""
_LONGEST_HEADING = 40
_LARGEST_GAP = 3
"""Numbers that may be missing between two."""


def mark_decimals(
    lines: Sequence[Line], marked: Sequence[Marker | None]
) -> list[Marker | None]:
    """Return the markers, in a document of this style those of its numbers instead."""
    found = _keep_sequence([_find(line) for line in lines])
    deep = [m for m in found if m is not None and "." in m.label]
    articles = any(m is not None and m.family is Family.ARTICLE for m in marked)
    if articles or len(deep) < _LEAST_NUMBERED:
        return list(marked)
    return [_choose(*pair) for pair in zip(found, marked, strict=True)]


def _keep_sequence(found: Sequence[Marker | None]) -> list[Marker | None]:
    """Return the markers that go on from those before; others are figures."""
    kept: list[Marker | None] = []
    path: list[str] = []
    for marker in found:
        steps = marker.label.split(".") if marker is not None else []
        goes_on = marker is not None and _goes_on(path, steps)
        kept.append(marker if goes_on else None)
        path = steps if goes_on else path
    return kept


def _goes_on(path: Sequence[str], steps: Sequence[str]) -> bool:
    """Tell whether 4.1.2 can follow what is open: 4.1.1, 4.1 or 4.1.1.3.

    A first one (5.1) may open a chapter whose own line is lost.
    """
    depth = len(steps) - 1
    if not steps[-1].isdigit():
        return False
    last = path[depth] if len(path) > depth else "0"
    before = int(last) if last.isdigit() else 0
    if list(path[:depth]) == list(steps[:depth]):
        return before < int(steps[-1]) <= before + _LARGEST_GAP
    return int(steps[-1]) == 1


def _find(line: Line) -> Marker | None:
    """Return the number that a line begins with; one step alone heads a chapter."""
    first = line.text[0]
    if not first.isascii() or line.role not in {Role.BODY, Role.HEADING}:
        return None
    match = _NUMBERED.fullmatch(line.text)
    if match is None:
        return None
    label = re.sub(r"\s", "", match[1]).replace("．", ".")
    heading = len(line.text) <= _LONGEST_HEADING and not is_finished(line.text)
    if "." not in label and not (heading and label.isdigit()):
        return None
    number = int(re.sub(r"\D", "", label.rpartition(".")[2]) or 0)
    return Marker(Family.DECIMAL, number, label, match[2])


def _choose(decimal: Marker | None, other: Marker | None) -> Marker | None:
    if decimal is not None:
        return decimal
    return None if other is not None and other.family is Family.HEADING else other
