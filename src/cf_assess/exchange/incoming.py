"""The bytes of a file that somebody hands in, within limits."""

from pathlib import Path

from cf_assess.errors import FileMissingError, SourceUnreadableError
from cf_assess.exchange.raw_table import MAX_FILE_BYTES, file_problem, too_large
from cf_assess.models.problem import Problem

_OLE = b"\xd0\xcf\x11\xe0"
"""Begins old .xls files, and .xlsx files with a password."""


def read_limited(path: Path) -> bytes | Problem:
    """Return what a file holds, or why no reader needs to look at it.

    Raises:
        FileMissingError: there is no such file.
        SourceUnreadableError: the system does not let it be read.
    """
    name = str(path)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return too_large(name, MAX_FILE_BYTES)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissingError(name=name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceUnreadableError(name=name, reason=reason) from error
    if not data.strip():
        return file_problem(name, "sheet_empty")
    if data.startswith(_OLE):
        return file_problem(name, "sheet_encrypted")
    return data
