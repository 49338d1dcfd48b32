"""Cues compiled: words become numbers, and each cue waits for its rarest part.

Rules here are anything with cues, criteria and red flags alike; a rule is known by
its place in the sequence that was compiled.  A part is known by its number too, and
equal parts of different cues are one, so that a clause is asked once which parts it
meets.  Nothing of a cue is looked at until the part stands there that it waits for.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cf_assess.errors import UnknownNameError
from cf_assess.evidence.scan import Scanner, Vocabulary
from cf_assess.evidence.silence import Silent
from cf_assess.models.checklist import Lexicon
from cf_assess.models.cue import Cue, CuePart, Scope, Silence, Strength, Within
from cf_assess.models.pattern import compile_pattern
from cf_assess.models.terms import expand_terms

Terms = frozenset[int]
"""Numbers of terms, one of which is enough."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Part:
    """One requirement: one of the terms stands somewhere."""

    terms: Terms
    is_bearer: bool = False
    """Whether the term must name who is bound."""


@dataclass(frozen=True, slots=True)
class CompiledCue:
    """A cue in numbers of terms and parts."""

    rule: int
    parts: tuple[int, ...]
    """What may be met, in the cue's order; never empty."""
    weights: tuple[int, ...]
    """What each part brings; without `sum` one each."""
    at_least: int
    """What the parts that are met must bring together; without `sum` all."""
    needs: frozenset[int]
    """Parts without which the cue cannot be met: all of them, or with `sum` those that
    the others cannot outweigh, and one that holds the terms of several."""
    key: int
    """The part that the cue waits for."""
    content: tuple[int, ...]
    """The parts that say what is meant, not only who."""
    gap: int | None
    pattern: re.Pattern[str] | None
    without: Terms
    mask: Terms
    only_on: frozenset[Scope]
    not_on: frozenset[Scope]
    within: Within
    strength: Strength
    own: Terms
    """All that its parts ask for."""
    silent: Silent | None
    """What turns a sentence; none for most rules."""
    is_plain: bool
    """Whether a clause in which all terms stand is known to meet the cue."""


@dataclass(frozen=True)
class CompiledRules:
    """All cues of all rules over one vocabulary."""

    scanner: Scanner
    parts: tuple[Part, ...]
    parts_of: tuple[tuple[int, ...], ...]
    """For each term the parts it meets; a mask may meet none."""
    waiting: Mapping[int, tuple[CompiledCue, ...]]
    """Number of a part to the cues that wait for it."""
    masks: Terms
    """Masks of the lexicon, which hold for all."""
    subjects: Mapping[str, Terms]
    """Words for each subject of the lexicon."""
    implied: tuple[Terms, ...]
    """For each rule the words that name its subject for it alone; may be empty."""

    def naming(self, subjects: Iterable[str]) -> Terms:
        """Return the words for any of some subjects."""
        nobody: Terms = frozenset()
        return nobody.union(*(self.subjects.get(name, nobody) for name in subjects))


def compile_rules(
    rules: Sequence[Sequence[Cue]],
    lexicon: Lexicon,
    implied: Sequence[Iterable[str]] = (),
    silences: Sequence[Silence | None] = (),
) -> CompiledRules:
    """Return the cues of all rules, ready for any number of drafts.

    Args:
        rules: the cues of each.
        lexicon: subjects and masks.
        implied: for each rule the terms that are looked for beside its cues, or
            nothing at all.
        silences: for each rule the words that turn a sentence, or nothing at all.

    Raises:
        UnknownNameError: a part asks for a subject that the lexicon does not have.
        CueSyntaxError: a term or pattern cannot be read; checked files have none.
    """
    compiler = _Compiler(lexicon)
    silent = [compiler.compile_silence(silence) for silence in silences]
    silent = silent or [None] * len(rules)
    cues = [
        compiler.compile_cue(number, cue, silent[number])
        for number, rule in enumerate(rules)
        for cue in rule
        if cue.any or cue.all or cue.sum
    ]
    named = tuple(compiler.number(terms) for terms in implied)
    parts = tuple(compiler.parts)
    terms = compiler.vocabulary.terms()
    met = _group((term, n) for n, part in enumerate(parts) for term in part.terms)
    return CompiledRules(
        scanner=Scanner(terms),
        parts=parts,
        parts_of=tuple(met.get(term, ()) for term in range(len(terms))),
        waiting=_group((cue.key, cue) for cue in cues),
        masks=compiler.masks,
        subjects=compiler.subjects,
        implied=named,
    )


class _Compiler:
    """What is numbered while cues are compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.vocabulary = Vocabulary()
        self.subjects = {
            name: self.vocabulary.number(terms)
            for name, terms in lexicon.subjects.items()
        }
        self.masks = self.vocabulary.number(lexicon.masks)
        self.parts: list[Part] = []
        self._numbers: dict[Part, int] = {}

    def number(self, terms: Iterable[str]) -> Terms:
        """Return the numbers of terms, all variants of each."""
        return self.vocabulary.number(expand_terms(terms))

    def compile_silence(self, silence: Silence | None) -> Silent | None:
        """Return what turns a sentence in numbers, none where nothing does."""
        if silence is None or silence == Silence():
            return None
        return Silent(
            forbids=self.number(silence.forbids),
            unless=self.number(silence.unless),
            permits=self.number(silence.permits),
            punishes=self.number(silence.punishes),
            protects=self.number(silence.protects),
            guards=self.number(silence.guards),
            heard=frozenset().union(*self.subjects.values()),
        )

    def compile_cue(self, rule: int, cue: Cue, silent: Silent | None) -> CompiledCue:
        """Return a cue in numbers; `any` is one part."""
        asked = (CuePart(any=cue.any),) if cue.any else cue.all or cue.sum
        parts = tuple(self._number_part(part) for part in asked)
        weights = tuple(part.weight for part in cue.sum) or (1,) * len(parts)
        at_least = (cue.at_least or 1) if cue.sum else len(parts)
        content = tuple(n for n, part in zip(parts, asked, strict=True) if part.any)
        key = self._key(content or parts, parts, weights, at_least)
        masks = self.number(cue.mask)
        return CompiledCue(
            rule=rule,
            parts=parts,
            weights=weights,
            at_least=at_least,
            needs=_indispensable(parts, weights, at_least) | {key},
            key=key,
            content=content or parts,
            gap=cue.gap,
            pattern=None if cue.matches is None else compile_pattern(cue.matches),
            without=self.number(cue.without),
            mask=masks,
            only_on=frozenset(cue.only_on),
            not_on=frozenset(cue.not_on),
            within=cue.within,
            strength=cue.strength,
            own=frozenset().union(*(self.parts[n].terms for n in content)),
            silent=silent,
            is_plain=not (
                cue.sum or masks or silent or any(part.bearer for part in asked)
            ),
        )

    def _number_part(self, part: CuePart) -> int:
        """Return the number of a part: its own terms and those of its subject."""
        named = part.subject
        terms = part.any
        if isinstance(part.bearer, str):
            named = part.bearer
        elif part.bearer:
            terms = part.bearer
        numbers = self.number(terms)
        if named is not None:
            if named not in self.subjects:
                raise UnknownNameError(kind="subject", name=named, nearest="")
            numbers |= self.subjects[named]
        return self._part(Part(numbers, part.bearer is not None))

    def _part(self, part: Part) -> int:
        number = self._numbers.setdefault(part, len(self.parts))
        if number == len(self.parts):
            self.parts.append(part)
        return number

    def _key(
        self,
        content: Sequence[int],
        parts: Sequence[int],
        weights: Sequence[int],
        at_least: int,
    ) -> int:
        """Return the part that is worth waiting for.

        Which is rare is not known before a text is read; the one with the fewest
        terms is a fair guess, and a subject, which stands everywhere, is waited for
        only by a cue that asks for nothing else.  Without the parts with most terms a
        sum may still be reached; one of the others must then be met, and they are
        waited for as one.
        """
        known = self.parts
        order = sorted(
            range(len(parts)),
            key=lambda n: (parts[n] in content, -len(known[parts[n]].terms)),
        )
        left = at_least - 1
        waited: list[int] = []
        for n in order:
            if weights[n] <= left:
                left -= weights[n]
            else:
                waited.append(parts[n])
        if len(waited) == 1:
            return waited[0]
        return self._part(Part(frozenset().union(*(known[n].terms for n in waited))))


def _indispensable(
    parts: Sequence[int], weights: Sequence[int], at_least: int
) -> frozenset[int]:
    """Return the parts without which the others cannot weigh enough."""
    total = sum(weights)
    pairs = zip(parts, weights, strict=True)
    return frozenset(part for part, weight in pairs if total - weight < at_least)


def _group(pairs: Iterable[tuple[int, _Value]]) -> dict[int, tuple[_Value, ...]]:
    """Return the values of each key, in order."""
    groups: dict[int, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
