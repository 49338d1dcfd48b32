"""Plain text and Markdown: bytes to characters, characters to lines."""

import codecs
import re

from cf_assess.drafts import limits
from cf_assess.drafts.lines import Line, Reading, tidy
from cf_assess.drafts.plain.markdown import read_markdown_lines
from cf_assess.drafts.plain.pages import drop_page_numbers
from cf_assess.drafts.plain.wraps import join_wrapped
from cf_assess.errors import DraftBinaryError, DraftEncodingError
from cf_assess.models.draft import DraftWarning

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; the long ones stand before those they begin with."""

_BINARY = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOOKMARK = re.compile(r"\[bookmark: \w+\]")
"""What a converter leaves of Word's bookmarks; it hides the number behind it."""

_MOST_CONTROLS = 0.01
_SAMPLE_BYTES = 200_000
"""So much is enough to guess an encoding; the whole is then decoded strictly."""
_LEAST_COMMON = 0.9
"""Share of characters in GB 2312 below which GB 18030 was the wrong guess."""


def read_plain(data: bytes, name: str, suffix: str) -> Reading:
    """Return the lines of a text file.

    Args:
        suffix: `md` or `txt`.

    Raises:
        DraftBinaryError: it is no text.
        DraftEncodingError: its encoding cannot be told.
    """
    text, warnings = decode(data, name)
    limits.require_at_most(name, len(text), limits.CHARACTERS, "characters")
    if suffix == "md":
        lines = read_markdown_lines(text)
    else:
        text = _BOOKMARK.sub("", text)
        whole, guessed = join_wrapped(drop_page_numbers(text.splitlines()))
        if guessed:
            warnings = (*warnings, DraftWarning(code="paragraphs_guessed"))
        lines = tuple(Line(t) for t in map(tidy, whole) if t)
    return Reading(lines=lines, format=suffix, warnings=warnings)


def decode(data: bytes, name: str) -> tuple[str, tuple[DraftWarning, ...]]:
    """Return the text, and a warning where the encoding is a guess."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, encoding, name), ()
    _require_text(data, name)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _is_plausible(text):
            return text, ()
    return _guess(data, name)


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DraftEncodingError(name=name) from error


def _require_text(data: bytes, name: str) -> None:
    controls = len(_CONTROLS.findall(data))
    if b"\x00" in data or data.startswith(_BINARY):
        raise DraftBinaryError(name=name)
    if controls > 3 and controls > _MOST_CONTROLS * len(data):
        raise DraftBinaryError(name=name)


def _is_plausible(text: str) -> bool:
    """Tell whether text reads like Simplified Chinese, not like another encoding."""
    foreign = [c for c in text if not c.isascii()]
    common = len("".join(foreign).encode("gb2312", "ignore")) // 2
    return common >= _LEAST_COMMON * len(foreign)


def _guess(data: bytes, name: str) -> tuple[str, tuple[DraftWarning, ...]]:
    """Return the most likely reading of bytes in an uncommon encoding."""
    from charset_normalizer import from_bytes  # slow to load and rarely needed

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is None or not best.encoding:
        raise DraftEncodingError(name=name)
    text = _decode_strictly(data, best.encoding, name)
    if not re.search(r"[\u4e00-\u9fff]", text):
        raise DraftEncodingError(name=name)
    warning = DraftWarning(code="encoding_guessed", values={"encoding": best.encoding})
    return text, (warning,)
