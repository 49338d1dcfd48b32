import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from cf_assess.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnreachableError,
)
from cf_assess.store import CaseStore, open_store
from cf_assess.store.engine import open_database
from cf_assess.store.failures import translate_failure

from . import material
from .material import NOW


@pytest.fixture
def filled(path: Path, empty: Path) -> Path:
    """Return a store with forty cases, so that it has many pages."""
    shutil.copy(empty, path)
    with open_store(str(path)) as store:
        for _ in range(40):
            store.create_case(material.new_case(), NOW)
    return path


@pytest.mark.parametrize("prefix", ["", "sqlite:///", "sqlite+pysqlite:///"])
def test_a_store_is_named_by_path_or_by_address(tmp_path: Path, prefix: str) -> None:
    path = tmp_path / "新 文件夹" / "100%" / "cases.db"
    with open_store(f"{prefix}{path}") as store:
        store.create_case(material.new_case(), NOW)
    assert path.is_file()


def test_a_relative_path_and_a_home_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    open_store("cases.db").close()
    open_store("~/cases.db").close()
    assert (tmp_path / "cases.db").exists()
    assert (tmp_path / "home" / "cases.db").exists()


def test_a_store_can_live_in_memory() -> None:
    with open_store("sqlite://") as store:
        number = store.create_case(material.new_case(), NOW).number
        assert store.load_case(number).title == "试用条例"


def test_a_closed_store_is_one_file(path: Path) -> None:
    with open_store(str(path)) as store:
        store.create_case(material.new_case(), NOW)
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_every_connection_is_durable_and_checks_references(path: Path) -> None:
    open_store(str(path)).close()
    database = open_database(str(path), 7)
    with database.reading() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        said = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas
        ]
    database.close()
    assert said == ["wal", 2, 1, 7000]  # 2 is FULL


@pytest.mark.parametrize(
    "address",
    ["://", "nosuch://x/y", "postgresql+nosuchdriver://u:secret@h/d"],
)
def test_an_address_that_means_nothing_is_unreachable_and_tells_no_password(
    address: str,
) -> None:
    with pytest.raises(StoreUnreachableError) as caught:
        open_store(address)
    assert "secret" not in str(caught.value)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachableError):
        open_store(str(tmp_path))


def test_a_path_below_a_file_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnreachableError):
        open_store(str(tmp_path / "file" / "cases.db"))


@pytest.mark.parametrize("content", ["不是数据库\n" * 100, "x"])
def test_a_text_file_is_a_damaged_store_and_stays_as_it_was(
    path: Path, content: str
) -> None:
    path.write_text(content)
    with pytest.raises(StoreDamagedError) as caught:
        open_store(str(path))
    assert caught.value.values == {"store": str(path)}
    assert path.read_text() == content


def test_the_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE cases (id)")
    before = path.read_bytes()
    with pytest.raises(StoreDamagedError):
        open_store(str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("share", [0.00001, 0.05, 0.5, 0.95])
def test_a_truncated_store_is_found_when_it_is_opened(
    filled: Path, share: float
) -> None:
    data = filled.read_bytes()
    filled.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(StoreDamagedError):
        open_store(str(filled))


def test_a_scribbled_page_is_found_when_it_is_opened(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\x5a" * 4096
    filled.write_bytes(data)
    with pytest.raises(StoreDamagedError):
        open_store(str(filled))


def test_a_writer_who_waits_too_long_is_told_so(filled: Path) -> None:
    with (
        closing(sqlite3.connect(filled, isolation_level=None)) as other,
        open_store(str(filled), busy_seconds=0.1) as store,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError):
            store.create_case(material.new_case(), NOW)
        assert len(store.list_cases()) == 40  # reading goes on
        other.execute("ROLLBACK")
        assert store.create_case(material.new_case(), NOW).number == "2026-0041"


def test_a_new_store_that_somebody_else_is_making_is_waited_for(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError):
            open_store(str(path), busy_seconds=0.1)
        other.execute("ROLLBACK")
        open_store(str(path)).close()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.EROFS, StoreReadOnlyError),
        (errno.ENOSPC, StoreFullError),
        (errno.EIO, StoreUnreachableError),
    ],
)
def test_a_folder_that_cannot_be_made_says_why(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[StoreError]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(kind):
        open_store(str(path))


def test_an_error_text_never_holds_a_comment(store: CaseStore, path: Path) -> None:
    number = store.create_case(material.new_case(), NOW).number
    store.record_screening(number, "sec", material.screening(), NOW)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DROP TABLE marks")
    secret = material.mark(comment="机密意见")
    with pytest.raises(StoreUnreachableError) as caught:
        store.save_mark(number, "r1", "r1", secret, NOW)
    assert "机密" not in f"{caught.value} {caught.value.__cause__}"


def test_a_change_that_fails_half_way_leaves_nothing(
    store: CaseStore, scoring: str, path: Path
) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(
            "CREATE TRIGGER no BEFORE INSERT ON history WHEN NEW.action = 'mark'"
            " BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    with pytest.raises(StoreError):
        store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    assert store.load_sheet(scoring, "r1", "r1").marks == ()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, StoreFullError),
        (sqlite3.SQLITE_IOERR_WRITE, StoreFullError),
        (sqlite3.SQLITE_IOERR_FSYNC, StoreUnreachableError),
        (sqlite3.SQLITE_READONLY_DBMOVED, StoreReadOnlyError),
        (sqlite3.SQLITE_CORRUPT_INDEX, StoreDamagedError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreBusyError),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, StoreUnreachableError),
        (sqlite3.SQLITE_ERROR, StoreUnreachableError),
        (None, StoreUnreachableError),
    ],
)
def test_each_failure_of_sqlite_has_its_error(
    code: int | None, kind: type[StoreError], tmp_path: Path
) -> None:
    original = sqlite3.OperationalError("so it says")
    if code is not None:
        original.sqlite_errorcode = code
    failure = OperationalError("SELECT 1", None, original)
    error = translate_failure(failure, "cases.db", tmp_path / "cases.db")
    assert type(error) is kind
    assert error.values["store"] == "cases.db"


def test_a_folder_that_may_not_be_written_is_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = sqlite3.OperationalError("unable to open database file")
    original.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    failure = OperationalError("SELECT 1", None, original)
    monkeypatch.setattr(os, "access", lambda *_: False)
    error = translate_failure(failure, "cases.db", tmp_path / "cases.db")
    assert type(error) is StoreReadOnlyError
