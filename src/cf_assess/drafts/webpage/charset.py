"""The characters of a saved page: what it declares, checked against its bytes.

Saved pages lie about their charset: the browser changed it while saving, or the site
never told the truth.  So a declaration counts only as far as the bytes agree.
"""

import codecs
import re

from cf_assess.drafts.plain.reader import decode
from cf_assess.drafts.webpage.mime import is_archive, unpack_page
from cf_assess.errors import DraftBinaryError
from cf_assess.models.draft import DraftWarning

_META = re.compile(
    rb"<meta\b[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.\-]{1,40})",
    re.IGNORECASE,
)
_XML = re.compile(
    rb"\A\s{0,99}<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.\-]{1,40})"
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)

_HEAD_BYTES = 8192
"""Declarations further down are not looked for; browsers stop at 1024 already."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-8",  # a declaration that could be read is not in UTF-16
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
"""Declared name to codec.  Others, as iso-8859-1, are wrong on a Chinese page."""

_CHINESE = re.compile("[\u4e00-\u9fff]")
_MOST_LOST = 0.005
"""Share of broken characters up to which a declared encoding is still believed."""


def decode_page(data: bytes, name: str) -> tuple[str, tuple[DraftWarning, ...]]:
    """Return the text of a page, and a warning where its declaration was wrong.

    What counts is, in this order, a byte order mark, the header of a web archive, what
    the page declares, and what its bytes look like.

    Raises:
        DraftBinaryError: it is no text.
        DraftEncodingError: its encoding cannot be told.
        DraftDamagedError: it is a web archive (.mht) without a page.
    """
    header = None
    if is_archive(data):
        data, header = unpack_page(data, name)
    if data.startswith(_MARKS):
        return decode(data, name)
    declared = _ENCODINGS.get(header or "") or _find_declared(data[:_HEAD_BYTES])
    if declared is None:
        return decode(data, name)
    if b"\x00" in data:
        raise DraftBinaryError(name=name)
    return _decode_declared(data, declared, name)


def _find_declared(head: bytes) -> str | None:
    """Return the codec that the page names; None for none that could be right."""
    match = _META.search(_COMMENT.sub(b"", head)) or _XML.match(head)
    return _ENCODINGS.get(match[1].decode("ascii").lower()) if match else None


def _decode_declared(
    data: bytes, declared: str, name: str
) -> tuple[str, tuple[DraftWarning, ...]]:
    utf8 = _try(data, "utf-8")
    if utf8 is not None and (declared == "utf-8" or _CHINESE.search(utf8)):
        # Bytes of another encoding hardly ever pass for Chinese in UTF-8.
        return utf8, () if declared == "utf-8" else _warn("utf-8")
    text = data.decode(declared, "replace")
    foreign = sum(not character.isascii() for character in text)
    if text.count("\ufffd") <= _MOST_LOST * foreign:
        return text, ()
    text, warnings = decode(data, name)
    return text, warnings or _warn("gb18030")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _warn(encoding: str) -> tuple[DraftWarning, ...]:
    return (DraftWarning(code="encoding_guessed", values={"encoding": encoding}),)
