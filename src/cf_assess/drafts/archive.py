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

from lxml import etree

from cf_assess.drafts import limits
from cf_assess.errors import (
    DraftDamagedError,
    DraftEncryptedError,
    DraftTooLargeError,
)

_IS_ENCRYPTED = 0x1
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
    return _local_name(element.tag)


@lru_cache(maxsize=1024)  # a file has a few dozen names, asked for at every element
def _local_name(tag: object) -> str:
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""
