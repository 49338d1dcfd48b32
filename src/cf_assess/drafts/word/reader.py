"""Word files (.docx): the body as lines, numbers and tracked changes resolved.

Headers, footers, comments and tables of contents are not part of a draft.  Footnotes
come last, numbered in the order in which the text refers to them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cf_assess.drafts import limits
from cf_assess.drafts.archive import Element, tag_of
from cf_assess.drafts.lines import Line, Reading, Role, tidy
from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family, find_marker
from cf_assess.drafts.word.breaks import split_breaks
from cf_assess.drafts.word.notes import read_comments, read_notes
from cf_assess.drafts.word.numbering import Numbering
from cf_assess.drafts.word.package import (
    WORD,
    Package,
    Properties,
    child_of,
    children_of,
    is_on,
    value_of,
    whole_of,
)
from cf_assess.drafts.word.styles import Look, Styles
from cf_assess.drafts.word.text import (
    DELETED,
    INSERTED,
    TextReader,
    first_choice,
)
from cf_assess.models.draft import DraftWarning, Revisions

_PARAGRAPH = f"{{{WORD}}}p"
_LABEL_CHARACTERS = 5
"""About what an automatic number adds to a paragraph."""
_BODY_LEVEL = 9
"""The outline level that means body text."""


def read_word(
    data: bytes, name: str, revisions: Revisions, *, converted: bool = False
) -> Reading:
    """Return the lines of a Word file.

    Args:
        data: the whole file.
        name: its name, for messages.
        revisions: which side of tracked changes to read.
        converted: whether LibreOffice made it of another format.

    Raises:
        DraftDamagedError: it is no Word file, or a damaged one.
        DraftEncryptedError: its parts are under a password.
        DraftTooLargeError: it is beyond a limit.
    """
    package = Package(data, name)
    main = package.read_main()
    styles = Styles(package.read_styles())
    lists = package.read_related("numbering")
    numbering = Numbering(lists, styles, converted=converted)
    text = TextReader(main, revisions)
    comments = read_comments(package, revisions)
    reader = _BodyReader(name, numbering, text, comments)
    lines = [*reader.read_blocks(package.iterate_body(main)), *reader.take_carried()]
    lines += read_notes(package, text.findings.notes, reader.read_flat)
    found = text.findings
    return Reading(
        lines=tuple(lines),
        format="docx",
        revisions=revisions if found.revised else None,
        warnings=tuple(_warn(reader, numbering, converted=converted)),
    )


def _warn(
    reader: "_BodyReader", numbering: Numbering, *, converted: bool
) -> Iterator[DraftWarning]:
    found = reader.text.findings
    unread = found.pictures + reader.unread
    if unread:
        yield DraftWarning(code="parts_unread", values={"count": str(unread)})
    if found.hidden:
        yield DraftWarning(code="hidden_text")
    if converted and numbering.is_used:
        yield DraftWarning(code="numbers_converted")
    for name in sorted(numbering.unknown):
        yield DraftWarning(code="number_format_unknown", values={"format": name})


class _BodyReader:
    """Walks the blocks of the body once."""

    def __init__(
        self,
        name: str,
        numbering: Numbering,
        text: TextReader,
        comments: Mapping[str, str],
    ) -> None:
        self.text = text
        self.unread = 0
        """Parts of other files that are only linked in."""
        self._allowance = limits.Allowance(name)
        self._styles = numbering.styles
        self._numbering = numbering
        self._comments = comments
        self._carried: list[str] = []
        """Text of paragraphs whose mark was deleted; it runs into the next one."""
        self._tables = 0

    def read_blocks(self, parent: Iterable[Element]) -> list[Line]:
        """Return the lines of all blocks below `parent`."""
        lines: list[Line] = []
        for block in parent:
            if block.tag == _PARAGRAPH:
                lines += self._read_paragraph(block)
                continue
            kind = tag_of(block)
            if kind == "tbl":
                lines += self.take_carried()
                lines += self._read_table(block)
            elif kind == "sdt":
                lines += self._read_control(block)
            elif kind in {"customXml", "sdtContent", "txbxContent"}:
                lines += self.read_blocks(block)
            elif kind in INSERTED or kind in DELETED:
                if self.text.shows(kind):
                    lines += self.read_blocks(block)
            elif kind == "AlternateContent":
                lines += self.read_blocks(first_choice(block))
            elif kind in {"altChunk", "subDoc"}:
                self.unread += 1
        return lines

    def take_carried(self) -> list[Line]:
        """Return what was carried on and found no paragraph to run into."""
        if not self._carried:
            return []
        text, self._carried = tidy("".join(self._carried)), []
        return [Line(text)] if text else []

    def read_flat(self, parent: Iterable[Element]) -> Line:
        """Return all text below `parent` on one line, automatic numbers included."""
        lines = [*self.read_blocks(parent), *self.take_carried()]
        if len(lines) == 1:
            return lines[0]
        text = tidy(" ".join(line.text for line in lines))
        return Line(text, comments=tuple(c for line in lines for c in line.comments))

    def _read_control(self, control: Element) -> list[Line]:
        """Read a content control unless it is a table of contents."""
        gallery = child_of(control, "sdtPr", "docPartObj", "docPartGallery")
        hint = is_on(child_of(control, "sdtPr", "showingPlcHdr"))
        content = child_of(control, "sdtContent")
        contents = "table of contents" in (value_of(gallery) or "").lower()
        if content is None or hint or contents:
            return []
        return self.read_blocks(content)

    # Paragraphs

    def _read_paragraph(self, paragraph: Element) -> list[Line]:
        was_contents = self.text.in_contents
        text = self.text.read(paragraph)
        self._allowance.take(len(text) + _LABEL_CHARACTERS)
        boxes, self.text.findings.boxes = self.text.findings.boxes, []
        own = children_of(child_of(paragraph, "pPr"))
        if self._is_merged(own):
            self._carried.append(text)
            return []
        if self._carried:
            text, self._carried = "".join((*self._carried, text)), []
        properties = self._effective(own)
        look = self._styles.resolve(value_of(properties.get("pStyle")))
        contents = was_contents and self.text.in_contents
        lines: list[Line] = []
        if not contents and not look.name.startswith("toc "):
            lines = self._make_lines(text, properties, look)
        for box in boxes:
            lines += self.read_blocks(box)
        return lines

    def _is_merged(self, properties: Properties) -> bool:
        """Tell whether the paragraph mark is not there in the version that is read."""
        if "rPr" not in properties:
            return False
        for mark in properties["rPr"]:
            kind = tag_of(mark)
            if kind in INSERTED or kind in DELETED:
                return not self.text.shows(kind)
        return False

    def _effective(self, properties: Properties) -> Properties:
        """Return the paragraph's properties in the version that is read."""
        change = properties.get("pPrChange")
        if change is None or not self.text.shows("del"):
            return properties
        return children_of(child_of(change, "pPr"))

    def _make_lines(self, text: str, properties: Properties, look: Look) -> list[Line]:
        text = self._next_label(properties) + text
        alignment = value_of(properties.get("jc")) or look.alignment
        centred = alignment == "center"
        role = _find_role(properties, look)
        pieces = map(tidy, split_breaks(text))
        lines = [Line(p, role=role, centred=centred) for p in pieces if p]
        if self.text.findings.struck and lines:
            self.text.findings.struck = False
            lines[0] = lines[0]._replace(damage="struck_text")
        if self.text.findings.comments and lines:
            lines[0] = lines[0]._replace(comments=self._take_comments())
        return lines

    def _take_comments(self) -> tuple[str, ...]:
        """Return the comments that were met in a paragraph."""
        met, self.text.findings.comments = self.text.findings.comments, []
        return tuple(filter(None, (self._comments.get(key, "") for key in met)))

    def _next_label(self, properties: Properties) -> str:
        own = properties.get("numPr")
        found = self._numbering.find(own, value_of(properties.get("pStyle")))
        if found is None:
            return ""
        inserted = own is not None and child_of(own, "ins") is not None
        if inserted and not self.text.shows("ins"):
            return ""
        return self._numbering.next_label(*found)

    # Tables

    def _read_table(self, table: Element) -> list[Line]:
        self._tables += 1
        number = self._tables
        rows = list(self._read_rows(table))
        if len(rows) == 1 and len(rows[0]) == 1:
            return list(self._read_frame(rows[0][0], number))
        lines = [_join_cells([self.read_flat(cell) for cell in row]) for row in rows]
        lines = [line for line in lines if line.text.strip(" |")]
        several = len(lines) > 1
        return [
            line._replace(role=Role.TABLE, table=number, row=index if several else 0)
            for index, line in enumerate(lines, start=1)
        ]

    def _read_rows(self, table: Element) -> Iterator[list[Element]]:
        """Return the cells of each row that is there in the version read."""
        for row in _descend(table, "tr"):
            if self._is_there(child_of(row, "trPr"), {"ins", "del"}):
                yield [
                    cell
                    for cell in _descend(row, "tc")
                    if self._is_there(child_of(cell, "tcPr"), {"cellIns", "cellDel"})
                ]

    def _is_there(self, properties: Element | None, kinds: set[str]) -> bool:
        for mark in () if properties is None else properties:
            kind = tag_of(mark)
            if kind in kinds:
                return self.text.shows("ins" if kind.lower().endswith("ins") else "del")
        return True

    def _read_frame(self, cell: Element, number: int) -> Iterator[Line]:
        """Read a table of one cell: a box around text, or around the whole draft."""
        lines = [*self.read_blocks(cell), *self.take_carried()]
        if _has_structure(lines):
            yield from lines
            return
        row = 0
        several = sum(line.role is not Role.TABLE for line in lines) > 1
        for line in lines:
            if line.role is Role.TABLE:
                yield line
                continue
            row += 1
            numbered = row if several else 0
            yield line._replace(role=Role.TABLE, table=number, row=numbered)


def _join_cells(cells: Sequence[Line]) -> Line:
    """Return a row of a table on one line."""
    text = tidy(" | ".join(cell.text for cell in cells))
    return Line(text, comments=tuple(c for cell in cells for c in cell.comments))


def _find_role(properties: Properties, look: Look) -> Role:
    if look.name == "title":
        return Role.TITLE
    outline = look.outline
    if "outlineLvl" in properties:
        own = whole_of(value_of(properties["outlineLvl"]))
        outline = outline if own is None else own
    return Role.BODY if outline in {None, _BODY_LEVEL} else Role.HEADING


def _descend(parent: Element, wanted: str) -> Iterator[Element]:
    """Return the children of this kind, through content controls."""
    for child in parent:
        kind = tag_of(child)
        if kind == wanted:
            yield child
        elif kind in {"sdt", "sdtContent", "customXml"}:
            yield from _descend(child, wanted)


def _has_structure(lines: Sequence[Line]) -> bool:
    """Tell whether lines hold articles or chapters and so are text, not a table."""
    wanted = LEGAL_HEADINGS | {Family.ARTICLE, Family.CHINESE}
    markers = (find_marker(line.text) for line in lines if line.role is not Role.TABLE)
    return any(marker is not None and marker.family in wanted for marker in markers)
