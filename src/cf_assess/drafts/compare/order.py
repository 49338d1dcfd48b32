"""Which matches keep the order of both versions; the others moved."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping


def keep_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs that stand in the same order on both sides.

    Args:
        pairs: each number at most once on its side.
    """
    return keep_heaviest(dict.fromkeys(pairs, 1))


def keep_heaviest(weights: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Return the pairs in the same order on both sides that weigh most together.

    Where several choices weigh the same, the one with the smaller right numbers.
    """
    pairs = sorted(weights)
    ranks = sorted(right for _, right in pairs)
    best = _Highest(len(ranks))
    before: list[int] = []
    for index, pair in enumerate(pairs):
        rank = bisect_left(ranks, pair[1])
        total, previous = best.below(rank)
        before.append(previous)
        best.put(rank, total + weights[pair], index)
    kept = []
    index = best.below(len(ranks))[1]
    while index >= 0:
        kept.append(pairs[index])
        index = before[index]
    return kept[::-1]


class _Highest:
    """The highest total below a rank, in logarithmic time (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._best = [(0, -1)] * (size + 1)

    def below(self, rank: int) -> tuple[int, int]:
        """Return the highest total of the ranks below, and whose it is."""
        found = (0, -1)
        while rank > 0:
            if self._best[rank][0] > found[0]:
                found = self._best[rank]
            rank -= rank & -rank
        return found

    def put(self, rank: int, total: int, owner: int) -> None:
        """Enter the total of a rank."""
        place = rank + 1
        while place < len(self._best):
            if total > self._best[place][0]:
                self._best[place] = (total, owner)
            place += place & -place
