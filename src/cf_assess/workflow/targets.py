"""Targets: what a draft commits itself to in numbers, and what an upper plan asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cf_assess.drafts import READABLE_SUFFIXES, read_draft
from cf_assess.errors import SourceInvalidError, UnknownNameError
from cf_assess.evidence.targets import (
    compare_targets,
    compare_texts,
    compile_indicators,
    find_targets,
)
from cf_assess.models.draft import Draft, Revisions
from cf_assess.models.found_target import FoundTarget, TargetComparison
from cf_assess.models.library import Library
from cf_assess.models.plan import Plan
from cf_assess.sources import check_file, read_source
from cf_assess.workflow.criteria import find_plan

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class UpperComparison:
    """How a draft stands to an upper plan, target by target."""

    title: str
    rows: tuple[TargetComparison, ...]
    unregistered: int = 0
    """Goals of the upper text whose indicator nobody registered; not compared."""


def list_targets(draft: Draft, library: Library) -> tuple[FoundTarget, ...]:
    """Return the quantified targets of a draft in reading order."""
    return find_targets(draft, compile_indicators(library.indicators))


def open_plan(library: Library, name: str) -> Plan:
    """Return a plan of the register.

    Args:
        library: the register.
        name: id of a plan; or the path of a register file, told by its suffix.

    Raises:
        UnknownNameError: the register has no such plan, or the file holds none.
        SourceUnreadableError: the file cannot be read.
        SourceInvalidError: with all problems of the file.
    """
    if name.endswith(_SUFFIXES):
        return _open_file(library, Path(name))
    return find_plan(library, name)


def _open_file(library: Library, path: Path) -> Plan:
    problems = check_file(path, library)
    if problems:
        raise SourceInvalidError(problems)
    source = read_source(path)
    if not isinstance(source, Plan):
        raise UnknownNameError(kind="plan", name=path.name, nearest="")
    return source


def compare_with_plan(
    found: Sequence[FoundTarget], plan: Plan, library: Library
) -> tuple[TargetComparison, ...]:
    """Return for each target of an upper plan how a draft's targets stand to it."""
    return compare_targets(plan.targets, found, library.indicators)


def open_upper(
    library: Library, name: str, revisions: Revisions = Revisions.ACCEPTED
) -> Plan | Draft:
    """Return an upper plan out of the register, or its own text.

    Args:
        library: the register.
        name: as for `open_plan`; or the path of a readable draft, told by its suffix.
        revisions: which side of tracked changes of a text is read.

    Raises:
        UnknownNameError: the register has no such plan.
        SourceError: a register file cannot be read or has faults.
        DraftError: a text cannot be read.
    """
    known = any(plan.id == name for plan in library.plans)
    if not known and name.lower().endswith(READABLE_SUFFIXES):
        return read_draft(Path(name), revisions=revisions)
    return open_plan(library, name)


def compare_with_upper(
    found: Sequence[FoundTarget], upper: Plan | Draft, library: Library
) -> UpperComparison:
    """Return how a draft's targets stand to those of an upper plan or its text."""
    if isinstance(upper, Plan):
        return UpperComparison(upper.title, compare_with_plan(found, upper, library))
    asked = list_targets(upper, library)
    return UpperComparison(
        title=upper.title,
        rows=compare_texts(asked, found, library.indicators),
        unregistered=sum(one.indicator_id is None for one in asked),
    )
