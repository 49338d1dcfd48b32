"""Faults of cues that only their words together with the lexicon's show."""

from collections.abc import Iterator, Mapping, Sequence

from cf_assess.evidence.contained import find_contained, find_idle_terms
from cf_assess.evidence.spelled import SpelledCue, pieces, spell, stands_in
from cf_assess.models.base import Model
from cf_assess.models.checklist import Criterion, FlagRule, Lexicon
from cf_assess.models.place import Keys


class CueFault(Model):
    """What is wrong with a cue; worded as `problem.<code>`."""

    rule_id: str
    keys: Keys
    """From the rule to the cue or its term."""
    code: str
    values: Mapping[str, str]


def check_cues(
    rules: Sequence[Criterion | FlagRule], lexicon: Lexicon
) -> tuple[CueFault, ...]:
    """Return the cues that can never be met or add nothing, in order of rules.

    Raises:
        CueSyntaxError: a term cannot be read; checked files have none.
    """
    return tuple(
        CueFault(rule_id=rule.id, keys=("cues", *keys), code=code, values=values)
        for rule in rules
        for keys, code, values in _check_rule(rule, lexicon)
    )


def _check_rule(
    rule: Criterion | FlagRule, lexicon: Lexicon
) -> Iterator[tuple[Keys, str, dict[str, str]]]:
    """Yield keys below `cues`, code and values of each fault of a rule."""
    for number, cue in enumerate(rule.cues):
        if _is_never_met(spell(cue, lexicon)):
            yield (number,), "cue_never_met", {}
        for keys, term, word in find_idle_terms(cue, lexicon):
            yield (number, *keys), "term_adds_nothing", {"term": term, "other": word}
    for number, other in find_contained(rule.cues, lexicon):
        yield (number,), "cue_adds_nothing", {"other": str(other + 1)}


def _is_never_met(cue: SpelledCue) -> bool:
    """Tell whether the words that the cue sets aside stand in all that it asks for."""
    alive = [
        part.weight
        for part in cue.parts
        if any(_may_stand(term, cue) for term in part.terms)
    ]
    return sum(alive) < cue.at_least


def _may_stand(term: str, cue: SpelledCue) -> bool:
    """Tell whether a term can stand where nothing of `without` is seen."""
    return not any(
        stands_in(word, term, cue.masks) for word in cue.without & pieces(term)
    )
