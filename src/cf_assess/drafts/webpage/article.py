"""Which blocks of a page are the article.

The lines that are numbered as in a regulation show where it is; where there are none,
the sentences do.  All of them are kept: names of elements and patterns of wording only
tell what stands around the article, never what to leave out of its middle.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from cf_assess.drafts.lines import pack
from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family, find_marker
from cf_assess.drafts.webpage.blocks import Block, Page, Place, Span
from cf_assess.drafts.webpage.chrome import (
    find_label,
    is_above,
    is_chrome,
    is_container,
    is_site,
)

_STRONG = LEGAL_HEADINGS | {Family.ARTICLE}
_WEAK = frozenset({Family.CHINESE, Family.CHINESE_BRACKETS})
_SENTENCE = re.compile("[，。；：？！]")

_FEWEST_NUMBERED = 3
"""So many numbered lines show what the article is."""
_ANNEXES = frozenset({"附件", "附录", "附表"})
_MOST_LINKS = 0.5
"""Share of links from which text is a list of other pages."""
_FEWEST_LINES_OF_LIST = 3
_FEWEST_LABELS = 3
_SHARE_OF_SENTENCES = 0.9
_SHARE_WITH_NUMBERS = 0.7
"""Where numbered lines show the place, less of the page's sentences must be there."""
_SHARE_IN_CONTAINER = 0.5
"""Share of the page's sentences from which the name of an element is believed."""
_LEAVES = frozenset({"p", "li", "dt", "dd", "span", "pre", "h1", "h2", "h3", "h4"})
"""Elements that hold a paragraph; of a short article one alone may be most of it."""
_MOST_IN_CHROME = 0.3
"""An element with more of the sentences is no chrome, whatever its name."""


@dataclass(frozen=True)
class Article:
    """Where the article is on its page."""

    start: int
    end: int
    left_out: frozenset[int]
    spans: range
    """Indices of the elements inside, the one that holds it included."""

    def holds(self, place: Place) -> bool:
        """Tell whether a place is inside, between blocks that are read."""
        if place.span not in self.spans:
            return False
        near = (place.block - 1, place.block)
        return any(self.start <= i < self.end and i not in self.left_out for i in near)


class _Sums:
    """Sums of one figure over any range of blocks."""

    def __init__(self, figures: Iterable[int]) -> None:
        self._sums = [0, *accumulate(figures)]

    def of(self, start: int, end: int) -> int:
        return self._sums[end] - self._sums[start]

    @property
    def total(self) -> int:
        return self._sums[-1]


def find_article(page: Page) -> Article:
    """Return the range of the article and the blocks inside that are no part of it."""
    return _Finder(page).find()


class _Finder:
    def __init__(self, page: Page) -> None:
        self._blocks = page.blocks
        self._spans = page.spans
        self._packed = [pack(block.text) for block in page.blocks]
        self._numbered = _find_numbered(page.blocks)
        core = [i for i, flag in enumerate(self._numbered) if flag]
        self._core = range(core[0], core[-1] + 1) if core else range(0)
        annexes = (i for i, text in enumerate(self._packed) if text[:2] in _ANNEXES)
        self._last_annex = max(annexes, default=-1)
        self._out = bytearray(len(page.blocks))
        self._sizes = _Sums(block.size for block in page.blocks)
        self._links = _Sums(block.links for block in page.blocks)
        self._marks = _Sums(self._numbered)
        self._sentences = _Sums(map(_weigh, page.blocks))

    def find(self) -> Article:
        for span in self._spans:
            if self._is_around(span):
                self._leave_out(span.start, span.end)
        self._drop_labels()
        spans = self._choose()
        start, end = 0, len(self._blocks)
        if spans:
            start, end = self._spans[spans.start].start, self._spans[spans.start].end
        self._drop_lines(start, end)
        left_out = frozenset(i for i in range(start, end) if self._out[i])
        return Article(start, end, left_out, spans)

    def _leave_out(self, start: int, end: int) -> None:
        self._out[start:end] = b"\x01" * (end - start)

    # What is around the article

    def _is_around(self, span: Span) -> bool:
        start, end = span.start, span.end
        if start == end or self._marks.of(start, end) or self._out[start]:
            return False
        links = self._links.of(start, end) >= _MOST_LINKS * self._sizes.of(start, end)
        named = is_chrome(span.tag, span.names)
        if self._core and start > self._core.start and end <= self._core.stop:
            return named and links
        share = self._sentences.of(start, end)
        if share > _MOST_IN_CHROME * self._sentences.total:
            return False
        lines = sum(block.links > 0 for block in self._blocks[start:end])
        return named or (links and lines >= _FEWEST_LINES_OF_LIST)

    def _drop_labels(self) -> None:
        """Leave out the table above an article that says when and by whom it is."""
        stop = self._core.start if self._core else min(len(self._blocks), 60)
        found = {i: find_label(self._packed[i]) for i in range(stop)}
        labelled = [i for i, label in found.items() if label and not self._out[i]]
        if len({found[i] for i in labelled}) < _FEWEST_LABELS:
            return
        first, last = labelled[0], labelled[-1] + 1
        around = self._smallest(first, last)
        if around is not None and around.end <= stop and self._is_table(around):
            first, last = around.start, around.end
            self._leave_out(first, last)
        for index in labelled:
            self._out[index] = 1

    def _is_table(self, span: Span) -> bool:
        """Tell whether an element holds labels and values, hardly a sentence."""
        size = self._sizes.of(span.start, span.end)
        return self._sentences.of(span.start, span.end) <= size // 2

    def _drop_lines(self, start: int, end: int) -> None:
        """Leave out single lines of the page before and behind the article."""
        core = self._core or self._find_sentences(start, end)
        for i in range(start, core.start):
            if self._is_listed(i) or self._is_tool(i):
                self._out[i] = 1
        for i in range(core.stop, end):
            if is_site(self._packed[i]) and not self._goes_on(i + 1, end):
                self._leave_out(i, end)
                break
            if self._is_listed(i) or is_site(self._packed[i]):
                self._out[i] = 1
        for i in reversed(range(core.stop, end)):
            if not (self._out[i] or self._is_tool(i)):
                return
            self._out[i] = 1

    def _is_listed(self, index: int) -> bool:
        """Tell whether a block is a link to another page."""
        block = self._blocks[index]
        return block.links > _MOST_LINKS * block.size

    def _is_tool(self, index: int) -> bool:
        return is_above(self._packed[index]) or is_site(self._packed[index])

    def _goes_on(self, start: int, end: int) -> bool:
        """Tell whether an annex can still come."""
        return start <= self._last_annex < end

    def _find_sentences(self, start: int, end: int) -> range:
        found = [
            i
            for i in range(start, end)
            if not self._out[i] and _weigh(self._blocks[i]) and not self._is_tool(i)
        ]
        return range(found[0], found[-1] + 1) if found else range(end, end)

    # Where the article is

    def _choose(self) -> range:
        """Return the smallest element that holds what counts, and those inside."""
        kept = _Sums(
            0 if out else _weigh(block)
            for block, out in zip(self._blocks, self._out, strict=True)
        )
        everything = range(len(self._spans))
        if not self._core and not kept.total:
            return everything
        wanted = _SHARE_WITH_NUMBERS if self._core else _SHARE_OF_SENTENCES
        for share, named in ((_SHARE_IN_CONTAINER, True), (wanted, False)):
            found = [
                index
                for index, span in enumerate(self._spans)
                if (is_container(span.names) if named else span.tag not in _LEAVES)
                and self._holds_core(span)
                and kept.of(span.start, span.end) >= share * kept.total
            ]
            if found:
                best = min(found, key=lambda i: (_size(self._spans[i]), -i))
                return self._with_inner(best)
        return everything

    def _holds_core(self, span: Span) -> bool:
        core = self._core
        return not core or (span.start <= core.start and core.stop <= span.end)

    def _with_inner(self, index: int) -> range:
        """Return the indices of an element and of all inside it."""
        depth = self._spans[index].depth
        stop = index + 1
        while stop < len(self._spans) and self._spans[stop].depth > depth:
            stop += 1
        return range(index, stop)

    def _smallest(self, start: int, end: int) -> Span | None:
        around = [s for s in self._spans if s.start <= start and end <= s.end]
        return min(around, key=_size, default=None)


def _size(span: Span) -> int:
    return span.end - span.start


def _weigh(block: Block) -> int:
    """Return how much of a block is the text of sentences."""
    if block.links > _MOST_LINKS * block.size or not _SENTENCE.search(block.text):
        return 0
    return block.size - block.links


def _find_numbered(blocks: Sequence[Block]) -> list[bool]:
    """Return which blocks are numbered as the article is."""
    markers = [
        None if block.links > _MOST_LINKS * block.size else find_marker(block.text)
        for block in blocks
    ]
    for families in (_STRONG, _WEAK):
        flags = [m is not None and m.family in families for m in markers]
        if sum(flags) >= _FEWEST_NUMBERED:
            return flags
    return [False] * len(blocks)
