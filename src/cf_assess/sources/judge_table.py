"""A checklist that came as tables, judged like a file of its own.

Tables have no lines of YAML.  Each place in them becomes a line of a document made
for the checks, and what the checks find goes back to the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cf_assess.models.checklist import Checklist
from cf_assess.models.library import Library
from cf_assess.models.place import Keys, Place
from cf_assess.models.problem import Problem
from cf_assess.sources.crosscheck import crosscheck
from cf_assess.sources.fault import Fault
from cf_assess.sources.kind import Kind
from cf_assess.sources.known import know_library
from cf_assess.sources.load import make_model
from cf_assess.sources.located_yaml import Node


@dataclass(frozen=True)
class JudgedTable:
    """What tables came to."""

    checklist: Checklist | None
    """None where something has the wrong shape."""
    problems: tuple[Problem, ...]


def judge_table(
    tree: object, places: Mapping[Keys, Place], name: str, library: Library | None
) -> JudgedTable:
    """Return the checklist in a tree of plain values, with all its problems.

    Args:
        tree: dicts, lists and texts, as a file would hold them.
        places: where values stand; others stand where what they belong to stands.
        name: of the file that it shall become, without suffix; its id must equal it.
        library: what it refers to; with None references are not looked at.
    """
    lines = list(dict.fromkeys(places.values()))
    numbers = {place: number for number, place in enumerate(lines)}
    at = {keys: numbers[place] for keys, place in places.items()}
    node = _locate(tree, (), at, 0)
    model, shape = make_model(Kind.CHECKLIST, node)
    taken = {fault.line for fault in shape}
    found = crosscheck(Kind.CHECKLIST, node, name, know_library(library))
    faults = [*shape, *(fault for fault in found if fault.line not in taken)]
    problems = dict.fromkeys(
        (lines[fault.line - 1], fault.code, tuple(_values(fault, lines)))
        for fault in sorted(faults, key=lambda fault: fault.line)
    )
    return JudgedTable(
        model if isinstance(model, Checklist) else None,
        tuple(
            Problem(place=place, code=code, values=dict(values))
            for place, code, values in problems
        ),
    )


def _locate(value: object, keys: Keys, lines: Mapping[Keys, int], above: int) -> Node:
    """Return plain values as nodes whose lines are numbers of places, from 1."""
    line = lines.get(keys, above)
    inside: str | dict[str, Node] | list[Node] | None
    if isinstance(value, dict):
        inside = {k: _locate(v, (*keys, k), lines, line) for k, v in value.items()}
    elif isinstance(value, list):
        inside = [_locate(v, (*keys, n), lines, line) for n, v in enumerate(value)]
    else:
        inside = None if value is None else str(value)
    return Node(line + 1, 1, inside, line + 1, 1)


def _values(fault: Fault, lines: list[Place]) -> list[tuple[str, str]]:
    """Return the values of a fault; a line that it names becomes a row."""
    values = dict(fault.values)
    if "line" in values:
        values["line"] = str(lines[int(values["line"]) - 1].line)
    return list(values.items())
