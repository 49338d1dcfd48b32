"""Looking into a located document that may have any shape.

The checks go over what was written, not over models: a file with one misspelt key
has no model, and its author wants to hear of all the other faults all the same.
Whatever has the wrong shape is passed over here; `explain` has reported it.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from cf_assess.sources.fault import Fault
from cf_assess.sources.located_yaml import Node

_WHOLE = re.compile(r"[+-]?\d{1,9}")
_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,18}|/\d{1,18})?")


def child(node: Node | None, key: str) -> Node | None:
    """Return the value of `key`, or None where there is none."""
    if node is not None and isinstance(node.value, dict):
        return node.value.get(key)
    return None


def entries(node: Node | None, key: str) -> dict[str, Node]:
    """Return the mapping at `key`; empty where there is none."""
    found = child(node, key)
    return found.value if found is not None and isinstance(found.value, dict) else {}


def items(node: Node | None, key: str) -> list[Node]:
    """Return the list at `key`; empty where there is none."""
    found = child(node, key)
    return found.value if found is not None and isinstance(found.value, list) else []


def texts(node: Node | None, key: str) -> list[tuple[Node, str]]:
    """Return the texts of the list at `key` with their nodes; empty ones left out."""
    return [
        (item, item.value)
        for item in items(node, key)
        if isinstance(item.value, str) and item.value
    ]


def text(node: Node | None, key: str) -> str:
    """Return the text at `key`; empty where there is none."""
    found = child(node, key)
    return found.value if found is not None and isinstance(found.value, str) else ""


def whole(node: Node | None) -> int | None:
    """Return the whole number that a node holds, or None."""
    value = node.value if node is not None else None
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    return None


def number(node: Node | None) -> Fraction | None:
    """Return the number that a node holds, or None."""
    value = node.value if node is not None else None
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        return None
    try:
        return Fraction(value)
    except ZeroDivisionError:
        return None


def truth(node: Node | None) -> bool | None:
    """Return yes or no as models read them, or None for neither."""
    word = node.value.lower() if node and isinstance(node.value, str) else ""
    if word in {"true", "yes", "on", "1", "t", "y"}:
        return True
    return False if word in {"false", "no", "off", "0", "f", "n"} else None


def has(node: Node, key: str) -> bool:
    """Tell whether `key` is given with something in it."""
    found = child(node, key)
    return found is not None and bool(found.value)


def at(node: Node, code: str, **values: str) -> Fault:
    """Return a fault at a value."""
    return Fault(node.line, node.column, code, values)


def at_key(node: Node, code: str, **values: str) -> Fault:
    """Return a fault at the key of a value."""
    return Fault(node.key_line, node.key_column, code, values)


def at_child(node: Node, key: str, code: str, **values: str) -> Fault:
    """Return a fault at the value of `key`, or at `node` where it is not given."""
    found = child(node, key)
    return at(node if found is None else found, code, **values)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it; what comes first in the file is not first here."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node.value, dict):
            waiting.extend(node.value.values())
        elif isinstance(node.value, list):
            waiting.extend(node.value)


def repeated(nodes: list[tuple[Node, str]]) -> Iterator[tuple[Node, str, Node]]:
    """Yield each node whose text stood before, with the text and the first node."""
    first: dict[str, Node] = {}
    for node, value in nodes:
        if value in first:
            yield node, value, first[value]
        else:
            first[value] = node


def ids(nodes: list[Node], key: str = "id") -> list[tuple[Node, str]]:
    """Return the texts at `key` of all nodes, each with its own node."""
    found = [(child(node, key), text(node, key)) for node in nodes]
    return [(node, value) for node, value in found if node is not None and value]


def duplicate_ids(nodes: list[Node], key: str = "id") -> Iterator[Fault]:
    """Yield a fault for each id that stood before in a list of mappings."""
    for node, value, first in repeated(ids(nodes, key)):
        yield at(node, "duplicate_id", id=value, line=str(first.line))
