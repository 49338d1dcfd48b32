"""Typer's errors of usage in the language of the interface.

Typer keeps a private copy of click, so its errors have no public classes; they are
told apart by their names and attributes.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from cf_assess.cli.commands import COMMANDS
from cf_assess.language import say


def explain_usage(error: Exception) -> str:
    """Return what is wrong with a command line, as one sentence or as its help."""
    message = str(getattr(error, "format_message", str)())
    if message.startswith("Usage:"):
        return message  # a group without a command: its help
    unknown = re.match(r"No such command '([^']*)'", message)
    if unknown:
        return say("talk.usage.command", name=unknown[1], nearest=_nearest(unknown[1]))
    match type(error).__name__:
        case "NoSuchOption":
            option = getattr(error, "option_name", "")
            return say("talk.usage.option", name=option)
        case "MissingParameter":
            return say("talk.usage.missing", name=_parameter(error))
        case "BadParameter":
            text = str(getattr(error, "message", message))
            return say("talk.usage.bad", name=_parameter(error), reason=text)
    return say("talk.usage", reason=message)


def _parameter(error: Exception) -> str:
    """Return the parameter that an error is about, as the person would write it."""
    hint = getattr(error, "param_hint", None)
    parameter = getattr(error, "param", None)
    if hint is None and parameter is not None:
        options = list(getattr(parameter, "opts", []))
        is_option = any(name.startswith("-") for name in options)
        hint = options if is_option else str(parameter.name).upper()
    return hint if isinstance(hint, str) else " / ".join(hint or ["?"])


def _nearest(name: str) -> str:
    """Return a hint at the nearest command, or nothing."""
    near = get_close_matches(name, COMMANDS, n=1)
    return say("error.nearest", name=near[0]) if near else ""
