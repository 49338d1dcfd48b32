"""Versions: what became of the clauses of a draft, and of citations of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cf_assess.drafts import read_draft

# Not from the package: its library takes as long to load as the rest of the stage,
# and nothing else needs it.
from cf_assess.drafts.compare import compare_drafts
from cf_assess.exchange import find_clauses, index_locators
from cf_assess.models.comparison import Carried, Comparison
from cf_assess.models.draft import Draft, Revisions


@dataclass(frozen=True)
class Versions:
    """Two versions of a draft and what differs."""

    old: Draft
    new: Draft
    comparison: Comparison


def compare_files(old: Path, new: Path) -> Versions:
    """Return two drafts read from files and compared.

    One file given twice is compared with itself: before its tracked changes, and after.

    Raises:
        DraftError: one of them cannot be read.
    """
    same = old == new
    before = read_draft(
        old, revisions=Revisions.ORIGINAL if same else Revisions.ACCEPTED
    )
    after = read_draft(new)
    return Versions(before, after, compare_drafts(before, after))


def compare_versions(old: Draft, new: Draft) -> Comparison:
    """Return what became of every clause of `old`, and what `new` has besides."""
    return compare_drafts(old, new)


def trace_citations(
    versions: Versions, citations: Iterable[str]
) -> tuple[Carried, ...]:
    """Return where citations of the old version lead in the new one.

    Args:
        versions: both versions and what differs.
        citations: as people write them; one of a whole article means its clauses.
    """
    index = index_locators([clause.locator for clause in versions.old.clauses])
    meant = [
        locator
        for citation in citations
        for locator in find_clauses(citation, index) or (citation,)
    ]
    return carry_citations(versions.comparison, dict.fromkeys(meant))


def carry_citations(
    comparison: Comparison, locators: Iterable[str]
) -> tuple[Carried, ...]:
    """Return where the cited clauses of the old version stand in the new one.

    Args:
        comparison: of the two versions.
        locators: as the old draft has them; looser citations are resolved before.

    Returns:
        One for each citation, in the order given.
    """
    return tuple(_carry(comparison, locator) for locator in locators)


def _carry(comparison: Comparison, locator: str) -> Carried:
    change = comparison.of_old(locator)
    if change is None:
        return Carried(old=locator, new=(), relation=None)
    return Carried(old=locator, new=change.new, relation=change.relation)
