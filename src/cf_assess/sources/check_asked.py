"""Faults between a rubric and the checklists that it asks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.known import CriterionFacts, highest_level
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import (
    at,
    at_child,
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

Checklists = Mapping[str, tuple[CriterionFacts, ...]]


@dataclass(frozen=True)
class _Asked:
    """What a rubric asks, as far as a veto or weight must know it."""

    owner: Mapping[str, str]
    """Every criterion that is known to the checklist it stands in."""
    obsolete: frozenset[str]
    checklists: frozenset[str]
    left_out: frozenset[str]
    advisory: frozenset[str]


def check_asked(tree: Node, checklists: Checklists | None) -> Iterator[Fault]:
    """Yield the faults of a rubric's references to checklists and criteria.

    Args:
        tree: the rubric.
        checklists: None where they are not known; then only what contradicts itself
            within the rubric is seen.
    """
    yield from duplicate_ids(items(tree, "domains"), "checklist")
    if checklists is not None:
        yield from _check_domains(tree, checklists)
    asked = _what_is_asked(tree, checklists or {})
    for node, name in _weights(tree):
        yield from _check_weight(node, name, asked, known=checklists is not None)
    for key in ("leave_out", "advisory"):
        for node, name in texts(tree, key):
            if checklists is not None:
                yield from _locate(_values(node), name, asked)
            if key == "advisory" and name in asked.left_out:
                yield at(node, "criterion_left_out", id=shown(name))
    for node, name in ids(items(tree, "vetoes"), "criterion"):
        yield from _check_veto(node, name, asked, known=checklists is not None)


def _what_is_asked(tree: Node, checklists: Checklists) -> _Asked:
    return _Asked(
        owner={c.id: name for name, facts in checklists.items() for c in facts},
        obsolete=frozenset(
            c.id for facts in checklists.values() for c in facts if c.obsolete
        ),
        checklists=frozenset(n for _, n in ids(items(tree, "domains"), "checklist")),
        left_out=frozenset(name for _, name in texts(tree, "leave_out")),
        advisory=frozenset(name for _, name in texts(tree, "advisory")),
    )


def _check_domains(tree: Node, checklists: Checklists) -> Iterator[Fault]:
    highest = highest_level(tree)
    for node, name in ids(items(tree, "domains"), "checklist"):
        if name not in checklists:
            values = {"id": shown(name), "choices": list_choices(name, checklists)}
            yield at(node, "unknown_checklist", **values)
        for facts in checklists.get(name, ()):
            off = [level for level in facts.levels if not 0 <= level <= highest]
            if off:
                values = {"id": shown(facts.id), "level": str(off[0])}
                yield at(node, "level_off_scale", **values, scale=f"0–{highest}")
