"""Saved web pages: the regulation on them, without the site around it.

Word and LibreOffice save pages too; there nothing is around, and all is read.  Links
and pictures are never followed.
"""

import re
from collections.abc import Iterator

from lxml import etree

from cf_assess.drafts import limits
from cf_assess.drafts.archive import Element
from cf_assess.drafts.lines import Line, Reading, Role
from cf_assess.drafts.webpage.article import Article, find_article
from cf_assess.drafts.webpage.blocks import Page, read_blocks
from cf_assess.drafts.webpage.charset import decode_page
from cf_assess.drafts.webpage.markup import clean_markup
from cf_assess.drafts.webpage.tables import is_data, make_rows
from cf_assess.drafts.webpage.title import find_title, put_title
from cf_assess.errors import DraftTooLargeError
from cf_assess.models.draft import DraftWarning, Revisions

_OFFICE = re.compile(
    r"libreoffice|openoffice|microsoft word|word\.document|wps|aspose|pandoc", re.I
)
"""What programs that write text call themselves in the head of a page."""

_NOTE_MARK = re.compile(r"\[?[0-9ivxlc]{1,6}\]?\s*", re.I)


def read_webpage(data: bytes, name: str) -> Reading:
    """Return the lines of a saved page; none where it holds no text.

    Raises:
        DraftBinaryError: it is no text.
        DraftEncodingError: its encoding cannot be told.
        DraftDamagedError: it is a web archive (.mht) without a page.
        DraftTooLargeError: it is beyond a limit.
    """
    source, warnings = decode_page(data, name)
    limits.require_at_most(name, len(source), limits.CHARACTERS, "characters")
    root = _parse(clean_markup(source, name), name)
    if root is None:
        return Reading(lines=(), format="html", warnings=warnings)
    office = _is_office(root)
    if office:
        _drop_margins(root)
    page = read_blocks(root)
    limits.require_at_most(name, len(page.blocks), limits.LINES, "paragraphs")
    whole = Article(0, len(page.blocks), frozenset(), range(len(page.spans)))
    article = whole if office else find_article(page)
    lines = _settle_centring(list(_make_lines(page, article)))
    if not office:
        lines = put_title(lines, find_title(root, page, article))
    return Reading(
        lines=tuple(lines),
        format="html",
        revisions=Revisions.ACCEPTED if page.revised else None,
        warnings=(*warnings, *_warn(page, article)),
    )


def _parse(markup: str, name: str) -> Element | None:
    """Return the tree of a page, or None for an empty one.

    Raises:
        DraftTooLargeError: its elements nest deeper than the parser goes, which would
            otherwise leave the rest out without a word.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True
    )
    if not markup.strip():
        return None
    root = etree.fromstring(markup.encode(), parser)
    for entry in parser.error_log:
        if entry.level_name == "FATAL" and "depth" in entry.message:
            raise DraftTooLargeError(name=name, limit="HTML depth 255")
    return root


def _is_office(root: Element) -> bool:
    """Tell whether a text program wrote the page."""
    for meta in root.iterfind("./head/meta"):
        kind = (meta.get("name") or "").lower()
        content = meta.get("content") or ""
        if kind in {"generator", "progid"} and _OFFICE.search(content):
            return True
    return False


def _drop_margins(root: Element) -> None:
    """Take out the running head and foot that LibreOffice writes into a page."""
    for body in root.findall("./body"):
        for division in body.findall("./div"):
            if division.get("title") in {"header", "footer"}:
                body.remove(division)


def _make_lines(page: Page, article: Article) -> Iterator[Line]:
    """Return the lines of the article: paragraphs, rows of tables, then the notes."""
    tables = {
        span.start: span
        for span in reversed(page.spans)
        if span.tag == "table"
        and article.start <= span.start < span.end <= article.end
        and is_data(span, page.blocks)
    }
    notes: dict[int, str] = {}
    number, index = 0, article.start
    while index < article.end:
        block = page.blocks[index]
        table = tables.get(index)
        if table is not None and article.left_out.isdisjoint(range(index, table.end)):
            number += 1
            yield from make_rows(table, page.blocks, number)
            index = table.end
        elif index in article.left_out:
            index += 1
        else:
            if block.note:
                notes[block.note] = f"{notes.get(block.note, '')} {block.text}".strip()
            else:
                yield Line(block.text, role=block.role, centred=block.centred)
            index += 1
    for note, text in notes.items():
        yield Line(f"注{note} {_NOTE_MARK.sub('', text, count=1)}", role=Role.FOOTNOTE)


def _settle_centring(lines: list[Line]) -> list[Line]:
    """Forget what is centred on a page where most of it is."""
    if 2 * sum(line.centred for line in lines) <= len(lines) or len(lines) < 4:
        return lines
    return [line._replace(centred=False) for line in lines]


def _warn(page: Page, article: Article) -> Iterator[DraftWarning]:
    unread = sum(map(article.holds, page.pictures))
    if unread:
        yield DraftWarning(code="parts_unread", values={"count": str(unread)})
    if any(map(article.holds, page.hidden)):
        yield DraftWarning(code="hidden_text")
