"""Text that no database and no digest can hold, made storable.

Half a surrogate pair comes from file names in another encoding, from some PDF files
and from escapes in JSON; it is no character, and UTF-8 refuses it.  One replacement
character stands in for each, so that positions in a draft stay right.
"""

import re

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_HALF_PAIR = re.compile("[\ud800-\udfff]")


def mend_text(text: str) -> str:
    """Return `text` with every half of a surrogate pair replaced by U+FFFD."""
    if text.isascii():
        return text
    return _HALF_PAIR.sub("\ufffd", text)


class Words(TypeDecorator[str]):
    """A column of text that takes any text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return what is stored, or compared with, in place of `value`."""
        return None if value is None else mend_text(value)
