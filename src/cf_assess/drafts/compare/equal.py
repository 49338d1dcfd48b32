"""Clauses that have the same words in both versions: what is certain.

First words that stand once in each version, then their equal neighbours; on these the
likely matches stand.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from cf_assess.drafts.compare.text import Piece, Sort

TELLING = 6
"""Characters from which equal words alone make a match; 其他情形 stands anywhere."""


@dataclass
class Pairing:
    """What is matched so far, by index: one to one, or joined of several."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    to_new: dict[int, int] = field(default_factory=dict)
    to_old: dict[int, int] = field(default_factory=dict)
    joined_old: set[int] = field(default_factory=set)
    joined_new: set[int] = field(default_factory=set)

    def flip(self) -> "Pairing":
        """Return the same matches seen from the other side."""
        return Pairing(
            self.new,
            self.old,
            self.to_old,
            self.to_new,
            self.joined_new,
            self.joined_old,
        )

    def add(self, old: int, new: int) -> None:
        """Match two clauses that are both free."""
        self.to_new[old] = new
        self.to_old[new] = old

    def join(self, old: int, new: Iterable[int]) -> None:
        """Take a clause, and those of the other side that it became, out."""
        if old in self.to_new:
            del self.to_old[self.to_new.pop(old)]
        self.joined_old.add(old)
        self.joined_new.update(new)

    def is_free_old(self, old: int) -> bool:
        """Tell whether nothing is known of an old clause yet."""
        return old not in self.to_new and old not in self.joined_old

    def is_free_new(self, new: int) -> bool:
        """Tell whether nothing is known of a new clause yet."""
        return new not in self.to_old and new not in self.joined_new

    def may_add(self, old: int, new: int) -> bool:
        """Tell whether both clauses are free and of a sort."""
        free = self.is_free_old(old) and self.is_free_new(new)
        return free and self.old[old].sort == self.new[new].sort

    def free_old(self) -> list[Piece]:
        """Return the old clauses of which nothing is known yet."""
        return [piece for piece in self.old if self.is_free_old(piece.index)]

    def free_new(self) -> list[Piece]:
        """Return the new clauses of which nothing is known yet."""
        return [piece for piece in self.new if self.is_free_new(piece.index)]


def match_equal(old: tuple[Piece, ...], new: tuple[Piece, ...]) -> Pairing:
    """Return the matches that are certain, and the two titles."""
    pairing = Pairing(old, new)
    _match_titles(pairing)
    _match_unique(pairing)
    _extend_equal(pairing)
    return pairing


def _match_titles(pairing: Pairing) -> None:
    """Match the titles, however different: they name the same draft."""
    first_old = next((p for p in pairing.old if p.sort is Sort.TITLE), None)
    first_new = next((p for p in pairing.new if p.sort is Sort.TITLE), None)
    if first_old and first_new:
        pairing.add(first_old.index, first_new.index)


def _by_key(pieces: Iterable[Piece]) -> dict[tuple[Sort, str], list[int]]:
    """Return clauses by their words."""
    groups = defaultdict(list)
    for piece in pieces:
        groups[piece.sort, piece.key].append(piece.index)
    return groups


def _match_unique(pairing: Pairing) -> None:
    """Match words that stand exactly once in each version; 附则 is enough."""
    new = _by_key(pairing.free_new())
    for key, places in _by_key(pairing.free_old()).items():
        others = new.get(key, [])
        telling = len(key[1]) >= TELLING or key[0] is Sort.HEADING
        if len(places) == len(others) == 1 and telling:
            pairing.add(places[0], others[0])


def _extend_equal(pairing: Pairing) -> None:
    """Match equal neighbours of what is matched, as far as they go."""
    for step in (1, -1):
        for old in sorted(pairing.to_new)[::step]:
            here, there = old + step, pairing.to_new[old] + step
            while _is_equal_and_free(pairing, here, there):
                pairing.add(here, there)
                here, there = here + step, there + step


def _is_equal_and_free(pairing: Pairing, old: int, new: int) -> bool:
    if not (0 <= old < len(pairing.old) and 0 <= new < len(pairing.new)):
        return False
    return pairing.may_add(old, new) and pairing.old[old].key == pairing.new[new].key


def match_repeated(pairing: Pairing) -> None:
    """Match equal words that stand more than once, in order."""
    new = _by_key(pairing.free_new())
    for key, places in _by_key(pairing.free_old()).items():
        if len(key[1]) >= TELLING:
            for old, other in zip(places, new.get(key, []), strict=False):
                pairing.add(old, other)
