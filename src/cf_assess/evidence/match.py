"""Cues against a draft: which rule is met in which clause, by which words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from cf_assess.evidence.bearer import is_bound
from cf_assess.evidence.cues import CompiledCue, Part
from cf_assess.evidence.reading import Reading
from cf_assess.evidence.scan import Hit, unmask
from cf_assess.evidence.silence import hear
from cf_assess.models.cue import Strength, Within
from cf_assess.models.draft import Clause

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

    clause: Clause
    place: int
    hits: Sequence[Hit]
    """All that its masks leave visible."""
    parts: frozenset[int]
    """Those of the cue that are met here."""


def match_cues(reading: Reading) -> Iterator[Match]:
    """Yield every match of every cue, in no order that means anything."""
    waiting, met = reading.rules.waiting, reading.parts
    for part in sorted(met):
        for cue in waiting.get(part, ()):
            if cue.needs <= met:
                yield from _match_cue(cue, reading)


def _match_cue(cue: CompiledCue, reading: Reading) -> Iterator[Match]:
    """Yield every match of one cue, the needs of which stand somewhere."""
    for unit in _units(cue, reading):
        if cue.without and any(_spans(seen.hits, cue.without) for seen in unit):
            continue
        if cue.gap is None:
            matches = _match_parts(cue, reading, unit)
        else:
            matches = _match_chains(cue, reading, unit)
        yield from (
            matches
            if cue.pattern is None
            else _match_pattern(matches, cue.pattern, reading.clauses)
        )


def _units(cue: CompiledCue, reading: Reading) -> Iterator[list[_Seen]]:
    """Yield the units that meet enough parts of a cue, each as its clauses."""
    places = [reading.places_of(part) for part in cue.needs]
    if cue.within is Within.CLAUSE:
        units = [[place] for place in frozenset.intersection(*places)]
    else:
        labels = [{reading.unit_of(place) for place in some} for some in places]
        units = [reading.units[label] for label in set.intersection(*labels)]
    is_scoped = bool(cue.only_on or cue.not_on)
    for unit in units:
        if is_scoped:
            unit = [place for place in unit if _is_in_scope(cue, reading, place)]
        seen = [_see(cue, reading, place) for place in unit]
        if (cue.is_plain and not is_scoped) or _weigh(cue, seen) >= cue.at_least:
            yield seen


def _is_in_scope(cue: CompiledCue, reading: Reading, place: int) -> bool:
    """Tell whether a cue is for a clause of this kind and function."""
    scopes = {reading.clauses[place].kind.value, reading.function_of(place).value}
    is_wanted = not cue.only_on or not cue.only_on.isdisjoint(scopes)
    return is_wanted and cue.not_on.isdisjoint(scopes)


def _weigh(cue: CompiledCue, unit: Iterable[_Seen]) -> int:
    """Return what the parts bring together that are met in a unit."""
    met = {part for seen in unit for part in seen.parts}
    pairs = zip(cue.parts, cue.weights, strict=True)
    return sum(weight for part, weight in pairs if part in met)


def _see(cue: CompiledCue, reading: Reading, place: int) -> _Seen:
    """Return what a cue sees in a clause, its own masks in force."""
    clause, hits = reading.clauses[place], reading.hits_in(place)
    if cue.is_plain and cue.within is Within.CLAUSE:
        return _Seen(clause, place, hits, cue.needs)
    if cue.mask:
        hits = unmask(hits, cue.mask)
    seen = _Seen(clause, place, hits, _met(cue, reading, clause, hits))
    if cue.silent is None or (
        cue.within is Within.CLAUSE and _weigh(cue, (seen,)) < cue.at_least
    ):
        return seen
    hits = hear(clause.text, clause.start, hits, cue.silent, cue.own)
    if hits is seen.hits:
        return seen
    return _Seen(clause, place, hits, _met(cue, reading, clause, hits))


def _met(
    cue: CompiledCue, reading: Reading, clause: Clause, hits: Sequence[Hit]
) -> frozenset[int]:
    """Return the parts of a cue that a clause meets."""
    parts = reading.rules.parts
    return frozenset(n for n in cue.parts if _part_spans(parts[n], clause, hits))


def _match_parts(
    cue: CompiledCue, reading: Reading, unit: list[_Seen]
) -> Iterator[Match]:
    """Yield the clauses that together hold the parts, with all words of each."""
    for seen in _fewest(cue, unit):
        words = _words(cue, reading, seen)
        yield Match(cue.rule, seen.place, cue.strength, len(seen.parts), words)


def _words(cue: CompiledCue, reading: Reading, seen: _Seen) -> tuple[Words, ...]:
    """Return the words of all parts that a clause meets, ordered by end."""
    parts = [reading.rules.parts[n] for n in cue.parts]
    wanted = frozenset().union(*(part.terms for part in parts if not part.is_bearer))
    words = _spans(seen.hits, wanted)
    for part in parts:
        if part.is_bearer:
            words += _part_spans(part, seen.clause, seen.hits)
    return tuple(sorted(words, key=itemgetter(1)))


def _match_pattern(
    matches: Iterable[Match], pattern: re.Pattern[str], clauses: Sequence[Clause]
) -> Iterator[Match]:
    """Yield the matches in whose clause a pattern is found, its words added."""
    for match in matches:
        clause = clauses[match.place]
        found = pattern.search(clause.text)
        if found is not None:
            words = (found.start() + clause.start, found.end() + clause.start)
            yield match._replace(words=(*match.words, words))


def _fewest(cue: CompiledCue, unit: list[_Seen]) -> list[_Seen]:
    """Return the clauses that together meet the cue, few and chosen greedily.

    The clause that meets most of what is open comes first, the earlier of equal
    ones.  Parts that only name the subject are not worth a clause of their own.
    """
    if len(unit) == 1:
        return unit
    missing = {n for seen in unit for n in seen.parts if n in cue.content}
    chosen: list[_Seen] = []
    while missing:
        best = max(unit, key=lambda seen: len(missing & seen.parts))
        missing -= best.parts
        chosen.append(best)
    return chosen


def _match_chains(
    cue: CompiledCue, reading: Reading, unit: Iterable[_Seen]
) -> Iterator[Match]:
    """Yield the clauses in which the parts stand in order and near enough."""
    parts = [reading.rules.parts[n] for n in cue.parts]
    for seen in unit:
        if cue.needs <= seen.parts:
            spans = [_part_spans(part, seen.clause, seen.hits) for part in parts]
            chain = _tightest_chain(spans, cue.gap or 0)
            if chain:
                yield Match(cue.rule, seen.place, cue.strength, len(parts), chain)


def _tightest_chain(parts: Sequence[Sequence[Words]], gap: int) -> tuple[Words, ...]:
    """Return the chain of all parts over the fewest characters, the first of equals.

    From part to part each occurrence keeps the chain to it that begins last; what
    can precede it ends in a window of `gap` characters, so the work is linear in
    the text for a given cue.

    Args:
        parts: for each part where it is met, ordered by end.
        gap: characters between two parts at most.
    """
    chains: list[tuple[Words, ...]] = [(span,) for span in parts[0]]
    for part in parts[1:]:
        ends = [chain[-1][1] for chain in chains]
        longer: list[tuple[Words, ...]] = []
        for start, end in part:
            window = slice(bisect_left(ends, start - gap), bisect_right(ends, start))
            before = max(chains[window], key=lambda chain: chain[0][0], default=None)
            if before is not None:
                longer.append((*before, (start, end)))
        chains = longer
    return min(chains, key=lambda c: (c[-1][1] - c[0][0], c[0][0]), default=())


def _spans(hits: Sequence[Hit], terms: Collection[int]) -> list[Words]:
    """Return where one of the terms stands, ordered by end."""
    return [(start, end) for term, start, end in hits if term in terms]


def _part_spans(part: Part, clause: Clause, hits: Sequence[Hit]) -> list[Words]:
    """Return where a clause meets a part, ordered by end."""
    spans = _spans(hits, part.terms)
    if not part.is_bearer:
        return spans
    text, base = clause.text, clause.start
    return [(s, e) for s, e in spans if is_bound(text, s - base, e - base)]
