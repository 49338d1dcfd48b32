"""Cues against a draft: which rule is met in which clause, by which words."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from cf_assess.evidence.cues import CompiledCue, Terms
from cf_assess.evidence.reading import Reading
from cf_assess.evidence.scan import Hit, unmask
from cf_assess.models.checklist import Strength, Within

Words = tuple[int, int]
"""Start and end of matched words in the draft's text."""


class Match(NamedTuple):
    """A cue that a clause meets, alone or together with its article."""

    rule: int
    place: int
    """Of the clause in its draft."""
    strength: Strength
    parts: int
    """How many parts of the cue this clause itself meets, at least one."""
    words: tuple[Words, ...]


class _Seen(NamedTuple):
    """What a cue sees in one clause."""

    place: int
    hits: Sequence[Hit]
    parts: frozenset[int]
    """Those of the cue that the hits meet."""


def match_cues(reading: Reading) -> Iterator[Match]:
    """Yield every match of every cue, in no order that means anything."""
    waiting, met = reading.rules.waiting, reading.parts
    for part in sorted(met):
        for cue in waiting.get(part, ()):
            if cue.needs <= met:
                yield from _match_cue(cue, reading)


def _match_cue(cue: CompiledCue, reading: Reading) -> Iterator[Match]:
    """Yield every match of one cue, all parts of which stand somewhere."""
    parts = [reading.rules.parts[n] for n in cue.parts]
    for unit in _units(cue, reading):
        if cue.without and any(_spans(seen.hits, cue.without) for seen in unit):
            continue
        if cue.gap is None:
            yield from _match_parts(cue, parts, unit)
        else:
            yield from _match_chains(cue, parts, unit)


def _units(cue: CompiledCue, reading: Reading) -> Iterator[list[_Seen]]:
    """Yield the units that meet all parts of a cue, each as its clauses."""
    places = [reading.places_of(part) for part in cue.needs]
    if cue.within is Within.CLAUSE:
        units = [[place] for place in frozenset.intersection(*places)]
    else:
        labels = [{reading.unit_of(place) for place in some} for some in places]
        units = [reading.units[label] for label in set.intersection(*labels)]
    for unit in units:
        seen = [_see(cue, reading, place) for place in unit]
        if not cue.mask or cue.needs.issubset(n for s in seen for n in s.parts):
            yield seen


def _see(cue: CompiledCue, reading: Reading, place: int) -> _Seen:
    """Return what a cue sees in a clause, its own masks in force."""
    hits = reading.hits_in(place)
    if cue.mask:
        hits = unmask(hits, cue.mask)
        terms = {hit[0] for hit in hits}
        parts = reading.rules.parts
        met = frozenset(n for n in cue.needs if not parts[n].isdisjoint(terms))
    elif cue.within is Within.CLAUSE:
        met = cue.needs
    else:
        met = frozenset(n for n in cue.needs if place in reading.places_of(n))
    return _Seen(place, hits, met)


def _match_parts(
    cue: CompiledCue, parts: Iterable[Terms], unit: list[_Seen]
) -> Iterator[Match]:
    """Yield the clauses that together hold the parts, with all words of each."""
    wanted = frozenset().union(*parts)
    for seen in _fewest(cue, unit):
        words = tuple(_spans(seen.hits, wanted))
        yield Match(cue.rule, seen.place, cue.strength, len(seen.parts), words)


def _fewest(cue: CompiledCue, unit: list[_Seen]) -> list[_Seen]:
    """Return the clauses that together meet the cue, few and chosen greedily.

    The clause that meets most of what is open comes first, the earlier of equal
    ones.  Parts that only name the subject are not worth a clause of their own.
    """
    if len(unit) == 1:
        return unit
    missing = set(cue.content)
    chosen: list[_Seen] = []
    while missing:
        best = max(unit, key=lambda seen: len(missing & seen.parts))
        missing -= best.parts
        chosen.append(best)
    return chosen


def _match_chains(
    cue: CompiledCue, parts: Sequence[Terms], unit: Iterable[_Seen]
) -> Iterator[Match]:
    """Yield the clauses in which the parts stand in order and near enough."""
    for seen in unit:
        if cue.needs <= seen.parts:
            chain = _tightest_chain(parts, cue.gap or 0, seen.hits)
            if chain:
                yield Match(cue.rule, seen.place, cue.strength, len(parts), chain)


def _tightest_chain(
    parts: Sequence[Terms], gap: int, hits: Sequence[Hit]
) -> tuple[Words, ...]:
    """Return the chain of all parts over the fewest characters, the first of equals.

    From part to part each occurrence keeps the chain to it that begins last; what
    can precede it ends in a window of `gap` characters, so the work is linear in
    the text for a given cue.
    """
    chains: list[tuple[Words, ...]] = [(span,) for span in _spans(hits, parts[0])]
    for part in parts[1:]:
        ends = [chain[-1][1] for chain in chains]
        longer: list[tuple[Words, ...]] = []
        for start, end in _spans(hits, part):
            window = slice(bisect_left(ends, start - gap), bisect_right(ends, start))
            before = max(chains[window], key=lambda chain: chain[0][0], default=None)
            if before is not None:
                longer.append((*before, (start, end)))
        chains = longer
    return min(chains, key=lambda c: (c[-1][1] - c[0][0], c[0][0]), default=())


def _spans(hits: Sequence[Hit], terms: Collection[int]) -> list[Words]:
    """Return where one of the terms stands, ordered by end."""
    return [(start, end) for term, start, end in hits if term in terms]
