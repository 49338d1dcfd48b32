"""Headings without number: a chapter that lost 第五章, a heading of its own words."""

import re
from collections.abc import Callable, Sequence

from cf_assess.drafts.lines import CJK, Role, is_finished, pack
from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family, Marker
from cf_assess.drafts.outline.placed import Placed, Slot
from cf_assess.models.locator import parse_locator

_LONGEST_HEADING = 40
_LONGEST_LABEL = 20
_CLOSING = re.compile(r"附则|责任|罚则|处罚|监督|保障|其他规定")
_WORDS = re.compile(f"[{CJK}]{{2}}")
_LEAST_CAPTIONS, _CAPTIONS_SHARE = 3, 0.5
_LINES_AHEAD = 3
"""At most two such headings stand above each other, then comes an article."""


def is_bare_heading(placed: Sequence[Placed], index: int) -> bool:
    """Tell whether the line at `index` heads the article or heading that follows."""
    line = placed[index].line
    if line.role is Role.HEADING and placed[index].marker is None:
        return not is_finished(line.text)
    if not _may_head(placed[index]):
        return False
    for after in placed[index + 1 : index + _LINES_AHEAD]:
        if after.slot is not Slot.BODY:
            return False
        marker = after.marker
        if marker is not None and marker.certain:
            return marker.family in LEGAL_HEADINGS or marker.family is Family.ARTICLE
        if not _may_head(after):
            return False
    return False


def has_captions(placed: Sequence[Placed]) -> bool:
    """Tell whether most articles have a line of their own above: 立法目的, 【定义】.

    Such a line is the caption of its article, not the heading of a chapter.
    """
    articles = captions = 0
    for index, item in enumerate(placed):
        if item.marker is None or item.marker.family is not Family.ARTICLE:
            continue
        articles += 1
        before = placed[index - 1] if index else None
        captions += before is not None and (
            is_caption(before) or is_bare_heading(placed, index - 1)
        )
    return captions >= _LEAST_CAPTIONS and captions > _CAPTIONS_SHARE * articles


def is_caption(placed: Placed) -> bool:
    """Tell whether a line is a title in brackets."""
    text = placed.line.text
    plain = placed.marker is None and placed.slot is Slot.BODY
    return (
        plain
        and len(text) <= _LONGEST_HEADING
        and text[0] in "【["
        and (text[-1] in "】]")
    )


def find_next_chapters(placed: Sequence[Placed]) -> list[Marker | None]:
    """Return for each line the chapter that comes next after it."""
    found: list[Marker | None] = []
    following: Marker | None = None
    for item in reversed(placed):
        found.append(following)
        if item.marker is not None and item.marker.family is Family.CHAPTER:
            following = item.marker
    return found[::-1]


def is_inside_chapter(
    text: str, following: Marker | None, expects: Callable[[Marker], bool]
) -> bool:
    """Tell whether no chapter can have been lost at a bare heading.

    The next one has the number after the last one; behind the last one only the usual
    closing chapters are taken for lost.

    Args:
        text: the heading.
        following: the next chapter.
        expects: tells whether a marker is the next of its family.
    """
    if following is not None:
        return expects(following)
    return _CLOSING.search(pack(text)) is None


def _may_head(placed: Placed) -> bool:
    """Tell whether a line could be a heading by its looks."""
    text = placed.line.text
    if len(text) > _LONGEST_HEADING or is_finished(text) or text[0] in "（(【[":
        return False
    plain = placed.marker is None and placed.line.role is not Role.TABLE
    dated = text.endswith("日") and text[:1].isdigit()
    worded = _WORDS.search(pack(text)) is not None and not _is_row(text)
    return plain and worded and not dated


def _is_row(text: str) -> bool:
    """Tell whether a line is a row of a table typed with blanks: `门票 10元`."""
    cells = text.split()
    return len(cells) > 1 and any(c.isdigit() for c in text)


def mark_heading(text: str) -> Marker:
    """Return a marker for a heading that has none; its label is citable.

    Locators are separated by blanks and semicolons, so only letters remain.
    """
    label = "".join(c for c in text if c.isalnum())[:_LONGEST_LABEL]
    if parse_locator(label) is not None:
        label = ""  # `“第三条` alone must not be cited as an article
    return Marker(Family.HEADING, 0, label or "小标题", "")
