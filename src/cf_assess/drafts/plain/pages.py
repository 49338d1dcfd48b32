"""Page numbers that were copied into a text file, and the gap that they tear."""

import re
from collections.abc import Sequence
from itertools import pairwise

from cf_assess.drafts.lines import ends_sentence, pack

_DECORATED = re.compile(
    r"[-—–―－·~]+([0-9]{1,4})[-—–―－·~]+|第([0-9]{1,4})页(?:[，,/／]?共[0-9]{1,4}页)?"
    r"|([0-9]{1,4})[/／][0-9]{1,4}"
)
_BARE = re.compile(r"([0-9]{1,4})")
_LEAST_DECORATED, _LEAST_BARE = 2, 3
"""So many that go up one by one are page numbers; fewer may be anything."""


def drop_page_numbers(lines: Sequence[str]) -> list[str]:
    """Return the lines of a file without those that only number its pages.

    A sentence that goes on over a page is left without the empty lines around the
    number, so that its halves can be joined.
    """
    dropped = {
        *_find_run(lines, _DECORATED, _LEAST_DECORATED),
        *_find_run(lines, _BARE, _LEAST_BARE),
    }
    if not dropped:
        return list(lines)
    kept: list[str] = []
    skipping = False
    for index, line in enumerate(lines):
        if index in dropped:
            while kept and not kept[-1].strip():
                kept.pop()
            skipping = True
        elif not (skipping and not line.strip()):
            if skipping and kept and ends_sentence(kept[-1].rstrip()):
                kept.append("")
            kept.append(line)
            skipping = False
    return kept


def _find_run(lines: Sequence[str], pattern: re.Pattern[str], least: int) -> list[int]:
    """Return the lines that hold a number alone, where these go up one by one."""
    found: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        match = pattern.fullmatch(pack(line)) if len(line) < 40 else None
        number = match and next(filter(None, match.groups()), None)
        if number:
            found.append((index, int(number)))
    steps = [after - before for (_, before), (_, after) in pairwise(found)]
    if len(found) < least or any(step != 1 for step in steps):
        return []
    return [index for index, _ in found]
