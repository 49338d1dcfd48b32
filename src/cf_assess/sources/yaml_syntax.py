"""Errors of the YAML parser in words that a person who writes checklists knows."""

import yaml

from cf_assess.sources.fault import Fault, shown

_CODES = (
    ("while scanning a quoted scalar", "yaml_quote"),
    ("unknown escape", "yaml_escape"),
    ("hexdecimal", "yaml_escape"),
    ("hexadecimal", "yaml_escape"),
    ("alias", "yaml_star"),
    ("anchor", "yaml_star"),
    ("tag", "yaml_tag_unknown"),
    ("cannot start any token", "yaml_character"),
    ("mapping values are not allowed", "yaml_colon"),
    ("could not find expected ':'", "yaml_no_colon"),
    ("entries are not allowed", "yaml_dash"),
    ("expected ',' or", "yaml_bracket"),
    ("node content", "yaml_bracket"),
    ("block scalar", "yaml_block_text"),
    ("block mapping", "yaml_indent"),
    ("block collection", "yaml_indent"),
    ("block sequence", "yaml_indent"),
)
"""Words of the parser's sentences, in C and in Python, to our codes; first wins."""

_OPENED_AT = frozenset(
    {"yaml_quote", "yaml_bracket", "yaml_no_colon"}
    | {"yaml_star", "yaml_escape", "yaml_block_text"}
)
"""Where the mistake is where the thing began, not where the parser gave up."""


def explain_syntax(error: yaml.YAMLError) -> Fault:
    """Return the fault that an error of the parser stands for."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Fault(1, 1, "yaml_syntax", {"reason": shown(error)})
    said = f"{error.context or ''} {error.problem or ''}"
    code = next((code for words, code in _CODES if words in said), "yaml_syntax")
    mark = error.problem_mark or error.context_mark
    if code in _OPENED_AT and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    values = {"reason": shown(said.strip())} if code == "yaml_syntax" else {}
    return Fault(line, column, code, values)
