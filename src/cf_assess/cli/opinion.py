"""Commands on the opinion: opinion, respond."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit, emit_bytes, tell
from cf_assess.cli.options import Force, Number
from cf_assess.language import say


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("opinion", help=say("help.opinion"))(opinion)
    app.command("respond", help=say("help.respond"))(respond)


def opinion(
    number: Number,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE.pdf", help=say("help.output")),
    ],
    preview: Annotated[
        Path | None,
        typer.Option("--preview", metavar="FILE.png", help=say("help.preview")),
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="FILE.json", help=say("help.record")),
    ] = None,
    force: Force = False,
) -> None:
    """Write the numbered opinion as PDF."""
    from cf_assess.models.case import Action
    from cf_assess.workflow import issue
    from cf_assess.workflow.files import refuse_existing

    # Before a number is taken: an office must not lose one to a wrong file name.
    refuse_existing([output, preview, record], force=force)
    with session.open_store() as store:
        titles = issue.plan_titles(session.settings().library)
        issued = issue.issue_opinion(session.seat(store, number, Action.ISSUE), titles)
    emit_bytes(issued.pdf, output, force=force)
    if preview is not None:
        emit_bytes(issue.preview(issued.pdf), preview, force=force)
    if record is not None:
        emit_bytes(issued.record, record, force=force)
    tell(say("talk.issued", number=issued.number))
    emit(str(output.resolve()))


def respond(
    number: Number,
    recommendation: Annotated[int, typer.Argument(help=say("help.respond.number"))],
    answer: Annotated[
        str,
        typer.Argument(
            metavar="adopted|partly_adopted|not_adopted",
            help=say("help.respond.answer"),
        ),
    ],
    reason: Annotated[str, typer.Option(help=say("help.reason"))] = "",
) -> None:
    """Record the drafting department's answer to one recommendation."""
    from cf_assess.cli.parse import read_choice
    from cf_assess.models.case import Action
    from cf_assess.models.response import Answer
    from cf_assess.workflow import follow_up

    word = read_choice(Answer, answer, "answer")
    if word is not Answer.ADOPTED and not reason.strip():
        raise typer.BadParameter(say("talk.reason_needed"), param_hint="--reason")
    with session.open_store() as store:
        seat = session.seat(store, number, Action.RESPOND)
        follow_up.respond(seat, recommendation, word, reason)
    tell(
        say(
            "talk.responded",
            recommendation=recommendation,
            answer=say(f"label.answer.{word.value}"),
        )
    )
