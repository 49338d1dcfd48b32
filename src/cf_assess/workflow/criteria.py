"""Checklists and rubrics: load, check with their own examples, look up, cover."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from cf_assess.errors import SourceInvalidError, UnknownNameError
from cf_assess.evidence import (
    ExampleFault,
    check_cues,
    check_examples,
    compile_criteria,
    find_evidence,
)
from cf_assess.models.checklist import Checklist, Criterion, FlagRule, RedFlagRules
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import EvidenceReport
from cf_assess.models.library import Library
from cf_assess.models.place import Keys, Place
from cf_assess.models.plan import Plan
from cf_assess.models.problem import Problem
from cf_assess.models.rubric import FrozenRubric, Rubric
from cf_assess.models.tailoring import Tailoring
from cf_assess.sources import (
    Source,
    check_file,
    check_library,
    freeze_rubric,
    freeze_source,
    library_root,
    load_library,
    locate_value,
    nearest_name,
    read_source,
    render_schema,
    schema_names,
)

_SUFFIXES = (".yaml", ".yml")


def open_library(folder: Path | None) -> Library:
    """Return the criteria of `folder`, or the ones that are shipped.

    Raises:
        SourceInvalidError: with all problems of all files.
    """
    return load_library(library_root(folder))


def frozen_rubric(library: Library, name: str) -> FrozenRubric:
    """Return a rubric with everything it refers to and its digest.

    Args:
        library: where rubrics and criteria stand.
        name: id of a rubric or a tailoring; or the path of such a file, told by its
            suffix, so that a county keeps its own file where it likes.

    Raises:
        UnknownNameError: the library has no such rubric.
        SourceUnreadableError: the file cannot be read.
        SourceInvalidError: with all problems of the file.
    """
    if not name.endswith(_SUFFIXES):
        return freeze_rubric(library, name)
    path = Path(name)
    problems = check_file(path, library) or _file_examples(path, library)
    if problems:
        raise SourceInvalidError(problems)
    source = read_source(path)
    if not isinstance(source, Rubric | Tailoring):
        raise SourceInvalidError([Problem(place=Place(file=name), code="not_a_rubric")])
    return freeze_source(library, source)


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
    files: list[tuple[Path, Source]] = [
        (root / "checklists" / f"{checklist.id}.yaml", checklist)
        for checklist in library.checklists
    ]
    files.append((root / "checklists" / "red_flags.yaml", library.red_flags))
    files += [(root / "rubrics" / f"{t.id}.yaml", t) for t in library.tailorings]
    return tuple(
        problem
        for path, source in files
        for problem in check_rules(source, library, partial(locate_value, path))
    )


def _file_examples(path: Path, library: Library) -> tuple[Problem, ...]:
    """Return the examples of one sound file that its cues get wrong."""
    return check_rules(read_source(path), library, partial(locate_value, path))


def _rules_in(source: Source) -> dict[Keys, Criterion | FlagRule]:
    """Return everything with cues in a file, by the keys that lead to it."""
    if isinstance(source, Checklist):
        return {("criteria", n): rule for n, rule in enumerate(source.criteria)}
    if isinstance(source, RedFlagRules):
        return {("flags", n): rule for n, rule in enumerate(source.flags)}
    if isinstance(source, Tailoring):
        added = enumerate(source.add)
        return {("add", n, "criterion"): change.criterion for n, change in added}
    return {}


def check_rules(
    source: Source, library: Library, locate: Callable[[Keys], Place]
) -> tuple[Problem, ...]:
    """Return a problem for each example that cues get wrong, and each idle cue.

    Args:
        source: what holds criteria or rules; others have no cues.
        library: whose lexicon the cues use.
        locate: tells where the value at some keys stands.
    """
    rules = _rules_in(source)
    at = {rule.id: (keys, rule) for keys, rule in rules.items()}
    wrong = check_examples(tuple(rules.values()), library.lexicon)
    idle = check_cues(tuple(rules.values()), library.lexicon)
    return (
        *(_example_problem(fault, locate, *at[fault.rule_id]) for fault in wrong),
        *(
            Problem(
                place=locate((*at[fault.rule_id][0], *fault.keys)),
                code=fault.code,
                values=fault.values,
            )
            for fault in idle
        ),
    )


def _example_problem(
    fault: ExampleFault,
    locate: Callable[[Keys], Place],
    keys: Keys,
    rule: Criterion | FlagRule,
) -> Problem:
    """Return the problem of an example, at its sentence."""
    field = fault.kind.removesuffix("_passes")
    sentences: Sequence[str] = getattr(rule, field)
    return Problem(
        place=locate((*keys, field, sentences.index(fault.sentence))),
        code=f"example_{fault.kind}",
        values={"sentence": fault.sentence, "rule": fault.rule_id},
    )


def file_schema(name: str) -> bytes:
    """Return the JSON Schema of one kind of file.

    Raises:
        UnknownNameError: there is no such kind; with all there are.
    """
    names = schema_names()
    if name not in names:
        raise UnknownNameError(kind="file_kind", name=name, nearest=" | ".join(names))
    return render_schema(name)


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
