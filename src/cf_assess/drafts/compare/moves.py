"""Which matched clauses stand at another place.

A clause moved when its place among the others changed, or when it went from one
article or chapter to another that both versions have.  A heading set over it, or one
that is gone, moves nothing.
"""

from collections import Counter
from collections.abc import Iterable

from cf_assess.drafts.compare.equal import Pairing
from cf_assess.drafts.compare.order import keep_heaviest
from cf_assess.drafts.compare.text import Piece, Sort

_ARTICLE = 1000
"""Weight of the first clause of an article beside those below it: where one of two
must have moved, it is rather a paragraph than an article, and few articles rather
than many."""


def find_moved(pairing: Pairing) -> set[int]:
    """Return the old indexes of clauses that stand at another place.

    What went elsewhere for certain does not count when the order of the rest is
    judged, and headings are put in order among themselves: one that was set between
    articles does not move them.
    """
    moved = _find_transferred(pairing)
    below_old = Counter(p.heading for p in pairing.old)
    below_new = Counter(p.heading for p in pairing.new)
    bodies: dict[tuple[int, int], int] = {}
    headings: dict[tuple[int, int], int] = {}
    for old, new in pairing.to_new.items():
        if pairing.old[old].sort is Sort.HEADING:
            headings[old, new] = 1 + below_old[old] + below_new[new]
        elif old not in moved:
            bodies[old, new] = _weight(pairing, old, new)
    kept = {old for old, _ in (*keep_heaviest(bodies), *keep_heaviest(headings))}
    return set(pairing.to_new) - (kept - moved)


def _find_transferred(pairing: Pairing) -> set[int]:
    """Return clauses that went from one article or heading to another known one."""
    units = _mutual_units(pairing)
    back = {new: old for old, new in units.items()}
    moved = set()
    for old, new in pairing.to_new.items():
        here, there = pairing.old[old], pairing.new[new]
        other_unit = _goes_elsewhere(here.unit, there.unit, units, back)
        if other_unit or _changes_heading(pairing, here, there):
            moved.add(old)
    return moved


def _weight(pairing: Pairing, old: int, new: int) -> int:
    first = _is_first(pairing.old, old) and _is_first(pairing.new, new)
    return _ARTICLE if first else 1


def _is_first(pieces: tuple[Piece, ...], index: int) -> bool:
    return index == 0 or pieces[index - 1].unit != pieces[index].unit


def _goes_elsewhere(
    old: int, new: int, forward: dict[int, int], back: dict[int, int]
) -> bool:
    """Tell whether both containers live on, but not in each other."""
    return old in forward and new in back and forward[old] != new


def _changes_heading(pairing: Pairing, old: Piece, new: Piece) -> bool:
    """Tell whether a clause went below another heading."""
    if old.heading is None or new.heading is None:
        return False
    to_new, to_old = pairing.to_new, pairing.to_old
    return _goes_elsewhere(old.heading, new.heading, to_new, to_old)


def _mutual_units(pairing: Pairing) -> dict[int, int]:
    """Return articles that have most of each other's words."""
    shared: Counter[tuple[int, int]] = Counter()
    for old, new in pairing.to_new.items():
        units = pairing.old[old].unit, pairing.new[new].unit
        shared[units] += len(pairing.old[old].key) + len(pairing.new[new].key)
    ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    best_old = _first_each((pair[0], pair[1]) for pair, _ in ranked)
    best_new = _first_each((pair[1], pair[0]) for pair, _ in ranked)
    return {old: new for old, new in best_old.items() if best_new[new] == old}


def _first_each(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the first right number of each left one."""
    found: dict[int, int] = {}
    for left, right in pairs:
        found.setdefault(left, right)
    return found
