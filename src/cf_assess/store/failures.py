"""What the database says when it fails, as errors that a person can act upon."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from cf_assess.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnreachableError,
)

_CAUSES: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_FULL: StoreFullError,
    # SQLite says FULL for ENOSPC only; a quota or a limit on file size ends up here
    sqlite3.SQLITE_IOERR_WRITE: StoreFullError,
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreFullError,
    sqlite3.SQLITE_READONLY: StoreReadOnlyError,
    sqlite3.SQLITE_NOTADB: StoreDamagedError,
    sqlite3.SQLITE_CORRUPT: StoreDamagedError,
    sqlite3.SQLITE_BUSY: StoreBusyError,
    sqlite3.SQLITE_LOCKED: StoreBusyError,
}
"""By extended code where one is listed, else by its low byte, the primary code."""

_PRIMARY = 0xFF


def translate_failure(error: DBAPIError, store: str, path: Path | None) -> StoreError:
    """Return the error of ours that `error` means.

    Args:
        error: of any database, wrapped by SQLAlchemy.
        store: what the store is called in messages.
        path: the file of the store; None where it is no file.
    """
    code = getattr(error.orig, "sqlite_errorcode", 0)  # 0 from other databases
    cause = _CAUSES.get(code) or _CAUSES.get(code & _PRIMARY)
    if cause is not None:
        return cause(store=store)
    if code & _PRIMARY == sqlite3.SQLITE_CANTOPEN and _is_write_protected(path):
        return StoreReadOnlyError(store=store)
    return StoreUnreachableError(store=store, reason=error.orig or error)


def _is_write_protected(path: Path | None) -> bool:
    """Tell whether files cannot be made beside `path`, as the WAL mode must."""
    return (
        path is not None
        and path.parent.is_dir()
        and not path.is_dir()
        and not os.access(path.parent, os.W_OK)
    )
