"""What pydantic found, as faults with the place of the key or value, in plain codes."""

from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.located_yaml import Node, find_node
from cf_assess.sources.nearest import list_choices

_EXAMPLES = {
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$": "education.school_bus",
    r"^[a-z][a-z0-9_]*$": "education",
    r"^[a-z][a-z0-9-]*$": "general-2021",
    r"^\d+\.\d+\.\d+$": "1.0.0",
    r"^[a-z][a-z0-9_]*_touched$": "traffic_touched",
    r"^\d+(\.\d+)?(-\d+(\.\d+)?)?$": "3.5",
}
"""Patterns of ids and versions, each with one that fits: nobody reads patterns."""

_SHAPES = {
    "string_type": "text",
    "int_type": "text",
    "fraction_type": "text",
    "bool_type": "text",
    "enum": "text",
    "tuple_type": "list",
    "dict_type": "mapping",
    "mapping_type": "mapping",
    "model_type": "mapping",
}
_BOUNDS = {
    "greater_than": ("gt", "> {}"),
    "greater_than_equal": ("ge", "≥ {}"),
    "less_than": ("lt", "< {}"),
    "less_than_equal": ("le", "≤ {}"),
}
_NUMBERS = {
    "int_parsing": "not_a_whole_number",
    "int_parsing_size": "not_a_whole_number",
    "fraction_parsing": "not_a_number",
    "bool_parsing": "not_yes_or_no",
}


def explain_errors(
    error: ValidationError, tree: Node, model: type[BaseModel]
) -> Iterator[Fault]:
    """Yield a fault for each error of `model`, at its key or value in `tree`."""
    for details in error.errors(include_url=False):
        path = details["loc"]
        if path and path[-1] == "[key]":
            path = path[:-1]
            yield _at_key(find_node(tree, path), *_describe(details, model, path))
        elif details["type"] == "extra_forbidden":
            yield _unknown_key(tree, model, path)
        elif details["type"] == "missing":
            yield _missing_key(find_node(tree, path[:-1]), str(path[-1]))
        else:
            node = find_node(tree, path)
            code, values = _describe(details, model, path)
            yield Fault(node.line, node.column, code, values)


def _at_key(node: Node, code: str, values: Mapping[str, str]) -> Fault:
    return Fault(node.key_line, node.key_column, code, values)


def _missing_key(node: Node, key: str) -> Fault:
    return Fault(node.line, node.column, "missing_key", {"field": key})


def _unknown_key(
    tree: Node, model: type[BaseModel], path: tuple[str | int, ...]
) -> Fault:
    """Return the fault of a key that no field has; a field not given may be meant."""
    name, owner = str(path[-1]), _type_at(model, path[:-1])
    given = find_node(tree, path[:-1]).value
    fields = [
        field
        for field in (owner.model_fields if _is_model(owner) else ())
        if not isinstance(given, dict) or field not in given
    ]
    values = {"field": shown(name), "choices": list_choices(name, fields)}
    return _at_key(find_node(tree, path), "unknown_key", values)


def _describe(
    details: ErrorDetails, model: type[BaseModel], path: tuple[str | int, ...]
) -> tuple[str, dict[str, str]]:
    """Return code and values of an error about a value."""
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    if value is None:
        return "empty_value", {"field": _key_of(path)}
    if isinstance(value, (dict, list)) or (kind in _SHAPES and kind != "enum"):
        return f"wrong_shape_{_SHAPES.get(kind, 'text')}", {"field": _key_of(path)}
    values = {"value": shown(value)}
    if kind in _NUMBERS:
        return _NUMBERS[kind], values
    if kind in _BOUNDS:
        name, bound = _BOUNDS[kind]
        return "out_of_range", values | {"bound": bound.format(context[name])}
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return "bad_pattern", values | {"example": _EXAMPLES.get(pattern, pattern)}
    if kind == "enum":
        allowed = _members(_type_at(model, path))
        return "not_in_list", values | {"choices": list_choices(value, allowed)}
    return "invalid_value", values | {"reason": shown(details["msg"])}


def _key_of(path: tuple[str | int, ...]) -> str:
    """Return the last key on a path; places in lists have none of their own."""
    return shown(next((key for key in reversed(path) if isinstance(key, str)), ""))


def _type_at(model: type[BaseModel], path: tuple[str | int, ...]) -> Any:
    """Return the type that the field at `path` is declared with."""
    declared: Any = model
    for key in path:
        if _is_model(declared):
            field = declared.model_fields.get(str(key))
            declared = field.annotation if field else None
        else:
            declared = _inner(declared)
        declared = _without_none(declared)
    return declared


def _inner(declared: Any) -> Any:
    """Return the type of the values of a tuple or mapping."""
    arguments = [kind for kind in get_args(declared) if kind is not Ellipsis]
    return arguments[-1] if arguments else None


def _without_none(declared: Any) -> Any:
    """Return X for `X | None`."""
    arguments = get_args(declared)
    if NoneType not in arguments or get_origin(declared) is tuple:
        return declared
    return next(kind for kind in arguments if kind is not NoneType)


def _is_model(declared: Any) -> bool:
    return isinstance(declared, type) and issubclass(declared, BaseModel)


def _members(declared: Any) -> tuple[str, ...]:
    """Return the words of a closed list."""
    if isinstance(declared, type) and issubclass(declared, Enum):
        return tuple(str(member.value) for member in declared)
    return ()
