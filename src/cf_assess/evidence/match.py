"""Cues against a draft: which rule is met in which clause, by which words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cf_assess.evidence.cues import CompiledCue, CompiledRules
from cf_assess.evidence.scan import Hit, unmask
from cf_assess.evidence.subject import is_heading
from cf_assess.models.checklist import Strength, Within
from cf_assess.models.draft import Clause

Words = tuple[int, int]
"""Start and end of matched words in their clause."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The visible hits of a clause."""

    place: int
    """Of the clause in its draft."""
    hits: Sequence[Hit]
    terms: frozenset[int]


@dataclass(frozen=True, slots=True)
class Match:
    """A cue that a clause meets, alone or together with its article."""

    rule: int
    place: int
    """Of the clause in its draft."""
    strength: Strength
    parts: int
    """How many parts of the cue this clause itself meets, at least one."""
    words: tuple[Words, ...]


def read_text(rules: CompiledRules, text: str, place: int = 0) -> Reading:
    """Return the hits in a text that the lexicon's masks leave visible."""
    return _reading(place, rules.scanner.scan(text), rules.masks)


def read_clauses(rules: CompiledRules, clauses: Iterable[Clause]) -> list[Reading]:
    """Return the visible hits of every clause, headings included."""
    return [read_text(rules, clause.text, n) for n, clause in enumerate(clauses)]


def match_cues(
    rules: CompiledRules, clauses: Sequence[Clause], readings: Sequence[Reading]
) -> list[Match]:
    """Return every match of every cue; headings are no evidence of anything."""
    matches: list[Match] = []
    articles: dict[str, list[Reading]] = {}
    waiting: set[tuple[str, int]] = set()
    for clause, reading in zip(clauses, readings, strict=True):
        if not reading.terms or is_heading(clause):
            continue
        if clause.article is not None:
            articles.setdefault(clause.article, []).append(reading)
        for number in _worth_trying(rules, reading):
            cue = rules.cues[number]
            if cue.within is Within.ARTICLE and clause.article is not None:
                waiting.add((clause.article, number))
            else:
                matches.extend(_match_unit(cue, [reading]))
    for article, number in sorted(waiting):
        matches.extend(_match_unit(rules.cues[number], articles[article]))
    return matches


def _worth_trying(rules: CompiledRules, reading: Reading) -> set[int]:
    """Return the places of cues that a term of the clause wakes."""
    triggers = rules.triggers
    woken: set[int] = set()
    for term in reading.terms:
        if term in triggers:
            woken.update(triggers[term])
    return woken


def _match_unit(cue: CompiledCue, unit: Sequence[Reading]) -> Iterator[Match]:
    """Yield the clauses of a unit in which a cue's evidence stands."""
    terms = frozenset().union(*(reading.terms for reading in unit))
    if any(part.isdisjoint(terms) for part in cue.parts):
        return
    if not cue.mask.isdisjoint(terms):
        unit = [_reading(r.place, r.hits, cue.mask) for r in unit]
        terms = frozenset().union(*(reading.terms for reading in unit))
    if not cue.without.isdisjoint(terms):
        return
    if cue.gap is not None:
        yield from _match_chains(cue, unit)
    elif not any(part.isdisjoint(terms) for part in cue.parts):
        for reading in _fewest(cue, unit):
            yield _match(cue, reading)


def _reading(place: int, hits: Sequence[Hit], masks: frozenset[int]) -> Reading:
    """Return the hits of a clause without those that masks hide."""
    terms = frozenset({hit[0] for hit in hits})
    if not masks.isdisjoint(terms):
        hits = unmask(hits, masks)
        terms = frozenset({hit[0] for hit in hits})
    return Reading(place, hits, terms)


def _fewest(cue: CompiledCue, unit: Sequence[Reading]) -> list[Reading]:
    """Return the clauses that together meet the cue, few and chosen greedily.

    The clause that meets most of what is open comes first, the earlier of equal
    ones.  Parts that only name the subject are not worth a clause of their own.
    """
    if len(unit) == 1:
        return list(unit)
    open_parts = set(cue.content)
    chosen: list[Reading] = []
    while open_parts:
        best = max(unit, key=lambda reading: len(_met(cue, reading, open_parts)))
        open_parts -= _met(cue, best, open_parts)
        chosen.append(best)
    return chosen


def _met(cue: CompiledCue, reading: Reading, parts: Iterable[int]) -> set[int]:
    """Return which of these parts of a cue the clause meets."""
    return {n for n in parts if not cue.parts[n].isdisjoint(reading.terms)}


def _match(cue: CompiledCue, reading: Reading) -> Match:
    """Return the match of a cue with all words of the clause that meet a part."""
    wanted = frozenset().union(*cue.parts)
    return Match(
        rule=cue.rule,
        place=reading.place,
        strength=cue.strength,
        parts=len(_met(cue, reading, range(len(cue.parts)))),
        words=tuple(
            (start, end) for term, start, end in reading.hits if term in wanted
        ),
    )


def _match_chains(cue: CompiledCue, unit: Sequence[Reading]) -> Iterator[Match]:
    """Yield the clauses in which the parts stand in order and near enough."""
    for reading in unit:
        chain = _tightest_chain(cue, reading.hits)
        if chain:
            parts = len(cue.parts)
            yield Match(cue.rule, reading.place, cue.strength, parts, chain)


def _tightest_chain(cue: CompiledCue, hits: Sequence[Hit]) -> tuple[Words, ...]:
    """Return the chain of all parts over the fewest characters, the first of equals.

    From part to part each occurrence keeps the chain to it that begins last; what
    can precede it ends in a window of `gap` characters, so the work is linear in
    the text for a given cue.
    """
    gap = cue.gap or 0
    chains: list[tuple[Words, ...]] = [(span,) for span in _spans(hits, cue.parts[0])]
    for part in cue.parts[1:]:
        ends = [chain[-1][1] for chain in chains]
        longer: list[tuple[Words, ...]] = []
        for start, end in _spans(hits, part):
            window = slice(bisect_left(ends, start - gap), bisect_right(ends, start))
            before = max(chains[window], key=lambda chain: chain[0][0], default=None)
            if before is not None:
                longer.append((*before, (start, end)))
        chains = longer
    return min(chains, key=lambda c: (c[-1][1] - c[0][0], c[0][0]), default=())


def _spans(hits: Sequence[Hit], part: frozenset[int]) -> list[Words]:
    """Return where a part is met, ordered by end."""
    return [(start, end) for term, start, end in hits if term in part]
