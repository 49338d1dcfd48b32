"""Whether a database is a store of ours, sound, and of our revision.

Opening a store happens with every command, so a current one costs two look-ups;
Alembic is loaded only when there is something to migrate.
"""

import time
from pathlib import Path

from sqlalchemy import Connection, inspect

from cf_assess.errors import StoreBusyError, StoreDamagedError, StoreTooNewError
from cf_assess.store.engine import Database
from cf_assess.store.migrations import HEAD, REVISIONS, VERSION_TABLE, upgrade

_PAUSE_SECONDS = 0.02
_MAGIC = b"SQLite format 3\0"
"""How every file of SQLite begins (its file format, section 1.3)."""


def prepare(database: Database, busy_seconds: float) -> None:
    """Check the store and bring it to our revision; make it where there is none.

    Raises:
        StoreDamagedError: it is no database, a broken one, or another program's.
        StoreTooNewError: a later version of this program has migrated it.
    """
    if database.path is not None:
        _check_beginning(database.path)
    with database.reading() as connection:
        if database.is_sqlite:
            _check_soundness(connection, database.name)
        revision = _find_revision(connection, database.name)
    if revision == HEAD:
        return
    if database.is_sqlite:
        _switch_to_log(database, busy_seconds)
    with database.writing() as connection:
        # somebody may have been faster while we waited for the lock
        if _find_revision(connection, database.name) != HEAD:
            upgrade(connection)


def _check_beginning(path: Path) -> None:
    """Refuse what SQLite would write over: it takes a very short file for empty."""
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_MAGIC))
    except OSError:  # not there yet, or for SQLite to explain
        return
    if beginning and beginning != _MAGIC:
        raise StoreDamagedError(store=path)


def _check_soundness(connection: Connection, name: str) -> None:
    answer = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if answer != "ok":
        raise StoreDamagedError(store=name)


def _find_revision(connection: Connection, name: str) -> str | None:
    """Return the revision of the store, None for an empty database."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if VERSION_TABLE not in tables:  # somebody else's: it must stay as it is
        raise StoreDamagedError(store=name)
    revision = connection.exec_driver_sql(
        f"SELECT version_num FROM {VERSION_TABLE}"
    ).scalar()
    if revision not in REVISIONS:
        raise StoreTooNewError(store=name)
    return str(revision)


def _switch_to_log(database: Database, busy_seconds: float) -> None:
    """Turn on write-ahead logging, which a file remembers.

    Outside a transaction, as SQLite asks; its busy timeout does not hold for this
    statement, so several processes that make one store at once try again.
    """
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            with database.outside_transaction() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except StoreBusyError:
            if time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE_SECONDS)
