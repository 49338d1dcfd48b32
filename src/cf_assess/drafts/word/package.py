"""A Word file as a package: which part is the main one, what is related to it."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from cf_assess.drafts.archive import Archive, Element, tag_of
from cf_assess.errors import DraftDamagedError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{WORD}}}"
_VALUE = f"{_W}val"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_RELATIONS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BLOCKS = (
    f"{_CHOICE}AlternateContent",
    *(
        _W + name
        for name in (
            *("p", "tbl", "sdt", "customXml", "altChunk", "subDoc"),
            *("ins", "del", "moveTo", "moveFrom"),
        )
    ),
)
"""What may stand in the body and hold text."""

_STYLE, _TABLE, _END = b"<w:style ", b'w:type="table"', b"</w:style>"

Properties = Mapping[str, Element]
"""The children of a `w:pPr` by name, looked up many times."""


class Package:
    """The parts of one Word file, by name."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._archive = Archive(data, name, "docx")
        self.main = self._find_main()
        self._targets = self._read_targets(self.main)

    def _find_main(self) -> str:
        """Return the name of the main part."""
        targets = self._read_targets("")
        main = targets.get("officeDocument", "word/document.xml")
        if main not in self._archive.parts:
            main = "word/document.xml"
        if main not in self._archive.parts:
            raise DraftDamagedError(name=self._name, reason="docx: document.xml")
        return main

    def _read_targets(self, part: str) -> dict[str, str]:
        """Return what a part is related to, by the last word of the relation."""
        folder, file = posixpath.split(part)
        root = self.read_xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for relation in () if root is None else root:
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = relation.get("Target") or ""
            if relation.get("TargetMode") == "External" or not target:
                continue
            path = posixpath.normpath(posixpath.join("/", folder, target))
            found.setdefault(kind, path.lstrip("/"))
        return found

    def read_related(self, kind: str) -> Element | None:
        """Return the root of a part related to the main one: `styles`, `footnotes`."""
        return self.read_xml(self._find_part(kind))

    def _find_part(self, kind: str) -> str:
        folder = posixpath.dirname(self.main)
        return self._targets.get(kind) or posixpath.join(folder, f"{kind}.xml")

    def read_styles(self) -> Element | None:
        """Return the root of the styles, without those of tables."""
        return self.read_xml(self._find_part("styles"), change=_drop_table_styles)

    def read_main(self) -> bytes:
        """Return the XML of the main part."""
        return self._read_part(self.main) or b""

    def iterate_body(self, data: bytes) -> Iterator[Element]:
        """Return the blocks of the body, each gone when the next one comes.

        Raises:
            DraftDamagedError: it is no XML, or has no body.
        """
        return self._archive.iterate(data, self.main, f"{_W}body", _BLOCKS)

    def read_xml(
        self, part: str, *, change: Callable[[bytes], bytes] = bytes
    ) -> Element | None:
        """Return the root element of a part, or None when there is no such part.

        The strict form of the format is read as the usual one.
        """
        data = self._read_part(part)
        return None if data is None else self._archive.parse(change(data), part)

    def _read_part(self, part: str) -> bytes | None:
        data = self._archive.read_part(part)
        if data is not None and _STRICT in data:
            data = data.replace(_STRICT, WORD.encode())
            data = data.replace(_STRICT_RELATIONS, _RELATIONS.encode())
        return data


def _drop_table_styles(data: bytes) -> bytes:
    """Return a part of styles without those of tables.

    They are most of it and say nothing about paragraphs.
    """
    first, *styles = data.split(_STYLE)
    kept = [s for s in styles if not (_TABLE in s[:200] and s.rstrip().endswith(_END))]
    return _STYLE.join((first, *kept))


def value_of(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute of Word's namespace, or None."""
    if element is None:
        return None
    return element.get(_VALUE if name == "val" else _W + name)


def descendants_of(root: Element, name: str) -> Iterator[Element]:
    """Return all elements of this name in Word's namespace below `root`."""
    return root.iter(_W + name)


def child_of(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along `path` in Word's namespace, or None."""
    for name in path:
        if element is None:
            return None
        # twice as fast as `iterchildren`, and asked some ten times a paragraph
        full = _W + name
        for child in element:
            if child.tag == full:
                element = child
                break
        else:
            return None
    return element


def children_of(element: Element | None) -> Properties:
    """Return the children of an element by local name; of several the last."""
    return {} if element is None else {tag_of(child): child for child in element}


@lru_cache(maxsize=1024)
def whole_of(text: str | None) -> int | None:
    """Return the whole number in an attribute, or None; huge ones are none."""
    if text is None or len(text) > 9:
        return None
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() else None


def is_on(element: Element | None) -> bool:
    """Tell whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and value_of(element) not in {"0", "false", "off"}
