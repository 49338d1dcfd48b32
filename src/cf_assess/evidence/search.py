"""What cues and rules locate in a draft, before anything weighs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

from cf_assess.evidence.finding import Finding
from cf_assess.evidence.index import CueIndex
from cf_assess.evidence.match import Match, match_cues
from cf_assess.evidence.penalty import inherit_duties
from cf_assess.evidence.rank import score_clause
from cf_assess.evidence.reading import Reading, read_clauses, see
from cf_assess.evidence.subject import Subject, find_subject
from cf_assess.evidence.titled import add_titled, is_titled
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import Nearness, Tier


@dataclass(frozen=True)
class Search:
    """A draft searched with the cues of some criteria."""

    reading: Reading
    subjects: "Subjects"
    findings: tuple[Finding, ...]
    """By words, by what penalties cite, by title."""


def search(draft: Draft, index: CueIndex) -> Search:
    """Return what cues and rules locate in a draft."""
    reading = read_clauses(index.rules, draft.clauses, draft.text)
    subjects = Subjects(draft, index, reading)
    findings = _by_words(reading, subjects)
    findings += list(inherit_duties(findings, reading, index.duties, subjects.is_about))
    findings += _by_title(draft, index, reading, subjects, findings)
    return Search(reading, subjects, tuple(findings))


class Subjects:
    """Where a draft names whom each criterion is about.

    Nearly all criteria are about the same, so few searches are made.
    """

    def __init__(self, draft: Draft, index: CueIndex, reading: Reading) -> None:
        self._draft, self._index, self._reading = draft, index, reading
        self._title = {hit[0] for hit in see(index.rules, draft.title)}
        self._known: dict[tuple[str, ...], Subject] = {}
        self._of_rule: dict[int, Subject] = {}

    def nearness(self, rule: int, place: int) -> Nearness:
        """Return how near to a clause the subject of a criterion is named."""
        subject = self._of_rule.get(rule)
        if subject is None:
            subject = self._of_rule[rule] = self._find(rule)
        return subject.nearness(place, self._draft.clauses[place])

    def is_about(self, rule: int, place: int) -> bool:
        """Tell whether a clause is about the subject of a criterion."""
        return self.nearness(rule, place) is not Nearness.NOWHERE

    def of(self, names: tuple[str, ...]) -> Subject:
        """Return where the draft names some subjects of the lexicon."""
        if names not in self._known:
            words = self._index.rules.naming(names)
            self._known[names] = find_subject(
                self._draft.clauses,
                self._reading.naming(words),
                not words.isdisjoint(self._title),
            )
        return self._known[names]

    def _find(self, rule: int) -> Subject:
        named = self.of(self._index.criteria[rule].subjects)
        implied = self._reading.naming(self._index.rules.implied[rule])
        return named.with_implied(self._draft.clauses, implied)


def _by_words(reading: Reading, subjects: Subjects) -> list[Finding]:
    """Return each clause that meets cues of a criterion, in order of criteria."""
    located: dict[tuple[int, int], list[Match]] = {}
    for match in match_cues(reading):
        located.setdefault((match.rule, match.place), []).append(match)
    findings: list[Finding] = []
    for (rule, place), matches in sorted(located.items(), key=itemgetter(0)):
        nearness = subjects.nearness(rule, place)
        score = score_clause(matches, nearness, place, len(reading.clauses))
        tier = Tier.POSSIBLE if nearness is Nearness.NOWHERE else Tier.FOUND
        findings.append(Finding(rule, place, score, tier, matches))
    return findings


def _by_title(
    draft: Draft,
    index: CueIndex,
    reading: Reading,
    subjects: Subjects,
    findings: Sequence[Finding],
) -> list[Finding]:
    """Return the places that the draft's title suggests."""
    return [
        finding
        for rule, criterion in enumerate(index.criteria)
        if is_titled(draft.title, criterion.by_title)
        for finding in add_titled(
            rule, findings, reading, partial(subjects.is_about, rule)
        )
    ]
