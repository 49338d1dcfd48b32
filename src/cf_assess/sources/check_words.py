"""Faults of the lexicon and of the plans in the register."""

from collections.abc import Iterator

from cf_assess.models.checklist import CHILD
from cf_assess.models.plan import PlanPart
from cf_assess.sources.check_cues import check_terms
from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import (
    at,
    at_child,
    at_key,
    child,
    duplicate_ids,
    ids,
    items,
    text,
    texts,
    whole,
)


def check_lexicon(tree: Node) -> Iterator[Fault]:
    """Yield the faults of the lexicon."""
    subjects = child(tree, "subjects")
    if subjects is not None and isinstance(subjects.value, dict):
        if CHILD not in subjects.value:
            yield at_key(subjects, "missing_key", field=CHILD)
        for name, node in subjects.value.items():
            yield from check_terms(subjects, name)
            if node.value == []:
                yield at(node, "empty_list", field=shown(name))
    for key in ("masks", "indirect"):
        yield from check_terms(tree, key)
    groups = items(tree, "groups")
    yield from duplicate_ids(groups)
    for group in groups:
        yield from check_terms(group, "terms")


def check_plan(tree: Node, file: str) -> Iterator[Fault]:
    """Yield the faults of a plan; `file` is its name, which its id may miss."""
    start, end = whole(child(tree, "start_year")), whole(child(tree, "end_year"))
    if start is not None and end is not None and end < start:
        values = {"start": str(start), "end": str(end)}
        yield at_child(tree, "end_year", "end_before_start", **values)
    plan_items = items(tree, "items")
    yield from duplicate_ids(plan_items)
    plan = text(tree, "id")
    for node, value in ids(plan_items):
        if plan and value.partition("/")[0] not in (plan, file):
            yield at(node, "item_outside_plan", id=shown(value), plan=shown(plan))
    parts = {part for _, part in texts(tree, "parts")}
    for item in plan_items:
        yield from _check_item(item, parts)


def _check_item(item: Node, parts: set[str]) -> Iterator[Fault]:
    part = text(item, "part")
    if part in set(PlanPart) and parts and part not in parts:
        yield at_child(item, "part", "part_not_listed", part=part)
    in_domain = part == PlanPart.DOMAIN
    if in_domain and not text(item, "domain"):
        yield at_child(item, "part", "item_without_domain")
    elif part in set(PlanPart) and not in_domain and text(item, "domain"):
        yield at_child(item, "domain", "item_with_domain", part=part)
