"""Lines whose numbers are not those of the draft: what it quotes or lists."""

import re
from collections.abc import Sequence

from cf_assess.drafts.lines import Line
from cf_assess.drafts.outline.markers import Marker

_LIST_OF_ANNEXES = re.compile(r"附\s?件\s?[：:]\s?[1１]\s?[.．、]")
_AMENDS = re.compile(r"修改|修正|废止")
_LINES_OF_QUOTE = 60
"""A quotation that does not end within so many lines has lost its end."""


def find_listed(lines: Sequence[Line], marked: Sequence[Marker | None]) -> set[int]:
    """Return the lines that go on with a list of annexes: `附件：1.…`, `2.…`."""
    listed: set[int] = set()
    due = 0
    for i, (line, marker) in enumerate(zip(lines, marked, strict=True)):
        if _LIST_OF_ANNEXES.match(line.text):
            due = 2
        elif due and marker is not None and marker.number == due:
            listed.add(i)
            due += 1
        else:
            due = 0
    return listed


def find_inserted(lines: Sequence[Line], title: str) -> set[int]:
    """Return the lines that a decision on amendments quotes: 改为：“第五条 …”.

    Their numbers are those of the text amended, not of the decision.
    """
    if not _AMENDS.search(title):
        return set()
    inside: set[int] = set()
    opened = depth = 0
    for i, line in enumerate(lines):
        if depth and i - opened > _LINES_OF_QUOTE:
            inside.difference_update(range(opened, i + 1))
            depth = 0
        if depth:
            inside.add(i)
        before = depth
        depth = max(depth + line.text.count("“") - line.text.count("”"), 0)
        if depth and not before:
            opened = i
    return inside
