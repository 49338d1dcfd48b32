"""Where documents begin in a draft: titles, contents, annexes.

One file may hold a notice, the document it issues, a second one, and annexes; each
has its own opening.  What is found here are places; the tree is built elsewhere.
"""

import re
from collections.abc import Sequence

from cf_assess.drafts.lines import Line, Role
from cf_assess.drafts.outline.contents import LONGEST_ENTRY, find_contents
from cf_assess.drafts.outline.decimals import mark_decimals
from cf_assess.drafts.outline.markers import find_marker
from cf_assess.drafts.outline.placed import Placed, Slot
from cf_assess.drafts.outline.quoted import find_inserted, find_listed
from cf_assess.drafts.outline.titles import find_new_titles, find_title, join_title
from cf_assess.models.numerals import parse_numeral

_ANNEX = re.compile(
    r"附\s?(件|录|表)\s?([0-9０-９一二三四五六七八九十]{1,3}|[A-Z])?(\s?[：:.、]|\s|$)(.*)"
)


def place_lines(lines: Sequence[Line]) -> list[Placed]:
    """Return the lines with their markers and places."""
    marked = [
        find_marker(line.text) if line.role in {Role.BODY, Role.HEADING} else None
        for line in lines
    ]
    marked = mark_decimals(lines, marked)
    slots: dict[int, Slot] = dict.fromkeys(find_contents(lines, marked), Slot.CONTENTS)
    slots |= dict.fromkeys(_find_annexes(lines), Slot.ANNEX)
    start = next((i for i, m in enumerate(marked) if m and i not in slots), len(lines))
    title = find_title(lines, min(start, _first(slots, Slot.ANNEX, len(lines))), slots)
    slots |= dict.fromkeys(title, Slot.TITLE)
    for index in find_new_titles(lines, marked, title, slots):
        slots[index] = Slot.NEW_TITLE
    inserted = find_listed(lines, marked) | find_inserted(
        lines, join_title([lines[i] for i in title])
    )
    return [
        Placed(
            line,
            marker if i not in slots and i not in inserted else None,
            slots.get(i, Slot.BODY),
        )
        for i, (line, marker) in enumerate(zip(lines, marked, strict=True))
    ]


def _first(slots: dict[int, Slot], slot: Slot, default: int) -> int:
    return min((i for i, s in slots.items() if s is slot), default=default)


def _find_annexes(lines: Sequence[Line]) -> list[int]:
    """Return the lines at which an annex begins.

    `附件：1.…` behind a notice only lists the annexes; of two lines that name the same
    annex the later one is its beginning.
    """
    starts: dict[str, int] = {}
    for i, line in enumerate(lines):
        match = _ANNEX.fullmatch(line.text) if line.text[0] == "附" else None
        if match is None or line.role in {Role.TABLE, Role.FOOTNOTE}:
            continue
        number, rest = match[2], match[4]
        heads_table = i + 1 < len(lines) and lines[i + 1].role is Role.TABLE
        listing = not number and rest and not heads_table
        if listing or len(rest) > LONGEST_ENTRY or re.search(r"[。；，]", rest):
            continue
        starts[match[1] + (number or "")] = i
    return sorted(starts.values())


def name_annex(text: str, count: int) -> str:
    """Return the name of an annex from its first line: `附件2`, `附录A`.

    Args:
        text: the line.
        count: how many annexes began before; numbers a nameless second one.
    """
    match = _ANNEX.fullmatch(text)
    if match is None:
        return f"附件{count + 1}"
    number = match[2] or ""
    value = parse_numeral(number) if number else None
    return f"附{match[1]}{value if value else number}"
