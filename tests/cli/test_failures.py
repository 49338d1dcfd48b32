"""Files, disks and stores that fail: nothing is lost, and one sentence says so."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Ended
from tests.places import PARKS

from .material import one_sentence, open_case, write_sheet

DRAFT = PARKS / "draft.md"


@pytest.fixture
def number(cf: Command) -> str:
    """Return the number of a screened case with two reviewers."""
    return open_case(cf, "r1", "r2")


@pytest.mark.parametrize(
    "words",
    [
        ("draft", "show", DRAFT),
        ("evidence", DRAFT, "--rubric", "general"),
        ("flags", DRAFT),
    ],
)
def test_an_existing_file_is_left_alone_unless_forced(
    cf: Command, tmp_path: Path, words: tuple[object, ...]
) -> None:
    path = tmp_path / "out.json"
    path.write_text("precious", encoding="utf-8")

    ended = cf(*words, "-o", path)

    assert ended.code == 6
    assert "out.json" in ended.err.splitlines()[-1]
    assert path.read_text(encoding="utf-8") == "precious"
    assert cf(*words, "-o", path, "--force").code == 0
    assert path.read_text(encoding="utf-8") != "precious"


@pytest.mark.parametrize("target", ["no folder/out.json", "."])
def test_a_place_that_cannot_be_written_ends_with_6(
    cf: Command, tmp_path: Path, target: str
) -> None:
    ended = cf("draft", "show", DRAFT, "-o", tmp_path / target)

    assert ended.code == 6
    one_sentence(ended)
    assert list(tmp_path.iterdir()) == []


def run_as_nobody(words: list[str], first: list[str]) -> Ended:
    """Run a command without the rights of root, to which no folder is closed.

    The program lies where only root can read, so `first` loads it before.
    """
    script = (
        "import os, sys\n"
        "from cf_assess.cli.app import run\n"
        f"assert run({first!r}) == 0\n"
        "sys.stderr.write('\\0')\n"
        "if os.getuid() == 0:\n"
        "    os.setgroups([]), os.setgid(65534), os.setuid(65534)\n"
        f"sys.exit(run({words!r}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "CF_ASSESS_CONFIG": "/no such folder/config.toml"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(done.returncode, "", done.stderr.partition("\0")[2])


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """Return a folder that may be read and not written."""
    folder = Path(f"/tmp/cf-assess-closed-{os.getpid()}")  # pytest's own are private
    folder.mkdir()
    shutil.copy(DRAFT, folder / "draft.md")
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
    yield folder
    folder.chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("draft show {here}/draft.md -o {there}/out.json", 6),
        ("case list --format jsonl --store {there}/cases.db", 4),
    ],
)
def test_a_folder_without_permission_is_told_and_left_alone(
    closed_folder: Path, tmp_path: Path, command: str, code: int
) -> None:
    closed = command.format(here=closed_folder, there=closed_folder).split()
    allowed = command.format(here=closed_folder, there=tmp_path).split()

    ended = run_as_nobody(closed, first=allowed)

    assert ended.code == code, ended.err
    one_sentence(ended)
    assert [path.name for path in closed_folder.iterdir()] == ["draft.md"]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of a few kilobytes."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place)]
    if os.getuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_no_half_file(cf: Command, tiny_disk: Path) -> None:
    old = tiny_disk / "old.json"
    old.write_text("precious", encoding="utf-8")

    for path, force in ((tiny_disk / "new.json", ()), (old, ("--force",))):
        ended = cf("draft", "show", DRAFT, "-o", path, *force)

        assert ended.code == 6
        one_sentence(ended)
    assert old.read_text(encoding="utf-8") == "precious"
    assert [path.name for path in tiny_disk.iterdir()] == ["old.json"]


def test_a_batch_on_a_full_disk_ends_with_6_and_is_resumed_elsewhere(
    cf: Command, tiny_disk: Path, tmp_path: Path
) -> None:
    source = tmp_path / "drafts"
    source.mkdir()
    shutil.copy(DRAFT, source / "draft.md")
    words = ("batch", "run", source, "--rubric", "general", "--out")

    ended = cf(*words, tiny_disk / "out")

    assert ended.code == 6
    one_sentence(ended)
    shutil.copytree(tiny_disk / "out", tmp_path / "out")
    assert cf(*words, tmp_path / "out", "--resume").code == 0
    assert (tmp_path / "out" / "results.csv").exists()


def test_a_store_without_room_ends_with_4(cf: Command, tiny_disk: Path) -> None:
    ended = cf("case", "list", "--store", tiny_disk / "cases.db")

    assert ended.code == 4
    one_sentence(ended)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("{}/notes.txt", "不是案卷库"),
        ("{}", ""),
        ("nothing://x", "nothing"),
        ("{}/notes.txt/below.db", ""),
    ],
)
def test_what_is_no_store_ends_with_4_and_is_left_alone(
    cf: Command, tmp_path: Path, url: str, says: str
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes\n" * 300, encoding="utf-8")

    ended = cf("case", "list", "--store", url.format(tmp_path))

    assert ended.code == 4
    assert says in one_sentence(ended)
    assert notes.read_text(encoding="utf-8") == "my notes\n" * 300


def test_a_password_in_the_address_of_a_store_is_not_repeated(cf: Command) -> None:
    ended = cf("case", "list", "--store", "postgresql+nothing://me:secret@host/cases")

    assert ended.code == 4
    assert "secret" not in one_sentence(ended)


def test_a_damaged_mark_in_the_store_is_told_by_verify(
    cf: Command, number: str, tmp_path: Path
) -> None:
    sheet = write_sheet(cf, number, "r1", tmp_path / "r1.csv")
    assert cf("sheet", "import", number, sheet).code == 0
    with closing(sqlite3.connect(tmp_path / "cases.db")) as raw, raw:
        raw.execute("UPDATE marks SET level = 4")

    ended = cf("case", "verify", number)

    assert ended.code == 1
    assert len(ended.out.splitlines()) > 20
    assert "mark r1/" in ended.out


def test_a_config_file_that_is_no_config_ends_with_2(
    cf: Command, tmp_path: Path
) -> None:
    (tmp_path / "no-config.toml").write_text("lang = ", encoding="utf-8")

    ended = cf("rubric", "list")

    assert ended.code == 2
    assert "no-config.toml" in one_sentence(ended)


def test_our_own_fault_ends_with_70_and_keeps_a_log(
    cf: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr("cf_assess.workflow.locate.open_draft", broken)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    ended = cf("draft", "show", DRAFT)

    assert (ended.code, ended.out) == (70, "")
    assert "ZeroDivisionError: a b" in one_sentence_of_ours(ended)
    (log,) = tmp_path.glob("cf-assess-*.log")
    assert str(log) in ended.err
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def one_sentence_of_ours(ended: Ended) -> str:
    """Return the one sentence that a broken command said."""
    assert "Traceback" not in ended.err
    (line,) = ended.err.splitlines()
    return line


def test_an_interruption_ends_with_130(
    cf: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cf_assess.workflow.locate.open_draft", interrupted)

    ended = cf("draft", "show", DRAFT)

    assert (ended.code, ended.out) == (130, "")
    assert "Traceback" not in ended.err


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    words = [sys.executable, "-m", "cf_assess", "draft", "show", str(DRAFT)]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        complaint = program.stderr.read()

    assert program.returncode == 0
    assert complaint == b""


def test_a_name_with_escape_codes_reaches_no_terminal(
    cf: Command, tmp_path: Path
) -> None:
    ended = cf("draft", "show", tmp_path / "a\x1b]0;b\x07\u202etxt.md")

    assert ended.code == 3
    assert not {"\x1b", "\x07", "\u202e"} & set(ended.err)
    assert "␛]0;b␇" in one_sentence(ended)
