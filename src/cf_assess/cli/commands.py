"""All commands under one roof, in the order in which a case needs them."""

from __future__ import annotations

import typer

from cf_assess import __version__
from cf_assess.cli import (
    batch,
    case,
    criteria,
    doctor,
    drafts,
    opinion,
    panel,
    review,
    sheet,
)
from cf_assess.language import say


def build_app() -> typer.Typer:
    """Return the command line, worded in the language in force."""
    app = typer.Typer(
        help=say("help.app"),
        no_args_is_help=True,
        rich_markup_mode=None,  # plain help starts in half the time
        pretty_exceptions_enable=False,  # errors are one sentence, see report.py
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_whole_program)
    for module in (
        drafts,
        criteria,
        case,
        review,
        sheet,
        panel,
        opinion,
        batch,
        doctor,
    ):
        module.add_to(app)
    return app


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
