"""What kind of file a draft is: its content decides, its suffix only helps.

Offices rename files: a `.doc` is often a Word file of the newer kind, a saved web page
or rich text, and is read as what it is.
"""

import io
import re
import zipfile
from pathlib import Path

from cf_assess.errors import DraftFormatError, DraftMisnamedError

_SUFFIXES = {
    "md": "md",
    "markdown": "md",
    "txt": "txt",
    "docx": "docx",
    "pdf": "pdf",
    "html": "html",
    "htm": "html",
    "mht": "html",
    "mhtml": "html",
    "ofd": "ofd",
    "doc": "doc",
    "wps": "doc",
    "rtf": "rtf",
    "odt": "odt",
}
_TEXTS = frozenset({"md", "txt"})
READABLE_SUFFIXES = tuple(f".{suffix}" for suffix in _SUFFIXES)
"""Suffixes of the files that are read, with their dot, in lower case."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN_BYTES = 1024
"""A PDF may begin this far into the file, as every viewer accepts."""
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE)
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head")
_PAGE_WITHIN_BYTES = 4096


def tell_format(data: bytes, name: str) -> str:
    """Return the format to read a file as: `docx`, `pdf`, `html`, `doc`.

    Raises:
        DraftFormatError: it is of a kind that is not read.
        DraftMisnamedError: it is not what its suffix says, and nothing else known.
    """
    suffix = suffix_of(name)
    known = _SUFFIXES.get(suffix, "" if suffix else "txt")
    if not known:
        raise DraftFormatError(name=name, format=suffix)
    found = _sniff(data)
    if known in _TEXTS and (not found or (found == "html" and not _is_page(data))):
        return known
    if found in _SUFFIXES.values():
        return found
    if found:
        raise DraftFormatError(name=name, format=found)
    if known == "html":
        return known
    raise DraftMisnamedError(name=name, format=known)


def _is_page(data: bytes) -> bool:
    """Tell whether a text is a web page from its first characters on."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower().startswith(_PAGE_STARTS)


def suffix_of(name: str) -> str:
    """Return the suffix of a file name without its dot, in lower case."""
    return Path(name).suffix.removeprefix(".").lower()


def _sniff(data: bytes) -> str:
    """Return the format that the content shows; empty when it shows none."""
    if data.startswith(_OLE):
        return "doc"
    if b"%PDF-" in data[:_PDF_WITHIN_BYTES]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK"):
        return _sniff_zip(data)
    start = data[:_PAGE_WITHIN_BYTES].replace(b"\x00", b"")
    return "html" if _PAGE.search(start) else ""


def _sniff_zip(data: bytes) -> str:
    """Return the format of a zip file; a damaged one passes for a Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "docx"  # its reader says what is wrong with it, and in plain words
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "ppt/presentation.xml" in names:
        return "pptx"
    if "OFD.xml" in names:
        return "ofd"
    if "mimetype" in names and "content.xml" in names:
        return "odt"
    return "docx"
