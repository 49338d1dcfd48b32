import io
import json
import pickle
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.errors import WeightsDamagedError
from cf_assess.evidence.learned.weights import (
    FACTS,
    Weights,
    read_weights,
    write_weights,
)
from tests.evidence.learned.tiny import GIVEN, tiny_weights

FILE = write_weights(tiny_weights())
Members = dict[str, bytes]


def members_of(data: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def array_bytes(array: Any, *, allow_pickle: bool = False) -> bytes:
    file = io.BytesIO()
    np.lib.format.write_array(file, np.asanyarray(array), allow_pickle=allow_pickle)
    return file.getvalue()


def with_member(name: str, data: bytes | None) -> bytes:
    """Return the file with one array replaced; None takes it away."""
    members = members_of(FILE) | {f"{name}.npy": data or b""}
    if data is None:
        del members[f"{name}.npy"]
    return pack(members)


def with_head(**changes: Any) -> bytes:
    """Return the file with other values in its head."""
    head = json.loads(np.load(io.BytesIO(members_of(FILE)["head.npy"])).tobytes())
    return with_head_text(json.dumps(head | changes))


def with_head_text(text: str) -> bytes:
    return with_member("head", array_bytes(np.frombuffer(text.encode(), np.uint8)))


def assert_same(one: Weights, other: Weights) -> None:
    for field in fields(Weights):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if isinstance(left, np.ndarray):
            assert left.dtype == right.dtype
            np.testing.assert_array_equal(left, right)
        else:
            assert left == right, field.name


def steps(shape: tuple[int, int]) -> st.SearchStrategy[np.ndarray[Any, Any]]:
    size = shape[0] * shape[1]
    cells = st.lists(st.integers(-127, 127), min_size=size, max_size=size)
    return cells.map(lambda c: np.array(c, dtype=np.int8).reshape(shape))


TABLES = steps((len(GIVEN), 2))
FIGURES = st.floats(-10, 10, width=32)


@given(TABLES, TABLES, FIGURES, st.text(max_size=5))
def test_what_is_written_is_read_the_same(
    anywhere: Any, near: Any, found_from: float, note: str
) -> None:
    weights = tiny_weights(
        anywhere=anywhere,
        near=near,
        found_from=found_from,
        possible_from=found_from - 1,
        provenance={"note": note},
    )
    data = write_weights(weights)
    assert_same(read_weights(data), weights)
    assert write_weights(read_weights(data)) == data


def test_the_same_weights_give_the_same_bytes_whatever_the_order_of_facts() -> None:
    turned = dict(reversed(list(tiny_weights().combination.items())))
    assert write_weights(tiny_weights(combination=turned)) == FILE


def test_arrays_that_are_not_in_one_piece_are_written_as_they_read() -> None:
    turned = np.asfortranarray(tiny_weights().about)
    assert write_weights(tiny_weights(about=turned)) == FILE


def test_members_carry_no_time_and_no_owner() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        assert {e.date_time for e in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_weights_travel_to_another_process() -> None:
    assert_same(pickle.loads(pickle.dumps(tiny_weights())), tiny_weights())


def test_runs_and_topics_are_found_by_number() -> None:
    weights = read_weights(FILE)
    assert weights.topic_number == {"T26": 0, "T30": 1}
    assert (weights.table >= 0).sum() == len(weights.runs) == len(weights.numbers)


@given(st.integers(0, len(FILE) - 1))
def test_a_truncated_file_is_refused(size: int) -> None:
    with pytest.raises(WeightsDamagedError):
        read_weights(FILE[:size])


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_or_changes_nothing(place: int, change: int) -> None:
    data = bytearray(FILE)
    data[place] ^= change
    try:
        weights = read_weights(bytes(data))
    except WeightsDamagedError:
        return
    assert_same(weights, tiny_weights())


@given(st.binary(max_size=200))
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(WeightsDamagedError):
        read_weights(data)


@pytest.mark.parametrize("name", [n.removesuffix(".npy") for n in members_of(FILE)])
@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"\x93NUMPY",
        b"plain text",
        pack({"inner.npy": array_bytes([1.0])}),
        array_bytes(np.zeros(3, dtype=np.float64)),
        array_bytes(np.zeros((2, 3, 4), dtype=np.int8)),
        array_bytes(np.zeros(0, dtype=np.float32)),
        array_bytes(np.array("text")),
        array_bytes(np.zeros(2, dtype=[("a", np.int8)])),
    ],
    ids=[
        "missing",
        "empty",
        "magic alone",
        "text",
        "archive",
        "doubles",
        "cube",
        "nothing",
        "string",
        "record",
    ],
)
def test_an_array_that_is_not_what_it_must_be_is_refused(
    name: str, data: bytes | None
) -> None:
    with pytest.raises(WeightsDamagedError):
        read_weights(with_member(name, data))


@pytest.mark.parametrize("name", ["anywhere", "about", "near", "scales", "facts"])
def test_an_array_of_the_wrong_shape_is_refused(name: str) -> None:
    array = getattr(tiny_weights(), name)
    for wrong in (array[:-1], array[:, :-1], array.T, array.ravel()):
        with pytest.raises(WeightsDamagedError):
            read_weights(with_member(name, array_bytes(wrong)))


class Trap:
    """Writes a file when somebody unpickles it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.write_text, (self.path, "sprung")


@pytest.mark.parametrize("name", ["head", "runs", "rarity", "about", "stranger"])
def test_pickled_objects_are_refused_and_nothing_is_run(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "sprung"
    trap = np.array([Trap(path)], dtype=object)
    for data in (array_bytes(trap, allow_pickle=True), pickle.dumps(Trap(path))):
        with pytest.raises(WeightsDamagedError):
            read_weights(with_member(name, data))
    with pytest.raises(WeightsDamagedError):
        read_weights(pickle.dumps(Trap(path)))
    assert not path.exists()


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = pack(members_of(FILE) | {"more.npy": bytes(65_000_000)})
    assert len(bomb) < 100_000
    with pytest.raises(WeightsDamagedError):
        read_weights(bomb)


def test_an_array_that_claims_to_be_huge_is_refused() -> None:
    header = "{'descr': '|i1', 'fortran_order': False, 'shape': (9000000000000000,)}"
    data = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode()
    with pytest.raises(WeightsDamagedError):
        read_weights(with_member("about", data))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_LZMA])
def test_another_way_of_packing_is_read_too(method: int) -> None:
    assert_same(read_weights(pack(members_of(FILE), method)), tiny_weights())


def test_a_locked_archive_is_refused() -> None:
    data = bytearray(FILE)
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        begin = archive.infolist()[0].header_offset
    data[begin + 6] |= 1
    central = FILE.index(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(WeightsDamagedError):
        read_weights(bytes(data))


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"format": "1"},
        {"topics": ["T26"]},
        {"topics": ["T26", "T26"]},
        {"topics": 2},
        {"combination": []},
        {"combination": {}},
        {"combination": dict.fromkeys(FACTS[1:], 0.0)},
        {"combination": dict.fromkeys(FACTS, "much")},
        {"combination": dict.fromkeys(FACTS, float("nan"))},
        {"found_from": None},
        {"found_from": float("nan")},
        {"found_from": float("inf")},
        {"found_from": 10**400},
        {"found_from": -9.0, "possible_from": 1.0},
        {"possible_from": []},
        {"provenance": 1},
    ],
    ids=lambda changes: f"{changes}"[:40],
)
def test_a_head_that_makes_no_sense_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(WeightsDamagedError):
        read_weights(with_head(**changes))


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "1", '"head"', "{", "[" * 100_000],
    ids=lambda text: f"{text[:6]} of {len(text)}",
)
def test_a_head_that_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(WeightsDamagedError):
        read_weights(with_head_text(text))


@pytest.mark.parametrize("name", ["rarity", "rarity_near", "scales", "facts"])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_figures_that_are_none_are_refused(name: str, value: float) -> None:
    array = getattr(tiny_weights(), name).copy()
    array.flat[0] = value
    with pytest.raises(WeightsDamagedError):
        read_weights(with_member(name, array_bytes(array)))


@pytest.mark.parametrize("runs", [("欺",) * 12, ("",) * 12], ids=["same", "empty"])
def test_runs_that_cannot_be_told_apart_are_refused(runs: tuple[str, ...]) -> None:
    data = write_weights(replace(tiny_weights(), runs=runs))
    with pytest.raises(WeightsDamagedError):
        read_weights(data)


def test_the_error_gives_a_reason() -> None:
    with pytest.raises(WeightsDamagedError) as caught:
        read_weights(with_head(format=2))
    assert caught.value.values["reason"] == "format"
