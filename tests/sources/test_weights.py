from pathlib import Path

import pytest

from cf_assess.errors import SourceUnreadableError, WeightsDamagedError
from cf_assess.sources import library_root, read_weights_file, weights_path
from tests.places import PROJECT


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a library of our own, with a folder for weights."""
    (tmp_path / "weights").mkdir()
    monkeypatch.setattr("cf_assess.sources.weights.library_root", lambda: tmp_path)
    return tmp_path


def test_the_weights_stand_beside_the_criteria_that_are_shipped() -> None:
    assert weights_path() == library_root() / "weights" / "second_opinion.npz"
    assert weights_path().is_relative_to(PROJECT)


def test_the_shipped_file_is_there_and_small() -> None:
    data = read_weights_file()
    assert data is not None
    assert data == weights_path().read_bytes()
    assert len(data) < 5_000_000


def test_a_file_is_read_as_it_is(root: Path) -> None:
    weights_path().write_bytes(b"\x00\xff\r\n")
    assert weights_path().parent.parent == root
    assert read_weights_file() == b"\x00\xff\r\n"


def test_no_file_is_nothing_wrong(root: Path) -> None:
    assert read_weights_file() is None
    weights_path().parent.rmdir()
    assert read_weights_file() is None


@pytest.mark.usefixtures("root")
def test_a_file_that_is_too_large_is_refused_before_all_of_it_is_read() -> None:
    path = weights_path()
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(WeightsDamagedError) as caught:
        read_weights_file()
    assert caught.value.values == {"reason": "> 20000000 bytes"}


@pytest.mark.usefixtures("root")
def test_the_largest_file_allowed_is_read() -> None:
    with weights_path().open("wb") as file:
        file.truncate(20_000_000)
    assert len(read_weights_file() or b"") == 20_000_000


@pytest.mark.usefixtures("root")
def test_a_folder_in_its_place_is_told_as_one() -> None:
    weights_path().mkdir()
    with pytest.raises(SourceUnreadableError) as caught:
        read_weights_file()
    assert caught.value.values["reason"] == "not_a_file"
