"""A table of contents that was printed into the text, with or without its heading."""

import re
from collections.abc import Sequence

from cf_assess.drafts.lines import Line, pack
from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family, Marker

LONGEST_ENTRY = 60
"""Characters of the longest line that is an entry, a heading or a part of a title."""
STARTS = LEGAL_HEADINGS | {
    *(Family.ARTICLE, Family.DECIMAL, Family.CHINESE, Family.CHINESE_BRACKETS),
}
"""Markers with which a document may begin."""

_CONTENTS = re.compile(r"目\s?[录次]")
_PAGE_END = re.compile(r"(?:\s|[.…·]{2,})\s?[0-9]{1,4}$")
_LEADER = re.compile(r"[.…·‥\-—]*[0-9]{0,4}$")
_ENTRIES_WITHOUT_HEADING = 4
"""So many entries show a table of contents whose own heading is lost."""


def find_contents(lines: Sequence[Line], marked: Sequence[Marker | None]) -> list[int]:
    """Return the lines of all tables of contents that were printed into the text.

    Each document of a file may have one below its own heading; only the first may
    have lost that.
    """
    headings = [i for i, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)]
    first = next((i for i, m in enumerate(marked) if m and m.family in STARTS), None)
    if first is None or not (headings or _may_recur(lines, marked, first)):
        return headings
    entries = _Entries(lines, marked)
    found: list[int] = []
    for heading in headings:
        found += [heading, *entries.run_from(heading + 1)]
    if not headings:
        run = entries.run_from(first)
        found += run if len(run) >= _ENTRIES_WITHOUT_HEADING else []
    return found


class _Entries:
    """Tells which lines come again later in the text, as entries do."""

    def __init__(self, lines: Sequence[Line], marked: Sequence[Marker | None]) -> None:
        self._lines = lines
        self._marked = marked
        self._keys = [_entry_key(line.text) for line in lines]
        self._last = {key: i for i, key in enumerate(self._keys)}
        self._numbers = {
            (m.family, m.label): i for i, m in enumerate(marked) if m and _heads(m)
        }

    def run_from(self, start: int) -> list[int]:
        """Return the entries that stand together from a line on.

        Where the article after them follows at once they are no entries but the
        headings themselves.
        """
        found: list[int] = []
        seen: set[str] = set()
        for i in range(start, len(self._lines)):
            text = self._lines[i].text
            if len(text) > LONGEST_ENTRY or self._keys[i] in seen:
                break
            if not _PAGE_END.search(text) and not self._recurs(i):
                break
            found.append(i)
            seen.add(self._keys[i])
        after = self._marked[found[-1] + 1 : found[-1] + 2] if found else []
        article = bool(after) and after[0] is not None and not _heads(after[0])
        return [] if article and not self._has_pages(found) else found

    def _recurs(self, i: int) -> bool:
        marker = self._marked[i]
        if self._last[self._keys[i]] > i:
            return True
        if marker is None or not _heads(marker):
            return False
        return self._numbers[marker.family, marker.label] > i

    def _has_pages(self, found: Sequence[int]) -> bool:
        return any(_PAGE_END.search(self._lines[i].text) for i in found)


def _heads(marker: Marker) -> bool:
    """Tell whether a marker begins a heading, not an article or an item."""
    return marker.family in STARTS and marker.family is not Family.ARTICLE


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
