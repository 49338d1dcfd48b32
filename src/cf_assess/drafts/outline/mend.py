"""What conversion has damaged in the lines of a draft, mended before the tree is built.

Two faults are common: a heading or an item stands at the end of the paragraph before
it (`……的实施。（二）落实责任。`), and a heading that runs into its text has lost it to
the next line.  No character is dropped; what was mended is marked, so that the
builder can say so at its locator.
"""

import re
from collections.abc import Iterator, Sequence

from cf_assess.drafts.lines import Role, ends_sentence
from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family, Marker, find_marker
from cf_assess.drafts.outline.placed import Placed, Slot

_GLUED = re.compile(
    r"(?<=[。；！？;])\s?(?=[（(]\s?[一二三四五六七八九十0-9０-９]{1,4}\s?[）)]"
    r"|[一二三四五六七八九十]{1,3}、|[0-9０-９]{1,2}[.．、]"
    r"|第[零〇一二三四五六七八九十百千]{1,7}[编章节条]\s)"
)
"""Where a number stands right behind the end of a sentence."""

_PAIRS = (("《", "》"), ("“", "”"), ("「", "」"))
_LONGEST_HEADING = 40
_WINDOW = 100
"""Characters behind a glued number that are looked at."""
_LONGEST_RUN_IN = 30
_RUN_IN = re.compile(r"[^，。；：、,;:]+。")
"""A heading that runs into its text: one short sentence without a pause."""

_ORDER = tuple(Family)


def mend_lines(placed: Sequence[Placed]) -> list[Placed]:
    """Return the lines with glued ones parted and torn ones joined."""
    return _number_lost(_join_torn(list(_part_glued(placed))))


def _part_glued(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Part the lines in which the next number of an open list stands."""
    last: dict[Family, int] = {}
    for found in placed:
        if found.slot is not Slot.BODY:
            last = {} if found.slot is not Slot.CONTENTS else last
            yield found
            continue
        item = _mend_bracket(found, last)
        _note(last, item.marker)
        yield from _part(item, last) if item.line.role is Role.BODY else (item,)


def _mend_bracket(item: Placed, last: dict[Family, int]) -> Placed:
    """Believe a number without its bracket where it is the next of a list."""
    marker = item.marker
    if marker is None or marker.certain:
        return item
    if marker.family is not Family.CHINESE_BRACKETS:
        return item
    due = last.get(marker.family, 0) + 1
    if marker.number not in {due, 0} or (due == 1 and not marker.number):
        return item._replace(marker=None)
    whole = marker._replace(number=due, certain=True)
    return item._replace(marker=whole, line=item.line._replace(damage="bracket_lost"))


def _note(last: dict[Family, int], marker: Marker | None) -> None:
    """Remember the number of a marker; lists below it begin anew."""
    if marker is None or (not marker.certain and marker.family is Family.DIGIT):
        return
    rank = _ORDER.index(marker.family)
    runs_on = {Family.ARTICLE} if marker.family in LEGAL_HEADINGS else set()
    for family in [f for f in last if _ORDER.index(f) > rank and f not in runs_on]:
        del last[family]
    if marker.number:
        last[marker.family] = marker.number


def _part(item: Placed, last: dict[Family, int]) -> Iterator[Placed]:
    """Return a line, or its parts where glued numbers go on with a list."""
    text = item.line.text
    cuts = list(_find_cuts(text, last))
    if not cuts:
        yield item
        return
    starts, ends = zip(*cuts, strict=True)
    yield item._replace(line=item.line._replace(text=text[: starts[0]]))
    for begin, end in zip(ends, (*starts[1:], len(text)), strict=True):
        part = text[begin:end]
        line = item.line._replace(text=part, comments=(), damage="heading_glued")
        yield Placed(line, find_marker(part))


def _find_cuts(text: str, last: dict[Family, int]) -> Iterator[tuple[int, int]]:
    """Return where a part ends and the next one begins."""
    if not last:  # no list is open that could go on
        return
    balance = dict.fromkeys(_PAIRS, 0)
    seen = 0
    for match in _GLUED.finditer(text):
        glued = find_marker(text[match.end() : match.end() + _WINDOW])
        for pair in _PAIRS:
            opened, closed = pair
            balance[pair] += text.count(opened, seen, match.start())
            balance[pair] -= text.count(closed, seen, match.start())
        seen = match.start()
        if _goes_on(glued, last) and not any(n > 0 for n in balance.values()):
            yield match.start(), match.end()
            _note(last, glued)


def _goes_on(glued: Marker | None, last: dict[Family, int]) -> bool:
    """Tell whether a number inside a line is the next of a list that is open."""
    if glued is None or glued.number != last.get(glued.family, 0) + 1:
        return False
    opens = glued.number == 1 and glued.family is not Family.ARTICLE
    if opens:
        return False
    if glued.family in LEGAL_HEADINGS or glued.family is Family.CHINESE:
        short = len(glued.rest) <= _LONGEST_HEADING
        return short and not re.search(r"[，；：]", glued.rest)
    return glued.certain and bool(glued.rest)


def _join_torn(placed: Sequence[Placed]) -> list[Placed]:
    """Join a heading that runs into its text with the text on the next line."""
    joined: list[Placed] = []
    in_article = False
    for item in placed:
        before = joined[-1] if joined else None
        if before is not None and not in_article and _is_torn(before, item):
            text = before.line.text + item.line.text
            comments = before.line.comments + item.line.comments
            line = before.line._replace(
                text=text, comments=comments, damage="heading_torn"
            )
            joined[-1] = before._replace(line=line)
            continue
        joined.append(item)
        in_article = _is_in_article(item, in_article)
    return joined


def _is_in_article(item: Placed, before: bool) -> bool:
    if item.slot is not Slot.BODY:
        return False
    if item.marker is None:
        return before
    if item.marker.family in LEGAL_HEADINGS | {Family.CHINESE}:
        return before and item.marker.family is Family.CHINESE
    return before or item.marker.family is Family.ARTICLE


def _is_torn(before: Placed, item: Placed) -> bool:
    """Tell whether `item` is the text of the heading before it."""
    marker = before.marker
    heads = (
        marker is not None
        and marker.family is Family.CHINESE_BRACKETS
        and before.line.damage != "heading_torn"
        and before.line.role is Role.BODY
        and len(marker.rest) <= _LONGEST_RUN_IN
        and _RUN_IN.fullmatch(marker.rest) is not None
    )
    plain = item.slot is Slot.BODY and item.marker is None
    body = item.line.role is Role.BODY and not item.line.centred
    text = item.line.text
    long = len(text) > len(before.line.text) and ends_sentence(text)
    return heads and plain and body and long


def _number_lost(placed: list[Placed]) -> list[Placed]:
    """Give items their numbers back where just as many lines as numbers are missing.

    `（一）…；`, `…；`, `（三）…`: the line between can only be item two.
    """
    mended = list(placed)
    before, since = 0, 0  # number of the last item, and where the lines after it begin
    for i, item in enumerate(placed):
        marker = item.marker
        if marker is not None and marker.family is Family.CHINESE_BRACKETS:
            missing = range(since, i)
            if marker.number - before - 1 == len(missing) and all(
                _may_be_item(placed[j]) for j in missing
            ):
                for number, j in enumerate(missing, start=before + 1):
                    mended[j] = _as_item(placed[j], number)
            before, since = marker.number, i + 1
        elif marker is not None or item.line.text.endswith(("：", ":")):
            before, since = 0, i + 1
    return mended


def _may_be_item(item: Placed) -> bool:
    plain = item.marker is None and item.slot is Slot.BODY
    return (
        plain and item.line.role is Role.BODY and item.line.text.endswith(("；", ";"))
    )


def _as_item(item: Placed, number: int) -> Placed:
    marker = Marker(Family.CHINESE_BRACKETS, number, "", item.line.text)
    return item._replace(marker=marker, line=item.line._replace(damage="number_lost"))
