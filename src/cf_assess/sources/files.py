"""A file of the library or of a user as text, within limits."""

import errno
import stat
from pathlib import Path

from cf_assess.errors import SourceUnreadableError

MAX_BYTES = 2_000_000
"""A checklist of sixty criteria has some 300,000."""

_BY_ERROR = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EISDIR: "not_a_file",
}
REASONS = ("missing", "not_a_file", "not_allowed", "too_large", "not_text")
"""Why a file cannot be read, in codes; anything else is what the system says."""


def read_source_text(path: Path) -> str:
    """Return the text of a file.

    Raises:
        SourceUnreadableError: `reason` is one of `REASONS` or what the system says.
    """
    data = _read_bytes(path)
    if len(data) > MAX_BYTES:
        raise SourceUnreadableError(name=path, reason="too_large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceUnreadableError(name=path, reason="not_text") from error
    if "\0" in text:
        raise SourceUnreadableError(name=path, reason="not_text")
    return text


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, one more than allowed at most."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceUnreadableError(name=path, reason="not_a_file")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = _BY_ERROR.get(error.errno or 0, error.strerror or str(error))
        raise SourceUnreadableError(name=path, reason=reason) from error
    except ValueError as error:  # a zero byte in the name
        raise SourceUnreadableError(name=path, reason="missing") from error
