"""A Word file as a package of XML parts, opened with distrust.

Entities and network are off, sizes are checked before and while unpacking, and
whatever a damaged archive makes the libraries raise becomes a `DraftError`.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from lxml import etree

from cf_assess.drafts import limits
from cf_assess.errors import (
    DraftDamagedError,
    DraftEncryptedError,
    DraftTooLargeError,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{WORD}}}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_RELATIONS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IS_ENCRYPTED = 0x1
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (limits.NESTING + 1) + ")")

Element = etree._Element
Properties = Mapping[str, Element]
"""The children of a `w:pPr` by name, looked up many times."""


@contextmanager
def _as_draft_errors(name: str) -> Iterator[None]:
    """Turn what a damaged archive raises into one error."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        KeyError,
        ValueError,  # Unicode errors and negative seeks among them
        OverflowError,
        NotImplementedError,  # a way of packing that zipfile does not know
        RuntimeError,  # zipfile's word for a member under password
    ) as error:
        raise DraftDamagedError(name=name, reason=f"docx: {error}") from error


class Package:
    """The parts of one Word file, by name."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        with _as_draft_errors(name):
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename: info for info in self._archive.infolist()}
        self._check_sizes()
        self.main = self._find_main()
        self._targets = self._read_targets(self.main)

    def _check_sizes(self) -> None:
        """Refuse what would not fit, before anything is unpacked."""
        parts = self._parts.values()
        limits.require_at_most(
            self._name, len(parts), limits.ZIP_ENTRIES, "zip entries"
        )
        total = sum(info.file_size for info in parts)
        limits.require_bytes(self._name, total, limits.UNZIPPED_BYTES)
        for info in parts:
            ratio = info.file_size / max(info.compress_size, 1)
            if info.file_size > limits.RATIO_FROM_BYTES and ratio > limits.ZIP_RATIO:
                limit = f"zip {limits.ZIP_RATIO}:1"
                raise DraftTooLargeError(name=self._name, limit=limit)
            if info.flag_bits & _IS_ENCRYPTED:
                raise DraftEncryptedError(name=self._name)

    def _find_main(self) -> str:
        """Return the name of the main part."""
        targets = self._read_targets("")
        main = targets.get("officeDocument", "word/document.xml")
        if main not in self._parts:
            main = "word/document.xml"
        if main not in self._parts:
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
        target = self._targets.get(kind)
        folder = posixpath.dirname(self.main)
        return self.read_xml(target or posixpath.join(folder, f"{kind}.xml"))

    def read_xml(self, part: str) -> Element | None:
        """Return the root element of a part, or None when there is no such part.

        Raises:
            DraftDamagedError: the part is no XML.
            DraftTooLargeError: the part is too large or too deep.
        """
        info = self._parts.get(part)
        if info is None:
            return None
        limits.require_bytes(self._name, info.file_size, limits.PART_BYTES)
        with _as_draft_errors(self._name), self._archive.open(info) as stream:
            data = stream.read(limits.PART_BYTES + 1)
        limits.require_bytes(self._name, len(data), limits.PART_BYTES)
        if _STRICT in data:
            data = data.replace(_STRICT, WORD.encode())
            data = data.replace(_STRICT_RELATIONS, _RELATIONS.encode())
        return self._parse(data, part)

    def _parse(self, data: bytes, part: str) -> Element:
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise DraftTooLargeError(name=self._name, limit="XML depth") from error
            reason = f"{part}: {error.msg}"
            raise DraftDamagedError(name=self._name, reason=reason) from error
        info = None if root is None else root.getroottree().docinfo
        if root is None or (info is not None and info.internalDTD is not None):
            raise DraftDamagedError(name=self._name, reason=f"{part}: DOCTYPE")
        if _TOO_DEEP(root):
            limit = f"XML depth {limits.NESTING}"
            raise DraftTooLargeError(name=self._name, limit=limit)
        return root


def tag_of(element: Element) -> str:
    """Return the local name of an element; empty for an entity left unresolved."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def value_of(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute of Word's namespace, or None."""
    return None if element is None else element.get(_W + name)


def descendants_of(root: Element, name: str) -> Iterator[Element]:
    """Return all elements of this name in Word's namespace below `root`."""
    return root.iter(_W + name)


def child_of(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along `path` in Word's namespace, or None."""
    for name in path:
        if element is None:
            return None
        # several times faster than `find`, and asked some ten times a paragraph
        element = next(element.iterchildren(_W + name), None)
    return element


def children_of(element: Element | None) -> Properties:
    """Return the children of an element by local name; of several the last."""
    return {} if element is None else {tag_of(child): child for child in element}


def whole_of(text: str | None) -> int | None:
    """Return the whole number in an attribute, or None; huge ones are none."""
    if text is None or len(text) > 9:
        return None
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() else None


def is_on(element: Element | None) -> bool:
    """Tell whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and value_of(element) not in {"0", "false", "off"}
