"""Faults of indicators and of the targets that a plan sets for them."""

from collections.abc import Collection, Iterator

from cf_assess.models.target import Comparator
from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import (
    at,
    at_child,
    child,
    duplicate_ids,
    ids,
    items,
    repeated,
    text,
    texts,
    whole,
)
from cf_assess.sources.nearest import list_choices


def check_indicators(tree: Node) -> Iterator[Fault]:
    """Yield the faults of the file of indicators: an id or a name given twice."""
    indicators = items(tree, "indicators")
    yield from duplicate_ids(indicators)
    names = ids(indicators, "name")
    names += [alias for one in indicators for alias in texts(one, "aliases")]
    for node, name, first in repeated(names):
        yield at(node, "duplicate_label", label=shown(name), line=str(first.line))


def check_targets(tree: Node, indicators: Collection[str] | None) -> Iterator[Fault]:
    """Yield the faults of the targets of a plan.

    Args:
        tree: the plan as written.
        indicators: ids of indicators; None where they are not known.
    """
    own = {name for _, name in ids(items(tree, "items"))}
    seen: dict[tuple[str, str], Node] = {}
    for target in items(tree, "targets"):
        yield from _check_references(target, own, indicators)
        yield from _check_value(target)
        key = (text(target, "item"), text(target, "indicator"))
        first = seen.setdefault(key, target)
        if first is not target:
            values = {"id": shown(key[1]), "line": str(first.line)}
            yield at_child(target, "indicator", "duplicate_id", **values)


def _check_references(
    target: Node, own: Collection[str], indicators: Collection[str] | None
) -> Iterator[Fault]:
    item, indicator = text(target, "item"), text(target, "indicator")
    if item and item not in own:
        values = {"id": shown(item), "choices": list_choices(item, own)}
        yield at_child(target, "item", "unknown_source", **values)
    if indicator and indicators is not None and indicator not in indicators:
        values = {
            "id": shown(indicator),
            "choices": list_choices(indicator, indicators),
        }
        yield at_child(target, "indicator", "unknown_indicator", **values)


def _check_value(target: Node) -> Iterator[Fault]:
    """Yield what in value and years does not go together."""
    value = text(target, "value")
    is_range = text(target, "comparator") == Comparator.RANGE
    if value and is_range is not ("-" in value):
        yield at_child(target, "value", "value_not_range", value=shown(value))
    base, year = whole(child(target, "base_year")), whole(child(target, "target_year"))
    if base is not None and year is not None and base >= year:
        values = {"start": str(base), "end": str(year)}
        yield at_child(target, "target_year", "end_before_start", **values)
