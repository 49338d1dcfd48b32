"""Locate: what of a draft bears on each criterion, and what in it may harm."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cf_assess.drafts import find_references, read_draft, warn_missing
from cf_assess.evidence import (
    CueIndex,
    FlagIndex,
    compile_criteria,
    compile_flags,
    find_evidence,
    find_red_flags,
    screen_draft,
)
from cf_assess.models.checklist import Criterion, Lexicon
from cf_assess.models.draft import Draft, Revisions
from cf_assess.models.evidence import EvidenceReport, RedFlag, ScreeningFindings
from cf_assess.models.reference import Reference
from cf_assess.models.rubric import FrozenRubric
from cf_assess.workflow.second_opinion import shipped_weights


@dataclass(frozen=True)
class Finder:
    """The cues of a rubric, compiled once for any number of drafts."""

    cues: CueIndex
    flags: FlagIndex
    lexicon: Lexicon
    subject: str
    """Whom the review is about."""


@dataclass(frozen=True)
class Findings:
    """Everything the machine found in a draft."""

    evidence: EvidenceReport
    flags: tuple[RedFlag, ...]
    screening: ScreeningFindings


def open_draft(path: Path, revisions: Revisions = Revisions.ACCEPTED) -> Draft:
    """Return the draft in a file.

    Raises:
        DraftError: with a sentence on what to do.
    """
    return read_draft(path, revisions=revisions)


def check_draft(path: Path, revisions: Revisions = Revisions.ACCEPTED) -> Draft:
    """Return the draft in a file, with a warning on every reference to nothing.

    Raises:
        DraftError: with a sentence on what to do.
    """
    return warn_missing(open_draft(path, revisions))


def list_references(draft: Draft) -> tuple[Reference, ...]:
    """Return what a draft cites, in itself and elsewhere."""
    return find_references(draft)


def prepare_finder(
    frozen: FrozenRubric,
    criteria: Sequence[Criterion] | None = None,
    *,
    cues_only: bool = False,
) -> Finder:
    """Return the compiled cues of a rubric, or of some of its criteria.

    Args:
        frozen: the rubric.
        criteria: some of its criteria; None for all.
        cues_only: without the second opinion, even where it is there.

    Raises:
        SourceError: the file of the second opinion is there and no good.
    """
    wanted = frozen.criteria if criteria is None else criteria
    weights = None if cues_only or not wanted else shipped_weights()
    return Finder(
        cues=compile_criteria(wanted, frozen.lexicon, weights),
        flags=compile_flags(frozen.flags, frozen.lexicon),
        lexicon=frozen.lexicon,
        subject=frozen.rubric.subject,
    )


def locate(draft: Draft, finder: Finder) -> Findings:
    """Return evidence, red flags and screening findings of a draft."""
    return Findings(
        evidence=find_evidence(draft, finder.cues),
        flags=find_red_flags(draft, finder.flags),
        screening=screen_draft(draft, finder.lexicon, finder.subject),
    )


def locate_evidence(draft: Draft, finder: Finder) -> EvidenceReport:
    """Return the evidence of a draft, misses included."""
    return find_evidence(draft, finder.cues)


def locate_flags(draft: Draft, finder: Finder) -> tuple[RedFlag, ...]:
    """Return the provisions of a draft that may harm children."""
    return find_red_flags(draft, finder.flags)
