"""One article as clauses: 款, 项, 目, and the tables that stand in it."""

from dataclasses import dataclass, field

from cf_assess.drafts.lines import Line, Role, ends_sentence, is_finished, join
from cf_assess.drafts.outline.markers import Family, Marker
from cf_assess.drafts.outline.naming import name_item, name_paragraph
from cf_assess.drafts.outline.pieces import Counting, Findings
from cf_assess.drafts.outline.placed import Placed
from cf_assess.models.draft import ClauseKind

_SHORTEST_BROKEN = 15
"""A line at least so long without an end mark was broken, not finished."""

_NESTING = tuple(Family)


@dataclass
class Article:
    """The lines of one article while they are gathered."""

    base: str
    """What its locators begin with: `第三章 第十二条`."""
    label: str
    """What its clauses have in common: `第十二条`."""
    lines: list[Placed] = field(default_factory=list)
    _last: dict[Family, int] = field(default_factory=dict)
    """Number of the last item of each family."""

    def expects(self, marker: Marker) -> bool:
        """Tell whether `marker` is the next item of its family here."""
        return marker.number == self._last.get(marker.family, 0) + 1

    def take(self, placed: Placed) -> None:
        """Add a line; the rest of a broken line is joined to it."""
        marker = placed.marker
        if marker is not None and marker.family is Family.HEADING:
            placed = placed._replace(marker=None)  # 主要目标 heads nothing here
        elif marker is not None:
            self._last[marker.family] = marker.number
        last = self.lines[-1] if self.lines else None
        if last is not None and _continues(last, placed):
            self.lines[-1] = _join(last, placed.line)
        else:
            self.lines.append(placed)


def _join(first: Placed, second: Line) -> Placed:
    """Return `first` with `second` behind it; a number alone keeps its distance."""
    marker, text = first.marker, first.line.text
    if marker is not None and is_bare(marker):
        text = f"{text} {second.text}"
        marker = marker._replace(rest=f"{marker.rest} {second.text}".strip())
    else:
        text = join(text, second.text)
    comments = first.line.comments + second.comments
    line = first.line._replace(text=text, comments=comments)
    return first._replace(marker=marker, line=line)


def _continues(last: Placed, placed: Placed) -> bool:
    """Tell whether `placed` is the rest of a line that was broken in two."""
    text, marker = last.line.text, last.marker
    plain = placed.marker is None and placed.line.role is Role.BODY
    if not plain or last.line.role is not Role.BODY:
        return False
    if marker is not None and marker.family is Family.ARTICLE and is_bare(marker):
        return True
    broken = len(text) >= _SHORTEST_BROKEN and not is_finished(text)
    return broken and ends_sentence(placed.line.text)


def is_bare(marker: Marker) -> bool:
    """Tell whether an article's line has only its number, or a title in brackets."""
    rest = marker.rest
    bracketed = rest[:1] in "【[（(〔" and rest[-1:] in "】]）)〕" and len(rest) <= 30
    return not rest or bracketed


def add_article(article: Article, findings: Findings) -> None:
    """Add the clauses of an article in reading order."""
    paragraphs = 1 + sum(_is_paragraph(p) for p in article.lines[1:])
    base = article.base
    current = name_paragraph(base, 1) if paragraphs > 1 else base
    first = article.lines[0].line
    findings.add(ClauseKind.ARTICLE, current, first, article.label)
    marker = article.lines[0].marker
    if len(article.lines) == 1 and (marker is None or not marker.rest):
        findings.warn("article_empty", current)
    stack: list[tuple[Family, str]] = []
    counting = Counting(findings)
    number = 1
    for placed in article.lines[1:]:
        line = placed.line
        if line.role is Role.TABLE:
            findings.add(ClauseKind.TABLE, name_row(current, line), line, article.label)
        elif placed.marker is None:
            number += 1
            current = name_paragraph(base, number)
            stack.clear()
            counting = Counting(findings)
            findings.add(ClauseKind.PARAGRAPH, current, line, article.label)
        else:
            _push(stack, placed.marker, current, counting)
            kind = ClauseKind.ITEM if len(stack) == 1 else ClauseKind.SUBITEM
            findings.add(kind, stack[-1][1], line, article.label)
            counting.take(placed.marker, stack[-1][1])


def _is_paragraph(placed: Placed) -> bool:
    return placed.marker is None and placed.line.role is not Role.TABLE


def _push(
    stack: list[tuple[Family, str]], marker: Marker, base: str, counting: Counting
) -> None:
    """Put an item where it belongs below those before it."""
    rank = _NESTING.index(marker.family)
    while stack and _NESTING.index(stack[-1][0]) > rank:
        counting.restart(stack.pop()[0])
    if stack and stack[-1][0] is marker.family:
        stack.pop()
    parent = stack[-1][1] if stack else base
    name = name_item(parent, len(stack) + 1, marker.number)
    stack.append((marker.family, name))


def name_row(base: str, line: Line) -> str:
    """Return the locator of a table row: `第十二条 表1 第2行`."""
    row = f" 第{line.row}行" if line.row else ""
    return f"{base} 表{line.table}{row}".strip()
