"""Faults of a tailoring file: what it changes must be there to be changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from cf_assess.models.tailoring import LOCAL
from cf_assess.sources.check_criteria import check_criteria
from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.known import CriterionFacts, Known, RubricFacts, Scale
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import (
    at,
    at_child,
    child,
    ids,
    items,
    repeated,
    text,
    texts,
    whole,
)
from cf_assess.sources.nearest import list_choices

_NAMED = ("select", "unselect", "reweight", "benchmarks")
"""Lists of changes that name a criterion."""


@dataclass(frozen=True)
class _Base:
    """The rubric that is tailored, with the criteria of its checklists."""

    rubric: RubricFacts
    criteria: dict[str, CriterionFacts]


def check_tailoring(tree: Node, known: Known) -> Iterator[Fault]:
    """Yield the faults of a tailoring file.

    Where the rubrics are not known, only what contradicts itself is seen.
    """
    for key in (*_NAMED, "add"):
        yield from _check_twice(items(tree, key))
    for change in items(tree, "reweight"):
        yield from _check_target(change)
    yield from _check_plans(tree, known)
    if known.rubrics is None or known.checklists is None:
        return
    name = text(tree, "tailors")
    rubric = known.rubrics.get(name)
    if rubric is None:
        values = {"id": shown(name), "choices": list_choices(name, known.rubrics)}
        yield at_child(tree, "tailors", "unknown_rubric", **values)
        return
    criteria = {
        facts.id: facts
        for checklist in rubric.checklists
        for facts in known.checklists.get(checklist, ())
    }
    yield from _check_changes(tree, _Base(rubric, criteria), known)


def _check_twice(changes: list[Node]) -> Iterator[Fault]:
    """Yield each criterion or domain that one list changes twice."""
    for key in ("criterion", "domain"):
        for node, name, first in repeated(ids(changes, key)):
            yield at(node, "duplicate_id", id=shown(name), line=str(first.line))
    added = [one for one in (child(c, "criterion") for c in changes) if one]
    for node, name, first in repeated(ids(added)):
        yield at(node, "duplicate_id", id=shown(name), line=str(first.line))


def _check_target(change: Node) -> Iterator[Fault]:
    """Yield a fault unless a weight is for one criterion or one domain."""
    given = [key for key in ("criterion", "domain") if child(change, key)]
    if len(given) != 1:
        yield at(change, "reweight_target", count=str(len(given)))


def _check_plans(tree: Node, known: Known) -> Iterator[Fault]:
    if known.plan_items is None:
        return
    plans = {item.partition("/")[0] for item in known.plan_items}
    for node, name in texts(tree, "plans"):
        if name not in plans:
            choices = list_choices(name, plans)
            yield at(node, "unknown_plan", id=shown(name), choices=choices)


def _check_changes(tree: Node, base: _Base, known: Known) -> Iterator[Fault]:
    added = [one for one in (child(c, "criterion") for c in items(tree, "add")) if one]
    own = {name for _, name in ids(added)}
    for key in _NAMED:
        for node, name in ids(items(tree, key), "criterion"):
            if name not in own:
                yield from _check_name(node, name, base)
    yield from _check_select(tree, base)
    yield from _check_domains(tree, base)
    yield from _check_levels(tree, base)
    for criterion in added:
        yield from _check_own_id(criterion, base)
        scale = (Scale(base.rubric.highest),)
        yield from check_criteria([criterion], known, scale)


def _check_name(node: Node, name: str, base: _Base) -> Iterator[Fault]:
    facts = base.criteria.get(name)
    if facts is None:
        values = {"id": shown(name), "choices": list_choices(name, base.criteria)}
        yield at(node, "unknown_criterion", **values)
    elif facts.obsolete:
        yield at(node, "criterion_obsolete", id=shown(name))


def _check_select(tree: Node, base: _Base) -> Iterator[Fault]:
    """Yield selections that change nothing, or that would disarm a veto."""
    rubric = base.rubric
    for node, name in ids(items(tree, "select"), "criterion"):
        if name in base.criteria and name not in rubric.leave_out:
            yield at(node, "already_asked", id=shown(name), rubric=shown(rubric.id))
    unselected = set()
    for node, name in ids(items(tree, "unselect"), "criterion"):
        unselected.add(name)
        if name in rubric.leave_out:
            yield at(node, "already_left_out", id=shown(name), rubric=shown(rubric.id))
        elif name in rubric.vetoes:
            yield at(node, "veto_unselected", id=shown(name))
    for key in ("reweight", "benchmarks"):
        for node, name in ids(items(tree, key), "criterion"):
            if name in unselected:
                yield at(node, "criterion_left_out", id=shown(name))


def _check_domains(tree: Node, base: _Base) -> Iterator[Fault]:
    known = base.rubric.checklists
    for node, name in ids(items(tree, "reweight"), "domain"):
        if name not in known:
            values = {"id": shown(name), "choices": list_choices(name, known)}
            yield at(node, "unknown_checklist", **values)


def _check_levels(tree: Node, base: _Base) -> Iterator[Fault]:
    for benchmark in items(tree, "benchmarks"):
        node = child(benchmark, "level")
        level = whole(node)
        if node is None or level is None or 0 <= level <= base.rubric.highest:
            continue
        values = {"level": str(level), "scale": str(Scale(base.rubric.highest))}
        yield at(node, "duty_off_scale", **values)


def _check_own_id(criterion: Node, base: _Base) -> Iterator[Fault]:
    """Yield what is wrong with the id of a local criterion."""
    name = text(criterion, "id")
    domain, _, rest = name.partition(".")
    if name and domain not in base.rubric.checklists:
        choices = list_choices(domain, base.rubric.checklists)
        yield at_child(
            criterion, "id", "unknown_checklist", id=shown(domain), choices=choices
        )
    elif name and rest.partition(".")[0] != LOCAL:
        example = f"{domain}.{LOCAL}.{rest.rpartition('.')[2] or 'name'}"
        yield at_child(
            criterion, "id", "local_id", id=shown(name), example=shown(example)
        )
    elif name in base.criteria:
        yield at_child(
            criterion, "id", "id_elsewhere", id=shown(name), checklist=shown(domain)
        )
