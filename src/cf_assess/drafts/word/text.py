"""The text of one Word paragraph: runs, fields, tracked changes, notes, boxes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cf_assess.drafts.archive import Element, tag_of
from cf_assess.drafts.word.package import (
    WORD,
    child_of,
    is_on,
    value_of,
)
from cf_assess.models.draft import Revisions

INSERTED = frozenset({"ins", "moveTo"})
DELETED = frozenset({"del", "moveFrom"})
_THROUGH = frozenset({"hyperlink", "smartTag", "customXml", "bdo", "dir", "sdtContent"})
_SILENT = frozenset({"pPr", "bookmarkStart", "bookmarkEnd", "proofErr"})
_TEXTS = frozenset({"t", "delText"})
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_RUN, _TEXT, _PROPERTIES = (f"{{{WORD}}}{name}" for name in ("r", "t", "pPr"))
_FIELD_MARK = re.compile(rb"fldCharType\s*=\s*[\"'](begin|end)")
_LONGEST_INSTRUCTION = 200
_CONTENTS_FIELDS = frozenset({"TOC", "TOA", "INDEX"})
_PRIVATE_USE = range(0xF000, 0xF100)
"""Where symbol fonts keep their characters."""
_BOXES = {
    0x52: "☑", 0xFE: "☑", 0x53: "☒", 0xFD: "☒", 0xFC: "✓", 0x50: "✓",
    0xA3: "□", 0xA8: "□", 0x6F: "□", 0x71: "□",
}  # fmt: skip
"""Boxes and ticks of Wingdings and Wingdings 2, which forms are full of."""


@dataclass
class _Field:
    """A complex field that is open."""

    inside: bool
    """Whether it stands where text is printed."""
    in_contents: bool
    """Whether it, or one around it, makes a table of contents."""
    instruction: str = ""
    is_shown: bool = False
    """Whether text is printed now: in the result, not in the instruction."""

    def instruct(self, text: str) -> None:
        """Take a piece of the instruction."""
        if len(self.instruction) < _LONGEST_INSTRUCTION:
            self.instruction += text[:_LONGEST_INSTRUCTION]
            self.in_contents = self.in_contents or _makes_contents(self.instruction)

    def show(self) -> None:
        """Go on to the result."""
        self.is_shown = self.inside and not self.in_contents


def _makes_contents(instruction: str) -> bool:
    words = instruction.split(maxsplit=1)
    return bool(words) and words[0].upper() in _CONTENTS_FIELDS


@dataclass
class Findings:
    """What was met on the way and is not part of the line of text."""

    revised: bool = False
    hidden: bool = False
    pictures: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Part and id of the notes referred to, in order."""
    boxes: list[Element] = field(default_factory=list)
    """Contents of text boxes of the paragraph being read."""
    struck: bool = False
    """Whether text of the paragraph being read is struck through by hand."""
    comments: list[str] = field(default_factory=list)
    """Ids of the margin comments on the paragraph being read."""


class TextReader:
    """Reads paragraphs in reading order; remembers fields that stay open."""

    def __init__(self, xml: bytes, revisions: Revisions) -> None:
        self._original = revisions is Revisions.ORIGINAL
        self._follow_fields = has_balanced_fields(xml)
        # Looked for in every run only where they occur at all.
        self._may_hide = b"vanish" in xml
        self._may_strike = b"strike" in xml
        self._has_symbols = b"ingdings" in xml or b"ebdings" in xml
        self._fields: list[_Field] = []
        self.findings = Findings()

    @property
    def in_contents(self) -> bool:
        """Tell whether a table of contents made by a field is open."""
        return bool(self._fields) and self._fields[-1].in_contents

    def shows(self, kind: str) -> bool:
        """Tell whether a tracked change of this kind is part of the text read."""
        self.findings.revised = True
        return kind in (DELETED if self._original else INSERTED)

    def read(self, paragraph: Element) -> str:
        """Return the text of a paragraph; breaks are line feeds."""
        out: list[str] = []
        self._inline(paragraph, out)
        return out[0] if len(out) == 1 else "".join(out)

    # Texts are appended to one list: a chain of generators takes twice the time.

    def _inline(self, parent: Iterable[Element], out: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, out)
                continue
            if tag == _PROPERTIES:
                continue
            kind = tag_of(child)
            if kind in _SILENT:
                continue
            if kind in _THROUGH:
                self._inline(child, out)
            elif kind in INSERTED or kind in DELETED:
                if self.shows(kind):
                    self._inline(child, out)
            else:
                self._rare(child, kind, out)

    def _rare(self, child: Element, kind: str, out: list[str]) -> None:
        if kind == "sdt":
            self._content_control(child, out)
        elif kind == "fldSimple":
            if not _makes_contents(value_of(child, "instr") or ""):
                self._inline(child, out)
        elif kind == "AlternateContent":
            self._inline(first_choice(child), out)
        elif kind in {"oMath", "oMathPara"}:
            out.extend(e.text or "" for e in child.iter() if tag_of(e) == "t")

    def _content_control(self, control: Element, out: list[str]) -> None:
        """Read a content control; one that only shows its hint is empty."""
        if is_on(child_of(control, "sdtPr", "showingPlcHdr")):
            return
        content = child_of(control, "sdtContent")
        if content is not None:
            self._inline(content, out)

    def _run(self, run: Element, out: list[str]) -> None:
        if self._may_hide and is_on(child_of(run, "rPr", "vanish")):
            self.findings.hidden = self.findings.hidden or _has_text(run)
            return
        begin = len(out)
        self._pieces(run, out)
        if self._may_strike and _is_struck(run) and "".join(out[begin:]).strip():
            self.findings.struck = True
        if self._has_symbols and _is_symbols(run):
            out[begin:] = [_to_symbols(text) for text in out[begin:]]

    def _pieces(self, run: Iterable[Element], out: list[str]) -> None:
        for child in run:
            if child.tag == _TEXT and not self._fields:  # nearly everything
                out.append(child.text or "")
                continue
            kind = tag_of(child)
            if kind == "fldChar":
                self._turn_field(value_of(child, "fldCharType") or "")
            elif kind in {"instrText", "delInstrText"}:
                if self._fields:
                    self._fields[-1].instruct(child.text or "")
            elif kind != "rPr" and self._visible():
                self._piece(child, kind, out)

    def _piece(self, child: Element, kind: str, out: list[str]) -> None:
        if kind in _TEXTS:
            out.append(child.text or "")
        elif kind in _SIGNS:
            out.append(_SIGNS[kind])
        elif kind == "sym":
            out.append(_symbol(child))
        elif kind in _NOTES or kind == "commentReference":
            self._refer(kind, value_of(child, "id") or "")
        elif kind == "ruby":
            base = child_of(child, "rubyBase")
            self._inline(() if base is None else base, out)
        elif kind == "AlternateContent":
            self._pieces(first_choice(child), out)
        elif kind in {"drawing", "pict", "object"}:
            self._take_drawing(child)

    def _refer(self, kind: str, key: str) -> None:
        """Note a footnote or a margin comment that is referred to."""
        if kind in _NOTES:
            self.findings.notes.append((_NOTES[kind], key))
        else:
            self.findings.comments.append(key)

    def _take_drawing(self, drawing: Element) -> None:
        """Keep the text boxes of a drawing; count it as a picture without any."""
        boxes = list(_find_boxes(drawing))
        self.findings.boxes += boxes
        pictures = {"blip", "imagedata"}
        if not boxes and any(tag_of(e) in pictures for e in drawing.iter()):
            self.findings.pictures += 1

    def _turn_field(self, kind: str) -> None:
        """Open a field, go on to its result, or close it."""
        if not self._follow_fields:
            return
        if kind == "begin":
            self._fields.append(_Field(self._visible(), self.in_contents))
        elif kind == "separate" and self._fields:
            self._fields[-1].show()
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _visible(self) -> bool:
        """Tell whether text here is printed: not an instruction, not the contents."""
        return not self._fields or self._fields[-1].is_shown


def first_choice(element: Element) -> Iterable[Element]:
    """Return what stands in the first branch of an `mc:AlternateContent`.

    The other branches repeat the same text for older programs.
    """
    return next((e for e in element if tag_of(e) in {"Choice", "Fallback"}), ())


def has_balanced_fields(xml: bytes) -> bool:
    """Tell whether every field that begins also ends; else fields are not followed."""
    kinds = _FIELD_MARK.findall(xml)
    return kinds.count(b"begin") == kinds.count(b"end")


def _symbol(element: Element) -> str:
    """Return the character of a `w:sym`; empty where only the font knows it."""
    code = value_of(element, "char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    usable = 0x20 <= number < 0xD800 or 0xE000 <= number <= 0xFFFD
    return _show_symbol(number) if usable else ""


def _show_symbol(number: int) -> str:
    """Return a box or tick as such; other private characters stay, and are said."""
    return _BOXES.get(number & 0xFF if number in _PRIVATE_USE else 0, chr(number))


def _is_struck(run: Element) -> bool:
    """Tell whether a run is struck through, as by hand; no tracked change."""
    look = child_of(run, "rPr")
    return is_on(child_of(look, "strike")) or is_on(child_of(look, "dstrike"))


def _is_symbols(run: Element) -> bool:
    """Tell whether the letters of a run are the codes of a symbol font."""
    fonts = child_of(run, "rPr", "rFonts")
    names = (value_of(fonts, name) or "" for name in ("ascii", "hAnsi"))
    return any(name.startswith(("Wingdings", "Webdings")) for name in names)


def _to_symbols(text: str) -> str:
    return "".join(
        _show_symbol(0xF000 + ord(c)) if "!" <= c <= "\xff" else c for c in text
    )


def _has_text(run: Element) -> bool:
    return any(tag_of(e) == "t" and (e.text or "").strip() for e in run)


def _find_boxes(parent: Iterable[Element]) -> Iterator[Element]:
    """Return the text boxes of a drawing, not those inside other boxes."""
    for child in parent:
        kind = tag_of(child)
        if kind == "txbxContent":
            yield child
        elif kind == "AlternateContent":
            yield from _find_boxes(first_choice(child))
        else:
            yield from _find_boxes(child)
