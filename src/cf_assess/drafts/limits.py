"""What a reader refuses to take in, in one place.

A draft comes from outside.  The largest drafts seen have some hundred pages; the
limits leave ten times that and keep a crafted file from eating the machine.
"""

from time import monotonic

from cf_assess.errors import DraftTooLargeError, DraftTooSlowError

FILE_BYTES = 64 * 1024 * 1024
"""Size of the file itself."""

UNZIPPED_BYTES = 256 * 1024 * 1024
"""All parts of a Word file together, unpacked."""

PART_BYTES = 64 * 1024 * 1024
"""One XML part of a Word file, unpacked."""

ZIP_RATIO = 200
"""Unpacked to packed; text packs about 20 to 1, a zip bomb 1000 to 1."""

RATIO_FROM_BYTES = 4 * 1024 * 1024
"""Parts smaller than this are harmless, however well they pack."""

ZIP_ENTRIES = 10_000
"""Parts of a Word file."""

ELEMENTS = 3_000_000
"""Elements of one XML part; a tree takes some 140 bytes for each."""

NESTING = 150
"""Depth of elements in XML; Word itself stays below 60."""

PAGES = 3_000
"""Pages of a PDF."""

LINES = 100_000
"""Paragraphs of a draft, rows of tables included."""

CHARACTERS = 10_000_000
"""Characters of a draft."""

SECONDS = 120
"""Time for one draft; the largest ones seen take two."""

MEGABYTE = 1024 * 1024


class Allowance:
    """What one draft may use up while it is read: pieces, characters, time.

    Args:
        name: of the file, for messages.
        seconds: how long reading may take.
    """

    def __init__(self, name: str, seconds: float = SECONDS) -> None:
        self._name = name
        self._seconds = seconds
        self._end = monotonic() + seconds
        self._pieces = 0
        self._characters = 0

    def extend(self, seconds: float) -> None:
        """Give more time, for a page that is known to take long."""
        self._end += seconds

    def take(self, characters: int, pieces: int = 1) -> None:
        """Count paragraphs or printed lines, and their characters.

        Raises:
            DraftTooLargeError: there are too many of them, or of their characters.
            DraftTooSlowError: it took longer than it may.
        """
        self._pieces += pieces
        self._characters += characters
        if self._pieces > LINES:
            require_at_most(self._name, self._pieces, LINES, "paragraphs")
        if self._characters > CHARACTERS:
            require_at_most(self._name, self._characters, CHARACTERS, "characters")
        if monotonic() > self._end:
            raise DraftTooSlowError(name=self._name, seconds=round(self._seconds))


def require_at_most(name: str, amount: int, limit: int, unit: str) -> None:
    """Refuse a draft of which there is more than the limit.

    Raises:
        DraftTooLargeError: `amount` is beyond `limit`.
    """
    if amount > limit:
        raise DraftTooLargeError(name=name, limit=f"{limit} {unit}")


def require_bytes(name: str, amount: int, limit: int) -> None:
    """Refuse more bytes than the limit, which is shown in megabytes.

    Raises:
        DraftTooLargeError: `amount` is beyond `limit`.
    """
    if amount > limit:
        raise DraftTooLargeError(name=name, limit=f"{limit // MEGABYTE} MB")
