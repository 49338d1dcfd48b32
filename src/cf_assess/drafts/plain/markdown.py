"""Markdown to lines: the marks go, the words stay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cf_assess.drafts.lines import Line, Role, tidy

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|(?=[^\s#]))")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_BULLET = re.compile(r"^\s*[-*+]\s+")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*={3,}\s*$|^\s*(?:```|~~~)\S*\s*$")
_TABLE_RULE = re.compile(r"^[\s|:\-]+$")
# Lengths are bounded: without an end mark each beginning would search to the end.
_IMAGE = re.compile(r"!\[([^\[\]]{0,200})\]\([^()]{0,500}\)")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()]{0,500}\)")
_STRONG = re.compile(r"(?<!_)__(?=[^\s_])([^_]{1,300})(?<=[^\s_])__(?!_)")
_EMPHASIS = re.compile(r"(?<![A-Za-z0-9*])\*(?=\S)([^*]+?)(?<=\S)\*(?![A-Za-z0-9*])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
_KEPT = re.compile(r"\ue000([0-9]{1,6})\ue001")
_OWN_MARKS = str.maketrans("\ue000\ue001", "\ue002\ue002")
"""Characters that mean something here may not come from the text."""


@dataclass
class _Table:
    """Counts tables and the rows of the one that is open."""

    number: int = 0
    row: int = 0

    def next_row(self) -> tuple[int, int]:
        self.number += self.row == 0
        self.row += 1
        return self.number, self.row


def read_markdown_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a Markdown text; each line of the source is one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", text))
    return tuple(_read_lines(text))


def _read_lines(text: str) -> Iterator[Line]:
    table = _Table()
    titled = False
    for raw in text.split("\n"):
        if raw.strip().startswith("|"):
            yield from _read_row(raw, table)
            continue
        table.row = 0
        heading = _HEADING.match(raw) if "#" in raw else None
        source = _drop_closing(raw[heading.end() :]) if heading else raw
        if not source.strip() or _RULE.match(source):
            continue
        content = tidy(_strip_marks(source))
        if not content:
            continue
        role = Role.BODY
        if heading:
            first = len(heading[1]) == 1 and not titled
            role = Role.TITLE if first else Role.HEADING
            titled = titled or first
        yield Line(content, role=role)


def _drop_stars(text: str) -> str:
    """Return a text without the stars of bold words, where they come in pairs."""
    return text if text.count("**") % 2 else text.replace("**", "")


def _drop_closing(text: str) -> str:
    """Return the text of a heading without the marks that may close it."""
    text = text.rstrip()
    body = text.rstrip("#")
    return body if body.endswith((" ", "\t")) else text


def _read_row(raw: str, table: _Table) -> Iterator[Line]:
    if _TABLE_RULE.match(raw):
        return
    cells = re.split(r"(?<!\\)\|", raw.strip().strip("|"))
    content = tidy(" | ".join(tidy(_strip_marks(cell)) for cell in cells))
    if content.strip(" |"):
        number, row = table.next_row()
        yield Line(content, role=Role.TABLE, table=number, row=row)


def _strip_marks(text: str) -> str:
    """Return `text` without quotation, list, emphasis and link marks."""
    text = _BULLET.sub("", _QUOTE.sub("", text))
    if not any(c in text for c in "*_[\\<`"):
        return text
    text = text.translate(_OWN_MARKS)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1])
        return f"\ue000{len(kept) - 1}\ue001"

    text = _ESCAPE.sub(keep, text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", _drop_stars(text)))
    text = _BREAK.sub(" ", text)
    return _KEPT.sub(lambda m: kept[int(m[1])] if int(m[1]) < len(kept) else "", text)
