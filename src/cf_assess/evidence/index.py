"""Criteria made ready for search: their cues in one automaton, and the weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cf_assess.evidence.cues import CompiledRules, compile_rules
from cf_assess.evidence.learned import SecondOpinion, Weights
from cf_assess.evidence.penalty import Duties
from cf_assess.models.checklist import Criterion, Lexicon
from cf_assess.models.cue import Scope


@dataclass(frozen=True)
class CueIndex:
    """The cues of some criteria, compiled once for many drafts.

    A copy sent to another process is compiled there again, in milliseconds.
    """

    criteria: tuple[Criterion, ...]
    """Those that are asked; obsolete ones are gone."""
    lexicon: Lexicon
    rules: CompiledRules
    weights: Weights | None = None
    """Of the second opinion; without them cues work alone."""

    @cached_property
    def opinion(self) -> SecondOpinion | None:
        """The second opinion on these criteria."""
        if self.weights is None:
            return None
        return SecondOpinion(self.weights, self.criteria)

    @cached_property
    def duties(self) -> Duties:
        """What the penalty rule needs to know of the criteria."""
        topics = tuple(c.topic_id or c.id for c in self.criteria)
        penal = {
            topic
            for topic, criterion in zip(topics, self.criteria, strict=True)
            if any(Scope.PENALTY in cue.only_on for cue in criterion.cues)
        }
        return Duties(
            topics=topics,
            accountable=frozenset(
                n for n, topic in enumerate(topics) if topic in penal
            ),
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as criteria: an automaton cannot be pickled."""
        return compile_criteria, (self.criteria, self.lexicon, self.weights)


def compile_criteria(
    criteria: Sequence[Criterion], lexicon: Lexicon, weights: Weights | None = None
) -> CueIndex:
    """Return the index of all cues of `criteria`, with the second opinion if any.

    Raises:
        UnknownNameError: a cue asks for a subject that the lexicon does not have.
    """
    asked = tuple(criterion for criterion in criteria if not criterion.obsolete)
    implied = [criterion.implied for criterion in asked]
    rules = compile_rules([criterion.cues for criterion in asked], lexicon, implied)
    return CueIndex(asked, lexicon, rules, weights)
