import errno
import os
from pathlib import Path

import pytest

from cf_assess.errors import OutputExistsError, OutputUnwritableError
from cf_assess.exchange import write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_whole_and_nothing_stays_beside_it(
    tmp_path: Path,
) -> None:
    write_file(tmp_path / "结果.csv", b"a,b\n")
    assert (tmp_path / "结果.csv").read_bytes() == b"a,b\n"
    assert names(tmp_path) == ["结果.csv"]


def test_a_new_file_has_the_rights_of_an_ordinary_one(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_file(tmp_path / "ours", b"")
    modes = {(tmp_path / name).stat().st_mode for name in ("plain", "ours")}
    assert len(modes) == 1


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(OutputExistsError) as caught:
        write_file(path, b"new")
    assert caught.value.values == {"name": str(path)}
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]


def test_an_existing_file_is_replaced_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    write_file(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.json"]


def test_a_file_that_appears_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"theirs"))
    with pytest.raises(OutputExistsError):
        write_file(path, b"ours")
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.json"]


def test_a_link_that_leads_nowhere_counts_as_existing(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(OutputExistsError):
        write_file(tmp_path / "link", b"new")
    assert names(tmp_path) == ["link"]


def test_through_a_link_the_file_is_replaced_and_the_link_stays(
    tmp_path: Path,
) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_file(tmp_path / "link", b"new", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_a_link_laid_at_the_temporary_name_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    trap = tmp_path / f".cf-assess-{os.getpid()}-0.tmp"
    trap.symlink_to(victim)
    write_file(tmp_path / "a.json", b"new")
    assert victim.read_bytes() == b"precious"
    assert trap.is_symlink()
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_when_every_temporary_name_is_taken_it_says_so(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f".cf-assess-{os.getpid()}-{number}.tmp").touch()
    with pytest.raises(OutputUnwritableError):
        write_file(tmp_path / "a.json", b"new")
    assert not (tmp_path / "a.json").exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    def fill(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fill)
    with pytest.raises(OutputUnwritableError) as caught:
        write_file(tmp_path / "a.json", b"new", force=force)
    assert caught.value.values["reason"] == os.strerror(errno.ENOSPC)
    assert names(tmp_path) == []


def test_an_interruption_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(path, b"new", force=True)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]


def test_without_hard_links_a_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_file(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"
    assert names(tmp_path) == ["a.json"]


def test_without_hard_links_a_file_that_appears_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"

    def refuse(*_: object) -> None:
        path.write_bytes(b"theirs")
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with pytest.raises(OutputExistsError):
        write_file(path, b"ours")
    assert path.read_bytes() == b"theirs"


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_no_file_to_write(tmp_path: Path, force: bool) -> None:
    with pytest.raises(OutputUnwritableError):
        write_file(tmp_path, b"new", force=force)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "a.json"
    with pytest.raises(OutputUnwritableError) as caught:
        write_file(path, b"new")
    assert caught.value.values["name"] == str(path)
    assert caught.value.values["reason"] == os.strerror(errno.ENOENT)


def test_the_longest_possible_name_can_be_written(tmp_path: Path) -> None:
    name = "案" * 85
    write_file(tmp_path / name, b"new")
    assert names(tmp_path) == [name]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_device_is_written_straight_through() -> None:
    write_file(Path("/dev/null"), b"new")
    with pytest.raises(OutputUnwritableError):
        write_file(Path("/dev/full"), b"new")


def test_a_folder_that_cannot_be_synced_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse_folders(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path) == tmp_path:
            raise PermissionError
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse_folders)
    write_file(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"
