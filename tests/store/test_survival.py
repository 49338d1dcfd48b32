"""What must never happen: something acknowledged is lost."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cf_assess.models.case import HistoryEntry
from cf_assess.models.sheet import Mark
from cf_assess.store import CaseStore, open_store

from . import material
from .material import NOW

ROOT = Path(__file__).resolve().parents[2]


def _start(task: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.workers", task]
    return subprocess.Popen(
        [*command, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def _run(task: str, *arguments: object) -> str:
    with _start(task, *arguments) as worker:
        said, _ = worker.communicate(timeout=120)
        assert worker.returncode == 0
    return said.strip()


def _scoring_case(store: CaseStore) -> str:
    number = store.create_case(material.new_case(), NOW).number
    store.record_screening(number, "sec", material.screening(), NOW)
    return number


def _saved_turns(entries: tuple[HistoryEntry, ...]) -> list[int]:
    marks = [e.after for e in entries if e.action == "mark"]
    return [int(Mark.model_validate_json(m).comment.split()[0]) for m in marks]


@pytest.mark.parametrize("seed", range(5))
def test_every_acknowledged_mark_survives_a_killed_process(
    path: Path, seed: int, scoring: str, store: CaseStore
) -> None:
    number = scoring
    store.close()  # the process that dies is the only one
    with _start("save_forever", path, number) as worker:
        assert worker.stdout is not None
        said = worker.stdout.readline()  # it has begun
        time.sleep(random.Random(seed).uniform(0, 0.3))
        worker.kill()
        said += worker.stdout.read()
    acknowledged = [int(turn) for turn in said.split("\n")[:-1]]
    with open_store(str(path)) as store:
        saved = _saved_turns(store.history(number, "r1"))
        assert saved[: len(acknowledged)] == acknowledged
        assert len(saved) - len(acknowledged) in (0, 1)  # one may be unannounced
        last = store.load_sheet(number, "r1", "r1").marks[0]
        assert last.comment == str(saved[-1])
        assert store.verify_history(number) == ()
        assert store.verify_content(number) == ()


def _check_full(said: str, path: Path, number: str) -> None:
    kind, saved = said.split()
    assert kind == "StoreFullError"
    assert int(saved) > 0
    with open_store(str(path)) as store:
        assert _saved_turns(store.history(number, "r1")) == list(range(int(saved)))
        assert store.verify_history(number) == ()


def test_a_file_that_may_not_grow_is_told_as_full_and_loses_nothing(
    path: Path,
) -> None:
    with open_store(str(path)) as store:
        number = _scoring_case(store)
    said = _run("fill_limited", path, number, 1_000_000)
    _check_full(said, path, number)
    with open_store(str(path)) as store:  # without the limit it goes on
        store.save_mark(number, "r1", "r1", material.mark(level=0), NOW)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.getuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_as_such_and_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "cases.db"
    with open_store(str(path)) as store:
        number = _scoring_case(store)
    said = _run("fill", path, number)
    _check_full(said, path, number)


@pytest.fixture
def public_path() -> Iterator[Path]:
    """Return a store that every user of the machine can reach."""
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    folder.chmod(0o777)
    yield folder / "cases.db"
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.mark.parametrize("protected", ["file", "folder", "both"])
def test_what_may_not_be_written_is_told_as_read_only(
    public_path: Path, protected: str
) -> None:
    with open_store(str(public_path)) as store:
        number = _scoring_case(store)
    folder = public_path.parent
    public_path.chmod(0o444 if protected != "folder" else 0o666)
    folder.chmod(0o555 if protected != "file" else 0o777)
    said = _run("write_as_nobody", public_path, number)
    assert said == "StoreReadOnlyError"
    with open_store(str(public_path)) as store:
        assert store.load_sheet(number, "r1", "r1").marks == ()


def test_a_folder_that_cannot_be_made_is_told_as_read_only(public_path: Path) -> None:
    public_path.parent.chmod(0o555)
    inside = public_path.parent / "new" / "cases.db"
    assert _run("write_as_nobody", inside, "2026-0001") == "StoreReadOnlyError"
