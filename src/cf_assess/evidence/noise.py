"""Noise of cues over many texts: what never fires, what fires everywhere, what repeats.

Each cue is counted for itself, and a rule as the union of its cues, in every clause
and before any ranking, so the figures are about the words and nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from cf_assess.evidence.cues import CompiledRules, compile_rules
from cf_assess.evidence.match import match_cues
from cf_assess.evidence.reading import read_clauses
from cf_assess.models.base import Model
from cf_assess.models.checklist import Criterion, FlagRule, Lexicon, silence_of
from cf_assess.models.draft import Draft

ALIKE = Fraction(9, 10)
"""From this share of common clauses (Jaccard) two rules say the same."""
LEAST_TO_COMPARE = 5
"""Rules that fire in fewer clauses are too rare to be called equal."""


class NoiseVerdict(StrEnum):
    """What a methodologist should look at; the first that holds."""

    NEVER = "never"
    NOISY = "noisy"
    DUPLICATE = "duplicate"
    FINE = ""


class NoiseLine(Model):
    """How often one rule, or one of its cues, fires."""

    rule: str
    cue: int | None
    """Place of the cue in its rule, from 1; None for the rule as a whole."""
    clauses: int
    share: Fraction
    """Of all clauses that are no headings."""
    texts: int
    verdict: NoiseVerdict
    other: str = ""
    """What it repeats: a rule, or `cue 2` of its own rule."""
    example: str = ""
    """The first clause in which it fired."""


Rules = Sequence[Criterion | FlagRule]
Cue = tuple[int, int]
"""Place of a rule, and of a cue in it."""


@dataclass(frozen=True)
class NoiseIndex:
    """All cues of some rules, each compiled for itself."""

    rules: tuple[Criterion | FlagRule, ...]
    lexicon: Lexicon
    cues: tuple[Cue, ...]
    compiled: CompiledRules

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as rules: an automaton cannot be pickled."""
        return compile_noise, (self.rules, self.lexicon)


def compile_noise(rules: Rules, lexicon: Lexicon) -> NoiseIndex:
    """Return the index of every single cue of the rules."""
    cues = tuple((n, k) for n, rule in enumerate(rules) for k in range(len(rule.cues)))
    silences = [silence_of(rules[n]) for n, _ in cues]
    compiled = compile_rules(
        [[rules[n].cues[k]] for n, k in cues], lexicon, silences=silences
    )
    return NoiseIndex(tuple(rules), lexicon, cues, compiled)


@dataclass(frozen=True)
class Firings:
    """Where the cues fired in one text."""

    size: int
    """Clauses of the text."""
    clauses: int
    """Those that are no headings."""
    places: Mapping[int, tuple[int, ...]]
    """Number of a cue to the places of the clauses."""
    examples: Mapping[int, str]
    """Number of a cue to the first clause in which it fired."""


def count_firings(draft: Draft, index: NoiseIndex) -> Firings:
    """Return where each cue fires in one text."""
    reading = read_clauses(index.compiled, draft.clauses, draft.text)
    places: dict[int, set[int]] = {}
    for match in match_cues(reading):
        places.setdefault(match.rule, set()).add(match.place)
    return Firings(
        size=len(draft.clauses),
        clauses=len(draft.clauses) - len(reading.headings),
        places={cue: tuple(sorted(found)) for cue, found in sorted(places.items())},
        examples={cue: draft.clauses[min(found)].text for cue, found in places.items()},
    )


@dataclass
class NoiseTally:
    """Counts over many texts, added one after the other in a fixed order."""

    index: NoiseIndex
    clauses: int = 0
    _fired: dict[int, set[int]] = field(default_factory=dict)
    """Number of a cue to clauses, numbered through all texts."""
    _texts: dict[int, set[int]] = field(default_factory=dict)
    _examples: dict[int, str] = field(default_factory=dict)
    _offset: int = 0
    _count: int = 0

    def add(self, firings: Firings) -> None:
        """Add one text."""
        for cue, places in firings.places.items():
            fired = self._fired.setdefault(cue, set())
            fired.update(self._offset + place for place in places)
            self._texts.setdefault(cue, set()).add(self._count)
            self._examples.setdefault(cue, firings.examples[cue])
        self.clauses += firings.clauses
        self._count += 1
        self._offset += firings.size

    def report(self, most: Fraction) -> tuple[NoiseLine, ...]:
        """Return a line for each rule, its cues below it.

        Args:
            most: share of clauses above which a rule or cue is noisy.
        """
        whole = [self._of_rule(n) for n in range(len(self.index.rules))]
        same = dict(_alike(whole))
        lines: list[NoiseLine] = []
        for number, rule in enumerate(self.index.rules):
            other = self.index.rules[same[number]].id if number in same else ""
            own = [n for n, (r, _) in enumerate(self.index.cues) if r == number]
            lines.append(self._line(rule.id, None, own, most, other))
            contained = dict(_contained([self._fired.get(n, set()) for n in own]))
            for place, cue in enumerate(own):
                beside = f"cue {contained[place] + 1}" if place in contained else ""
                lines.append(self._line(rule.id, place + 1, [cue], most, beside))
        return tuple(lines)

    def _of_rule(self, number: int) -> set[int]:
        """Return the clauses in which any cue of a rule fired."""
        own = [n for n, (rule, _) in enumerate(self.index.cues) if rule == number]
        return set().union(*(self._fired.get(n, set()) for n in own))

    def _line(
        self, rule: str, cue: int | None, own: list[int], most: Fraction, other: str
    ) -> NoiseLine:
        fired = set().union(*(self._fired.get(n, set()) for n in own))
        texts = set().union(*(self._texts.get(n, set()) for n in own))
        share = Fraction(len(fired), self.clauses) if self.clauses else Fraction(0)
        if not fired:
            verdict = NoiseVerdict.NEVER
        elif share > most:
            verdict = NoiseVerdict.NOISY
        else:
            verdict = NoiseVerdict.DUPLICATE if other else NoiseVerdict.FINE
        return NoiseLine(
            rule=rule,
            cue=cue,
            clauses=len(fired),
            share=share,
            texts=len(texts),
            verdict=verdict,
            other=other,
            example=next((self._examples[n] for n in own if n in self._examples), ""),
        )


def _alike(sets: Sequence[set[int]]) -> Iterator[tuple[int, int]]:
    """Yield each set with the first other that is nearly the same."""
    for number, own in enumerate(sets):
        for other, fired in enumerate(sets):
            if other != number and _jaccard(own, fired) >= ALIKE:
                yield number, other
                break


def _jaccard(one: set[int], two: set[int]) -> Fraction:
    """Return the share of common members; 0 where there are too few to compare."""
    small, large = sorted((len(one), len(two)))
    if small < LEAST_TO_COMPARE or small < ALIKE * large:
        return Fraction(0)
    common = len(one & two)
    return Fraction(common, small + large - common)


def _contained(sets: Sequence[Iterable[int]]) -> Iterator[tuple[int, int]]:
    """Yield each set that lies wholly in another; of equal ones only the later."""
    wholes = [frozenset(one) for one in sets]
    for number, own in enumerate(wholes):
        for other, fired in enumerate(wholes):
            if other == number or len(own) < LEAST_TO_COMPARE:
                continue
            if own < fired or (own == fired and other < number):
                yield number, other
                break
