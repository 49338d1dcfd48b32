"""What stands on every page of a PDF and belongs to none: heads, feet, numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cf_assess.drafts.lines import pack
from cf_assess.drafts.printed.page import Page, PrintedLine

_LINES_OF_BAND = 2
"""So many lines at the top and at the bottom may be running ones."""
_BAND = 0.13
"""Share of the page's height within which a running line stands."""
_PAGES_SHARE = 0.4
"""A running line stands on at least this share of the pages, and on two."""

_NUMBER = r"(?:[0-9０-９]{1,4}|[ivxIVX]{1,6}|[一二三四五六七八九十]{1,4})"
_PAGE_NUMBER = re.compile(
    rf"[-—–―－·~\s]*(?:第?{_NUMBER}页?)(?:[/／]{_NUMBER}|[，,]?共{_NUMBER}页|of{_NUMBER})?[-—–―－·~]*"
)
_DIGITS = re.compile(r"[0-9０-９]+")


def drop_running_lines(pages: Sequence[Page]) -> list[PrintedLine]:
    """Return the lines of all pages without running heads, feet and page numbers."""
    counted = Counter(key for page in pages for key in _keys(page))
    needed = max(2, _PAGES_SHARE * len(pages))
    kept: list[PrintedLine] = []
    for page in pages:
        # a title that is printed above as the running head stands on the page twice
        outermost = dict(reversed(_keyed_band(page)))
        running = {
            id(line)
            for key, line in _keyed_band(page)
            if _is_page_number(line)
            or (counted[key] >= needed and line is outermost[key])
        }
        kept += [line for line in page.lines if id(line) not in running]
    return kept


def _band(page: Page) -> Iterator[tuple[str, PrintedLine]]:
    """Return the lines at the edges of a page, with the edge."""
    ordered = sorted(page.lines, key=lambda line: -line.top)
    for line in ordered[:_LINES_OF_BAND]:
        if line.bottom > (1 - _BAND) * page.height:
            yield "top", line
    for line in ordered[-_LINES_OF_BAND:]:
        if line.top < _BAND * page.height:
            yield "bottom", line


def _keyed_band(page: Page) -> list[tuple[tuple[str, str], PrintedLine]]:
    """Return the lines at the edges, outermost first, with edge and shape."""
    return [((edge, _shape(line)), line) for edge, line in _band(page)]


def _keys(page: Page) -> set[tuple[str, str]]:
    return {key for key, _ in _keyed_band(page)}


def _shape(line: PrintedLine) -> str:
    """Return what is the same in a running line on every page."""
    return _DIGITS.sub("#", pack(line.text))


def _is_page_number(line: PrintedLine) -> bool:
    return _PAGE_NUMBER.fullmatch(pack(line.text)) is not None
