"""Runs of one to four characters, counted for the units of a draft.

A run is known by a 64-bit number that follows from its code points alone, so the same
run has the same number everywhere and always.  Which of them mean anything is said by
a vocabulary; the rest is passed over.  All units are counted in a few passes of numpy
over their text, whatever the number of topics.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST = 4
"""Characters in the longest run."""
SLOT_BITS = 20
"""Two runs of a vocabulary never fall into the same of 2 ** SLOT_BITS slots."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SLOT_SHIFT = np.uint64(64 - SLOT_BITS)
_SEPARATOR = "\0"
_LAST_CONTROL = 32
_BLANKS = (0x85, 0xA0, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F, 0x3000, 0xFEFF)
"""White space beyond ASCII, and what has no width."""

Bytes = NDArray[np.bool_]
Places = NDArray[np.int64]
Numbers = NDArray[np.uint64]


@dataclass(frozen=True)
class UnitText:
    """The text of one unit, and which of its characters stand near a child's name."""

    text: str
    near: Sequence[tuple[int, int]] = ()
    """Half-open, in code points of `text`."""


@dataclass(frozen=True)
class Occurrences:
    """Where runs of the vocabulary stand in some units, in no order."""

    unit: Places
    """For each occurrence the number of its unit."""
    run: Places
    """And the number of the run in the vocabulary."""
    start: Places
    """And where it begins, in code points of the unit's text."""
    length: Places
    near: Bytes
    """And whether it stands wholly near a child's name."""


def number_run(run: str) -> int:
    """Return the number that a run is known by."""
    number = np.zeros(1, dtype=np.uint64)
    for character in run:
        number = _continue(number, np.array([ord(character)], dtype=np.uint64))
    return int(number[0])


def slots_of(numbers: Numbers) -> Places:
    """Return the slots that runs fall into."""
    return (numbers >> _SLOT_SHIFT).astype(np.int64)


def make_table(numbers: Numbers) -> NDArray[np.int32]:
    """Return for each slot the run of the vocabulary that falls into it, or -1."""
    table = np.full(1 << SLOT_BITS, -1, dtype=np.int32)
    table[slots_of(numbers)] = np.arange(len(numbers), dtype=np.int32)
    return table


def find_runs(
    units: Sequence[UnitText], numbers: Numbers, table: NDArray[np.int32]
) -> Occurrences:
    """Return every occurrence of every run of a vocabulary.

    White space is passed over, so that a blank inside a word changes nothing.

    Args:
        units: whose texts are read.
        numbers: of the runs of the vocabulary, no two in one slot.
        table: as `make_table` gives it.
    """
    text = _SEPARATOR.join(unit.text for unit in units) + _SEPARATOR
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lengths = np.array([len(unit.text) + 1 for unit in units], dtype=np.int64)
    begins = np.cumsum(lengths) - lengths
    kept = np.flatnonzero(~_is_blank(codes))
    codes = codes[kept].astype(np.uint64)
    near = _near(units, begins, len(text))[kept]
    found = [_of_length(codes, near, n, numbers, table) for n in range(1, LONGEST + 1)]
    place, run, all_near = (np.concatenate(part) for part in zip(*found, strict=True))
    size = np.repeat(np.arange(1, LONGEST + 1), [len(part[0]) for part in found])
    last = kept[place + size - 1]
    first = kept[place]
    unit = np.searchsorted(begins, first, side="right") - 1
    start = first - begins[unit]
    return Occurrences(unit, run, start, last - first + 1, all_near)


def _of_length(
    codes: Numbers,
    near: Bytes,
    length: int,
    numbers: Numbers,
    table: NDArray[np.int32],
) -> tuple[Places, Places, Bytes]:
    """Return the places, runs and nearness of all runs of one length."""
    count = max(len(codes) - length + 1, 0)
    number = np.zeros(count, dtype=np.uint64)
    all_near = np.ones(count, dtype=np.bool_)
    inside = np.ones(count, dtype=np.bool_)
    for offset in range(length):
        part = codes[offset : offset + count]
        number = _continue(number, part)
        all_near &= near[offset : offset + count]
        inside &= part != 0  # a run ends where its unit does
    run = table[slots_of(number)]
    place = np.flatnonzero(inside & (run >= 0) & (numbers[run] == number))
    return place, run[place].astype(np.int64), all_near[place]


def _continue(number: Numbers, codes: Numbers) -> Numbers:
    """Return the number of a run with one more character."""
    mixed: Numbers = (number ^ codes) * _MULTIPLIER  # wraps, as is meant
    return mixed ^ (mixed >> np.uint64(29))


def _is_blank(codes: NDArray[np.uint32]) -> Bytes:
    """Tell which characters are white space; the separator is none."""
    blank: Bytes = (codes <= _LAST_CONTROL) & (codes > 0)
    for code in _BLANKS:
        blank |= codes == code
    return blank


def _near(units: Sequence[UnitText], begins: Places, size: int) -> Bytes:
    """Tell for each character whether it stands near a child's name."""
    near = np.zeros(size, dtype=np.bool_)
    for begin, unit in zip(begins.tolist(), units, strict=True):
        for start, end in unit.near:
            near[begin + start : begin + end] = True
    return near
