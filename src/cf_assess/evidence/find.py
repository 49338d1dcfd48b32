"""Evidence of a draft for each criterion, ranked, and what was searched in vain."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cf_assess.evidence.finding import Finding, write_out
from cf_assess.evidence.index import CueIndex
from cf_assess.evidence.search import search
from cf_assess.models.checklist import CHILD
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import EvidenceReport, Miss

MOST_POSSIBLE = 5
"""Possible places shown for a criterion: a hint that runs to pages helps nobody.
Found evidence is never cut off."""
NEAREST_SHOWN = 3
"""Places shown of those that came nearest to a criterion that nothing was found for."""


def find_evidence(draft: Draft, index: CueIndex) -> EvidenceReport:
    """Return the evidence of a draft, best first for each criterion, with misses.

    Everything found is returned and the best possible places, `MOST_POSSIBLE` for a
    criterion.  A miss is a criterion with neither; a criterion without cues is one
    for which no clause was searched.
    """
    searched = search(draft, index)
    findings = list(searched.findings)
    subject = searched.subjects.of((CHILD,))
    if index.opinion is not None:
        findings = index.opinion.settle(findings, searched.reading, subject)
    findings.sort(key=lambda f: (f.rule, -f.score, f.place))
    shown = [finding for finding in findings if finding.tier is not None]
    found = tuple(
        write_out(
            finding,
            draft,
            index.criteria[finding.rule],
            searched.subjects.nearness(finding.rule, finding.place),
        )
        for finding in _without_surplus(shown)
    )
    clauses = len(draft.clauses) - len(searched.reading.headings)
    return EvidenceReport(
        found=found,
        misses=_misses(draft, index, findings, clauses),
        subject=subject.finding,
        second_opinion=index.opinion is not None,
    )


def _without_surplus(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield ranked findings without the possible places beyond the first few."""
    possible: Counter[int] = Counter()
    for finding in findings:
        possible[finding.rule] += not finding.is_found
        if finding.is_found or possible[finding.rule] <= MOST_POSSIBLE:
            yield finding


def _misses(
    draft: Draft, index: CueIndex, findings: Sequence[Finding], searched: int
) -> tuple[Miss, ...]:
    """Return the criteria without any evidence, and how many clauses were searched."""
    located = {finding.rule for finding in findings if finding.tier is not None}
    near: dict[int, list[str]] = {}
    for finding in findings:
        if finding.rule not in located:
            places = near.setdefault(finding.rule, [])
            places.append(draft.clauses[finding.place].locator)
    return tuple(
        Miss(
            criterion=criterion.id,
            topic_id=criterion.topic_id,
            clauses_searched=searched if criterion.cues else 0,
            nearest=tuple(near.get(number, ())[:NEAREST_SHOWN]),
        )
        for number, criterion in enumerate(index.criteria)
        if number not in located
    )
