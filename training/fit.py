"""Fitting: from samples to weights.

One logistic regression for each topic over the shares of runs, fitted twice: over all
runs that occur often enough, then over those that weighed most.  The combination of
figures and cues is a logistic regression too, over pairs of unit and topic.  All is
deterministic: the same files give the same weights.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from cf_assess.evidence.learned.combine import may_be_decided
from cf_assess.evidence.learned.grams import (
    LONGEST,
    find_runs,
    make_table,
    number_run,
    slots_of,
)
from cf_assess.evidence.learned.topics import Bag, Unit, fill_bag
from cf_assess.evidence.learned.weights import FACTS, Floats, Weights

RAREST = 4
"""Units that a run must stand in."""
RUNS_KEPT = 30_000
_INVERSE_PENALTY = 30.0
_PASSES = 40
_TOLERANCE = 0.03
_WORKERS = 2

Matrix: TypeAlias = sparse.csr_matrix
Targets = NDArray[np.float32]


@dataclass(frozen=True)
class Vocabulary:
    """Runs with their rarities, no two in one slot."""

    runs: tuple[str, ...]
    rarity: Floats
    rarity_near: Floats


@dataclass(frozen=True)
class Tables:
    """Weights over a vocabulary, before they are rounded; runs by topics."""

    vocabulary: Vocabulary
    anywhere: Floats
    about: Floats
    near: Floats
    facts: Floats


def fit_tables(units: Sequence[Unit], targets: Targets, worth: Floats) -> Tables:
    """Return the weights learned from some units.

    Args:
        units: to learn from.
        targets: units by topics, 1 where the unit bears on the topic.
        worth: how much each unit counts.
    """
    first = _fit(_vocabulary(units), units, targets, worth)
    strength = sum(
        (table**2).sum(1) for table in (first.anywhere, first.about, first.near)
    )
    kept = np.sort(np.argsort(-strength, kind="stable")[:RUNS_KEPT])
    return _fit(_part(first.vocabulary, kept), units, targets, worth)


def as_weights(tables: Tables, topics: tuple[str, ...]) -> Weights:
    """Return tables in the form of the file: rounded to whole steps.

    The combination and the thresholds are still missing.
    """
    steps = [_round(t) for t in (tables.anywhere, tables.about, tables.near)]
    vocabulary = tables.vocabulary
    return Weights(
        topics=topics,
        runs=vocabulary.runs,
        rarity=vocabulary.rarity,
        rarity_near=vocabulary.rarity_near,
        anywhere=steps[0][0],
        about=steps[1][0],
        near=steps[2][0],
        scales=np.stack([scale for _, scale in steps]),
        facts=tables.facts.astype(np.float32),
        combination={},
        found_from=0.0,
        possible_from=0.0,
        provenance={},
    )


def fit_combination(facts: Floats, targets: Targets) -> dict[str, float]:
    """Return what each fact about a pair weighs.

    Args:
        facts: pairs by `FACTS`.
        targets: for each pair, 1 where the unit bears on the topic.
    """
    kept = np.flatnonzero(may_be_decided(facts))
    chosen = facts[kept]
    deviation = chosen.std(0)
    deviation[deviation == 0] = 1.0  # what is the same everywhere, such as the base
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=500)
    model.fit(chosen / deviation, targets[kept])
    factors = model.coef_[0] / deviation
    return {name: round(float(f), 5) for name, f in zip(FACTS, factors, strict=True)}


def _vocabulary(units: Sequence[Unit]) -> Vocabulary:
    """Return the runs that stand in enough units; the more frequent has the slot."""
    counts: Counter[str] = Counter()
    near: Counter[str] = Counter()
    for unit in units:
        counts.update(_runs(unit.text.text))
        if unit.is_about:
            text = unit.text.text
            near.update(set().union(*(_runs(text[a:b]) for a, b in unit.text.near)))
    runs = sorted(
        (r for r, n in counts.items() if n >= RAREST), key=lambda r: (-counts[r], r)
    )
    numbers = np.array([number_run(run) for run in runs], dtype=np.uint64)
    _, first = np.unique(slots_of(numbers), return_index=True)
    kept = tuple(runs[n] for n in np.sort(first))
    about = sum(unit.is_about for unit in units)
    return Vocabulary(
        kept,
        _rarity([counts[run] for run in kept], len(units)),
        _rarity([near[run] for run in kept], about),
    )


def _runs(text: str) -> set[str]:
    """Return all runs in a text; white space is passed over."""
    runs: set[str] = set()
    line = "".join(text.split())
    for length in range(1, LONGEST + 1):
        runs.update(line[n : n + length] for n in range(len(line) - length + 1))
    return runs


def _rarity(counts: Sequence[int], units: int) -> Floats:
    """Return how rare runs are: ln((1 + units) / (1 + count)) + 1."""
    ratio = (1 + units) / (1 + np.array(counts, dtype=np.float64))
    return (np.log(ratio) + 1).astype(np.float32)


def _part(vocabulary: Vocabulary, kept: NDArray[np.int64]) -> Vocabulary:
    return Vocabulary(
        tuple(vocabulary.runs[n] for n in kept),
        vocabulary.rarity[kept],
        vocabulary.rarity_near[kept],
    )


def _fit(
    vocabulary: Vocabulary, units: Sequence[Unit], targets: Targets, worth: Floats
) -> Tables:
    """Return the weights over a vocabulary."""
    design = _design(vocabulary, units)
    # By processes: the solver's random numbers are one stream for all threads.
    parts = np.array_split(np.arange(targets.shape[1]), min(_WORKERS, targets.shape[1]))
    fitted = Parallel(n_jobs=_WORKERS, max_nbytes=None)(
        delayed(_fit_topics)(design, targets[:, part], worth) for part in parts
    )
    weights = np.concatenate(fitted, axis=1).astype(np.float32)
    size = len(vocabulary.runs)
    common, gated, near = (weights[n * size : (n + 1) * size] for n in range(3))
    return Tables(vocabulary, common, common + gated, near, weights[3 * size :])


def _fit_topics(design: Matrix, targets: Targets, worth: Floats) -> NDArray[np.float64]:
    """Return the weights of some topics, one column each."""
    columns = [_fit_topic(design, target, worth) for target in targets.T]
    return np.stack(columns, axis=1)


def _fit_topic(design: Matrix, target: Targets, worth: Floats) -> NDArray[np.float64]:
    """Return the weights of one topic; the last row of facts is its base."""
    if not target.any():
        empty = np.zeros(design.shape[1])
        empty[-4] = -9.0
        return empty
    model = LogisticRegression(
        C=_INVERSE_PENALTY,
        solver="liblinear",
        dual=True,
        random_state=0,
        max_iter=_PASSES,
        tol=_TOLERANCE,
    )
    model.fit(design, target, sample_weight=worth)
    weights = np.array(model.coef_[0], dtype=np.float64)
    weights[-4] += float(model.intercept_[0])
    return weights


def _design(vocabulary: Vocabulary, units: Sequence[Unit]) -> Matrix:
    """Return units by runs anywhere, runs where about children, runs near, facts."""
    numbers = np.array([number_run(run) for run in vocabulary.runs], dtype=np.uint64)
    seen = find_runs([unit.text for unit in units], numbers, make_table(numbers))
    about = np.array([unit.is_about for unit in units])
    close = np.flatnonzero(seen.near & about[seen.unit])
    size = len(units)
    bag = fill_bag(seen.unit, seen.run, vocabulary.rarity, size)
    near = fill_bag(seen.unit[close], seen.run[close], vocabulary.rarity_near, size)
    common = _matrix(bag, size, len(vocabulary.runs))
    facts = sparse.csr_matrix(np.array([unit.facts() for unit in units]))
    return sparse.hstack(
        [
            common,
            sparse.diags(about.astype(float)) @ common,
            _matrix(near, size, len(vocabulary.runs)),
            facts,
        ]
    ).tocsr()


def _matrix(bag: Bag, units: int, runs: int) -> Matrix:
    places = (bag.unit, bag.run)
    return sparse.csr_matrix(
        (bag.share.astype(np.float64), places), shape=(units, runs)
    )


def _round(table: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return a table in whole steps of each topic's own size, and the sizes."""
    largest = np.maximum(np.abs(table).max(0), 1e-6)
    scale = (largest / 127).astype(np.float32)
    return np.round(table / scale).astype(np.int8), scale
