"""Evidence of a draft for each criterion, ranked, and what was searched in vain."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from cf_assess.evidence.cues import CompiledRules, compile_rules
from cf_assess.evidence.match import Match, match_cues
from cf_assess.evidence.rank import merge_words, score_clause, strongest
from cf_assess.evidence.reading import Reading, read_clauses, see
from cf_assess.evidence.subject import Nearness, Subject, find_subject
from cf_assess.models.checklist import Criterion, Lexicon
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import Evidence, EvidenceReport, Miss, Tier

MOST_POSSIBLE = 5
"""Possible places shown for a criterion: a hint that runs to pages helps nobody.
Found evidence is never cut off."""


@dataclass(frozen=True)
class CueIndex:
    """The cues of some criteria, compiled once for many drafts.

    A copy sent to another process is compiled there again, in milliseconds.
    """

    criteria: tuple[Criterion, ...]
    """Those that are asked; obsolete ones are gone."""
    lexicon: Lexicon
    rules: CompiledRules

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as criteria: an automaton cannot be pickled."""
        return compile_criteria, (self.criteria, self.lexicon)


def compile_criteria(criteria: Sequence[Criterion], lexicon: Lexicon) -> CueIndex:
    """Return the index of all cues of `criteria`.

    Raises:
        UnknownNameError: a cue asks for a subject that the lexicon does not have.
    """
    asked = tuple(criterion for criterion in criteria if not criterion.obsolete)
    rules = compile_rules([criterion.cues for criterion in asked], lexicon)
    return CueIndex(asked, lexicon, rules)


def find_evidence(draft: Draft, index: CueIndex) -> EvidenceReport:
    """Return the evidence of a draft, best first for each criterion, with misses.

    Everything found is returned and the best possible places, `MOST_POSSIBLE` for a
    criterion.  A miss is a criterion with neither; a criterion without cues is one
    for which no clause was searched.
    """
    reading = read_clauses(index.rules, draft.clauses, draft.text)
    subjects = _find_subjects(draft, index, reading)
    located: dict[int, dict[int, list[Match]]] = {}
    for match in match_cues(reading):
        clauses = located.setdefault(match.rule, {})
        clauses.setdefault(match.place, []).append(match)
    found: list[Evidence] = []
    for rule in sorted(located):
        criterion = index.criteria[rule]
        subject = subjects[criterion.subjects]
        found.extend(_rank(draft, criterion, located[rule], subject))
    searched = len(draft.clauses) - len(reading.headings)
    return EvidenceReport(found=tuple(found), misses=_misses(index, located, searched))


def _find_subjects(
    draft: Draft, index: CueIndex, reading: Reading
) -> dict[tuple[str, ...], Subject]:
    """Return where the draft names whom its criteria are about.

    Nearly all criteria are about the same, so few searches are made.
    """
    title = {hit[0] for hit in see(index.rules, draft.title)}
    found: dict[tuple[str, ...], Subject] = {}
    for names in sorted({criterion.subjects for criterion in index.criteria}):
        words = index.rules.naming(names)
        places, in_title = reading.naming(words), not words.isdisjoint(title)
        found[names] = find_subject(draft.clauses, places, in_title)
    return found


def _rank(
    draft: Draft,
    criterion: Criterion,
    located: dict[int, list[Match]],
    subject: Subject,
) -> list[Evidence]:
    """Return the evidence of one criterion, best first, equals in reading order."""
    evidence = [
        _evidence(draft, criterion, place, matches, subject)
        for place, matches in sorted(located.items())
    ]
    evidence.sort(key=attrgetter("score"), reverse=True)  # equals keep their order
    return list(_without_surplus(evidence))


def _without_surplus(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield the evidence without the possible places beyond the first few."""
    possible = 0
    for item in evidence:
        possible += item.tier is Tier.POSSIBLE
        if item.tier is Tier.FOUND or possible <= MOST_POSSIBLE:
            yield item


def _evidence(
    draft: Draft,
    criterion: Criterion,
    place: int,
    matches: Sequence[Match],
    subject: Subject,
) -> Evidence:
    """Return one clause as evidence of a criterion."""
    clause = draft.clauses[place]
    nearness = subject.nearness(place, clause)
    return Evidence(
        criterion=criterion.id,
        topic_id=criterion.topic_id,
        locator=clause.locator,
        article=clause.article,
        start=clause.start,
        end=clause.end,
        quote=clause.text,
        spans=merge_words(matches),
        score=score_clause(matches, nearness, place, len(draft.clauses)),
        tier=Tier.POSSIBLE if nearness is Nearness.NOWHERE else Tier.FOUND,
        strength=strongest(matches),
    )


def _misses(
    index: CueIndex, located: Container[int], searched: int
) -> tuple[Miss, ...]:
    """Return the criteria without any evidence, and how many clauses were searched."""
    return tuple(
        Miss(
            criterion=criterion.id,
            topic_id=criterion.topic_id,
            clauses_searched=searched if criterion.cues else 0,
        )
        for number, criterion in enumerate(index.criteria)
        if number not in located
    )
