"""The weights of the second opinion: what the file holds, read with distrust.

The file is an archive of plain numeric arrays, made by `python -m training`.  Nothing
in it is run: arrays of objects are refused, and so is a file with arrays of other kinds
or shapes than these.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cf_assess.errors import WeightsDamagedError
from cf_assess.evidence.learned.grams import make_table, number_run

FORMAT = 1
"""Of the file; another one is refused."""
_LARGEST = 64_000_000
"""Bytes that all arrays may take together."""

FACTS = (
    "base",
    "figure",
    "lead",
    "rank",
    "cue",
    "cue_is_direct",
    "cue_score",
    "cue_elsewhere",
    "other_cues",
    "cue_and_figure",
    "about",
    "about_and_figure",
    "draft_about",
    "penalty",
)
"""In order: one; the figure by words; by how much it leads over the best other topic;
logarithm of its rank among the topics; whether a cue found the pair, directly, and with
what score; whether a cue is met though children are not meant; how many other topics
cues found in the unit; and so on."""

Floats = NDArray[np.float32]
Integers = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Weights:
    """What was learned: by topic and run of characters, and how it is put together."""

    topics: tuple[str, ...]
    runs: tuple[str, ...]
    rarity: Floats
    """Of each run in the whole text (inverse document frequency)."""
    rarity_near: Floats
    """Of each run near a child's name."""
    anywhere: Integers
    """Runs by topics, where the unit is not about children."""
    about: Integers
    """Runs by topics, where it is."""
    near: Integers
    """Runs near a child's name by topics."""
    scales: Floats
    """By topic, three rows: what one step of the three tables is worth."""
    facts: Floats
    """By topic: base, the draft is about children, the unit names them, either."""
    combination: Mapping[str, float]
    """What each fact about a pair of unit and topic weighs; see `combine`."""
    found_from: float
    possible_from: float
    """Thresholds of the tiers."""
    provenance: Mapping[str, object]
    """How the file was made and what it reached; for people."""

    @cached_property
    def numbers(self) -> NDArray[np.uint64]:
        """The numbers that the runs are known by."""
        return np.array([number_run(run) for run in self.runs], dtype=np.uint64)

    @cached_property
    def table(self) -> NDArray[np.int32]:
        """The runs by slot."""
        return make_table(self.numbers)

    @cached_property
    def topic_number(self) -> Mapping[str, int]:
        """The number of each topic."""
        return {topic: number for number, topic in enumerate(self.topics)}


_TABLES = ("anywhere", "about", "near")


def write_weights(weights: Weights) -> bytes:
    """Return the file; the same weights give the same bytes."""
    head = {
        "format": FORMAT,
        "topics": weights.topics,
        "combination": dict(sorted(weights.combination.items())),
        "found_from": weights.found_from,
        "possible_from": weights.possible_from,
        "provenance": weights.provenance,
    }
    text = json.dumps(head, ensure_ascii=False, sort_keys=True)
    arrays = {
        "head": np.frombuffer(text.encode(), dtype=np.uint8),
        "runs": np.frombuffer("\n".join(weights.runs).encode(), dtype=np.uint8),
        "rarity": weights.rarity,
        "rarity_near": weights.rarity_near,
        "scales": weights.scales,
        "facts": weights.facts,
    } | {name: getattr(weights, name) for name in _TABLES}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(array))
            entry = zipfile.ZipInfo(f"{name}.npy")  # its time is fixed
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same bytes on every system
            archive.writestr(entry, member.getvalue())
    return file.getvalue()


def read_weights(data: bytes) -> Weights:
    """Return the weights in a file.

    Raises:
        WeightsDamagedError: it is no such file, or not one of this format.
    """
    try:
        return _read(data)
    except Exception as error:  # an archive can be broken in any number of ways
        raise WeightsDamagedError(reason=str(error) or type(error).__name__) from error


def _read(data: bytes) -> Weights:
    """Return the weights in a file; anything wrong with it is an error of some kind."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise ValueError("size")
        arrays = {
            entry.filename.removesuffix(".npy"): np.load(
                io.BytesIO(archive.read(entry)), allow_pickle=False
            )
            for entry in archive.infolist()
        }
    head = json.loads(arrays["head"].tobytes())
    if head["format"] != FORMAT:
        raise ValueError("format")
    weights = Weights(
        topics=tuple(map(str, head["topics"])),
        runs=tuple(arrays["runs"].tobytes().decode().split("\n")),
        rarity=_floats(arrays["rarity"]),
        rarity_near=_floats(arrays["rarity_near"]),
        anywhere=_steps(arrays["anywhere"]),
        about=_steps(arrays["about"]),
        near=_steps(arrays["near"]),
        scales=_floats(arrays["scales"]),
        facts=_floats(arrays["facts"]),
        combination={str(k): float(v) for k, v in head["combination"].items()},
        found_from=float(head["found_from"]),
        possible_from=float(head["possible_from"]),
        provenance=dict(head["provenance"]),
    )
    _check(weights)
    return weights


def _floats(array: NDArray[np.generic]) -> Floats:
    """Return an array that must be of floats."""
    if array.dtype != np.float32:
        raise ValueError(str(array.dtype))
    floats: Floats = array.view(np.float32)
    return floats


def _steps(array: NDArray[np.generic]) -> Integers:
    """Return an array that must be of small whole numbers."""
    if array.dtype != np.int8:
        raise ValueError(str(array.dtype))
    steps: Integers = array.view(np.int8)
    return steps


def _check(weights: Weights) -> None:
    """Refuse arrays and figures that do not belong together."""
    runs, topics = len(weights.runs), len(weights.topics)
    wanted = {
        "rarity": (runs,),
        "rarity_near": (runs,),
        "scales": (3, topics),
        "facts": (4, topics),
    } | dict.fromkeys(_TABLES, (runs, topics))
    for name, shape in wanted.items():
        array = getattr(weights, name)
        if array.shape != shape or not np.isfinite(array).all():
            raise ValueError(name)
    for names in (weights.runs, weights.topics):
        if len(set(names)) < len(names) or "" in names:
            raise ValueError("names")
    if set(weights.combination) != set(FACTS):
        raise ValueError("combination")
    factors = [*weights.combination.values(), weights.found_from, weights.possible_from]
    if not np.isfinite(factors).all() or weights.possible_from > weights.found_from:
        raise ValueError("thresholds")
