"""A table of contents that was printed into the text, with or without its heading."""

import re
from collections.abc import Sequence

from cf_assess.drafts.lines import Line, pack
from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family, Marker

LONGEST_ENTRY = 60
"""Characters of the longest line that is an entry, a heading or a part of a title."""
STARTS = LEGAL_HEADINGS | {Family.ARTICLE, Family.CHINESE, Family.CHINESE_BRACKETS}
"""Markers with which a document may begin."""

_CONTENTS = re.compile(r"目\s?[录次]")
_PAGE_END = re.compile(r"(?:\s|[.…·]{2,})\s?[0-9]{1,4}$")
_LEADER = re.compile(r"[.…·‥\-—]*[0-9]{0,4}$")
_LINES_BEFORE_CONTENTS = 100
_ENTRIES_WITHOUT_HEADING = 4
"""So many entries show a table of contents whose own heading is lost."""


def find_contents(lines: Sequence[Line], marked: Sequence[Marker | None]) -> list[int]:
    """Return the lines of a table of contents that was printed into the text."""
    article = next(
        (i for i, m in enumerate(marked) if m and m.family is Family.ARTICLE),
        len(lines),
    )
    before = range(min(article, _LINES_BEFORE_CONTENTS))
    heading = next((i for i in before if _CONTENTS.fullmatch(lines[i].text)), None)
    first = next((i for i, m in enumerate(marked) if m and m.family in STARTS), None)
    if heading is None and (first is None or not _may_recur(lines, marked, first)):
        return []
    keys = [_entry_key(line.text) for line in lines]
    last = {key: i for i, key in enumerate(keys)}
    numbers = {(m.family, m.label): i for i, m in enumerate(marked) if m}

    def recurs(i: int) -> bool:
        marker = marked[i]
        again = marker is not None and numbers[marker.family, marker.label] > i
        return last[keys[i]] > i or again

    start = first if heading is None else heading + 1
    if first is None or start is None:
        return [] if heading is None else [heading]
    found: list[int] = []
    seen: set[str] = set()
    for i in range(start, len(lines)):
        text = lines[i].text
        if len(text) > LONGEST_ENTRY or keys[i] in seen:
            break
        if not _PAGE_END.search(text) and not recurs(i):
            break
        found.append(i)
        seen.add(keys[i])
    if heading is not None:
        return [heading, *found]
    return found if len(found) >= _ENTRIES_WITHOUT_HEADING else []


def _may_recur(
    lines: Sequence[Line], marked: Sequence[Marker | None], first: int
) -> bool:
    """Tell whether the first numbered line may be the entry of a table of contents."""
    text, marker = lines[first].text, marked[first]
    label = marker and marker.label
    return _PAGE_END.search(text) is not None or any(
        line.text == text or (m is not None and m.label == label)
        for line, m in zip(lines[first + 1 :], marked[first + 1 :], strict=True)
    )


def _entry_key(text: str) -> str:
    if len(text) > LONGEST_ENTRY:  # no entry, and a long one would take for ever
        return text
    return _LEADER.sub("", pack(text))
