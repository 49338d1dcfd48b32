"""What the learned weights say of each unit of a draft: one figure for each topic.

A unit is an article, or a clause outside articles.  Its figure for a topic is linear:
the runs of characters in its text, the same runs near a child's name, each lessened
where a unit is long, and a few facts about who is meant.  So every figure can be taken
apart into what its words gave.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cf_assess.evidence.learned.grams import Occurrences, Places, UnitText, find_runs
from cf_assess.evidence.learned.weights import Floats, Weights

_WORDS_SHOWN = 4
_WORDS_TRIED = 16
"""The strongest, of which many overlap and are shown as one."""
_SHORTEST_SHOWN = 2
"""Characters; a single one explains nothing to a reader."""


@dataclass(frozen=True)
class Unit:
    """A unit as it is weighed."""

    text: UnitText
    is_named: bool
    """A child is named in it."""
    is_draft_about: bool
    """The whole draft is about children."""

    @property
    def is_about(self) -> bool:
        """Tell whether it is about children by either."""
        return self.is_named or self.is_draft_about

    def facts(self) -> tuple[float, float, float, float]:
        """Return the facts in the order of `Weights.facts`."""
        about = float(self.is_draft_about), float(self.is_named), float(self.is_about)
        return (1.0, *about)


@dataclass(frozen=True)
class Bag:
    """The runs in some units, once each, with their share of the unit's text."""

    unit: Places
    run: Places
    share: Floats
    """Dampened count times rarity; the squares of a unit's shares add up to one."""


def fill_bag(unit: Places, run: Places, rarity: Floats, units: int) -> Bag:
    """Return each run of each unit once, with its share."""
    keys, counts = np.unique(unit * len(rarity) + run, return_counts=True)
    unit, run = np.divmod(keys, len(rarity))
    raw = ((1 + np.log(counts)) * rarity[run]).astype(np.float32)
    length = np.sqrt(np.bincount(unit, weights=raw * raw, minlength=units))
    return Bag(unit, run, (raw / length[unit]).astype(np.float32))


@dataclass(frozen=True)
class Opinion:
    """The figures of some units for all topics, and where they come from."""

    weights: Weights
    units: Sequence[Unit]
    occurrences: Occurrences

    @cached_property
    def figures(self) -> Floats:
        """Units by topics: the natural logarithm of the odds, by words alone."""
        weights, scales = self.weights, self.weights.scales
        facts = np.array([u.facts() for u in self.units], dtype=np.float32)
        figures: Floats = facts.reshape(-1, 4) @ weights.facts
        about = self._about
        for bag, table, scale in (
            (_only(self._bag, ~about), weights.anywhere, scales[0]),
            (_only(self._bag, about), weights.about, scales[1]),
            (self._near_bag, weights.near, scales[2]),
        ):
            _add(figures, bag, table, scale)
        return figures

    def bag_of(self, unit: int) -> Bag:
        """Return the runs in a unit."""
        return _of(self._bag, unit)

    def words(self, unit: int, topic: int) -> tuple[tuple[int, int, float], ...]:
        """Return the words of a unit that spoke most for a topic, by weight.

        Returns:
            Start and end in the unit's text, and what the figure owes them.
        """
        weights, number = self.weights, 1 if self._about[unit] else 0
        table = weights.about if number else weights.anywhere
        mine, near = self.bag_of(unit), _of(self._near_bag, unit)
        gifts = mine.share * table[mine.run, topic] * weights.scales[number, topic]
        gifts[np.searchsorted(mine.run, near.run)] += (
            near.share * weights.near[near.run, topic] * weights.scales[2, topic]
        )
        first = np.argsort(-gifts, kind="stable")[:_WORDS_TRIED]
        return self._first_places(unit, mine.run[first].tolist(), gifts[first].tolist())

    def _first_places(
        self, unit: int, runs: Sequence[int], gifts: Sequence[float]
    ) -> tuple[tuple[int, int, float], ...]:
        """Return first places of runs, the strongest first; those that touch as one."""
        seen, mine = self.occurrences, self._occurrences_of(unit)
        places: list[tuple[int, int, float]] = []
        for run, gift in zip(runs, gifts, strict=True):
            if gift > 0 and len(self.weights.runs[run]) >= _SHORTEST_SHOWN:
                same = mine[seen.run[mine] == run]
                first = same[seen.start[same].argmin()]
                start = int(seen.start[first])
                places.append((start, start + int(seen.length[first]), gift))
        merged: list[tuple[int, int, float]] = []
        for start, end, gift in sorted(places):
            if merged and start <= merged[-1][1]:
                begin, last, before = merged.pop()
                merged.append((begin, max(last, end), before + gift))
            else:
                merged.append((start, end, gift))
        merged.sort(key=lambda place: (-place[2], place[0]))
        return tuple(merged[:_WORDS_SHOWN])

    def _occurrences_of(self, unit: int) -> Places:
        """Return the numbers of the occurrences in a unit."""
        order, units = self._by_unit
        own = slice(*np.searchsorted(units, [unit, unit + 1]).tolist())
        return order[own]

    @cached_property
    def _by_unit(self) -> tuple[Places, Places]:
        """Occurrences in order of their units, and these units."""
        order = np.argsort(self.occurrences.unit, kind="stable")
        return order, self.occurrences.unit[order]

    @cached_property
    def _about(self) -> NDArray[np.bool_]:
        return np.array([unit.is_about for unit in self.units], dtype=np.bool_)

    @cached_property
    def _bag(self) -> Bag:
        seen = self.occurrences
        return fill_bag(seen.unit, seen.run, self.weights.rarity, len(self.units))

    @cached_property
    def _near_bag(self) -> Bag:
        seen = self.occurrences
        kept = np.flatnonzero(seen.near & self._about[seen.unit])
        rarity = self.weights.rarity_near
        return fill_bag(seen.unit[kept], seen.run[kept], rarity, len(self.units))


def weigh_units(units: Sequence[Unit], weights: Weights) -> Opinion:
    """Return what the weights say of some units."""
    texts = [unit.text for unit in units]
    return Opinion(weights, units, find_runs(texts, weights.numbers, weights.table))


def _of(bag: Bag, unit: int) -> Bag:
    """Return what a bag, which is ordered by unit and run, holds of one unit."""
    own = slice(*np.searchsorted(bag.unit, [unit, unit + 1]).tolist())
    return Bag(bag.unit[own], bag.run[own], bag.share[own])


def _only(bag: Bag, wanted: NDArray[np.bool_]) -> Bag:
    """Return what a bag holds of some units."""
    kept = np.flatnonzero(wanted[bag.unit])
    return Bag(bag.unit[kept], bag.run[kept], bag.share[kept])


def _add(figures: Floats, bag: Bag, table: NDArray[np.int8], scale: Floats) -> None:
    """Add what the runs in a bag give to the figures of their units."""
    if not len(bag.unit):
        return
    first = np.flatnonzero(np.diff(bag.unit, prepend=-1))
    bounds = [*first.tolist(), len(bag.unit)]
    for begin, end in pairwise(bounds):
        rows = table[bag.run[begin:end]].astype(np.float32)
        figures[bag.unit[begin]] += (bag.share[begin:end] @ rows) * scale
