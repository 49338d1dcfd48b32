"""A zip file of XML parts, opened with distrust: Word files, OFD files.

Entities and network are off, sizes are checked before and while unpacking, and
whatever a damaged archive makes the libraries raise becomes a `DraftError`.
"""

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from lxml import etree

from cf_assess.drafts import limits
from cf_assess.errors import (
    DraftDamagedError,
    DraftEncryptedError,
    DraftTooLargeError,
)

_IS_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The ways of packing that these formats allow; others can ask for much memory."""
_CHUNK_BYTES = 65_536
_TREE_BYTES = 768 * 1024
"""A Word file of a hundred pages still has a smaller part than this."""
_CAREFUL: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""Options of every parser: nothing outside of the part is looked at."""
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (limits.NESTING + 1) + ")")

Element = etree._Element


@contextmanager
def _as_draft_errors(name: str, kind: str) -> Iterator[None]:
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
        raise DraftDamagedError(name=name, reason=f"{kind}: {error}") from error


class Archive:
    """The parts of one zip file, by name.

    Args:
        data: the whole file.
        name: its name, for messages.
        kind: its format, for messages: `docx`.
    """

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        self._name = name
        self._kind = kind
        with _as_draft_errors(name, kind):
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename: info for info in self._archive.infolist()}
        self._check_sizes()

    @property
    def parts(self) -> Collection[str]:
        """Return the names of the parts, in the order of the file."""
        return self._parts

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
            if info.compress_type not in _METHODS:
                reason = f"{self._kind}: zip {info.compress_type}"
                raise DraftDamagedError(name=self._name, reason=reason)

    def read_part(self, part: str) -> bytes | None:
        """Return the bytes of a part, or None when there is no such part.

        Raises:
            DraftDamagedError: it cannot be unpacked.
            DraftTooLargeError: it is larger than a part may be.
        """
        info = self._parts.get(part)
        if info is None:
            return None
        limits.require_bytes(self._name, info.file_size, limits.PART_BYTES)
        with (
            _as_draft_errors(self._name, self._kind),
            self._archive.open(info) as stream,
        ):
            data = stream.read(limits.PART_BYTES + 1)
        limits.require_bytes(self._name, len(data), limits.PART_BYTES)
        return data

    def read_xml(self, part: str) -> Element | None:
        """Return the root element of a part, or None when there is no such part.

        Raises:
            DraftDamagedError: the part is no XML.
            DraftTooLargeError: the part is too large or too deep.
        """
        data = self.read_part(part)
        return None if data is None else self.parse(data, part)

    def parse(self, data: bytes, part: str) -> Element:
        """Return the root element of XML; the errors are those of `read_xml`."""
        self._require_few(data)
        with self._as_xml_errors(part):
            root = etree.fromstring(data, etree.XMLParser(**_CAREFUL))
        self._refuse_doctype(root, part)
        if _TOO_DEEP(root):
            limit = f"XML depth {limits.NESTING}"
            raise DraftTooLargeError(name=self._name, limit=limit)
        return root

    def iterate(
        self, data: bytes, part: str, parent: str, tags: Collection[str]
    ) -> Iterator[Element]:
        """Return the children of one element, in a large part one at a time.

        A tree takes ten times the size of its part, and reading piece by piece takes
        twice the time, so only large parts are read so; their nesting ends at the 256
        levels of the parser.  The errors are those of `read_xml`.

        Args:
            data: the XML.
            part: its name, for messages.
            parent: full name of the element, which occurs once.
            tags: full names of the children that are wanted.
        """
        if len(data) <= _TREE_BYTES:
            root = self.parse(data, part)
            above = root if root.tag == parent else root.find(parent)
            if above is None:
                raise DraftDamagedError(name=self._name, reason=f"{part}: {parent}")
            yield from above.iterchildren(*tags)
            return
        yield from self._stream(data, part, parent, tags)

    def _stream(
        self, data: bytes, part: str, parent: str, tags: Collection[str]
    ) -> Iterator[Element]:
        """Return the children of one element, each gone when the next one comes."""
        self._require_few(data)
        parser = etree.XMLPullParser(events=("end",), tag=tags, **_CAREFUL)
        found = False
        for start in range(0, len(data), _CHUNK_BYTES):
            with self._as_xml_errors(part):
                parser.feed(data[start : start + _CHUNK_BYTES])
            for _, element in parser.read_events():
                assert isinstance(element, Element)  # what "end" events carry
                above = element.getparent()
                if above is None or above.tag != parent:
                    continue
                if not found:
                    self._refuse_doctype(element, part)
                    found = True
                yield element
                del above[: above.index(element) + 1]
        with self._as_xml_errors(part):
            root = parser.close()
        self._refuse_doctype(root, part)
        if root is None or (root.tag != parent and root.find(parent) is None):
            raise DraftDamagedError(name=self._name, reason=f"{part}: {parent}")

    def _require_few(self, data: bytes) -> None:
        """Refuse more elements than a tree has room for; each has one or two tags."""
        limits.require_at_most(
            self._name, data.count(b"<") // 2, limits.ELEMENTS, "XML elements"
        )

    @contextmanager
    def _as_xml_errors(self, part: str) -> Iterator[None]:
        """Turn what the parser of XML raises into errors of the draft."""
        try:
            yield
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise DraftTooLargeError(name=self._name, limit="XML depth") from error
            reason = f"{part}: {error.msg}"
            raise DraftDamagedError(name=self._name, reason=reason) from error

    def _refuse_doctype(self, element: Element | None, part: str) -> None:
        info = None if element is None else element.getroottree().docinfo
        if element is None or (info is not None and info.internalDTD is not None):
            raise DraftDamagedError(name=self._name, reason=f"{part}: DOCTYPE")


def tag_of(element: Element) -> str:
    """Return the local name of an element; empty for an entity left unresolved."""
    return _local_name(element.tag)


@lru_cache(maxsize=1024)  # a file has a few dozen names, asked for at every element
def _local_name(tag: object) -> str:
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""
