"""Cues compiled: words become numbers, and each cue waits for its rarest part.

Rules here are anything with cues, criteria and red flags alike; a rule is known by
its place in the sequence that was compiled.  A part is known by its number too, and
equal parts of different cues are one, so that a clause is asked once which parts it
meets.  Nothing of a cue is looked at until the part stands there that it waits for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cf_assess.errors import UnknownNameError
from cf_assess.evidence.scan import Scanner, Vocabulary
from cf_assess.models.checklist import Cue, CuePart, Lexicon, Strength, Within

Terms = frozenset[int]
"""Numbers of terms, one of which is enough."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class CompiledCue:
    """A cue in numbers of terms and parts."""

    rule: int
    parts: tuple[int, ...]
    """What must be met, in the cue's order; never empty."""
    needs: frozenset[int]
    """The same without order."""
    content: tuple[int, ...]
    """The parts that say what is meant, not only who."""
    gap: int | None
    without: Terms
    mask: Terms
    within: Within
    strength: Strength


@dataclass(frozen=True)
class CompiledRules:
    """All cues of all rules over one vocabulary."""

    scanner: Scanner
    parts: tuple[Terms, ...]
    parts_of: tuple[tuple[int, ...], ...]
    """For each term the parts it meets; a mask may meet none."""
    waiting: Mapping[int, tuple[CompiledCue, ...]]
    """Number of a part to the cues that wait for it."""
    masks: Terms
    """Masks of the lexicon, which hold for all."""
    subjects: Mapping[str, Terms]
    """Words for each subject of the lexicon."""

    def naming(self, subjects: Iterable[str]) -> Terms:
        """Return the words for any of some subjects."""
        nobody: Terms = frozenset()
        return nobody.union(*(self.subjects.get(name, nobody) for name in subjects))


def compile_rules(rules: Sequence[Sequence[Cue]], lexicon: Lexicon) -> CompiledRules:
    """Return the cues of all rules, ready for any number of drafts.

    Raises:
        UnknownNameError: a part asks for a subject that the lexicon does not have.
    """
    compiler = _Compiler(lexicon)
    cues = [
        compiler.compile_cue(number, cue)
        for number, rule in enumerate(rules)
        for cue in rule
        if cue.any or cue.all
    ]
    parts = tuple(compiler.parts)
    terms = compiler.vocabulary.terms()
    met = _group((term, n) for n, part in enumerate(parts) for term in part)
    return CompiledRules(
        scanner=Scanner(terms),
        parts=parts,
        parts_of=tuple(met.get(term, ()) for term in range(len(terms))),
        waiting=_group((_rarest(cue, parts), cue) for cue in cues),
        masks=compiler.masks,
        subjects=compiler.subjects,
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
        self.parts: dict[Terms, int] = {}

    def compile_cue(self, rule: int, cue: Cue) -> CompiledCue:
        """Return a cue in numbers; `any` is one part."""
        asked = (CuePart(any=cue.any),) if cue.any else cue.all
        parts = tuple(self._number_part(part) for part in asked)
        content = tuple(n for n, part in zip(parts, asked, strict=True) if part.any)
        return CompiledCue(
            rule=rule,
            parts=parts,
            needs=frozenset(parts),
            content=content or parts,
            gap=cue.gap,
            without=self.vocabulary.number(cue.without),
            mask=self.vocabulary.number(cue.mask),
            within=cue.within,
            strength=cue.strength,
        )

    def _number_part(self, part: CuePart) -> int:
        """Return the number of a part: its own terms and those of its subject."""
        terms = self.vocabulary.number(part.any)
        if part.subject is not None:
            if part.subject not in self.subjects:
                raise UnknownNameError(kind="subject", name=part.subject, nearest="")
            terms |= self.subjects[part.subject]
        return self.parts.setdefault(terms, len(self.parts))


def _rarest(cue: CompiledCue, parts: Sequence[Terms]) -> int:
    """Return the part of a cue that is worth waiting for.

    All parts must be met, so one is enough.  Which is rare is not known before a
    text is read; the one with the fewest terms is a fair guess, and a subject, which
    stands everywhere, is waited for only by a cue that asks for nothing else.
    """
    return min(cue.content, key=lambda n: len(parts[n]))


def _group(pairs: Iterable[tuple[int, _Value]]) -> dict[int, tuple[_Value, ...]]:
    """Return the values of each key, in order."""
    groups: dict[int, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
