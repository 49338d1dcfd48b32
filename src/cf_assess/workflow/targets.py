"""Targets: what a draft commits itself to in numbers, and what an upper plan asks."""

from collections.abc import Sequence
from pathlib import Path

from cf_assess.errors import SourceInvalidError, UnknownNameError
from cf_assess.evidence.targets import (
    compare_targets,
    compile_indicators,
    find_targets,
)
from cf_assess.models.draft import Draft
from cf_assess.models.found_target import FoundTarget, TargetComparison
from cf_assess.models.library import Library
from cf_assess.models.plan import Plan
from cf_assess.sources import check_file, read_source
from cf_assess.workflow.criteria import find_plan

_SUFFIXES = (".yaml", ".yml")


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
