"""The tree of a page to its blocks of text, in reading order.

A block is one paragraph with what the tags say of it.  Beside the blocks stand the
elements that hold them, as ranges: what belongs to an element is `start` to `end`.
Nothing is judged here but what a reader of the page would not see.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from cf_assess.drafts.archive import Element
from cf_assess.drafts.lines import Role, pack
from cf_assess.drafts.outline.markers import find_marker
from cf_assess.drafts.webpage.breaks import BREAK, split_text
from cf_assess.drafts.webpage.lists import ListCounter, open_list
from cf_assess.drafts.webpage.looks import (
    find_role,
    is_centred,
    is_hidden,
    is_icon,
    leads_away,
)

_BLOCKS = frozenset({
    "html", "body", "address", "article", "aside", "blockquote", "caption",
    "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "legend", "li", "main", "menu", "dir", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "ucapcontent", "ucaptitle",
})  # fmt: skip
_UNSEEN = frozenset({
    "title", "meta", "link", "button", "select", "option", "datalist", "audio",
    "video", "canvas", "map", "rt", "rp", "rtc", "svg", "dialog", "head",
})  # fmt: skip
_STRUCK = frozenset({"del", "s", "strike"})
_PICTURES = frozenset({"img", "embed", "object", "iframe"})
_LISTS = frozenset({"ol", "ul", "menu", "dir"})

_LINE_THROUGH = re.compile(r"text-decoration[a-z\-]*\s?:[^;]{0,40}line-through")
_KEPT_SPACE = re.compile(r"white-space\s?:\s?(?:pre|break)")
_NOTE = re.compile(r"_?(?:ftn|edn|sdfootnote|sdendnote)([0-9]{1,4})$")
_FEWEST_HIDDEN = 50
"""Characters of hidden text that are worth a warning; labels of icons have fewer."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph."""

    text: str
    size: int
    """Characters without white space."""
    links: int
    """How many of them lead to another page."""
    role: Role = Role.BODY
    centred: bool = False
    note: int = 0
    """Number of the footnote it belongs to."""


@dataclass(slots=True)
class Span:
    """An element with its range of blocks."""

    tag: str
    names: str
    """Class and id."""
    start: int
    depth: int
    end: int = 0
    rows: list[list[tuple[int, int]]] = field(default_factory=list)
    """Of a table: the ranges of its cells, row by row."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place between blocks."""

    block: int
    """The block that follows."""
    span: int
    """Index of the innermost element."""


@dataclass
class Page:
    """What is on a page."""

    blocks: list[Block] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    pictures: list[Place] = field(default_factory=list)
    hidden: list[Place] = field(default_factory=list)
    """Where text was hidden."""
    revised: bool = False


@dataclass(slots=True)
class _State:
    """What holds inside an element."""

    centred: bool = False
    link: bool = False
    kept: bool = False
    """White space is kept, as in `pre`."""
    role: Role = Role.BODY
    note: int = 0
    counter: ListCounter | None = None
    order: int = 0
    """Index of the innermost element."""
    span: Span | None = None
    table: Span | None = None


def read_blocks(root: Element) -> Page:
    """Return the blocks of a parsed page."""
    walker = _Walker()
    walker.walk(root)
    return walker.page


class _Walker:
    """Goes once through the tree, without recursion."""

    def __init__(self) -> None:
        self.page = Page()
        self._stack = [_State()]
        self._pieces: list[str] = []
        self._runs: list[tuple[int, bool]] = []
        """Lengths of the pieces, and whether they are links."""
        self._label = ""

    def walk(self, root: Element) -> None:
        events = etree.iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in events:
            if event == "start":
                if self._is_left_out(element):
                    events.skip_subtree()
                    skipped = element
                    continue
                self._open(element)
                self._add(element.text)
                continue
            if element is skipped:
                skipped = None
            else:
                self._close(element)
            self._add(element.tail)
        self._flush()

    def _here(self) -> Place:
        return Place(len(self.page.blocks), self._stack[-1].order)

    # What is not seen

    def _is_left_out(self, element: Element) -> bool:
        tag = element.tag
        if tag == "br":
            self._pieces.append(BREAK)
            return True
        style = (element.get("style") or "").lower()
        if tag in _PICTURES:
            if not is_icon(element, style):
                self.page.pictures.append(self._here())
            return tag != "object"
        if tag in _STRUCK or (style and _LINE_THROUGH.search(style)):
            self.page.revised = True
            return True
        if tag in _UNSEEN:
            return True
        self.page.revised |= tag == "ins"
        return self._is_hidden(element, style)

    def _is_hidden(self, element: Element, style: str) -> bool:
        """Tell whether an element is hidden; pages hide their body until loaded."""
        if not is_hidden(element, style) or element.tag in {"html", "body"}:
            return False
        text = pack("".join(str(piece) for piece in element.itertext()))
        if len(text) >= _FEWEST_HIDDEN or text.startswith("第"):
            self.page.hidden.append(self._here())
        return True

    # Elements

    def _open(self, element: Element) -> None:
        tag = element.tag
        state = self._inherit(element)
        self._stack.append(state)
        if tag not in _BLOCKS:
            return
        self._flush()
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        at = len(self.page.blocks)
        state.span = Span(tag, names, at, len(self._stack))
        state.order = len(self.page.spans)
        self.page.spans.append(state.span)
        if tag == "table":
            state.table = state.span
        elif tag == "tr" and state.table is not None:
            state.table.rows.append([])
        elif tag in _LISTS:
            state.counter = open_list(element)
        elif tag == "li" and state.counter is not None:
            self._label = state.counter.next_label(element)

    def _inherit(self, element: Element) -> _State:
        above = self._stack[-1]
        tag = element.tag
        style = (element.get("style") or "").lower()
        state = _State(
            centred=is_centred(element, style, inherited=above.centred),
            link=above.link or (tag == "a" and leads_away(element.get("href") or "")),
            kept=above.kept or tag == "pre" or bool(_KEPT_SPACE.search(style)),
            role=find_role(element) or above.role,
            note=above.note,
            counter=above.counter,
            order=above.order,
            table=above.table,
        )
        note = _NOTE.match(element.get("id") or "") if tag == "div" else None
        state.note = int(note[1]) if note else above.note
        return state

    def _close(self, element: Element) -> None:
        state = self._stack[-1]
        if state.span is not None:
            self._flush()
            state.span.end = len(self.page.blocks)
            table = state.table
            if element.tag in {"td", "th"} and table is not None:
                if not table.rows:
                    table.rows.append([])
                table.rows[-1].append((state.span.start, state.span.end))
            if element.tag == "li":
                self._label = ""
        self._stack.pop()

    # Text

    def _add(self, text: str | None) -> None:
        if not text:
            return
        state = self._stack[-1]
        if state.kept:
            text = text.replace("\n", BREAK)
        self._pieces.append(text)
        self._runs.append((len(pack(text)), state.link))

    def _flush(self) -> None:
        """Make blocks of the text since the last border of a block."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        runs = self._runs
        self._pieces, self._runs = [], []
        if text.isspace():
            return
        state = self._stack[-1]
        counter = _LinkCounter(runs)
        for index, paragraph in enumerate(split_text(text)):
            size = len(pack(paragraph))
            links = counter.take(size)
            if index == 0 and self._label:
                paragraph = _put_label(self._label, paragraph)
                self._label = ""
            block = Block(paragraph, size, links, state.role, state.centred, state.note)
            self.page.blocks.append(block)


class _LinkCounter:
    """Shares the characters of links out among paragraphs."""

    def __init__(self, runs: list[tuple[int, bool]]) -> None:
        self._runs = iter(runs)
        self._left = 0
        self._link = False

    def take(self, size: int) -> int:
        """Return how many of the next `size` characters are links."""
        links = 0
        while size > 0:
            if not self._left:
                run = next(self._runs, None)
                if run is None:
                    break
                self._left, self._link = run
                continue
            taken = min(size, self._left)
            links += taken if self._link else 0
            self._left -= taken
            size -= taken
        return links


def _put_label(label: str, text: str) -> str:
    """Return an item with its number, unless it was written there by hand."""
    return text if find_marker(text) is not None else label + text
