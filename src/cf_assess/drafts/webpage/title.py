"""The title of a page's article, which sites often print outside of it."""

import re
from collections.abc import Sequence

from cf_assess.drafts.archive import Element
from cf_assess.drafts.lines import Line, Role, pack, tidy
from cf_assess.drafts.outline.markers import find_marker
from cf_assess.drafts.outline.titles import is_title_like
from cf_assess.drafts.webpage.article import Article
from cf_assess.drafts.webpage.blocks import Page
from cf_assess.drafts.webpage.chrome import is_above

_SITE = re.compile(r"[_|\-–—]+")
"""What separates a title from the name of the site in `title`."""
_WRITTEN_ALIKE = str.maketrans("（）：－—〔〕", "():--[]", "《》“”\"'")
_LINES_OF_OPENING = 12
_LONGEST_TITLE = 120
_LINES_OF_TITLE = 4
_LINES_ABOVE = 6
_SHORTEST_ABOVE = 7
"""Shorter words above an article are entries of a menu: 规划计划."""
_LEAST_SHARE = 0.75


def find_title(root: Element, page: Page, article: Article) -> str:
    """Return the title that the page gives its article; empty where it gives none."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle":
            title = tidy(meta.get("content") or "")
            if title:
                return title[:_LONGEST_TITLE]
    head = tidy(root.findtext("./head/title") or "")[:1000]
    for span in page.spans:
        if span.tag in {"h1", "ucaptitle"} and 0 < span.end - span.start <= 3:
            blocks = page.blocks[span.start : span.end]
            text = "".join(block.text for block in blocks if not block.links)
            fits = is_title_like(text) or _same(text) in _same(head)
            if span.end <= article.end and len(text) > 3 and fits:
                return text[:_LONGEST_TITLE]
    return _cut_site(head) or _find_above(page, article)


def _find_above(page: Page, article: Article) -> str:
    """Return the title printed right above the element that holds the article."""
    start = article.start
    opening = page.blocks[start : start + _LINES_OF_OPENING]
    if any(is_title_like(block.text) for block in opening):
        return ""
    for block in reversed(page.blocks[max(0, start - _LINES_ABOVE) : start]):
        alone = not block.links and not is_above(pack(block.text))
        if alone and block.size >= _SHORTEST_ABOVE and is_title_like(block.text):
            return block.text
    return ""


def _cut_site(head: str) -> str:
    """Return the text of `title` without the name of the site."""
    ends = [match.start() for match in _SITE.finditer(head)]
    for end in (*ends, len(head)):
        part = head[:end].strip()
        if len(part) > 3 and is_title_like(part):
            return part
    return ""


def put_title(lines: Sequence[Line], title: str) -> list[Line]:
    """Return the lines with the title in front, unless it is there already."""
    wanted = _same(title)
    shown = list(lines)
    if not wanted or not shown:
        return shown
    opening = _find_opening(shown)
    for index in opening:
        if _same(shown[index].text) == wanted:
            shown[index] = shown[index]._replace(role=Role.TITLE)
            return shown
    if any(_is_title(shown, index, wanted) for index in opening):
        return shown
    return [Line(title, role=Role.TITLE), *shown]


def _find_opening(lines: Sequence[Line]) -> range:
    """Return the lines before the first number, where titles stand."""
    for index, line in enumerate(lines[:_LINES_OF_OPENING]):
        if find_marker(line.text) is not None:
            return range(index)
    return range(min(len(lines), _LINES_OF_OPENING))


def _is_title(lines: Sequence[Line], index: int, wanted: str) -> bool:
    """Tell whether the title is here, on several lines or with a word more or less."""
    first = _same(lines[index].text)
    if len(first) >= _LEAST_SHARE * len(wanted) and first in wanted:
        return True
    short, long = sorted((first, wanted), key=len)
    if short and long.startswith(short + "(") and long.endswith(")"):
        return True
    joined = [_same(line.text) for line in lines[index : index + _LINES_OF_TITLE]]
    return any("".join(joined[:n]) == wanted for n in range(2, len(joined) + 1))


def _same(text: str) -> str:
    """Return a text in one way of writing brackets, without blanks."""
    return pack(text).translate(_WRITTEN_ALIKE)
