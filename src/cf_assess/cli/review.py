"""The command that opens the terminal interface."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cf_assess.cli import session
from cf_assess.language import say

if TYPE_CHECKING:
    from cf_assess.workflow.cases import CaseStore

_CASE_NUMBER = re.compile(r"\d{4}-\d{4,}")


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("review", help=say("help.review"))(review)


def review(
    target: Annotated[
        str, typer.Argument(metavar="NUMBER|DRAFT", help=say("help.review.target"))
    ],
    rubric: Annotated[
        str, typer.Option("--rubric", metavar="ID", help=say("help.rubric"))
    ] = "general",
) -> None:
    """Score a case in the terminal; a draft opens or makes a case of one's own."""
    from cf_assess.errors import NoTerminalError
    from cf_assess.models.case import Action

    if not session.has_terminal():
        raise NoTerminalError
    with session.open_store() as store:
        numbered = _CASE_NUMBER.fullmatch(target) is not None
        number = target if numbered else _own_case(store, Path(target), rubric)
        seat = session.seat(store, number, Action.MARK)
        from cf_assess.tui import run_review  # loads Textual, half a second

        run_review(seat, session.now)


def _own_case(store: CaseStore, draft: Path, rubric: str) -> str:
    """Return the number of the case of one's own on a draft."""
    from cf_assess.workflow import criteria, register

    settings = session.settings()
    library = criteria.open_library(settings.library)
    entry = register.Registration(
        path=draft,
        frozen=criteria.frozen_rubric(library, rubric),
        members=register.single_member(settings.person),
        now=session.now(),
        issuer=settings.issuer,
    )
    return register.open_own_case(store, entry).number
