"""The examples of a rule against its own cues: must be found, must not."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from cf_assess.evidence.cues import compile_rules
from cf_assess.evidence.match import match_cues
from cf_assess.evidence.reading import read_clauses
from cf_assess.models.base import Model
from cf_assess.models.checklist import Criterion, FlagRule, Lexicon, silence_of
from cf_assess.models.draft import Clause, ClauseKind

_NUMBER = "[一二三四五六七八九十百零]{1,5}"
_MARKERS = {
    re.compile(f"第{_NUMBER}条"): ClauseKind.ARTICLE,
    re.compile(f"（{_NUMBER}）"): ClauseKind.ITEM,
    re.compile("[0-9]{1,2}[.．、]"): ClauseKind.SUBITEM,
}


class FaultKind(StrEnum):
    """How an example comes out wrong."""

    HIT = "hit"
    """Should be found and is not."""
    MISS = "miss"
    """Should not be found and is."""
    TODO_HIT_PASSES = "todo_hit_passes"
    """A known gap that is closed: it belongs among the hits now."""
    TODO_MISS_PASSES = "todo_miss_passes"
    """A known gap that is closed: it belongs among the misses now."""


class ExampleFault(Model):
    """An example that a rule's cues get wrong."""

    rule_id: str
    kind: FaultKind
    sentence: str


def check_examples(
    rules: Sequence[Criterion | FlagRule], lexicon: Lexicon
) -> tuple[ExampleFault, ...]:
    """Return the examples that come out wrong, in order of rules and examples.

    Each sentence is read as a draft of one clause, an item or article where it begins
    with the number of one; what counts is whether a cue is met, not whether children
    are named.

    Raises:
        UnknownNameError: a cue asks for a subject that the lexicon does not have.
    """
    silences = [silence_of(rule) for rule in rules]
    compiled = compile_rules([rule.cues for rule in rules], lexicon, silences=silences)
    cases = [
        (number, kind, sentence)
        for number, rule in enumerate(rules)
        for kind, sentence in _examples(rule)
    ]
    text = "\n".join(sentence for _, _, sentence in cases)
    reading = read_clauses(compiled, as_clauses(s for _, _, s in cases), text)
    met = {(match.rule, match.place) for match in match_cues(reading)}
    return tuple(
        ExampleFault(rule_id=rules[number].id, kind=kind, sentence=sentence)
        for place, (number, kind, sentence) in enumerate(cases)
        if ((number, place) in met) is not _should_be_met(kind)
    )


def _examples(rule: Criterion | FlagRule) -> list[tuple[FaultKind, str]]:
    """Return the examples of a rule with what would be reported of each."""
    lists = [(FaultKind.HIT, rule.hit), (FaultKind.MISS, rule.miss)]
    if isinstance(rule, Criterion):
        lists += [
            (FaultKind.TODO_HIT_PASSES, rule.todo_hit),
            (FaultKind.TODO_MISS_PASSES, rule.todo_miss),
        ]
    return [(kind, sentence) for kind, sentences in lists for sentence in sentences]


def _should_be_met(kind: FaultKind) -> bool:
    """Tell whether the cues are expected to find such an example, gaps as known."""
    return kind in (FaultKind.HIT, FaultKind.TODO_MISS_PASSES)


def as_clauses(sentences: Iterable[str]) -> list[Clause]:
    """Return sentences as clauses of their own, joined by line feeds."""
    clauses: list[Clause] = []
    start = 0
    for number, sentence in enumerate(sentences):
        clause = Clause(
            locator=str(number),
            kind=_kind_of(sentence),
            start=start,
            end=start + len(sentence),
            text=sentence,
        )
        clauses.append(clause)
        start = clause.end + 1
    return clauses


def _kind_of(sentence: str) -> ClauseKind:
    """Return what kind of clause the number says that a sentence begins with."""
    kinds = (kind for marker, kind in _MARKERS.items() if marker.match(sentence))
    return next(kinds, ClauseKind.PARAGRAPH)
