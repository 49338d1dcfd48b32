"""What the interface says, in Simplified Chinese or English.

The catalogue is `locales/`: one module for each kind of wording, both languages
side by side, so that none can be forgotten.  A key's first part names the module:
`error.DraftEmptyError` stands in `locales/error.py`.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # pydantic would cost the start of the program a third of its time
    from collections.abc import Mapping

    from cf_assess.errors import CfAssessError
    from cf_assess.models.problem import Problem


class Language(StrEnum):
    """The languages of the interface."""

    CHINESE = "zh-CN"
    ENGLISH = "en"


_current = Language.CHINESE


def set_language(language: Language) -> None:
    """Make `language` the language of everything said from now on."""
    global _current  # one interface, one language, set once at start
    _current = language


def current_language() -> Language:
    """Return the language in force."""
    return _current


def say(key: str, **values: object) -> str:
    """Return the wording of `key` in the language in force, filled with `values`.

    Raises:
        KeyError: the catalogue has no such key; a test looks for that.
    """
    return _wording(key).format(**values) if values else _wording(key)


def knows(key: str) -> bool:
    """Tell whether the catalogue has `key`."""
    section = key.partition(".")[0]
    try:
        catalogue = import_module(f"cf_assess.locales.{section}")
    except ModuleNotFoundError:
        return False
    return key in catalogue.WORDING


def _wording(key: str) -> str:
    """Return the unfilled wording of `key`."""
    section = key.partition(".")[0]
    catalogue = import_module(f"cf_assess.locales.{section}")
    chinese, english = catalogue.WORDING[key]
    text: str = english if _current is Language.ENGLISH else chinese
    return text


_VISIBLE = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), 0x061C, 0x200E, 0x200F], 0xFFFD),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
}
"""Controls and marks of direction, and the sign that stands for each."""


def literal(text: str) -> str:
    """Return `text` so that no terminal takes anything in it for an order.

    Names of files and comments come from outside; escape codes in them show as
    signs, line feeds and tabs stay.
    """
    return text.translate(_VISIBLE)


def explain_error(error: CfAssessError) -> str:
    """Return the sentence of an error: what, where, and what to do next."""
    return say(f"error.{type(error).__name__}", **_worded(error.values))


_CODED = {
    "kind": "label.thing",
    "action": "label.action",
    "role": "label.role",
    "step": "label.step",
    "reason": "problem.reason",
}
"""Values of errors that are codes; the sentence shows the wording of the code."""


def _worded(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values of an error with codes and hints put into words."""
    worded = dict(values)
    for name, section in _CODED.items():
        if knows(f"{section}.{values.get(name)}"):
            worded[name] = say(f"{section}.{values[name]}")
    if values.get("nearest"):
        worded["nearest"] = say("error.nearest", name=values["nearest"])
    return worded


def explain_problem(problem: Problem) -> str:
    """Return a problem as `file:line:column: code: sentence`."""
    return f"{problem.place}: {problem.code}: {word_problem(problem)}"


def word_problem(problem: Problem) -> str:
    """Return what is wrong, without where it stands."""
    return say(f"problem.{problem.code}", **problem.values)
