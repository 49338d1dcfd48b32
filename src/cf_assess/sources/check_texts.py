"""Faults that any file can have: empty texts, values given twice, lists of nothing."""

import re
from collections.abc import Iterator

from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import at, repeated, walk

_MAY_BE_EMPTY = frozenset({"domain"})
"""The field of a plan item outside the seven fields is an empty text."""
_NEEDS_ITEMS = frozenset(
    {"criteria", "sources", "drafts", "when", "domains", "scale", "verdicts"}
    | {"bands", "flags", "items", "parts", "terms", "subjects"}
)
"""Lists that say nothing when they are empty, whatever file they stand in."""
_POWER = re.compile(r"[+-]?[\d.]+[eE][+-]?\d+")
"""`1e999999999` is read as a number by fractions, and would take all memory."""


def check_texts(tree: Node) -> Iterator[Fault]:
    """Yield the faults of a document that need no knowledge of what it is."""
    for node in walk(tree):
        if isinstance(node.value, dict):
            yield from _check_entries(node.value)
        elif isinstance(node.value, list):
            yield from _check_list(node.value)


def has_power(tree: Node) -> Iterator[Fault]:
    """Yield a fault for each number written as a power of ten."""
    for node in walk(tree):
        if isinstance(node.value, str) and _POWER.fullmatch(node.value):
            yield at(node, "not_a_number", value=shown(node.value))


def _check_entries(entries: dict[str, Node]) -> Iterator[Fault]:
    for key, node in entries.items():
        if isinstance(node.value, str) and not node.value.strip():
            if key not in _MAY_BE_EMPTY:
                yield at(node, "empty_text", field=shown(key))
        elif node.value == [] and key in _NEEDS_ITEMS:
            yield at(node, "empty_list", field=shown(key))


def _check_list(items: list[Node]) -> Iterator[Fault]:
    texts = [(item, item.value) for item in items if isinstance(item.value, str)]
    for node, value in texts:
        if not value.strip():
            yield at(node, "empty_item")
    filled = [(node, value) for node, value in texts if value.strip()]
    for node, value, first in repeated(filled):
        yield at(node, "duplicate_in_list", value=shown(value), line=str(first.line))
