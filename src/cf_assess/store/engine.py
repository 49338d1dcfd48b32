"""Opening the database, and its transactions; every failure leaves as a StoreError.

SQLite is set up so that a change which was acknowledged survives a killed process
and a power cut (write-ahead log, `synchronous=FULL`), and so that many writers take
turns instead of failing: a transaction that reads first and writes later must hold
the write lock from its beginning (`BEGIN IMMEDIATE`).
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from cf_assess.errors import (
    StoreDamagedError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnreachableError,
)
from cf_assess.store.failures import translate_failure

_BEGIN = "cf_assess_begin"


@dataclass(frozen=True)
class Database:
    """An engine with the name under which its failures are told."""

    engine: Engine
    name: str
    path: Path | None
    """The file; None for a server or for memory."""

    @property
    def is_sqlite(self) -> bool:
        """Tell whether pragmas are understood."""
        return self.engine.dialect.name == "sqlite"

    @cached_property
    def _writer(self) -> Engine:
        return self.engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store throughout."""
        with self._failures_translated(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that alone may write; commits, or undoes everything."""
        with self._failures_translated(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def outside_transaction(self) -> Iterator[Connection]:
        """Give a connection for the few statements that no transaction may hold."""
        engine = self.engine.execution_options(**{_BEGIN: ""})
        with self._failures_translated(), engine.connect() as connection:
            yield connection

    @contextmanager
    def _failures_translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise translate_failure(error, self.name, self.path) from error
        except ValidationError as error:  # only rows are validated in here
            raise StoreDamagedError(store=self.name) from error

    def close(self) -> None:
        """Let go of all connections; the last one folds the log into the file."""
        self.engine.dispose()


def open_database(url: str, busy_seconds: float) -> Database:
    """Return the database at `url`; nothing is read or created yet but its folder.

    Args:
        url: of SQLAlchemy, or the path of a file.
        busy_seconds: how long a writer waits for its turn.

    Raises:
        StoreUnreachableError: the address means nothing, or its driver is missing.
        StoreReadOnlyError, StoreFullError: the folder of the file cannot be made.
    """
    try:
        address = _read_address(url)
        path = _file_of(address)
        name = str(path) if path else address.render_as_string(hide_password=True)
        # parameters stay out of error texts: they are comments of reviewers
        engine = create_engine(address, hide_parameters=True)
    except (ArgumentError, ImportError) as error:
        # the address may hold a password, so the message does not repeat it
        raise StoreUnreachableError(
            store=url.partition("://")[0], reason=error
        ) from error
    if path is not None:
        _make_folder(path)
    if engine.dialect.name == "sqlite":
        _take_over_transactions(engine, busy_seconds)
    return Database(engine, name, path)


def _read_address(url: str) -> URL:
    if "://" in url:
        return make_url(url)
    return URL.create("sqlite", database=str(Path(url).expanduser().absolute()))


def _file_of(address: URL) -> Path | None:
    """Return the file of a SQLite address, or None where there is none."""
    database = address.database or ":memory:"
    if address.get_backend_name() != "sqlite" or database == ":memory:":
        return None
    return Path(database.removeprefix("file:"))


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise StoreReadOnlyError(store=path) from error
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFullError(store=path) from error
        raise StoreUnreachableError(store=path, reason=error.strerror) from error


def _take_over_transactions(engine: Engine, busy_seconds: float) -> None:
    """Set up each SQLite connection, and say ourselves how transactions begin."""

    def set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        # the driver would begin too late, and deferred
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {round(busy_seconds * 1000)}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    def begin(connection: Connection) -> None:
        statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
        if statement:
            connection.exec_driver_sql(statement)

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
