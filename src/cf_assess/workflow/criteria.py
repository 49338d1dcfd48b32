"""Checklists and rubrics: load, check with their own examples, look up, cover."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cf_assess.errors import UnknownNameError
from cf_assess.evidence import (
    ExampleFault,
    check_examples,
    compile_criteria,
    find_evidence,
)
from cf_assess.models.checklist import Checklist, Criterion, FlagRule
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import EvidenceReport
from cf_assess.models.library import Library
from cf_assess.models.plan import Plan
from cf_assess.models.problem import Problem
from cf_assess.models.rubric import FrozenRubric
from cf_assess.sources import (
    check_file,
    check_library,
    freeze_rubric,
    library_root,
    load_library,
    locate_value,
    nearest_name,
)


def open_library(folder: Path | None) -> Library:
    """Return the criteria of `folder`, or the ones that are shipped.

    Raises:
        SourceInvalidError: with all problems of all files.
    """
    return load_library(library_root(folder))


def frozen_rubric(library: Library, rubric_id: str) -> FrozenRubric:
    """Return a rubric with everything it refers to and its digest.

    Raises:
        UnknownNameError: the library has no such rubric.
    """
    return freeze_rubric(library, rubric_id)


def check_criteria(folder: Path | None, paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Return all problems of the files, failing examples of cues included.

    Args:
        folder: the library that the files refer to.
        paths: files to check; none means the whole library.
    """
    root = library_root(folder)
    if not paths:
        return check_library(root) or _library_examples(root)
    problems: list[Problem] = list(check_library(root))
    if problems:
        return tuple(problems)
    library = load_library(root)
    for path in paths:
        found = check_file(path, library)
        problems.extend(found or _file_examples(path, library))
    return tuple(problems)


def _library_examples(root: Path) -> tuple[Problem, ...]:
    """Return the examples of a library that its cues get wrong."""
    library = load_library(root)
    problems: list[Problem] = []
    for checklist in library.checklists:
        path = root / "checklists" / f"{checklist.id}.yaml"
        problems += _example_problems(path, checklist.criteria, "criteria", library)
    path = root / "checklists" / "red_flags.yaml"
    problems += _example_problems(path, library.red_flags.flags, "flags", library)
    return tuple(problems)


def _file_examples(path: Path, library: Library) -> tuple[Problem, ...]:
    """Return the examples of one sound file that its cues get wrong."""
    from cf_assess.sources import read_source  # a rubric or plan has no examples

    source = read_source(path)
    if isinstance(source, Checklist):
        return _example_problems(path, source.criteria, "criteria", library)
    if hasattr(source, "flags"):
        return _example_problems(path, source.flags, "flags", library)
    return ()


def _example_problems(
    path: Path,
    rules: Sequence[Criterion | FlagRule],
    key: str,
    library: Library,
) -> tuple[Problem, ...]:
    """Return a problem at the line of each example that comes out wrong."""
    index = {rule.id: number for number, rule in enumerate(rules)}
    return tuple(
        Problem(
            place=locate_value(path, _keys(fault, rules, index, key)),
            code=f"example_{fault.kind}",
            values={"sentence": fault.sentence, "rule": fault.rule_id},
        )
        for fault in check_examples(rules, library.lexicon)
    )


def _keys(
    fault: ExampleFault,
    rules: Sequence[Criterion | FlagRule],
    index: Mapping[str, int],
    key: str,
) -> tuple[str | int, ...]:
    """Return where in its file the sentence of a fault stands."""
    number = index[fault.rule_id]
    field = fault.kind.removesuffix("_passes")
    sentences: Sequence[str] = getattr(rules[number], field)
    return (key, number, field, sentences.index(fault.sentence))


def find_criterion(library: Library, criterion_id: str) -> Criterion:
    """Return a criterion by id.

    Raises:
        UnknownNameError: with the nearest known id.
    """
    known = {c.id: c for checklist in library.checklists for c in checklist.criteria}
    if criterion_id not in known:
        nearest = nearest_name(criterion_id, known)
        raise UnknownNameError(kind="criterion", name=criterion_id, nearest=nearest)
    return known[criterion_id]


def find_plan(library: Library, plan_id: str) -> Plan:
    """Return a plan of the register by id.

    Raises:
        UnknownNameError: with the nearest known id.
    """
    known = {plan.id: plan for plan in library.plans}
    if plan_id not in known:
        nearest = nearest_name(plan_id, known)
        raise UnknownNameError(kind="plan", name=plan_id, nearest=nearest)
    return known[plan_id]


def cover(library: Library, plans: Sequence[Plan]) -> dict[str, tuple[str, ...]]:
    """Return each item of the plans with the criteria that trace it, in plan order."""
    claims: dict[str, list[str]] = {
        item.id: [] for plan in plans for item in plan.items
    }
    for checklist in library.checklists:
        for criterion in checklist.criteria:
            for source in criterion.sources:
                if source in claims and not criterion.obsolete:
                    claims[source].append(criterion.id)
    return {item: tuple(criteria) for item, criteria in claims.items()}


def try_criterion(
    library: Library, criterion: Criterion, draft: Draft
) -> EvidenceReport:
    """Return what the cues of one criterion find in a draft."""
    return find_evidence(draft, compile_criteria([criterion], library.lexicon))
