"""Faults between a rubric and the checklists that it asks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.known import CriterionFacts, Known, highest_level
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import (
    at,
    at_key,
    child,
    duplicate_ids,
    entries,
    ids,
    items,
    text,
    texts,
)
from cf_assess.sources.nearest import list_choices

Position = tuple[int, int]
Checklists = Mapping[str, tuple[CriterionFacts, ...]]


@dataclass(frozen=True)
class _Asked:
    """Which criteria there are and which of them a rubric asks."""

    owner: Mapping[str, str]
    """Every criterion that is known to the checklist it stands in."""
    obsolete: frozenset[str]
    checklists: frozenset[str]


def check_asked(tree: Node, known: Known) -> Iterator[Fault]:
    """Yield the faults of a rubric's references to checklists and criteria.

    Where the checklists are not known, only what contradicts itself is seen.
    """
    yield from duplicate_ids(items(tree, "domains"), "checklist")
    if known.checklists is not None:
        yield from _check_domains(tree, known.checklists, known.unread)
        asked = _what_is_asked(tree, known.checklists)
        for place, name in _references(tree):
            if name.partition(".")[0] not in known.unread:
                yield from _locate(place, name, asked)
    yield from _check_left_out(tree)
    yield from _check_plans(tree, known.plan_items)
    subject, node = text(tree, "subject"), child(tree, "subject")
    if node and subject and known.subjects and subject not in known.subjects:
        choices = list_choices(subject, known.subjects)
        yield at(node, "unknown_subject", id=shown(subject), choices=choices)


def _check_plans(tree: Node, plan_items: frozenset[str] | None) -> Iterator[Fault]:
    """Yield each plan that an opinion is to cite and nobody has registered."""
    if plan_items is None:
        return
    plans = {item.partition("/")[0] for item in plan_items}
    for node, name in texts(child(tree, "opinion"), "plans"):
        if name not in plans:
            choices = list_choices(name, plans)
            yield at(node, "unknown_plan", id=shown(name), choices=choices)


def _references(tree: Node) -> Iterator[tuple[Position, str]]:
    """Yield every criterion that a rubric names, with where it does."""
    for name, node in entries(tree, "criterion_weights").items():
        yield (node.key_line, node.key_column), name
    named = [*texts(tree, "leave_out"), *texts(tree, "advisory")]
    for node, name in [*named, *ids(items(tree, "vetoes"), "criterion")]:
        yield (node.line, node.column), name


def _what_is_asked(tree: Node, checklists: Checklists) -> _Asked:
    asked = frozenset(n for _, n in ids(items(tree, "domains"), "checklist"))
    by_use = sorted(checklists.items(), key=lambda entry: entry[0] in asked)
    return _Asked(
        # an id in two checklists, a fault of theirs, counts for the one that is asked
        owner={c.id: name for name, facts in by_use for c in facts},
        obsolete=frozenset(
            c.id for facts in checklists.values() for c in facts if c.obsolete
        ),
        checklists=asked,
    )


def _check_domains(
    tree: Node, checklists: Checklists, unread: frozenset[str]
) -> Iterator[Fault]:
    highest = highest_level(tree)
    for node, name in ids(items(tree, "domains"), "checklist"):
        if name not in checklists and name not in unread:
            values = {"id": shown(name), "choices": list_choices(name, checklists)}
            yield at(node, "unknown_checklist", **values)
        for facts in checklists.get(name, ()):
            off = [level for level in facts.levels if not 0 <= level <= highest]
            if off:
                values = {"id": shown(facts.id), "level": str(off[0])}
                yield at(node, "level_off_scale", **values, scale=f"0–{highest}")


def _locate(place: Position, name: str, asked: _Asked) -> Iterator[Fault]:
    """Yield why a criterion that a rubric names is not one that it asks."""
    checklist = asked.owner.get(name)
    if checklist is None:
        values = {"id": shown(name), "choices": list_choices(name, asked.owner)}
        yield Fault(*place, "unknown_criterion", values)
    elif checklist not in asked.checklists:
        values = {"id": shown(name), "checklist": shown(checklist)}
        yield Fault(*place, "criterion_not_asked", values)
    elif name in asked.obsolete:
        yield Fault(*place, "criterion_obsolete", {"id": shown(name)})


def _check_left_out(tree: Node) -> Iterator[Fault]:
    """Yield the criteria that a rubric leaves out or only shows, and yet relies on."""
    left_out = {name for _, name in texts(tree, "leave_out")}
    advisory = {name for _, name in texts(tree, "advisory")}
    for name, node in entries(tree, "criterion_weights").items():
        if name in left_out | advisory:
            code = "criterion_left_out" if name in left_out else "advisory_weighed"
            yield at_key(node, code, id=shown(name))
    for node, name in texts(tree, "advisory"):
        if name in left_out:
            yield at(node, "criterion_left_out", id=shown(name))
    for node, name in ids(items(tree, "vetoes"), "criterion"):
        if name in left_out:
            yield at(node, "criterion_left_out", id=shown(name))
        elif name in advisory:
            yield at(node, "veto_on_advisory", id=shown(name))
