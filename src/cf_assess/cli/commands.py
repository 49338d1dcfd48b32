"""All commands under one roof, in the order in which a case needs them.

Declaring a command costs more than a millisecond, so only the one that is called is
declared; the list of all of them is made of names and a line of help.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import typer

from cf_assess import __version__
from cf_assess.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "draft": "drafts",
    "evidence": "drafts",
    "flags": "drafts",
    "targets": "targets",
    "case": "case",
    "screen": "case",
    "review": "review",
    "sheet": "sheet",
    "panel": "panel",
    "deliberate": "panel",
    "conclude": "panel",
    "explain": "panel",
    "opinion": "opinion",
    "respond": "opinion",
    "score": "criteria",
    "batch": "batch",
    "checklist": "criteria",
    "rubric": "rubrics",
    "doctor": "doctor",
}
"""Command or group, and the module that has it."""

_HELP = {"rubric": "help.rubrics", "targets": "targets.help"}
"""Those whose help goes by another name than their own."""


def build_app(arguments: Sequence[str]) -> typer.Typer:
    """Return the command line for these arguments, in the language in force."""
    app = typer.Typer(
        help=say("help.app"),
        rich_markup_mode=None,  # plain help starts in half the time
        pretty_exceptions_enable=False,  # errors are one sentence, see report.py
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_whole_program)
    called = next((word for word in arguments if not word.startswith("-")), "")
    if called in COMMANDS:
        import_module(f"cf_assess.cli.{COMMANDS[called]}").add_to(app)
        return app
    for name in COMMANDS:
        app.command(name, help=say(_HELP.get(name, f"help.{name}")))(_listed_only)
    return app


def _listed_only() -> None:
    # Stands for a command in the list of all; a call builds the real one instead.
    raise RuntimeError("a listed command was called")


def _whole_program(
    version: bool = typer.Option(False, "--version", help=say("help.version")),
    lang: str = typer.Option("", "--lang", metavar="zh-CN|en", help=say("help.lang")),
    store: str = typer.Option("", "--store", metavar="URL", help=say("help.store")),
    person: str = typer.Option("", "--as", metavar="ID", help=say("help.as")),
) -> None:
    # The last three are taken out of the line before it is parsed (session.py);
    # they are declared for the help.
    if version:
        typer.echo(f"cf-assess {__version__}")
        raise typer.Exit
