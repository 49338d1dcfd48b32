"""Cues compiled: words become numbers, and each cue waits for its rarest part.

Rules here are anything with cues, criteria and red flags alike; a rule is known by
its place in the sequence that was compiled.  Nothing of a rule is looked at in a
clause until a word of one of its triggers stands there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cf_assess.errors import UnknownNameError
from cf_assess.evidence.scan import Scanner, Vocabulary
from cf_assess.evidence.subject import CHILD
from cf_assess.models.checklist import Cue, CuePart, Lexicon, Strength, Within


@dataclass(frozen=True, slots=True)
class CompiledCue:
    """A cue in numbers of terms."""

    rule: int
    parts: tuple[frozenset[int], ...]
    """What must be met, in the cue's order; never empty."""
    content: tuple[int, ...]
    """Places of the parts that say what is meant, not only who."""
    gap: int | None
    without: frozenset[int]
    mask: frozenset[int]
    within: Within
    strength: Strength


@dataclass(frozen=True)
class CompiledRules:
    """All cues of all rules over one vocabulary."""

    scanner: Scanner
    cues: tuple[CompiledCue, ...]
    triggers: Mapping[int, tuple[int, ...]]
    """Number of a term to the places of the cues that it makes worth trying."""
    masks: frozenset[int]
    """Masks of the lexicon, which hold for all."""
    subject: frozenset[int]
    """Words for children."""


def compile_rules(rules: Sequence[Sequence[Cue]], lexicon: Lexicon) -> CompiledRules:
    """Return the cues of all rules, ready for any number of drafts.

    Raises:
        UnknownNameError: a part asks for a subject that the lexicon does not have.
    """
    vocabulary = Vocabulary()
    subjects = {
        name: vocabulary.number(terms) for name, terms in lexicon.subjects.items()
    }
    masks = vocabulary.number(lexicon.masks)
    cues = tuple(
        _compile_cue(number, cue, subjects, vocabulary)
        for number, rule in enumerate(rules)
        for cue in rule
        if cue.any or cue.all
    )
    return CompiledRules(
        scanner=Scanner(vocabulary.terms()),
        cues=cues,
        triggers=_triggers(cues),
        masks=masks,
        subject=subjects.get(CHILD, frozenset()),
    )


def _compile_cue(
    rule: int,
    cue: Cue,
    subjects: Mapping[str, frozenset[int]],
    vocabulary: Vocabulary,
) -> CompiledCue:
    """Return a cue in numbers; `any` is one part."""
    parts = (CuePart(any=cue.any),) if cue.any else cue.all
    content = tuple(n for n, part in enumerate(parts) if part.any)
    return CompiledCue(
        rule=rule,
        parts=tuple(_compile_part(part, subjects, vocabulary) for part in parts),
        content=content or tuple(range(len(parts))),
        gap=cue.gap,
        without=vocabulary.number(cue.without),
        mask=vocabulary.number(cue.mask),
        within=cue.within,
        strength=cue.strength,
    )


def _compile_part(
    part: CuePart, subjects: Mapping[str, frozenset[int]], vocabulary: Vocabulary
) -> frozenset[int]:
    """Return the terms that meet a part: its own and those of its subject."""
    own = vocabulary.number(part.any)
    if part.subject is None:
        return own
    if part.subject not in subjects:
        raise UnknownNameError(kind="subject", name=part.subject, nearest="")
    return own | subjects[part.subject]


def _triggers(cues: Sequence[CompiledCue]) -> dict[int, tuple[int, ...]]:
    """Return for each term the cues whose rarest part it can meet.

    Every part must be met, so one is enough to wait for.  Which part is rare is not
    known before a text is read; the one with the fewest terms is a fair guess, and
    names of the subject, which stand everywhere, are waited for only by a cue that
    asks for nothing else.
    """
    waiting: dict[int, list[int]] = {}
    for place, cue in enumerate(cues):
        rarest = min((cue.parts[n] for n in cue.content), key=len)
        for term in rarest:
            waiting.setdefault(term, []).append(place)
    return {term: tuple(places) for term, places in waiting.items()}
