"""Where terms stand: one automaton for all of them, and masks.

Semantics: **every occurrence of every term counts**, also one that lies inside or
overlaps another (`儿童` inside `残疾儿童`), because Chinese has no word borders.
A draft's text is scanned in one go.  Its clauses are joined by line feeds, and a
term with a line feed in it is left out, so no hit crosses the border of a clause.

A mask hides what lies inside one of its occurrences and is shorter than it.  The
phrase itself can still be a term: the name of a committee hides the word 儿童 in
it, and a cue that asks for exactly this committee finds it.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation

Hit = tuple[int, int, int]
"""Number of the term, start and end in the text that was scanned."""

_END = itemgetter(2)


class Vocabulary:
    """Numbers for terms; the same term has one number however often it is named."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, terms: Iterable[str]) -> frozenset[int]:
        """Return the numbers of `terms`, without those that stand nowhere.

        Nowhere stand the empty term and, as clauses are one line, a term of two.
        """
        numbers = self._numbers
        return frozenset(
            numbers.setdefault(term, len(numbers))
            for term in terms
            if term and "\n" not in term
        )

    def terms(self) -> tuple[str, ...]:
        """Return all terms; a term's number is its place."""
        return tuple(self._numbers)


class Scanner:
    """All terms of a vocabulary in one automaton."""

    def __init__(self, terms: Sequence[str]) -> None:
        # The DFA: a few ms dearer to build, a third faster on texts with few hits.
        self._find = AhoCorasick(
            list(terms), store_patterns=False, implementation=Implementation.DFA
        ).find_matches_as_indexes

    def scan(self, text: str) -> Sequence[Hit]:
        """Return every occurrence of every term, ordered by end."""
        hits: list[Hit] = self._find(text, True)  # True: overlapping ones too
        return hits


def unmask(hits: Sequence[Hit], masks: Collection[int]) -> Sequence[Hit]:
    """Return the hits that lie inside no longer occurrence of a term in `masks`.

    Only what ends inside a mask is looked at, so the work is linear in the text for
    given terms, whatever a hostile text repeats.

    Args:
        hits: ordered by end.
        masks: numbers of terms.
    """
    hidden: set[int] = set()
    for term, start, end in hits:
        if term in masks:
            low = bisect_right(hits, start, key=_END)
            high = bisect_right(hits, end, key=_END)
            for number in range(low, high):
                _, first, last = hits[number]
                if start <= first and last - first < end - start:
                    hidden.add(number)
    if not hidden:
        return hits
    return [hit for number, hit in enumerate(hits) if number not in hidden]
