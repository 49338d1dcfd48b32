"""How alike two texts are, and which of many may be alike at all.

Likeness is twice the longest common subsequence over both lengths, per mille: exact
whole numbers, so that the same drafts give the same answer on every machine.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from heapq import nsmallest
from operator import add

from rapidfuzz.distance import LCSseq

_COMMON = 40
"""A pair of characters that more texts than this have tells nothing about one."""
_CANDIDATES = 6
"""Texts that are looked at closely for each one."""
_LONGEST = 5_000
"""Characters of a text that are measured; the longest real clauses have a few
hundred, and the time grows with the square."""


def measure_likeness(one: str, other: str, least: int = 0) -> int:
    """Return the likeness of two texts per mille; 0 where it is below `least`.

    1000 only where they are equal; two empty texts are.
    """
    if one == other:
        return 1000
    one, other = one[:_LONGEST], other[:_LONGEST]
    total = len(one) + len(other)
    if 2000 * min(len(one), len(other)) < least * total:
        return 0
    cutoff = -(-least * total // 2000)
    shared = int(LCSseq.similarity(one, other, score_cutoff=cutoff))
    likeness = min(2000 * shared // total, 999)
    return likeness if likeness >= least else 0


def find_candidates(
    old: Mapping[int, str], new: Mapping[int, str]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of texts that share enough rare characters to be looked at.

    Args:
        old: texts by their numbers.
        new: the same of the other side.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for number, text in sorted(new.items()):
        for gram in _grams(text):
            postings[gram].append(number)
    telling = {g: found for g, found in postings.items() if len(found) <= _COMMON}
    for number, text in sorted(old.items()):
        shared: Counter[int] = Counter()
        for gram in _grams(text):
            shared.update(telling.get(gram, ()))
        best = nsmallest(_CANDIDATES, shared.items(), key=lambda e: (-e[1], e[0]))
        for candidate, _ in best:
            yield number, candidate


def _grams(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of a text."""
    return set(map(add, text, text[1:]))


def share_grams(part: str, whole: str) -> int:
    """Return per mille how many neighbouring characters of `part` `whole` has too."""
    grams = _grams(part)
    if not grams:
        return 0
    return 1000 * sum(gram in whole for gram in grams) // len(grams)
