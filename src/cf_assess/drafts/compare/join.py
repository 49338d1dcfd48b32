"""Clauses that were split into several, and several that were merged into one.

A match explains one clause of each version.  Where the words of a clause next to it
come from the same clause of the other version, that clause was split or merged.
"""

from collections import defaultdict
from dataclasses import dataclass

from cf_assess.drafts.compare.equal import Pairing
from cf_assess.drafts.compare.likeness import (
    find_candidates,
    measure_likeness,
    share_grams,
)
from cf_assess.drafts.compare.text import Piece, Sort

_LEAST_PART = 8
"""Characters of a part; a shorter one is found anywhere by chance."""
_TAKEN = 600
"""Per mille of a part's neighbouring characters that the whole has too."""
_LIKE_WHOLE = 650
"""Least likeness per mille of the whole to its parts together."""
_MOST_PARTS = 15


@dataclass(frozen=True)
class Join:
    """One clause on the one side and several neighbours on the other."""

    whole: int
    parts: tuple[int, ...]


def find_equal_joins(pairing: Pairing) -> list[Join]:
    """Return free clauses whose words are exactly those of free neighbours.

    Found before clauses are matched by likeness, which would take a part for the
    whole.
    """
    starts = defaultdict(list)
    for piece in pairing.free_new():
        if piece.sort is Sort.BODY and len(piece.key) >= _LEAST_PART:
            starts[piece.key[:_LEAST_PART]].append(piece.index)
    joins = []
    for whole in pairing.free_old():
        for start in starts.get(whole.key[:_LEAST_PART], ()):
            parts = _spell(whole, start, pairing)
            if len(parts) > 1:
                pairing.join(whole.index, parts)
                joins.append(Join(whole.index, parts))
                break
    return joins


def _spell(whole: Piece, start: int, pairing: Pairing) -> tuple[int, ...]:
    """Return the free neighbours from `start` on that make up the whole, or none."""
    rest, index = whole.key, start
    while rest and index < len(pairing.new) and pairing.is_free_new(index):
        part = pairing.new[index]
        if part.sort is not Sort.BODY or not part.key or not rest.startswith(part.key):
            break
        rest = rest[len(part.key) :]
        index += 1
    return () if rest else tuple(range(start, index))


def find_joins(pairing: Pairing) -> list[Join]:
    """Return old clauses that stand in parts in the new version.

    They are taken out of the matches.  No clause is in two joins, none in a join and
    a match.
    """
    joins = []
    for whole, part in sorted(pairing.to_new.items()):
        joins += _join(pairing, whole, part)
    free = {p.index: p.key for p in pairing.free_old()}
    others = {p.index: p.key for p in pairing.free_new()}
    for whole, part in find_candidates(free, others):
        if pairing.is_free_old(whole):
            joins += _join(pairing, whole, part)
    return joins


def _join(pairing: Pairing, old: int, seed: int) -> list[Join]:
    """Return a clause with its parts when it has more than the one given."""
    whole = pairing.old[old]
    if whole.sort is not Sort.BODY or whole.key == pairing.new[seed].key:
        return []
    if pairing.to_new.get(old) != seed and not _is_part(pairing, whole, seed):
        return []
    parts = _grow(pairing, whole, seed)
    if len(parts) < 2 or _measure(pairing, whole, parts) < _LIKE_WHOLE:
        return []
    pairing.join(old, parts)
    return [Join(old, tuple(parts))]


def _grow(pairing: Pairing, whole: Piece, seed: int) -> list[int]:
    """Return the neighbours of a part that make it more like the whole."""
    parts = [seed]
    likeness = _measure(pairing, whole, parts)
    growing = True
    while growing and len(parts) < _MOST_PARTS:
        growing = False
        for other in (parts[-1] + 1, parts[0] - 1):
            wider = sorted([*parts, other])
            better = _is_part(pairing, whole, other) and _measure(pairing, whole, wider)
            if better > likeness:
                parts, likeness, growing = wider, better, True
                break
    return parts


def _is_part(pairing: Pairing, whole: Piece, part: int) -> bool:
    """Tell whether a free clause has its words from the whole."""
    if not (0 <= part < len(pairing.new) and pairing.is_free_new(part)):
        return False
    piece = pairing.new[part]
    if piece.sort is not Sort.BODY or len(piece.key) < _LEAST_PART:
        return False
    return share_grams(piece.key, whole.key) >= _TAKEN


def _measure(pairing: Pairing, whole: Piece, parts: list[int]) -> int:
    return measure_likeness(whole.key, "".join(pairing.new[i].key for i in parts))
