"""What a source says, taken apart into facts, each with the weight of its change.

Two versions are compared, and a released one is remembered, fact by fact; so what
raises which part of a version is said here and nowhere else.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from cf_assess.models.base import Model
from cf_assess.models.change import Bump
from cf_assess.models.checklist import Checklist, Criterion, FlagRule, RedFlagRules
from cf_assess.models.rubric import FrozenRubric, Rubric
from cf_assess.models.tailoring import Tailoring

Released = Checklist | Rubric | Tailoring | RedFlagRules
"""Sources that have a version."""

_CRITERION = {
    "applies_to": Bump.MAJOR,
    "not_applicable": Bump.MAJOR,
    "requires": Bump.MINOR,
}
"""Fields of a criterion whose change is more than wording."""
_RUBRIC = {
    "drafts": Bump.MAJOR,
    "higher": Bump.MAJOR,
    "duties": Bump.MINOR,
    "red_flags": Bump.MINOR,
    "bands": Bump.MINOR,
    "not_concludable": Bump.MINOR,
    "not_child_related": Bump.MINOR,
}
_APART = frozenset({"id", "version", "criteria", "flags", "obsolete"})
"""Fields that are no facts of their own: names, and what is taken apart."""


@dataclass(frozen=True)
class Fact:
    """One thing that a source says."""

    bump: Bump
    """What of a version its change raises."""
    subject: str
    field: str
    """Empty for the fact that the subject is there."""
    value: str
    """Canonical JSON."""


def list_facts(source: Released) -> Iterator[Fact]:
    """Yield the facts of one file; what it refers to stands in other files."""
    if isinstance(source, Checklist):
        yield from _fields("", source, {})
        for criterion in source.criteria:
            yield from _criterion_facts(criterion)
    elif isinstance(source, RedFlagRules):
        for flag in source.flags:
            yield from _flag_facts(flag)
    elif isinstance(source, Rubric):
        yield from _rubric_facts(source)
    elif isinstance(source, Tailoring):
        yield from _tailoring_facts(source)
    else:
        assert_never(source)


def list_frozen_facts(frozen: FrozenRubric) -> Iterator[Fact]:
    """Yield the facts of a rubric with all that it asks."""
    yield from _rubric_facts(frozen.rubric)
    for criterion in frozen.criteria:
        yield from _criterion_facts(criterion)
    for flag in frozen.flags:
        yield from _flag_facts(flag)


def _criterion_facts(criterion: Criterion) -> Iterator[Fact]:
    """Yield the facts of a criterion; an obsolete one says nothing any more."""
    if criterion.obsolete:
        return
    yield Fact(Bump.MAJOR, criterion.id, "", "true")
    levels = sorted(criterion.anchors)
    yield Fact(Bump.MINOR, criterion.id, "anchored levels", _json(levels))
    yield from _fields(criterion.id, criterion, _CRITERION)


def _flag_facts(flag: FlagRule) -> Iterator[Fact]:
    """Yield the facts of a red-flag rule; its severity decides on vetoes."""
    yield Fact(Bump.MINOR, flag.id, "", "true")
    yield from _fields(flag.id, flag, {"severity": Bump.MINOR})


def _rubric_facts(rubric: Rubric) -> Iterator[Fact]:
    """Yield the facts of a rubric itself."""
    for domain in rubric.domains:
        name = domain.checklist
        yield Fact(Bump.MAJOR, name, "", "true")
        weights = {"weight": Bump.MAJOR, "floor": Bump.MINOR}
        yield from _fields(name, domain, weights)
    for criterion, weight in sorted(rubric.criterion_weights.items()):
        yield Fact(Bump.MAJOR, criterion, "weight", _json(str(weight)))
    for key in ("leave_out", "advisory"):
        for name in getattr(rubric, key):
            yield Fact(Bump.MAJOR, name, key, "true")
    for step in rubric.scale:
        yield Fact(Bump.MAJOR, f"scale {step.level}", "", "true")
        yield from _fields(f"scale {step.level}", step, {})
    yield from _fields("panel", rubric.panel, {"rule": Bump.MAJOR}, Bump.MINOR)
    for verdict in rubric.verdicts:
        yield Fact(Bump.MINOR, verdict.id, "", "true")
        yield from _fields(verdict.id, verdict, {"reassess": Bump.MINOR})
    for veto in rubric.vetoes:
        yield Fact(Bump.MINOR, veto.id, "", "true")
        worded = {"title": Bump.PATCH, "reason": Bump.PATCH}
        yield from _fields(veto.id, veto, worded, Bump.MINOR)
    apart = {"domains", "criterion_weights", "leave_out", "advisory", "scale"}
    apart |= {"panel", "verdicts", "vetoes"}
    yield from _fields("", rubric, _RUBRIC, without=frozenset(apart))


def _tailoring_facts(tailoring: Tailoring) -> Iterator[Fact]:
    """Yield the facts of a tailoring: what it changes, and what it expects."""
    yield Fact(Bump.MAJOR, "", "tailors", _json(tailoring.tailors))
    for key in ("select", "unselect"):
        for change in getattr(tailoring, key):
            yield Fact(Bump.MAJOR, change.criterion, key, "true")
    for changed in tailoring.reweight:
        name = changed.criterion or changed.domain or ""
        yield Fact(Bump.MAJOR, name, "weight", _json(str(changed.weight)))
    for added in tailoring.add:
        yield from _criterion_facts(added.criterion)
        weight = _json(str(added.weight))
        yield Fact(Bump.MAJOR, added.criterion.id, "weight", weight)
    for benchmark in tailoring.benchmarks:
        level = _json(benchmark.level)
        yield Fact(Bump.MINOR, benchmark.criterion, "benchmark", level)
    yield from _fields("", tailoring, {}, without=frozenset({"tailors"}))


def _fields(
    subject: str,
    model: Model,
    bumps: dict[str, Bump],
    other: Bump = Bump.PATCH,
    *,
    without: frozenset[str] = frozenset(),
) -> Iterator[Fact]:
    """Yield a fact for each field of a model that is given.

    Args:
        subject: whose fields they are.
        model: what has them.
        bumps: what the change of a field raises.
        other: what the change of all other fields raises.
        without: fields that are taken apart elsewhere.
    """
    values = model.model_dump(mode="json", exclude_defaults=True)
    for name, value in values.items():
        if name not in _APART | without:
            yield Fact(bumps.get(name, other), subject, name, _json(value))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
