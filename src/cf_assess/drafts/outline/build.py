"""From lines to the clauses of a draft, in legal style, plan style and mixtures.

Inside an article every number is an item of that article; outside of one, numbers
are the headings and items of plan style.  Nothing is dropped: a line that fits no
rule is still a clause, and a warning says what is odd about it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cf_assess.drafts.lines import Line, Role, is_finished
from cf_assess.drafts.outline.articles import Article, add_article, name_row
from cf_assess.drafts.outline.containers import Container, plan_containers
from cf_assess.drafts.outline.headings import (
    find_next_chapters,
    has_captions,
    is_bare_heading,
    is_caption,
    is_inside_chapter,
    mark_heading,
)
from cf_assess.drafts.outline.imprint import name_imprint
from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family, Marker
from cf_assess.drafts.outline.mend import mend_lines
from cf_assess.drafts.outline.naming import extend_plan, name_step
from cf_assess.drafts.outline.opening import place_lines
from cf_assess.drafts.outline.pieces import Counting, Findings, Piece, quote
from cf_assess.drafts.outline.placed import Placed, Slot
from cf_assess.drafts.outline.titles import join_title
from cf_assess.models.draft import ClauseKind, DraftWarning

_KINDS = {
    Family.PART: ClauseKind.PART,
    Family.CHAPTER: ClauseKind.CHAPTER,
    Family.SECTION: ClauseKind.SECTION,
    Family.ARTICLE: ClauseKind.ARTICLE,
    Family.CHINESE: ClauseKind.CHAPTER,
    Family.CHINESE_BRACKETS: ClauseKind.SECTION,
    Family.HEADING: ClauseKind.HEADING,
    Family.DIGIT: ClauseKind.ITEM,
    Family.DIGIT_BRACKETS: ClauseKind.SUBITEM,
    Family.CIRCLE: ClauseKind.SUBITEM,
    Family.LETTER: ClauseKind.SUBITEM,
}
_DEPTHS = (
    *(ClauseKind.CHAPTER, ClauseKind.SECTION, ClauseKind.ITEM, ClauseKind.SUBITEM),
)
"""Kinds of the clauses of a standard, by the steps of their numbers."""
_RANKS = {family: rank for rank, family in enumerate(Family)}


@dataclass(frozen=True)
class Outline:
    """A draft as clauses without spans."""

    title: str
    pieces: tuple[Piece, ...]
    warnings: tuple[DraftWarning, ...]


def build_outline(lines: Sequence[Line]) -> Outline:
    """Return the clauses of a draft.

    Args:
        lines: in reading order, none empty; footnotes may stand anywhere.
    """
    notes = [line for line in lines if line.role is Role.FOOTNOTE]
    body = [line for line in lines if line.role is not Role.FOOTNOTE]
    placed = mend_lines(place_lines(body))
    builder = _Builder(placed)
    builder.build()
    for number, line in enumerate(notes, start=1):
        builder.add(ClauseKind.FOOTNOTE, f"注{number}", line)
    title = join_title([p.line for p in placed if p.slot is Slot.TITLE])
    findings = builder.findings
    return Outline(title, tuple(findings.pieces), tuple(findings.warnings))


class _Builder:
    """Walks the lines once; holds what is open at the moment."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.findings = Findings()
        self._placed = placed
        self._containers = plan_containers(placed)
        self._container = Container()
        self._article: Article | None = None
        self._legal: dict[Family, str] = {}
        self._plan: list[tuple[Family, str]] = []
        self._counting = Counting(self.findings)
        self._paragraphs: dict[str, int] = {}
        self._started = False
        self._repeating = False
        self._captions = has_captions(placed)
        self._next_chapters = find_next_chapters(placed)

    def build(self) -> None:
        """Turn every line into a clause."""
        for index, placed in enumerate(self._placed):
            if index in self._containers:
                self._enter(self._containers[index])
            self._place(index, placed)
        self._close_article()
        if not any(container.has_structure for container in self._containers.values()):
            self.findings.warn("no_articles")

    def _place(self, index: int, placed: Placed) -> None:
        """Take one line, by the place that it has in its document."""
        if placed.slot is not Slot.BODY:
            self._close_article()
        match placed.slot:
            case Slot.TITLE:
                self._add_title(placed.line)
            case Slot.NEW_TITLE:
                name = f"{self._container.name} 标题".strip()
                self.add(ClauseKind.TITLE, name, placed.line)
            case Slot.ANNEX:
                self.add(ClauseKind.ANNEX, self._container.name, placed.line)
            case Slot.CONTENTS:
                self._add_numbered(ClauseKind.PREAMBLE, "目录", placed.line)
            case Slot.BODY:
                self._take(index, placed)

    def _add_title(self, line: Line) -> None:
        """Add the lines of the title as one clause, when the first of them comes."""
        title = [p.line for p in self._placed if p.slot is Slot.TITLE]
        if line is title[0]:
            comments = tuple(c for part in title for c in part.comments)
            whole = line._replace(text=join_title(title), comments=comments)
            self.add(ClauseKind.TITLE, "标题", whole)

    def add(self, kind: ClauseKind, locator: str, line: Line) -> None:
        """Add a clause that belongs to no article."""
        self.findings.add(kind, locator, line)

    def _enter(self, container: Container) -> None:
        """Begin a further document or an annex."""
        self._close_article()
        self._container = container
        self._legal = {}
        self._plan = []
        self._counting = Counting(self.findings)
        self._started = False

    def _close_article(self) -> None:
        if self._article is not None:
            add_article(self._article, self.findings)
            self._article = None

    def _add_numbered(self, kind: ClauseKind, base: str, line: Line) -> None:
        """Add a line that is cited by counting: `序言 第2段`."""
        number = self._paragraphs.get(base, 0) + 1
        self._paragraphs[base] = number
        self.add(kind, f"{base} 第{number}段".strip(), line)

    # Body

    def _take(self, index: int, placed: Placed) -> None:
        """Take one line of the body."""
        marker = placed.marker
        if marker is not None and not self._believes(marker):
            marker, placed = None, Placed(placed.line, None)
        if marker is not None and marker.family is Family.ARTICLE:
            self._open_article(placed, marker)
        elif marker is not None and marker.family in LEGAL_HEADINGS:
            self._add_legal_heading(placed.line, marker)
        elif self._article is not None and not self._resumes_plan(marker):
            if self._is_heading(index):
                self._add_bare_heading(index)
            else:
                self._article.take(placed)
        elif marker is not None and marker.family is Family.DECIMAL:
            self._add_decimal(placed.line, marker)
        elif marker is not None:
            self._close_article()
            self._add_plan(placed.line, marker)
        else:
            self._add_plain(index, placed.line)

    def _believes(self, marker: Marker) -> bool:
        """Tell whether a doubtful marker (`3.5岁`) is the next in its sequence."""
        if marker.certain or marker.family is Family.ARTICLE or self._article is None:
            return marker.certain or self._counting.expects(marker)
        return self._article.expects(marker)

    def _resumes_plan(self, marker: Marker | None) -> bool:
        """Tell whether 二、 goes on with the headings of plan style before 第一条."""
        return (
            marker is not None
            and marker.family is Family.CHINESE
            and marker.number > 1
            and bool(self._plan)
            and self._counting.expects(marker)
        )

    def _open_article(self, placed: Placed, marker: Marker) -> None:
        self._close_article()
        base = self._below_legal(name_step(marker))
        base = self._claim(base)
        self._counting.take(marker, base)
        label = marker.label
        if self._container.labels_apart:
            label = f"{self._container.name} {label}"
        self._article = Article(base, label, [placed])
        self._started = True

    def _add_legal_heading(self, line: Line, marker: Marker) -> None:
        self._close_article()
        rank = _RANKS[marker.family]
        self._legal = {f: s for f, s in self._legal.items() if _RANKS[f] < rank}
        self._plan = []
        if marker.family is Family.PART:
            self._counting.part(Family.CHAPTER)
        self._counting.restart(Family.CHINESE, Family.CHINESE_BRACKETS, Family.DIGIT)
        if marker.family is not Family.SECTION:
            self._counting.restart(Family.SECTION)
        self._legal[marker.family] = name_step(marker)
        plain = self._below_legal("")
        base = self._claim(plain)
        if base != plain:
            self._legal[marker.family] += base.removeprefix(plain)
        self._counting.take(marker, base)
        self.add(_KINDS[marker.family], base, line)
        self._started = True

    def _below_legal(self, step: str) -> str:
        """Return a locator from the container down to `step`."""
        steps = (self._container.prefix, *self._legal.values(), step)
        return " ".join(filter(None, steps))

    def _claim(self, base: str) -> str:
        base, changed = self.findings.names.claim_base(base)
        if changed and not self._repeating:  # one warning for a run of them
            self.findings.warn("locator_repeated", base, name=base)
        self._repeating = changed
        return base

    def _add_plan(self, line: Line, marker: Marker) -> None:
        """Add a heading or an item of plan style."""
        rank = _RANKS[marker.family]
        while self._plan and _RANKS[self._plan[-1][0]] >= rank:
            family = self._plan.pop()[0]
            if _RANKS[family] > rank:
                self._counting.restart(family)
        parent = self._plan[-1][1] if self._plan else self._below_legal("")
        locator = self._claim(extend_plan(parent, marker))
        self._plan.append((marker.family, locator))
        if marker.number:
            self._counting.take(marker, locator)
        self.add(_KINDS[marker.family], locator, line)
        self._started = True

    def _add_decimal(self, line: Line, marker: Marker) -> None:
        """Add a clause of a standard; its number is its locator: `4.1.2`."""
        locator = self._claim(f"{self._container.prefix} {marker.label}".strip())
        self._plan = [(Family.DECIMAL, locator)]
        self._counting.restart(*Family)
        depth = min(marker.label.count("."), len(_DEPTHS) - 1)
        self.add(_DEPTHS[depth], locator, line)
        self._started = True

    def _add_plain(self, index: int, line: Line) -> None:
        """Add a line without number outside of articles."""
        base = self._plan[-1][1] if self._plan else self._below_legal("")
        if line.role is Role.TABLE:
            self.add(ClauseKind.TABLE, name_row(base, line), line)
        elif line.role is Role.HEADING and not is_finished(line.text):
            self._add_bare_heading(index)
        elif self._started and self._container.has_articles:
            self._add_stray(index, base, line)
        elif self._started:
            self._add_numbered(ClauseKind.PARAGRAPH, base, line)
        elif self._container.is_annex:
            self._add_numbered(ClauseKind.ANNEX, self._container.name, line)
        elif self._container.has_structure or len(self._containers) > 1:
            self._add_opening(line)
        else:
            self._add_numbered(ClauseKind.PARAGRAPH, "", line)

    def _add_opening(self, line: Line) -> None:
        """Add a line between a title and the first heading or article."""
        name = name_imprint(line.text)
        if name:
            locator = f"{self._container.name} {name}".strip()
            self.add(ClauseKind.PREAMBLE, locator, line)
        else:
            base = f"{self._container.name} 序言".strip()
            self._add_numbered(ClauseKind.PREAMBLE, base, line)

    def _add_stray(self, index: int, base: str, line: Line) -> None:
        """Add text that stands between a heading and its first article."""
        if self._is_heading(index):
            self._add_bare_heading(index)
            return
        self._add_numbered(ClauseKind.PARAGRAPH, base, line)
        locator = self.findings.pieces[-1].locator
        self.findings.warn("stray_text", locator, text=quote(line.text))

    # Headings without number

    def _is_heading(self, index: int) -> bool:
        """Tell whether a line heads what follows, a chapter or one article."""
        caption = self._captions and is_caption(self._placed[index])
        return caption or is_bare_heading(self._placed, index)

    def _add_bare_heading(self, index: int) -> None:
        """Add a heading that has lost its number or never had one.

        Articles below it are cited without the chapter before, which may have ended.
        """
        line = self._placed[index].line
        inside = self._article is not None
        self._close_article()
        marker = mark_heading(line.text)
        following = self._next_chapters[index]
        inside_chapter = Family.CHAPTER in self._legal and is_inside_chapter(
            line.text, following, self._counting.expects
        )
        if self._captions or inside_chapter:
            self._plan = []
        elif inside or self._container.has_articles:
            self._legal = {}
            self._plan = []
        self._add_plan(line, marker)
        if self._container.has_articles:
            self._plan = []
